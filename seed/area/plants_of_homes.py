"""Planted missing links of a household: a sibling whom nobody saw, a newcomer, an adult between two homes."""

from __future__ import annotations

from seed.area.contacts import day_back
from seed.area.homes import add_adult, make_person
from seed.area.people import Case, Home, Person, Tie, World
from seed.area.planting import (
    ONE_CHILD,
    PARENT_AND_CHILD,
    Planted,
    answer,
    keep_apart,
    make_family,
    situation_edges,
    support,
    two_services,
)
from seed.area.sheets import iso

VISITS = 4


def sibling_without_agency(world: World, case: Case) -> Planted:
    """Rule 4: of two children one has a protection plan, and social care supports that one alone."""
    home, parent, child = make_family(world, case)
    sibling = make_person(world, world.rng.uniform(10, 13), home.name, case=case)
    case.live(home, sibling, home.since)
    case.relate(parent, "parent", sibling, "birth", "true")
    tie = _plan(world, case, child, home)
    edges = [*(_member(each, home, home.since) for each in (child, sibling)), *situation_edges(case, child)]
    tie.lead = tie.worker is not None
    both = [child.id, sibling.id]
    return answer("sibling-without-agency", [sibling.id], both, [home], (), ["child-social-care"], edges=edges)


def adult_in_two_households(world: World, case: Case) -> Planted:
    """Rule 5: an adult lives in two homes; a service supports a child in each, and they have never spoken."""
    home, _, child = make_family(world, case)
    other_home, _, other = make_family(world, case)
    adult = add_adult(world, case, home, world.rng.uniform(28, 46), "male")
    case.live(other_home, adult, other_home.since)
    pair = two_services(world, home, PARENT_AND_CHILD)
    ties = [support(world, case, child, home, pair[0]), support(world, case, other, other_home, pair[1])]
    keep_apart(case, *ties)
    homes = [home, other_home]
    edges = [_member(adult, each, each.since) for each in homes]
    named = [each.id for each in homes]
    return answer("adult-in-two-households", [adult.id], [adult.id], homes, ties, named, edges=edges)


def adult_not_related(world: World, case: Case) -> Planted:
    """Rule 6: somebody lives with a child in need, and nobody recorded who they are to anyone."""
    home, _, child = make_family(world, case)
    case.situation(child, "child-in-need", world.today - world.rng.randint(20, 200))
    adult = add_adult(world, case, home, world.rng.uniform(22, 50))
    edges = [_member(adult, home, home.since), *situation_edges(case, child)]
    return answer("adult-not-related", [adult.id], [adult.id, child.id], [home], (), [home.id], edges=edges)


def new_in_household(world: World, case: Case) -> Planted:
    """Rule 19: somebody came to live with a child, and nobody who supports the family has met them."""
    home, parent, child = make_family(world, case)
    adult = make_person(world, world.rng.uniform(24, 45), gender="male", case=case)
    since = world.today - world.rng.randint(10, 170)
    case.live(home, adult, since)
    case.relate(adult, "partner", parent, "together")
    tie = support(world, case, child, home, two_services(world, home, ONE_CHILD[:1])[0])
    tie.lead = True
    edges = [_member(adult, home, since)]
    return answer("new-in-household", [adult.id], [adult.id, child.id], [home], (), [home.id], edges=edges)


def child_not_seen(world: World, case: Case) -> Planted:
    """Rule 18: the mother of a child in need is visited again and again, and nobody sees the child."""
    home, parent, child = make_family(world, case)
    case.situation(child, "child-in-need", world.today - world.rng.randint(100, 300))
    tie = support(world, case, parent, home, two_services(world, home, PARENT_AND_CHILD[3:4])[0])
    for week in range(VISITS):
        visit = {
            "id": world.id("k"),
            "professional_id": tie.who,
            "on": iso(day_back(world, 7 * week + 1, 7 * week + 1)),
        }
        case.rows.append(("contacts", visit | {"client_id": parent.id, "kind": "visit", "planned": "false"}))
    edges = [_member(child, home, home.since), *situation_edges(case, child)]
    return answer("child-not-seen", [child.id], [child.id], [home], [tie], edges=edges)


def _plan(world: World, case: Case, child: Person, home: Home) -> Tie:
    """A protection plan, and the social worker for it."""
    tie = support(world, case, child, home, two_services(world, home, ONE_CHILD[:1])[0])
    tie.role = "child-protection-social-worker"
    case.situation(child, "child-protection-plan", tie.start)
    return tie


def _member(person: Person, home: Home, since: int) -> str:
    return f"member|{person.id}|{home.id}|{iso(since)}"

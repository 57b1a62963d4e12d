"""Planted missing links: families built so that a rule certainly asks about them, and the answer that it must give.

The answers are written from what was built (missing-links.md §2), never from running the rules.
"""

from __future__ import annotations

from collections.abc import Callable

from seed.area.homes import add_adult, make_home, make_person
from seed.area.people import YEAR, Case, World
from seed.area.planting import (
    ONE_CHILD,
    PARENT_AND_CHILD,
    Planted,
    add_practice,
    answer,
    hear_from,
    keep_apart,
    make_family,
    situation_edges,
    support,
    two_services,
)
from seed.area.plants_of_areas import (
    agencies_not_in_touch,
    isolated_agency,
    possible_duplicate,
    same_address,
    same_number,
)
from seed.area.plants_of_homes import (
    adult_in_two_households,
    adult_not_related,
    child_not_seen,
    new_in_household,
    sibling_without_agency,
)
from seed.area.plants_of_support import (
    concern_not_discussed,
    ended_without_successor,
    expected_role_missing,
    left_but_listed,
    planned_passed,
    team_not_met,
    visits_bunched,
)
from seed.area.plants_of_teams import moved_on, not_heard_from, single_connector, team_in_parts

FEWEST_OF_A_RULE, FEWEST_IN_A_SMALL_AREA = 3, 1
SMALL_AREA = 300  # clients; plants would be nearly all of it
FAMILIES_A_PLANT = 50
LARGEST_PLANT = 5
PLAN_CADENCE, USUAL_WINDOW = 14, 90


def plant(world: World, rule: str) -> tuple[Case, Planted]:
    """A new case in which `rule` certainly holds."""
    case = Case()
    return case, PLANTS[rule](world, case)


def planned_number(rule: str, clients: int) -> int:
    """How many of a rule an area of that many clients gets: of all together one family in fifty, three at least.

    One in a small area; of those that need agencies of their own no more than the fewest: there are not many agencies.
    """
    fewest = FEWEST_IN_A_SMALL_AREA if clients < SMALL_AREA else FEWEST_OF_A_RULE
    if rule in OF_AGENCIES:
        return fewest
    return max(fewest, round(clients / 2.5 / FAMILIES_A_PLANT / len(PLANTS)))


def workers_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 1: two support the same child, and nothing is recorded between them."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD)]
    keep_apart(case, *ties)
    ties[0].lead = ties[0].worker is not None
    hear_from(world, case, child, home, ties)
    return answer("workers-not-in-contact", [tie.who for tie in ties], [child.id], [home], ties, [home.id])


def household_workers_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 2: one supports the parent, one the child."""
    home, parent, child = make_family(world, case)
    pair = two_services(world, home, PARENT_AND_CHILD)
    ties = [support(world, case, who, home, service) for who, service in zip((parent, child), pair, strict=True)]
    keep_apart(case, *ties)
    hear_from(world, case, child, home, ties)
    clients = [parent.id, child.id]
    return answer("household-workers-not-in-contact", [tie.who for tie in ties], clients, [home], ties, [home.id])


def linked_households_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 3: one supports the father, who lives elsewhere, one the child."""
    home, _, child = make_family(world, case)
    other = make_home(world, case, world.rng.choice(world.names.family), near=home)
    father = add_adult(world, case, other, world.rng.uniform(28, 46), "male")
    case.relate(father, "parent", child, "birth", "true")
    pair = two_services(world, home, PARENT_AND_CHILD)
    ties = [support(world, case, father, other, pair[0]), support(world, case, child, home, pair[1])]
    keep_apart(case, *ties)
    return answer(
        "linked-households-not-in-contact",
        [tie.who for tie in ties],
        [father.id, child.id],
        [home, other],
        ties,
        [home.id, other.id],
    )


def lapsed_contact(world: World, case: Case) -> Planted:
    """Rule 8: someone hasn't seen the client for longer than the cadence; of a protection plan in one case of three."""
    home, _, child = make_family(world, case)
    pair = two_services(world, home, ONE_CHILD[:2])
    ties = [support(world, case, child, home, service) for service in pair]
    lapsed = next(tie for tie in ties if tie.agency.kind.code in ("child-social-care", "voluntary"))
    window = USUAL_WINDOW
    if lapsed.role == "social-worker" and world.chance(0.6):
        lapsed.role, lapsed.lead, window = "child-protection-social-worker", True, PLAN_CADENCE
        case.situation(child, "child-protection-plan", lapsed.start)
    lapsed.quiet_from = world.today - window - world.rng.randint(3, 40)
    return answer("lapsed-contact", [lapsed.who, child.id], [child.id], [home], [lapsed])


def no_lead(world: World, case: Case) -> Planted:
    """Rule 10: several agencies support the child, and nobody leads."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD)]
    practice = add_practice(world, case, child, home)
    team = [tie for tie in (*ties, practice) if tie is not None]
    return answer("no-lead", [child.id], [child.id], [home], team)


def two_leads(world: World, case: Case) -> Planted:
    """Rule 10: two believe that they lead."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD[:2])]
    for tie in ties:
        tie.lead = True
    return answer("two-leads", [child.id], [child.id], [home], ties, after=[tie.who for tie in ties])


def parent_not_recorded(world: World, case: Case) -> Planted:
    """Rule 6: a child is in need, and of its parents only the mother is recorded."""
    home, _, child = make_family(world, case)
    case.situation(child, "child-in-need", world.today - world.rng.randint(20, 200))
    add_practice(world, case, child, home)
    return answer("parent-not-recorded", [child.id], [child.id], [home], edges=situation_edges(case, child))


def no_visit_planned(world: World, case: Case) -> Planted:
    """Rule 9: a child has a protection plan, and no contact with it is planned."""
    home, _, child = make_family(world, case)
    tie = support(world, case, child, home, two_services(world, home, ONE_CHILD[:1])[0])
    tie.role, tie.lead = "child-protection-social-worker", tie.worker is not None
    case.situation(child, "child-protection-plan", tie.start)
    tie.quiet_from = world.today - world.rng.randint(0, 9)  # seen not long ago, and nothing is planned after that
    return answer("no-visit-planned", [child.id], [child.id], [home], [tie], edges=situation_edges(case, child))


def turning_18(world: World, case: Case) -> Planted:
    """Rule 22: someone in care is soon 18, and only social care supports them."""
    home = make_home(world, case, world.rng.choice(world.names.family))
    add_adult(world, case, home, world.rng.uniform(40, 52), "female")
    youth = make_person(world, 17, home.name, case=case)
    youth.born = world.today - int(world.rng.uniform(17.6, 17.9) * YEAR)
    case.live(home, youth, home.since)
    tie = support(world, case, youth, home, two_services(world, home, ONE_CHILD[:1])[0])
    tie.role, tie.lead = "looked-after-social-worker", True
    case.situation(youth, "looked-after", tie.start)
    return answer("turning-18", [youth.id], [youth.id], [home], [tie], edges=situation_edges(case, youth))


PLANTS: dict[str, Callable[[World, Case], Planted]] = {
    "workers-not-in-contact": workers_not_in_contact,
    "household-workers-not-in-contact": household_workers_not_in_contact,
    "linked-households-not-in-contact": linked_households_not_in_contact,
    "not-heard-from": not_heard_from,
    "lapsed-contact": lapsed_contact,
    "parent-not-recorded": parent_not_recorded,
    "no-visit-planned": no_visit_planned,
    "no-lead": no_lead,
    "two-leads": two_leads,
    "turning-18": turning_18,
    "single-connector": single_connector,
    "team-in-parts": team_in_parts,
    "moved-on": moved_on,
    "same-address": same_address,
    "same-number": same_number,
    "isolated-agency": isolated_agency,
    "agencies-not-in-touch": agencies_not_in_touch,
    "possible-duplicate": possible_duplicate,
    "sibling-without-agency": sibling_without_agency,
    "adult-in-two-households": adult_in_two_households,
    "adult-not-related": adult_not_related,
    "new-in-household": new_in_household,
    "child-not-seen": child_not_seen,
    "expected-role-missing": expected_role_missing,
    "left-but-listed": left_but_listed,
    "concern-not-discussed": concern_not_discussed,
    "team-not-met": team_not_met,
    "ended-without-successor": ended_without_successor,
    "planned-passed": planned_passed,
    "visits-bunched": visits_bunched,
}
OF_AGENCIES = ("isolated-agency", "agencies-not-in-touch")

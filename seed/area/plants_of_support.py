"""Planted missing links of who supports a child: who has left or ended, who was never asked, who has not met."""

from __future__ import annotations

from itertools import combinations

from seed.area.contacts import working_day
from seed.area.people import Case, Home, Person, Tie, World
from seed.area.planting import (
    ONE_CHILD,
    Pair,
    Planted,
    Service,
    answer,
    keep_apart,
    make_family,
    new_worker,
    serving,
    situation_edges,
    support,
    two_services,
)
from seed.area.sheets import iso

# Three of different agencies whom one child may have.
THREE = (
    ("child-social-care", "social-worker"),
    ("child-mental-health", "therapist"),
    ("school-nursing", "school-nurse"),
)
CARE_AND_HOUSING: tuple[Pair, ...] = ONE_CHILD[:1]


def expected_role_missing(world: World, case: Case) -> Planted:
    """Rule 11: a child in need is of school age, and nobody of a school is on the team."""
    home, _, child = make_family(world, case)
    care, _ = two_services(world, home, CARE_AND_HOUSING)
    tie = support(world, case, child, home, care)
    tie.lead = True
    case.situation(child, "child-in-need", tie.start)
    edges = situation_edges(case, child)
    return answer("expected-role-missing", [child.id], [child.id], [home], [tie], ["kind:school"], edges=edges)


def left_but_listed(world: World, case: Case) -> Planted:
    """Rule 12: somebody has left, and is still listed."""
    home, _, child = make_family(world, case)
    agency, _ = serving(world, home, "child-social-care", "social-worker")
    worker = new_worker(world, case, agency, "social-worker", active=False)
    tie = support(world, case, child, home, (agency, worker, "social-worker"))
    return answer("left-but-listed", [tie.who, child.id], [child.id], [home], [tie])


def concern_not_discussed(world: World, case: Case) -> Planted:
    """Rule 15: two are concerned, and have not met since."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD[:2])]
    keep_apart(case, *ties)
    for tie in ties:
        tie.cells["concern_on"] = iso(world.today - world.rng.randint(1, 25))
    named = [tie.who for tie in ties]
    return answer("concern-not-discussed", [child.id], [child.id], [home], ties, after=named)


def team_not_met(world: World, case: Case) -> Planted:
    """Rule 20: three support a child in need, and have never sat at one table."""
    home, _, child = make_family(world, case)
    ties = _three(world, case, child, home)
    for one, other in combinations(ties, 2):
        keep_apart(case, one, other)
    case.situation(child, "child-in-need", ties[0].start)
    return answer("team-not-met", [child.id], [child.id], [home], ties, edges=situation_edges(case, child))


def visits_bunched(world: World, case: Case) -> Planted:
    """Rule 9: three plan to visit a child within one week."""
    home, _, child = make_family(world, case)
    ties = _three(world, case, child, home)
    first, visits = world.today + world.rng.randint(2, 20), []
    for days, tie in enumerate(ties):
        tie.quiet_from = world.today - 2
        visits.append(_planned(world, case, tie, child, first + 2 * days))
    named = [tie.who for tie in ties]
    return answer("visits-bunched", [home.id], [child.id], [home], after=named, edges=visits)


def _three(world: World, case: Case, child: Person, home: Home) -> list[Tie]:
    """Three of different agencies, of whom the first leads."""
    team: list[Service] = []
    for kind, role in THREE:
        agency, worker = serving(world, home, kind, role)
        team.append((agency, worker, role))
    ties = [support(world, case, child, home, service) for service in team]
    ties[0].lead = True
    return ties


def _planned(world: World, case: Case, tie: Tie, child: Person, day: int) -> str:
    """The id of a visit that is planned."""
    on = working_day(day, step=1 if day > world.today else -1)
    visit = {"id": world.id("k"), "professional_id": tie.who, "on": iso(on)}
    case.rows.append(("contacts", visit | {"client_id": child.id, "kind": "visit", "planned": "true"}))
    return visit["id"]


def ended_without_successor(world: World, case: Case) -> Planted:
    """Rule 22: social care ended its support, while the child is still in need."""
    home, _, child = make_family(world, case)
    care, housing = (support(world, case, child, home, each) for each in two_services(world, home, CARE_AND_HOUSING))
    care.end = world.today - world.rng.randint(5, 50)
    housing.lead = True
    case.situation(child, "child-in-need", care.start)
    edges = situation_edges(case, child)
    return answer("ended-without-successor", [child.id], [child.id], [home], [care], ["child-social-care"], edges=edges)


def planned_passed(world: World, case: Case) -> Planted:
    """Rule 23: a visit was planned, and since its day nothing is recorded."""
    home, _, child = make_family(world, case)
    tie = support(world, case, child, home, two_services(world, home, CARE_AND_HOUSING)[0])
    tie.lead, tie.quiet_from = True, world.today - 40
    visit = _planned(world, case, tie, child, world.today - world.rng.randint(2, 20))
    return answer("planned-passed", [tie.who, child.id], [child.id], [home], edges=[visit])

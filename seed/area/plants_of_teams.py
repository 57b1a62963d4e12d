"""Planted missing links of a family's team: one through whom alone it is in touch, and one that a move left behind."""

from __future__ import annotations

from itertools import combinations, product

from seed.area.contacts import between, day_back
from seed.area.homes import make_address
from seed.area.people import Case, Home, World
from seed.area.planting import (
    ONE_CHILD,
    Planted,
    Service,
    answer,
    keep_apart,
    make_family,
    member_edges,
    serving,
    support,
    two_services,
)
from seed.area.sheets import iso

LATELY = (5, 170)  # days since a family moved
# Of four different agencies, and one child may have them all; the first knows each of the others.
A_TEAM = (
    ("school", "school-safeguarding-lead"),
    ("child-social-care", "social-worker"),
    ("child-mental-health", "therapist"),
    ("school-nursing", "school-nurse"),
)


def single_connector(world: World, case: Case) -> Planted:
    """Rule 13: the school's lead speaks with three others, who do not speak with each other."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in _team(world, home)]
    connector, *others = ties
    others[0].lead = True
    for one, other in combinations(others, 2):
        keep_apart(case, one, other)
    for tie in others:
        if connector.worker is not None:
            row = between(world, connector.worker, tie.who, day_back(world, 1, 60), child)
            case.rows.append(("contacts", row))
    return answer("single-connector", [connector.who], [child.id], [home], ties, [home.id])


def _team(world: World, home: Home) -> list[Service]:
    """Somebody of each of the agencies."""
    team: list[Service] = []
    for kind, role in A_TEAM:
        agency, worker = serving(world, home, kind, role)
        if worker is None:
            raise LookupError(f"Nobody of {agency.id} has been there for a year.")
        team.append((agency, worker, role))
    return team


def team_in_parts(world: World, case: Case) -> Planted:
    """Rule 13: of four two speak with each other, and the other two, and nobody of the ones with one of the others."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in _team(world, home)]
    ties[1].lead = True
    for one, other in product(ties[:2], ties[2:]):
        keep_apart(case, one, other)
    for one, other in (ties[:2], ties[2:]):
        if one.worker is not None:
            case.rows.append(("contacts", between(world, one.worker, other.who, day_back(world, 1, 60), child)))
    return answer("team-in-parts", [home.id], [child.id], [home], ties, after=[tie.who for tie in ties])


def not_heard_from(world: World, case: Case) -> Planted:
    """Rules 1 to 3 where nobody would have told us: two alone support a child, and nothing is recorded of either."""
    home, _, child = make_family(world, case)
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD)]
    keep_apart(case, *ties)
    return answer("not-heard-from", [home.id], [child.id], [home], ties, after=[tie.who for tie in ties])


def moved_on(world: World, case: Case) -> Planted:
    """Rule 21: a family moved lately, and only services that belong to no area support it."""
    home, parent, child = make_family(world, case, LATELY)
    areas = len(world.directory.areas)
    _, before = make_address(world, (home.area + world.rng.randrange(1, areas)) % areas)
    began = home.since - world.rng.randint(200, 2_000)
    home.earlier = before | {"setting": "home", "from": iso(began), "to": iso(home.since)}
    ties = [support(world, case, child, home, service) for service in two_services(world, home, ONE_CHILD[:1])]
    ties[0].lead = True
    homes = [f"address|{home.id}|{iso(day)}" for day in (began, home.since)]
    edges = [*homes, *member_edges(case, home)]
    return answer("moved-on", [home.id], [parent.id, child.id], [home], ties, edges=edges)

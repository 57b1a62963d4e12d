"""Planted missing links of an area: two families at one address or with one number, and agencies that are not in touch.

These agencies are new and serve nobody else: any other agency is in touch about somebody.
"""

from __future__ import annotations

from seed.area.agencies import Agency, Worker
from seed.area.homes import add_adult, make_home, make_person
from seed.area.kinds import KINDS
from seed.area.numbers import agency_phone
from seed.area.people import Case, Home, Person, World
from seed.area.planting import (
    ONE_CHILD,
    Planted,
    Service,
    add_practice,
    answer,
    keep_apart,
    make_family,
    new_worker,
    serving,
    support,
    two_services,
)
from seed.area.sheets import iso

ROLE = "support-worker"
BESIDE = (
    ("adult-social-care", "adult-social-worker"),
    ("housing", "tenancy-officer"),
    ("adult-mental-health", "community-psychiatric-nurse"),
)
SHARED = 5


def same_address(world: World, case: Case) -> Planted:
    """Rule 7: two who live at one address, in two families."""
    (one, first), (other, second) = _neighbours(world, case)
    other.cells |= {column: one.cells[column] for column in ("address", "postcode", "area")}
    edges = [f"address|{home.id}|{home.cells['from']}" for home in (one, other)]
    return answer("same-address", [one.id, other.id], [first.id, second.id], [one, other], edges=edges)


def same_number(world: World, case: Case) -> Planted:
    """Rule 7: two of different families who have one e-mail address."""
    (one, first), (other, second) = _neighbours(world, case)
    second.cells["email"] = first.cells["email"] = f"{first.given.lower()}.{first.id}@example.net"
    edges = [f"record|operator|{each.id}|{each.id}" for each in (first, second)]
    return answer("same-number", [first.id, second.id], [first.id, second.id], [one, other], edges=edges)


def isolated_agency(world: World, case: Case) -> Planted:
    """Rule 14: an agency supports somebody beside three others, and speaks with none of them."""
    ((home, client),) = _neighbours(world, case, 1)
    agency, worker = _new_agency(world, case)
    ties = [support(world, case, client, home, (agency, worker, ROLE))]
    for kind, role in BESIDE:
        beside: Service = (*serving(world, home, kind, role), role)
        ties.append(support(world, case, client, home, beside))
        keep_apart(case, ties[0], ties[-1])
    ties[1].lead = True
    return answer("isolated-agency", [agency.id], [client.id], [home], ties)


def agencies_not_in_touch(world: World, case: Case) -> Planted:
    """Rule 14: two agencies both support five people, who are in no family, and never speak about one of them."""
    agencies = [_new_agency(world, case) for _ in range(2)]
    clients = [make_person(world, world.rng.uniform(20, 60), case=case) for _ in range(SHARED)]
    ties = []
    for client in clients:
        two = [support(world, case, client, None, (agency, worker, ROLE)) for agency, worker in agencies]
        two[0].lead = True
        keep_apart(case, *two)
        ties += two
    subjects = [agency.id for agency, _ in agencies]
    return answer("agencies-not-in-touch", subjects, [each.id for each in clients], [], ties)


def possible_duplicate(world: World, case: Case) -> Planted:
    """Rule 16: another service recorded a child anew, under the name they are known by or with a letter too many."""
    home, _, child = make_family(world, case)
    again = make_person(world, 7, child.family, child.gender, case)
    again.born = child.born
    again.cells = {name: home.cells[name] for name in ("address", "postcode")}
    if world.chance(0.5):
        child.cells["known_as"] = again.given
    else:
        again.given, again.family = child.given, child.family + child.family[-1]
    add_practice(world, case, child, home)
    support(world, case, again, home, two_services(world, home, ONE_CHILD[:1])[0])
    edges = [f"member|{child.id}|{home.id}|{iso(home.since)}", f"address|{home.id}|{home.cells['from']}"]
    return answer("possible-duplicate", [child.id, again.id], [child.id, again.id], [home], edges=edges)


def _neighbours(world: World, case: Case, count: int = 2) -> list[tuple[Home, Person]]:
    """Families of one adult each."""
    homes = [make_home(world, case, world.rng.choice(world.names.family)) for _ in range(count)]
    return [(home, add_adult(world, case, home, world.rng.uniform(24, 60))) for home in homes]


def _new_agency(world: World, case: Case) -> tuple[Agency, Worker]:
    """A new agency of one worker."""
    rng, kind = world.rng, next(kind for kind in KINDS if kind.code == "other")
    name = f"{rng.choice(world.names.streets)} Trust"
    agency = Agency(world.id("a"), name, kind, "", agency_phone(rng))
    case.rows.append(("agencies", {"id": agency.id, "name": name, "kind": kind.code, "phone": agency.phone}))
    return agency, new_worker(world, case, agency, ROLE)

"""A made-up area of any size as CSV files, by seed, with missing links planted and their answers known.

Clients, families and contacts are written as they are made, so memory grows with the professionals only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from graph.errors import InputRefused
from graph.progress import Progress
from seed.area.agencies import Directory
from seed.area.contacts import contacts, corridor
from seed.area.households import SHAPES, Shape, alone
from seed.area.names import draw_names
from seed.area.numbers import client_phones, nhs_numbers
from seed.area.people import Case, Home, Person, Tie, World
from seed.area.planting import Planted
from seed.area.plants import LARGEST_PLANT, PLANTS, planned_number, plant
from seed.area.sheets import Sheets, iso
from seed.area.support import add_situations, add_ties

FEWEST_CLIENTS, MOST_CLIENTS = 100, 500_000
PHONE_SHARE = 0.6
CORRIDOR_CONTACTS = 0.25  # contacts between professionals about nobody, per client
LARGEST_CASE = max(shape.most for shape in SHAPES)
NOTICE = "Nobody in it is a real person: names, numbers and addresses are made up."


@dataclass(frozen=True, slots=True)
class MadeUpArea:
    """What was written: rows by table, and the missing links that are certainly among them, on the day `as_of`."""

    folder: Path
    as_of: date
    rows: dict[str, int]
    planted: tuple[Planted, ...]

    def answers(self) -> dict[str, Any]:
        """The planted missing links in the shape of `gaps --format json` (model.md §4)."""
        return {
            "as_of": self.as_of.isoformat(),
            "findings": [each.to_json(at) for at, each in enumerate(self.planted, 1)],
        }


def generate(folder: Path, clients: int, seed: int, as_of: date, progress: Progress | None = None) -> MadeUpArea:
    """Write a made-up area of `clients` clients into `folder`, which is made; the same arguments give the same bytes.

    `as_of` is the day on which its planted missing links are asked about, and no fact but a plan is later. Raises
    InputRefused where the folder holds something already, can't be written, or the number of clients is out of bounds.
    """
    if not FEWEST_CLIENTS <= clients <= MOST_CLIENTS:
        raise InputRefused(f"A made-up area has {FEWEST_CLIENTS:,} to {MOST_CLIENTS:,} clients, not {clients:,}.")
    try:
        _make_empty(folder)
        with Sheets(folder) as sheets:
            planted = _write(_world(clients, seed, as_of), sheets, clients, progress)
        (folder / "README.txt").write_text(f"A made-up area. {NOTICE}\n", encoding="utf-8")
    except OSError as error:
        raise InputRefused(f"The folder {folder} can't be written: {error.strerror}. Choose another.") from error
    return MadeUpArea(folder, as_of, dict(sheets.counts), planted)


def _make_empty(folder: Path) -> None:
    """Make the folder; an area is never mixed with what lies there."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputRefused(f"The folder {folder} is not empty. Name a new one.")


def _world(clients: int, seed: int, as_of: date) -> World:
    rng, today, names = Random(seed), as_of.toordinal(), draw_names(seed)
    phones = client_phones(rng)
    share = min(PHONE_SHARE, 1.3 * len(phones) / clients)
    return World(rng, today, names, Directory(rng, names, clients, today), nhs_numbers(rng), phones, share)


def _write(world: World, sheets: Sheets, clients: int, progress: Progress | None) -> tuple[Planted, ...]:
    """Everything in order: agencies, case by case the families, and what professionals say in the corridor."""
    world.directory.write(sheets)
    planned = {rule: planned_number(rule, clients) for rule in PLANTS}
    waiting = deque(rule for at in range(max(planned.values())) for rule in PLANTS if at < planned[rule])
    every = max(1, clients * 4 // 5 // len(waiting))  # clients between two plants: all stand in the first four fifths
    planted: list[Planted] = []
    apart: set[frozenset[str]] = set()
    while (made := sheets.counts["clients"]) < clients:
        room = clients - made - LARGEST_PLANT * len(waiting)
        if waiting and (made >= every * len(planted) or room < LARGEST_CASE):
            case, answer = plant(world, waiting.popleft())
            planted.append(answer)
            apart |= case.apart
        else:
            case = _case(world, room)
        _write_case(world, sheets, case)
        if progress is not None:
            progress("clients made", sheets.counts["clients"], clients)
    for row in corridor(world, apart, int(clients * CORRIDOR_CONTACTS)):
        sheets.add("contacts", row)
    order = list(PLANTS)
    return tuple(sorted(planted, key=lambda each: (order.index(each.rule), each.key)))


def _case(world: World, room: int) -> Case:
    """A case of a shape drawn at random; people living alone where there is no room for more."""
    case = Case()
    shape: Shape = world.rng.choices(SHAPES, [each.weight for each in SHAPES])[0]
    (shape.make if shape.most <= room else alone)(world, case)
    add_situations(world, case)
    add_ties(world, case)
    for tie in case.ties:
        _mark(world, tie)
    return case


def _mark(world: World, tie: Tie) -> None:
    """What people said about an involvement: confirmed, named by the client, opened; or not for which agency."""
    day = world.rng.randint(tie.start, world.today)
    chances = (
        ("confirmed_on", 0.15, iso(day)),
        ("named_by_client_on", 0.03, iso(day)),
        ("always_findable", 0.02, "true"),
    )
    tie.cells |= {column: value for column, share, value in chances if world.chance(share)}
    if tie.agency.kind.code in ("adult-mental-health", "substance-misuse") and world.chance(0.1):
        tie.cells["visibility"] = "open"  # they agreed that the team knows
    tie.agency_told = tie.worker is None or not world.chance(0.03)


def _write_case(world: World, sheets: Sheets, case: Case) -> None:
    for home in case.homes:
        _write_home(sheets, home)
    for person in case.people:
        sheets.add("clients", _client_row(person))
    for table, row in case.rows:
        sheets.add(table, row)
    for tie in case.ties:
        sheets.add("involvements", _involvement_row(tie))
    for row in contacts(world, case):
        sheets.add("contacts", row)


def _write_home(sheets: Sheets, home: Home) -> None:
    shielded = "true" if home.shielded else ""
    sheets.add("families", {"id": home.id, "name": home.name, "shielded": shielded})
    addresses: Iterable[dict[str, str] | None] = (home.earlier, home.cells)
    for cells in addresses:
        if cells is not None:
            sheets.add("addresses", {"family_id": home.id, **cells})


def _client_row(person: Person) -> dict[str, str]:
    return {
        "id": person.id,
        "given_name": person.given,
        "family_name": person.family,
        "born": iso(person.born),
        "died": iso(person.died),
        "expected": iso(person.expected),
        "gender": person.gender,
        **person.cells,
    }


def _involvement_row(tie: Tie) -> dict[str, str]:
    return {
        "id": tie.id,
        "professional_id": tie.worker.id if tie.worker is not None else "",
        "agency_id": tie.agency.id if tie.agency_told else "",
        "client_id": tie.client.id,
        "role": tie.role,
        "lead": "true" if tie.lead else "false",
        "from": iso(tie.start),
        "to": iso(tie.end),
        **tie.cells,
    }

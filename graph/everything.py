"""The slice of everything: each kind of fact is one record of parallel lists, decoded with numpy (missing-links.md §4).

As rows, 250,000 involvements take twenty times as long. What changes between two statements can leave a column naming
a node that another lacks: such a row is dropped, as if it had been written a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.codes import agency_kinds, codes, situations
from graph.columns import (
    ALWAYS,
    ELSEWHERE,
    FOREVER,
    NONE,
    TO_AGENCY,
    TO_CLIENT,
    TO_PROFESSIONAL,
    UNKNOWN_DAY,
    AddressColumns,
    AgencyColumns,
    Bools,
    ClientColumns,
    Columns,
    ContactColumns,
    EmploymentColumns,
    Ints,
    InvolvementColumns,
    MembershipColumns,
    ProfessionalColumns,
    RelationColumns,
    SituationColumns,
)
from graph.cypher import Cypher, load
from graph.records_read import Lists, Records, records_read

Read: TypeAlias = Callable[[str], Lists]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Nodes of one kind in code-point order of their ids, and where each number and id stands; NONE for any other."""

    ids: list[str]
    order: NDArray[np.int64]
    places: Ints

    def of(self, numbers: Sequence[int] | NDArray[np.int64]) -> Ints:
        """The positions of some numbers."""
        given = np.asarray(numbers, dtype=np.int64)
        return np.where(given < len(self.places), self.places[np.minimum(given, len(self.places) - 1)], NONE).astype(
            np.int32
        )

    def of_ids(self, ids: Sequence[str], unknown: int = NONE) -> Ints:
        """The positions of some ids; an empty one is NONE, another that isn't here `unknown`."""
        place = {each: position for position, each in enumerate(self.ids)}
        place[""] = NONE
        return np.fromiter(map(place.get, ids, repeat(unknown)), dtype=np.int32, count=len(ids))


@dataclass(frozen=True, slots=True)
class Nodes:
    """All nodes, numbered by kind."""

    clients: Numbered
    families: Numbered
    professionals: Numbered
    agencies: Numbered


KINDS = (
    "nodes",
    "births",
    "memberships",
    "addresses",
    "relations",
    "situations",
    "employments",
    "involvements",
    "contacts",
    "names",
    "whereabouts",
    "records",
    "answers",
)
# What is read only where somebody asks, or at once with the rest where it is known that somebody will.
LATER = ("records", "whereabouts", "names")


FIRST_OF_JULY = 701
"""Where only the year of a birth is known (missing-links.md §1)."""
# What is read for the coordinator's table otherwise: sealed ties and shielded people are left out.
OF_A_TABLE = ("memberships", "addresses", "involvements", "contacts")
# And for the records officer's questions: what no seal covers.
UNSEALED = ("births", "memberships", "relations", "records", "whereabouts")


def statements(*, open_only: bool = False, unsealed: bool = False) -> tuple[Cypher, ...]:
    """Every statement that a slice of everything may run, for its permission; or of what is open or unsealed."""
    of_a_table, without_seal = OF_A_TABLE if open_only else (), UNSEALED if unsealed else ()
    return tuple(
        _of_a_table(kind) if kind in of_a_table else _unsealed(kind) if kind in without_seal else _of_everything(kind)
        for kind in KINDS
    )


def _of_everything(kind: str) -> Cypher:
    return load("graph.slices", f"everything_{kind}")


def _of_a_table(kind: str) -> Cypher:
    return load("graph.slices", f"table_{kind}")


def _unsealed(kind: str) -> Cypher:
    return load("graph.slices", f"unsealed_{kind}")


def read_columns(read: Read) -> tuple[Columns, Nodes]:
    """All columns, each kind read by `read` as one record of parallel lists."""
    found = read("nodes")
    nodes = Nodes(*(_numbered(found[ids], found[numbers]) for ids, numbers in _NODE_LISTS))
    addresses = _addresses(read("addresses"), nodes, found["agency_areas"])
    columns = Columns(
        clients=_clients(read("births"), nodes),
        families=nodes.families.ids,
        professionals=_professionals(found, nodes.professionals),
        agencies=_agencies(found, nodes.agencies, addresses.areas),
        employments=_employments(read("employments"), nodes),
        memberships=_memberships(read("memberships"), nodes),
        addresses=addresses,
        relations=_relations(read("relations"), nodes),
        situations=_situations(read("situations"), nodes),
        involvements=_involvements(read("involvements"), nodes),
        contacts=_contacts(read("contacts"), nodes),
    )
    return columns, nodes


def records_of(rows: Lists, nodes: Nodes) -> Records:
    """The records of births, or of all else that is told of clients."""
    return records_read(rows, nodes.clients.of(rows["client"]), len(nodes.clients.ids))


_NODE_LISTS = (
    ("clients", "client_numbers"),
    ("families", "family_numbers"),
    ("professionals", "professional_numbers"),
    ("agencies", "agency_numbers"),
)


def _numbered(ids: list[str], numbers: list[int]) -> Numbered:
    order = np.asarray(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    places = np.full(max(numbers, default=0) + 1, NONE, dtype=np.int32)
    if ids:
        places[np.asarray(numbers, dtype=np.int64)[order]] = np.arange(len(ids), dtype=np.int32)
    return Numbered([ids[place] for place in order], order, places)


def _coded(values: Sequence[str], places: Mapping[str, int]) -> Ints:
    return np.fromiter(map(places.get, values, repeat(NONE)), dtype=np.int32, count=len(values))


def days(values: Sequence[int] | NDArray[np.int64], unknown: int) -> Ints:
    """Day numbers of days given as year, month and day in one number; `unknown` for 0."""
    packed = np.asarray(values, dtype=np.int64)
    known = packed > 0
    months = (packed // 10000 - 1970) * 12 + packed // 100 % 100 - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.where(known, first + packed % 100 - 1, unknown).astype(np.int32)


def _span(rows: Lists) -> tuple[Ints, Ints]:
    return days(rows["start"], ALWAYS), days(rows["end"], FOREVER)


def _bools(values: Sequence[bool]) -> Bools:
    return np.asarray(values, dtype=np.bool_)


def _clients(rows: Lists, nodes: Nodes) -> ClientColumns:
    told = records_of(rows, nodes)
    born, year = told.numbers("born"), told.numbers("born_year")
    return ClientColumns(
        nodes.clients.ids,
        born=days(np.where((born == 0) & (year != 0), year * 10000 + FIRST_OF_JULY, born), UNKNOWN_DAY),
        died=days(told.numbers("died"), UNKNOWN_DAY),
        expected=days(told.numbers("expected"), UNKNOWN_DAY),
    )


def _professionals(rows: Lists, numbered: Numbered) -> ProfessionalColumns:
    away_until = days(rows["away_until"], UNKNOWN_DAY)
    return ProfessionalColumns(numbered.ids, _bools(rows["active"])[numbered.order], away_until[numbered.order])


def _agencies(rows: Lists, numbered: Numbered, areas: Sequence[str]) -> AgencyColumns:
    kinds = {kind: position for position, kind in enumerate(agency_kinds())}
    places = {area: position for position, area in enumerate(areas)}
    kind, area = _coded(rows["kinds"], kinds), _coded(rows["agency_areas"], places)
    return AgencyColumns(numbered.ids, kind[numbered.order], area[numbered.order])


def _employments(rows: Lists, nodes: Nodes) -> EmploymentColumns:
    professional, agency = nodes.professionals.of(rows["professional"]), nodes.agencies.of(rows["agency"])
    start, end = _span(rows)
    keep = (professional != NONE) & (agency != NONE)
    return EmploymentColumns(professional[keep], agency[keep], start[keep], end[keep])


def _memberships(rows: Lists, nodes: Nodes) -> MembershipColumns:
    client, family = nodes.clients.of(rows["client"]), nodes.families.of(rows["family"])
    start, end = _span(rows)
    keep = (client != NONE) & (family != NONE)
    return MembershipColumns(client[keep], family[keep], start[keep], end[keep], _bools(rows["lives_here"])[keep])


def _addresses(rows: Lists, nodes: Nodes, of_agencies: Iterable[str]) -> AddressColumns:
    areas = sorted({area for area in (*rows["area"], *of_agencies) if area})
    family = nodes.families.of(rows["family"])
    area = _coded(rows["area"], {each: position for position, each in enumerate(areas)})
    start, end = _span(rows)
    keep = family != NONE
    return AddressColumns(family[keep], area[keep], start[keep], end[keep], areas)


def _relations(rows: Lists, nodes: Nodes) -> RelationColumns:
    kinds = {kind: position for position, kind in enumerate(codes()["relation_kinds"])}
    client, other = nodes.clients.of(rows["client"]), nodes.clients.of(rows["other"])
    start, end = _span(rows)
    keep = (client != NONE) & (other != NONE)
    return RelationColumns(client[keep], other[keep], _coded(rows["kind"], kinds)[keep], start[keep], end[keep])


def _situations(rows: Lists, nodes: Nodes) -> SituationColumns:
    places = {code: position for position, code in enumerate(situations())}
    client, code = nodes.clients.of(rows["client"]), _coded(rows["code"], places)
    start, end = _span(rows)
    keep = (client != NONE) & (code != NONE)
    return SituationColumns(client[keep], code[keep], start[keep], end[keep])


def _involvements(rows: Lists, nodes: Nodes) -> InvolvementColumns:
    professional, desk = nodes.professionals.of(rows["who"]), nodes.agencies.of(rows["who"])
    behalf = nodes.agencies.of_ids(rows["agency"], ELSEWHERE)
    agency = np.where(professional == NONE, desk, behalf).astype(np.int32)
    client = nodes.clients.of(rows["client"])
    start, end = _span(rows)
    keep = (client != NONE) & ((professional != NONE) | (desk != NONE)) & (agency != ELSEWHERE)
    order = np.asarray(sorted(np.flatnonzero(keep), key=rows["id"].__getitem__), dtype=np.int64)
    roles = sorted({role for role in rows["role"] if role})
    role = _coded(rows["role"], {each: position for position, each in enumerate(roles)})
    return InvolvementColumns(
        ids=[rows["id"][place] for place in order],
        professional=professional[order],
        agency=agency[order],
        client=client[order],
        role=role[order],
        lead=_bools(rows["lead"])[order],
        start=start[order],
        end=end[order],
        concern_on=days(rows["concern_on"], UNKNOWN_DAY)[order],
        asked_on=days(rows["asked_on"], UNKNOWN_DAY)[order],
        roles=roles,
    )


def _contacts(rows: Lists, nodes: Nodes) -> ContactColumns:
    kinds = {kind: position for position, kind in enumerate(codes()["contact_kinds"])}
    meetings = {meeting: position for position, meeting in enumerate(sorted(set(rows["meeting"]) - {""}))}
    # No two nodes have one number, so that it says of which kind it is.
    numbers = np.asarray(rows["target"], dtype=np.int64)
    to, target = (np.full(len(numbers), NONE, dtype=np.int32) for _ in range(2))
    for kind, numbered in (
        (TO_CLIENT, nodes.clients),
        (TO_PROFESSIONAL, nodes.professionals),
        (TO_AGENCY, nodes.agencies),
    ):
        place = numbered.of(numbers)
        to[place != NONE], target[place != NONE] = kind, place[place != NONE]
    professional = nodes.professionals.of(rows["professional"])
    keep = (professional != NONE) & (target != NONE)
    return ContactColumns(
        ids=[rows["id"][place] for place in np.flatnonzero(keep).tolist()],
        professional=professional[keep],
        to=to[keep],
        target=target[keep],
        on=days(rows["on"], UNKNOWN_DAY)[keep],
        kind=_coded(rows["kind"], kinds)[keep],
        planned=np.fromiter(map(bool, rows["id"]), dtype=np.bool_, count=len(keep))[keep],
        meeting=_coded(rows["meeting"], meetings)[keep],
        about=nodes.clients.of_ids(rows["about"], ELSEWHERE)[keep],
    )

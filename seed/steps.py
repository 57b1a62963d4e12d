"""What a batch of rows is written with: steps of one transaction, each beside the number of rows it must find."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from graph.identity import FIELDS
from graph.schemas import SCHEMAS
from graph.store import Step
from queries import tables as cypher
from queries.concerns import tell_concerns
from seed.parsing import Values
from seed.rowkeys import SEPARATOR, employment_of, key_of
from seed.shaping import SHAPES, record_of

REFUGE = "refuge"
Steps: TypeAlias = list[tuple[Step, int | None]]


@dataclass(frozen=True, slots=True)
class Context:
    """What an import's steps need to know. `spared`: keys of rows that say that they aren't shielded, by table.

    `tighten`: the source is a feed, which may tighten seals and shields and never loosen them (access.md §3). Concerns
    are told where as many stand as the `threshold`; with `agreed_only`, of those who may know of one another.
    """

    source: str
    today: date
    spared: Mapping[str, set[str]]
    tighten: bool
    threshold: int
    agreed_only: bool


def steps_of(table: str, rows: Sequence[Values], context: Context) -> Steps:
    """The steps that write a batch."""
    if context.tighten:
        rows = [_tightened(table, row) for row in rows]
    return STEPS[table](rows, context)


def _tightened(table: str, row: Values) -> Values:
    """A feed's row without what would loosen; an involvement's seal is weighed where it is written."""
    loose = {"shielded": False} if table == "involvements" else {"shielded": False, "visibility": "open"}
    return {column: value for column, value in row.items() if column not in loose or value != loose[column]}


def _agencies(rows: Sequence[Values], _: Context) -> Steps:
    return [(cypher.write_agencies(SHAPES["agencies"].of(rows)), len(rows))]


def _professionals(rows: Sequence[Values], _: Context) -> Steps:
    columns = SCHEMAS["professionals"].short
    own = [{column: value for column, value in row.items() if column not in columns} for row in rows]
    short = [row for row in map(employment_of, rows) if row is not None]
    return [
        (cypher.write_professionals(SHAPES["professionals"].of(own)), len(own)),
        (cypher.write_employments(SHAPES["employments"].of(short)), len(short)),
    ]


def _employments(rows: Sequence[Values], _: Context) -> Steps:
    return [(cypher.write_employments(SHAPES["employments"].of(rows)), len(rows))]


def _families(rows: Sequence[Values], _: Context) -> Steps:
    return [(cypher.write_families(SHAPES["families"].of(rows)), len(rows))]


def _addresses(rows: Sequence[Values], context: Context) -> Steps:
    """Addresses; a refuge is shielded, and its household unless it has left, where the row doesn't say otherwise."""
    hidden = [{"shielded": True, **row} if row.get("setting") == REFUGE else row for row in rows]
    steps: Steps = [(cypher.write_addresses(SHAPES["addresses"].of(hidden), source=context.source), len(rows))]
    families = {
        row["family_id"]
        for row in hidden
        if row.get("setting") == REFUGE and row["shielded"] and (row.get("to") is None or context.today < row["to"])
    }
    if families:
        marked = [{"id": id_, "family": id_ not in context.spared["families"]} for id_ in sorted(families)]
        step = cypher.shield_households(
            marked,
            spared_clients=sorted(context.spared["clients"]),
            spared_members=[key.split(SEPARATOR) for key in sorted(context.spared["members"])],
            today=context.today,
        )
        steps.append((step, None))
    return steps


def _clients(rows: Sequence[Values], context: Context) -> Steps:
    """Clients, and what the import's source says of them."""
    own = [{column: value for column, value in row.items() if column not in FIELDS} for row in rows]
    records = [
        record_of(context.source, row["id"], row["id"], {name: row[name] for name in FIELDS if name in row})
        for row in rows
    ]
    said = [row for row in records if any(value is not None for value in row["cells"].values())]
    unsaid = [row for row in records if row["cells"] and all(value is None for value in row["cells"].values())]
    return [
        (cypher.write_clients(SHAPES["clients"].of(own)), len(own)),
        (cypher.write_records(said), len(said)),
        (cypher.clear_records(unsaid), None),
    ]


def _records(rows: Sequence[Values], _: Context) -> Steps:
    shaped = [
        record_of(row["source"], row["source_id"], row["client_id"], row["cells"]) for row in SHAPES["records"].of(rows)
    ]
    names = sorted({row["source"] for row in rows})
    return [(cypher.write_sources(names), len(names)), (cypher.write_records(shaped), len(shaped))]


def _members(rows: Sequence[Values], context: Context) -> Steps:
    shaped = [
        row | {"spared": key_of("clients", {"id": row["client_id"]}) in context.spared["clients"]}
        for row in SHAPES["members"].of(rows)
    ]
    return [(cypher.write_members(shaped, source=context.source, today=context.today), len(rows))]


def _relations(rows: Sequence[Values], context: Context) -> Steps:
    return [(cypher.write_relations(SHAPES["relations"].of(rows), source=context.source), len(rows))]


def _situations(rows: Sequence[Values], context: Context) -> Steps:
    return [(cypher.write_situations(SHAPES["situations"].of(rows), source=context.source), len(rows))]


def _involvements(rows: Sequence[Values], context: Context) -> Steps:
    """Involvements of professionals, and of desks where nobody is named; and the concerns that stand on them."""
    named = SHAPES["involvements"].of([row for row in rows if row.get("professional_id")])
    desks = SHAPES["desks"].of([row for row in rows if not row.get("professional_id")])
    source, tighten = context.source, context.tighten
    concerned = sorted({row["client_id"] for row in rows if row.get("concern_on")})
    told = tell_concerns(concerned, context.today, threshold=context.threshold, agreed_only=context.agreed_only)
    return [
        (cypher.write_involvements(named, source=source, tighten=tighten, today=context.today), len(named)),
        (cypher.write_desks(desks, source=source, tighten=tighten), len(desks)),
        *([(told, None)] if concerned else []),
    ]


def _contacts(rows: Sequence[Values], context: Context) -> Steps:
    """Contacts, by whom they were with."""
    shaped = SHAPES["contacts"].of(rows)
    clients = [row for row in shaped if row["client_id"]]
    professionals = [row for row in shaped if row["other_professional_id"]]
    desks = [row for row in shaped if row["other_agency_id"]]
    return [
        (cypher.write_contacts_with_clients(clients, source=context.source), len(clients)),
        (cypher.write_contacts_with_professionals(professionals, source=context.source), len(professionals)),
        (cypher.write_contacts_with_desks(desks, source=context.source), len(desks)),
    ]


STEPS: Mapping[str, Callable[[Sequence[Values], Context], Steps]] = {
    "agencies": _agencies,
    "professionals": _professionals,
    "employments": _employments,
    "families": _families,
    "addresses": _addresses,
    "clients": _clients,
    "records": _records,
    "members": _members,
    "relations": _relations,
    "situations": _situations,
    "involvements": _involvements,
    "contacts": _contacts,
}

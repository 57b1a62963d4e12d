"""What of a client stands in no copy of theirs unless somebody's own agency lets it: support, and what else is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from graph.model import Involvement, Membership, Record, Relation, Situation
from graph.slice import Slice
from queries.agreeing import sayers
from queries.answering import confirmed
from queries.audience import OPEN, tells_a_place
from queries.day import Day, on


def lines(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Involvement, ...]:
    """The lines that are sealed, or that a shield hides, of agencies for which a professional is on the client now.

    Whoever is so is let in to them (access.md §3). Not a joining to which nobody said yes. The last word has
    graph/slices/released.cypher, which asks the same.
    """
    laid_out = on(slice_, day)
    own = {each.id: each for each in sayers(slice_, client_id, professional_id, day)}
    shielded = _shielded(laid_out, client_id)
    return tuple(
        each
        for each in laid_out.involvements.get(client_id, ())
        if each.agency_id in own
        and (each.visibility != OPEN or (shielded and tells_a_place(own[each.agency_id])))
        and (each.asserted_by is None or confirmed(laid_out, each))
    )


Fact = Situation | Record | Membership | Relation


def key_of(fact: Fact) -> str:
    """What a fact that isn't support is known by, as graph/slices/released_facts.cypher makes it."""
    if isinstance(fact, Record):
        return "|".join(("record", fact.source_id, fact.source))
    return "|".join((*_named(fact), str(fact.start or ""), fact.source or ""))


def _named(fact: Situation | Membership | Relation) -> tuple[str, ...]:
    if isinstance(fact, Situation):
        return "situation", fact.code
    if isinstance(fact, Membership):
        return "place", fact.family_id
    return "kin", fact.client_id, fact.kind, fact.other_id


def held_facts(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> Mapping[str, Fact]:
    """What agencies for which a professional is on the client now hold besides support, and no copy tells, by its key.

    The last word has graph/slices/released_facts.cypher, which asks the same.
    """
    laid_out = on(slice_, day)
    own = {each.id: each for each in sayers(slice_, client_id, professional_id, day)}
    shielded = _shielded(laid_out, client_id)

    def kept(fact: Fact) -> bool:
        source = laid_out.sources.get(fact.source or "")
        agency = own.get(source.agency_id or "") if source else None
        if source is None or agency is None:
            return False
        return source.sealed or (shielded and tells_a_place(agency)) or not _is_open(fact, shielded=shielded)

    return {key_of(each): each for each in _facts(slice_, client_id) if kept(each)}


def _facts(slice_: Slice, client_id: str) -> Iterator[Fact]:
    facts = slice_.facts
    held: tuple[Situation | Record | Membership, ...] = (*facts.situations, *facts.records, *facts.memberships)
    yield from (each for each in held if each.client_id == client_id)
    shielded = {each.id for each in facts.clients if each.shielded is not False}
    for each in facts.relations:
        other = each.other_id if each.client_id == client_id else each.client_id
        # Of shielded people no copy tells that they are there.
        if client_id in {each.client_id, each.other_id} and other not in shielded:
            yield each


def _is_open(fact: Fact, *, shielded: bool) -> bool:
    if isinstance(fact, Membership):
        return fact.visibility == OPEN and not shielded and fact.shielded is False
    return isinstance(fact, Record) or fact.visibility == OPEN


def _shielded(laid_out: Day, client_id: str) -> bool:
    client = laid_out.clients.get(client_id)
    return client is None or client.shielded is not False

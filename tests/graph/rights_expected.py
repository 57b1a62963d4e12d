"""What a person may be told of themself, by the specification of who may see what: as a viewer with no team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any
from zlib import crc32

from graph.identity import FIELDS
from graph.model import Address, Facts, Involvement, Membership, current
from graph.rights_told import Copy
from graph.viewer import Viewer
from graph.visible import hang_contacts
from graph.visible.gates import Gates
from graph.visible.look import Look, look_of
from graph.visible.ties import ties_of
from tests.graph.access_scene import DAY

NOBODY = Viewer("nobody", "practitioner", "nobody")
Held = tuple[str, str, str, date | None, str]
APART = ("client_id", "agreed", "put_away")
WHEREABOUTS = ("address", "postcode", "phone", "email")


def gates_of(facts: Facts) -> Gates:
    """The marks of each fact, for a viewer with no team. What is frozen is still held, and so told to the person."""
    look = look_of(NOBODY, DAY, facts, frozenset({"frozen"}))
    return Gates(look, ties_of(look))


def released_as(facts: Facts) -> Mapping[str, list[str]]:
    """By their ids what some ties of a network were released as: as they are today, or as they were once.

    Chosen by their ids alone, so that it is the same whatever else is there.
    """
    look = gates_of(facts).look
    made = {}
    for each in facts.involvements:
        now = _as_it_is(each, shielded=look.shielded(each.client_id))
        # Open, before it was sealed; and for a client who was not shielded then, or is no longer.
        once = [[*now[:1], "open", "not-shielded"], [*now[:1], "hidden", "shielded"]]
        chosen = crc32(each.id.encode()) % 4
        if each.agency_id is not None and chosen < 3:
            made[each.id] = [now, *once][chosen]
    return made


def _as_it_is(tie: Involvement, *, shielded: bool) -> list[str]:
    return [tie.agency_id or "", tie.visibility or "hidden", "shielded" if shielded else "not-shielded"]


# Situations, records, places in a family and kin: the kinds, each with the field of Facts that holds them.
HELD = {"situation": "situations", "record": "records", "membership": "memberships", "relation": "relations"}


def held_released_as(facts: Facts) -> Mapping[Held, list[str]]:
    """What each fact besides support was released as: as it is today, or as it was once; by what it is known by.

    Chosen by that alone, as for ties.
    """
    look = gates_of(facts).look
    made = {}
    for kind, name in HELD.items():
        for each in getattr(facts, name):
            named = held(kind, each)
            chosen = crc32(repr(named).encode()) % 4
            if each.source is not None and look.source(each.source).agency_id is not None and chosen < 3:
                now = _held_as(look, each, each.client_id)
                made[named] = [now, [*now[:3], "shielded", now[4]], [*now[:1], "open", *now[2:]]][chosen]
    return made


def held(kind: str, fact: Any) -> Held:
    """What a fact besides support is known by: its kind, client, what it is, since when, and whose word it is."""
    what = {"situation": "code", "record": "source_id", "membership": "family_id", "relation": "other_id"}[kind]
    return kind, fact.client_id, getattr(fact, what), getattr(fact, "start", None), fact.source or ""


def _held_as(look: Look, fact: Any, client_id: str) -> list[str]:
    source = look.source(fact.source)
    hidden = look.shielded(client_id)
    if isinstance(fact, Membership):
        hidden = hidden or fact.shielded is not False or look.families[fact.family_id].shielded is not False
    seal = getattr(fact, "visibility", None) or "hidden"
    sealed = "unsealed" if source.sealed is False else "sealed"
    return [source.agency_id or "", seal, sealed, "shielded" if hidden else "not-shielded", client_id]


def fact_told(gates: Gates, facts: Facts, fact: Any, kind: str, client_id: str) -> bool:
    """Whether a fact besides support is released, as it is, while a line of its agency's support is told that holds."""
    released = released_as(facts)
    if fact.source is None or gates.look.source(fact.source).agency_id is None:
        return False
    here = {
        each.agency_id
        for each in gates.look.facts.involvements
        if each.client_id == client_id and (each.end is None or each.end > DAY) and tie_told(gates, each, released)
    }
    now = _held_as(gates.look, fact, client_id)
    return now[0] in here and held_released_as(facts).get(held(kind, fact)) == now


def tie_told(gates: Gates, tie: Involvement, released: Mapping[str, list[str]]) -> bool:
    """Whether an involvement is told: to a viewer with no team, or released as it is, as long as it holds."""
    now = released.get(tie.id) == _as_it_is(tie, shielded=gates.look.shielded(tie.client_id))
    return gates.involvement(tie) or (now and tie.agency_id is not None and current(tie.start, tie.end, DAY))


def hung(facts: Facts) -> Facts:
    """The facts, each contact with a client carrying the id of the tie that it hangs on: the strictest.

    What is told is looser than what isn't, whatever its seal.
    """
    gates, released = gates_of(facts), released_as(facts)
    ties = tuple(
        replace(each, visibility="open" if tie_told(gates, each, released) else "hidden") for each in facts.involvements
    )
    return replace(facts, contacts=hang_contacts(replace(facts, involvements=ties)).contacts)


def without_what_is_hidden(facts: Facts) -> Facts:
    """A network without what no viewer without a team may see, and without what hangs on it."""
    gates, released = gates_of(facts), released_as(facts)
    ties = tuple(each for each in facts.involvements if tie_told(gates, each, released))
    ids = {each.id for each in ties}
    hangs = [each.involvement for each in hung(facts).contacts]

    def let(fact: Any, kind: str, of: str | None = None) -> bool:
        return fact_told(gates, facts, fact, kind, of or fact.client_id)

    return replace(
        facts,
        records=tuple(_record(gates, each) for each in facts.records if gates.record(each) or let(each, "record")),
        memberships=tuple(each for each in facts.memberships if gates.membership(each) or let(each, "membership")),
        addresses=tuple(
            each for each in facts.addresses if any(gates.address(each, client.id) for client in facts.clients)
        ),
        relations=tuple(
            each
            for each in facts.relations
            if gates.relation(each) or any(let(each, "relation", of) for of in (each.client_id, each.other_id))
        ),
        situations=tuple(each for each in facts.situations if gates.situation(each) or let(each, "situation")),
        involvements=ties,
        # As they were written: what hangs on several ties that are told is told for all of these.
        contacts=tuple(each for each, tie in zip(facts.contacts, hangs, strict=True) if tie is None or tie in ids),
    )


def expected(facts: Facts, client_id: str) -> dict[str, Counter[Any]]:
    """What of each kind is told to one client."""
    gates, released = gates_of(facts), released_as(facts)
    now = gates.look.facts
    ties = [each for each in now.involvements if each.client_id == client_id and tie_told(gates, each, released)]
    members = [each for each in now.memberships if each.client_id == client_id and gates.membership(each)]

    def let(fact: Any, kind: str) -> bool:
        return fact_told(gates, facts, fact, kind, client_id)

    places = [each for each in now.memberships if each.client_id == client_id and let(each, "membership")]
    return {
        "said": Counter(
            tuple(_fields(_record(gates, each)))
            for each in now.records
            if each.client_id == client_id and (gates.record(each) or let(each, "record"))
        ),
        "families": Counter(
            (each.lives_here, each.start, each.end)
            for each in {id(each): each for each in (*members, *places)}.values()
        ),
        "homes": Counter(
            _lived(member, each)
            for member in members
            if member.lives_here and not member.joined
            for each in now.addresses
            if each.family_id == member.family_id and gates.address(each, client_id) and _meet(member, each)
        ),
        "kin": Counter(
            (each.kind, each.client_id == client_id, each.start, each.end)
            for each in now.relations
            if client_id in (each.client_id, each.other_id)
            and not gates.look.shielded(each.other_id if each.client_id == client_id else each.client_id)
            and (gates.relation(each) or let(each, "relation"))
        ),
        "situations": Counter(
            (each.code, each.start, each.end)
            for each in now.situations
            if each.client_id == client_id and (gates.situation(each) or let(each, "situation"))
        ),
        "support": Counter((each.role, each.lead, each.start, each.end) for each in ties),
        "contacts": Counter(_contacts(now, client_id, ties)),
    }


def told(made: Copy | None) -> dict[str, Counter[Any]]:
    """The same of a copy that was made."""
    if made is None:
        # Agreements and answers are worked by hand: tests/graph/test_rights_released.py.
        return {each.name: Counter() for each in fields(Copy) if each.name not in APART}
    return {
        "said": Counter(tuple(sorted(each.fields.items())) for each in made.said),
        "families": Counter((each.lives_here, each.start, each.end) for each in made.families),
        "homes": Counter((each.start, each.end) for each in made.homes),
        "kin": Counter((each.kind, each.theirs, each.start, each.end) for each in made.kin),
        "situations": Counter((each.code, each.start, each.end) for each in made.situations),
        "support": Counter((each.role, each.lead, each.start, each.end) for each in made.support),
        "contacts": Counter((each.on, each.with_them) for each in made.contacts),
    }


def _record(gates: Gates, fact: Any) -> Any:
    if not gates.record(fact):
        # A release tells no address; and of somebody shielded no number either.
        hidden = WHEREABOUTS if gates.look.shielded(fact.client_id) else WHEREABOUTS[:2]
        return replace(fact, **dict.fromkeys(hidden))
    return fact if gates.whereabouts(fact) else replace(fact, **dict.fromkeys(WHEREABOUTS))


def _fields(record: Any) -> list[tuple[str, str]]:
    return sorted((name, str(value)) for name in FIELDS if (value := getattr(record, name)) is not None)


def _meet(one: Membership, other: Address) -> bool:
    begins = one.start is None or other.end is None or one.start < other.end
    return begins and (other.start is None or one.end is None or other.start < one.end)


def _lived(one: Membership, other: Address) -> tuple[Any, Any]:
    starts = [each for each in (one.start, other.start) if each]
    ends = [each for each in (one.end, other.end) if each]
    return max(starts, default=None), min(ends, default=None)


def _contacts(facts: Facts, client_id: str, ties: list[Any]) -> Iterator[tuple[Any, bool]]:
    """Those that were, hanging on what is told; among professionals, with both ends on the team that is told."""
    ids = {each.id for each in ties}
    who = {each.professional_id or each.agency_id for each in ties} | {each.agency_id for each in ties}
    for each in facts.contacts:
        if each.planned or each.on > DAY:
            continue
        if each.client_id == client_id and each.involvement in ids:
            yield each.on, True
        other = each.other_professional_id or each.other_agency_id
        hung = each.involvement is None or each.involvement in ids
        by = any(tie.professional_id == each.professional_id for tie in ties)
        if other and each.about == client_id and hung and by and other in who:
            yield each.on, False

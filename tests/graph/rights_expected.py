"""What a person may be told of themself, by the specification of who may see what: as a viewer with no team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any
from zlib import crc32

from graph.identity import FIELDS
from graph.model import Address, Facts, Involvement, Membership, current
from graph.rights_told import Copy
from graph.viewer import Viewer
from graph.visible import hang_contacts
from graph.visible.gates import Gates
from graph.visible.look import look_of
from graph.visible.ties import ties_of
from tests.graph.access_scene import DAY

NOBODY = Viewer("nobody", "practitioner", "nobody")
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
    return replace(
        facts,
        records=tuple(_record(gates, each) for each in facts.records if gates.record(each)),
        memberships=tuple(filter(gates.membership, facts.memberships)),
        addresses=tuple(
            each for each in facts.addresses if any(gates.address(each, client.id) for client in facts.clients)
        ),
        relations=tuple(filter(gates.relation, facts.relations)),
        situations=tuple(filter(gates.situation, facts.situations)),
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
    return {
        "said": Counter(
            tuple(_fields(_record(gates, each)))
            for each in now.records
            if each.client_id == client_id and gates.record(each)
        ),
        "families": Counter((each.lives_here, each.start, each.end) for each in members),
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
            and gates.relation(each)
        ),
        "situations": Counter(
            (each.code, each.start, each.end)
            for each in now.situations
            if each.client_id == client_id and gates.situation(each)
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

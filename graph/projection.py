"""What is shown on a wall at a meeting: of what everyone present sees, what is open and not shielded (access.md §7).

A pure function of what each of them sees. Each is looked at once more without what is sealed or shielded, so that
nobody's sealed tie carries anything to the wall; what all of them see then is intersected, field by field; and of that
stands there what a guest sees, to whom no more is open than the meeting opens. Who asserted or confirmed a fact, whose
concern it is, and what one person alone stated, stands on no wall.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from graph.agreed import FAMILY, in_force
from graph.around import around_family
from graph.codes import kinds_that_start
from graph.facts import KEYS, key_of
from graph.model import SOMEBODY, Asserted, Contact, Employment, Facts, Involvement, Professional, Record, current
from graph.viewer import Viewer
from graph.visible import Sight, visible
from graph.visible.fields import untold
from graph.visible.look import look_of
from graph.visible.ties import ties_of

OPEN = "open"
# No id that anybody can have: ids are trimmed.
GUEST = " a guest "
# What is agreed with agencies is told to these, and stands on no wall.
SHOWN = tuple(kind for kind in KEYS if kind != "consents")
Tie = TypeVar("Tie", bound=Asserted)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Whom a meeting about a `family` opens for those present; over those `enquired` its other members too."""

    opened: tuple[str, ...] = ()
    enquired: tuple[str, ...] = ()
    family: str | None = None

    def of(self, viewer: Viewer) -> Viewer:
        """Somebody who is present, with what that opens for them."""
        return replace(viewer, met=self.opened, met_wide=self.enquired, met_family=self.family)


def anchors_of(chair: Viewer, facts: Facts, family_id: str, now: date) -> Anchors:
    """Over whom of a family its meeting goes: whom the chair supports openly now, or has opened by an override.

    `facts` is what the chair sees. A family is opened no further than the chair's own service reaches, and over no
    place in it that is sealed, shielded or one person's word.
    """
    open_ = _openly(chair, facts, now)
    # Who only reads on after their support ended has no business at the head of a table.
    live = replace(open_, involvements=tuple(each for each in open_.involvements if _holds(chair, each, now)))
    ties = ties_of(look_of(chair, now, live, frozenset()))
    own = {*ties.reach}
    found = _as_guest(visible(chair, now, live).facts, Anchors(tuple(sorted(own)), (), family_id), now).facts
    members = {
        each.client_id
        for each in found.memberships
        if each.family_id == family_id and current(each.start, each.end, now)
    }
    opened = tuple(sorted(own & members))
    return Anchors(opened, tuple(each for each in opened if ties.reach[each] == FAMILY), family_id if opened else None)


def projection(present: Sequence[tuple[Viewer, Facts]], anchors: Anchors, family_id: str, now: date) -> Sight | None:
    """What stands on the wall: facts and how much of each client, but no lines; None where that holds no such family.

    `present` are the chair and everyone who is there, each as the viewer that they are there, with what they see. Of
    that nothing counts that is about nobody of the family, or about another family of theirs.
    """
    counts = ((viewer, of_family(_openly(viewer, facts, now), family_id, now)) for viewer, facts in present)
    seen = (visible(viewer, now, facts).facts for viewer, facts in counts)
    sight = _as_guest(_common([_told_alike(each) for each in seen]), anchors, now)
    found = around_family(sight.facts, family_id, None)
    return Sight(found, {each.id: sight.levels[each.id] for each in found.clients}) if found else None


def of_family(facts: Facts, family_id: str, now: date) -> Facts:
    """The facts about who belongs to a family now: about nobody else, no other family of theirs, and no address."""
    places = tuple(
        each for each in facts.memberships if each.family_id == family_id and current(each.start, each.end, now)
    )
    members = {each.client_id for each in places}
    contacts = (_about_members(each, members) for each in facts.contacts)
    return replace(
        facts,
        clients=tuple(each for each in facts.clients if each.id in members),
        records=tuple(each for each in facts.records if each.client_id in members),
        families=tuple(each for each in facts.families if each.id == family_id),
        # Nor where they live: whoever is in the room may read the wall.
        addresses=(),
        memberships=places,
        relations=tuple(each for each in facts.relations if {each.client_id, each.other_id} <= members),
        situations=tuple(each for each in facts.situations if each.client_id in members),
        involvements=tuple(each for each in facts.involvements if each.client_id in members),
        contacts=tuple(each for each in contacts if {each.client_id, each.about} - {None} <= members),
    )


def _about_members(fact: Contact, members: Collection[str]) -> Contact:
    """A contact with a member, without anybody else whom it was about too."""
    beyond = fact.client_id in members and fact.about not in members
    return replace(fact, about=None) if beyond and fact.about is not None else fact


def _as_guest(facts: Facts, opens: Anchors, now: date) -> Sight:
    """What of some facts somebody sees to whom nothing is open but what a meeting opens: a guest, a wall."""
    guest = opens.of(Viewer(GUEST, "practitioner", GUEST))
    there = replace(facts, professionals=(*facts.professionals, Professional(id=GUEST, name=GUEST)))
    sight = visible(guest, now, _told_alike(there))
    people = tuple(each for each in sight.facts.professionals if each.id != GUEST)
    return replace(sight, facts=replace(sight.facts, professionals=people))


def opened_part(facts: Facts) -> Facts:
    """The facts that are open and not shielded, by their own marks, and that are more than one person's word.

    What hangs on others is left to the rules of seeing, which show it with them only.
    """
    clients = {each.id for each in facts.clients if not each.shielded}
    families = {each.id for each in facts.families if not each.shielded}
    involvements = tuple(each for each in facts.involvements if each.visibility == OPEN and each.client_id in clients)
    return replace(
        facts,
        clients=tuple(each for each in facts.clients if each.id in clients),
        records=tuple(each for each in facts.records if each.client_id in clients),
        families=tuple(each for each in facts.families if each.id in families),
        addresses=tuple(
            each
            for each in facts.addresses
            if each.visibility == OPEN and not each.shielded and each.family_id in families
        ),
        memberships=tuple(
            each
            for each in facts.memberships
            if each.visibility == OPEN
            and not each.shielded
            and each.client_id in clients
            and each.family_id in families
            and not _stated(each)
        ),
        relations=tuple(
            each
            for each in facts.relations
            if each.visibility == OPEN and {each.client_id, each.other_id} <= clients and not _stated(each)
        ),
        situations=tuple(each for each in facts.situations if each.visibility == OPEN and each.client_id in clients),
        involvements=involvements,
        employments=_employments(facts, involvements),
    )


def _openly(viewer: Viewer, facts: Facts, now: date) -> Facts:
    """The open part of what somebody sees who can sign in, without a second life of theirs.

    Where support starts sealed they work for nobody here; nor does an agency that doesn't share shut them out again.
    """
    open_ = opened_part(facts)
    working = {each.id for each in facts.agencies if each.kind in kinds_that_start(OPEN) and in_force(each, now)}
    kept = (each for each in open_.employments if each.professional_id != viewer.professional)
    own = (each for each in open_.employments if each.professional_id == viewer.professional)
    return replace(open_, employments=(*kept, *(each for each in own if each.agency_id in working)))


def _holds(chair: Viewer, tie: Involvement, now: date) -> bool:
    """Whether a tie is somebody else's, or holds now."""
    return tie.professional_id != chair.professional or current(tie.start, tie.end, now)


def _stated(fact: Asserted) -> bool:
    """Whether a tie is one person's word, to which nobody else has said yes."""
    return fact.asserted_by is not None and fact.confirmed_by in (None, fact.asserted_by)


def _employments(facts: Facts, involvements: Iterable[Involvement]) -> tuple[Employment, ...]:
    """Nobody's second life: who works where support starts sealed is told by an open tie on its behalf alone."""
    plain = {each.id for each in facts.agencies if each.kind in kinds_that_start(OPEN)}
    behalf = {(each.professional_id, each.agency_id) for each in involvements}
    return tuple(
        each
        for each in facts.employments
        if each.agency_id in plain or (each.professional_id, each.agency_id) in behalf
    )


def _told_alike(facts: Facts) -> Facts:
    """The facts without what is told to some as their own: whose word it is, a concern, whom one asked."""
    return replace(
        facts,
        families=tuple(untold(each) for each in facts.families),
        addresses=tuple(_unasserted(each) for each in facts.addresses),
        memberships=tuple(_unasserted(each) for each in facts.memberships),
        relations=tuple(_unasserted(each) for each in facts.relations),
        situations=tuple(_unasserted(each) for each in facts.situations),
        involvements=tuple(_without_own(each) for each in facts.involvements),
        contacts=tuple(_unasserted(each) for each in facts.contacts),
        consents=(),
    )


def _without_own(fact: Involvement) -> Involvement:
    """An involvement without what is its holder's own."""
    return replace(_unasserted(fact), concern_on=None, concern_told_on=None, asked_on=None)


def _unasserted(fact: Tie) -> Tie:
    # Of an involvement that is on whose behalf it is.
    agency = fact.agency_id if isinstance(fact, Involvement) else None
    confirmed = SOMEBODY if fact.confirmed_by is not None else None
    return replace(fact, asserted_by=None, confirmed_by=confirmed, agency_id=agency)


def _common(seen: Sequence[Facts]) -> Facts:
    """The facts that are in each of some sights, with those fields that are the same in all."""
    if not seen:
        return Facts()
    return Facts(**{kind: tuple(_common_of(kind, [getattr(each, kind) for each in seen])) for kind in SHOWN})


def _common_of(kind: str, tables: Sequence[Iterable[Any]]) -> Iterable[Any]:
    by_key = [{key_of(kind, fact): fact for fact in table} for table in tables]
    for key in sorted(set.intersection(*({*each} for each in by_key))):
        fact = _alike(_as_old([each[key] for each in by_key]))
        if fact is not None:
            yield fact


def _as_old(facts: Sequence[Any]) -> Sequence[Any]:
    """Of records with a birth date for some and a year for others, the year is what is the same."""
    if not isinstance(facts[0], Record) or len({each.born for each in facts}) == 1:
        return facts
    return [replace(each, born=None, born_year=each.born.year if each.born else each.born_year) for each in facts]


def _alike(facts: Sequence[Any]) -> Any:
    """One fact, without each field in which the same differs; None where it can't be without one."""
    first, *others = facts
    differing = [
        field
        for field in fields(first)
        if any(getattr(first, field.name) != getattr(other, field.name) for other in others)
    ]
    if not all(_can_go(first, field) for field in differing):
        return None
    return replace(first, **{field.name: None for field in differing}) if differing else first


def _can_go(fact: object, field: Field[Any]) -> bool:
    """Whether a fact says less without a field, and not something else: an unknown `about` would be nobody."""
    said_otherwise = isinstance(fact, Contact) and field.name == "about" and fact.client_id is None
    return field.default is None and not said_otherwise

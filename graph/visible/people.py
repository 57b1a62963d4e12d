"""Who stands in what is seen: contacts, professionals and agencies, through the involvements seen (access.md §3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.codes import agency_kinds
from graph.model import Contact, Employment, Involvement, current
from graph.visible.fields import contact_for
from graph.visible.gates import Gates
from graph.visible.levels import Levels

OPEN = "open"
Holder: TypeAlias = tuple[str, str]
"""A professional or an agency, by kind and id: the two may have the same id."""


@dataclass(frozen=True, slots=True)
class People:
    """The contacts and employments seen, and the ids of the professionals and agencies."""

    contacts: tuple[Contact, ...]
    employments: tuple[Employment, ...]
    professionals: frozenset[str]
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What contacts are judged by: the involvements seen, with whom each holder has one, who works where."""

    gates: Gates
    levels: Levels
    involvements: frozenset[str]
    clients_of: Mapping[Holder, set[str]]
    mates: Mapping[str, list[Employment]]

    def shows(self, contact: Contact) -> bool:
        """Whether a contact is seen; one that hangs on an involvement only with it."""
        if contact.client_id is None:
            hangs = contact.involvement is None or contact.involvement in self.involvements
            return (hangs or not self.gates.look.holds("between-hangs")) and self._between(contact)
        if not self.levels.near(contact.client_id):
            return False
        if contact.involvement is None:
            return self._unhung(contact)
        return contact.involvement in self.involvements or not self.gates.look.holds("hangs")

    def _unhung(self, contact: Contact) -> bool:
        """If it hangs on none, "its professional and colleagues of their agencies", of those with a relationship."""
        if not self.gates.look.holds("unhung"):
            return True
        own = contact.professional_id == self.gates.ties.professional
        mate = contact.professional_id in self.mates and self.gates.look.holds("unhung-colleagues")
        mate = mate and self.gates.entered_for_us(contact)
        return self.levels.of[contact.client_id or ""] == "client" and (own or mate)

    def _between(self, contact: Contact) -> bool:
        """Seen when each end is the viewer, or has an involvement that is seen with the client it is about."""
        if not self.gates.look.holds("between"):
            return contact.about is None or self.levels.near(contact.about)
        ends: list[Holder] = [("professional", contact.professional_id)]
        ends += [("professional", each) for each in (contact.other_professional_id,) if each is not None]
        ends += [("agency", each) for each in (contact.other_agency_id,) if each is not None]
        about = contact.about if self.gates.look.holds("between-about") else None
        me: Holder = ("professional", self.gates.ties.professional or "")
        return all(end == me or self._supports(end, about) for end in ends)

    def _supports(self, end: Holder, about: str | None) -> bool:
        supported = self.clients_of.get(end, set())
        return bool(supported) if about is None else about in supported


def people_of(gates: Gates, levels: Levels, involvements: Iterable[Involvement]) -> People:
    """Contacts, employments, professionals and agencies, given the involvements that are seen."""
    involvements = tuple(involvements)
    seen = _Seen(gates, levels, frozenset(each.id for each in involvements), _clients_of(involvements), _mates(gates))
    shown = [each for each in gates.look.facts.contacts if seen.shows(each)]
    behalf = {each.id: each.agency_id for each in involvements}
    employments = _employments(gates, involvements, _unhung_mates(gates, seen, shown))
    ends = {end for each in shown for end in (each.professional_id, each.other_professional_id)}
    team = {each.professional_id for each in involvements}
    covers = {each.cover for each in gates.look.facts.professionals if each.id in team}
    covers = covers if gates.look.holds("cover") else set()
    agencies = {each.agency_id for each in involvements} | {each.other_agency_id for each in shown}
    agencies |= {each.agency_id for each in employments}
    return People(
        tuple(contact_for(gates, levels, each, behalf.get(each.involvement or "")) for each in shown),
        employments,
        frozenset(each for each in {gates.ties.professional, *team, *ends, *covers} if each is not None),
        frozenset(each for each in agencies if each is not None),
    )


def _clients_of(involvements: Iterable[Involvement]) -> dict[Holder, set[str]]:
    """With which clients each professional, and each agency of its own or by its people, has an involvement seen."""
    found: dict[Holder, set[str]] = defaultdict(set)
    for each in involvements:
        for kind, holder in (("professional", each.professional_id), ("agency", each.agency_id)):
            if holder is not None:
                found[kind, holder].add(each.client_id)
    return found


def _mates(gates: Gates) -> dict[str, list[Employment]]:
    """Who works for an agency for which the viewer works, with the employments that say so."""
    found: dict[str, list[Employment]] = defaultdict(list)
    for each in gates.look.facts.employments:
        if each.agency_id in gates.ties.employers and current(each.start, each.end, gates.look.now):
            found[each.professional_id].append(each)
    return found


def _unhung_mates(gates: Gates, seen: _Seen, shown: Iterable[Contact]) -> set[int]:
    """The employments by which contacts that hang on no involvement are seen, as identities of facts."""
    unhung = {each.professional_id for each in shown if each.client_id is not None and each.involvement is None}
    return {id(each) for who in unhung - {gates.ties.professional} for each in seen.mates.get(who, ())}


def _employments(gates: Gates, involvements: Iterable[Involvement], mates: set[int]) -> tuple[Employment, ...]:
    """Someone who works for a school and a refuge has two lives: an employer shows only with a tie on its behalf.

    A tie on nobody's named behalf is one of all their agencies; shown are those whose involvement starts open.
    """
    behalf = {(each.professional_id, each.agency_id) for each in involvements}

    def shown(each: Employment) -> bool:
        if each.professional_id == gates.ties.professional or id(each) in mates:
            return True
        if not gates.look.holds("two-lives"):
            return any(who == each.professional_id for who, _ in behalf)
        kind = agency_kinds().get(gates.look.kind(each.agency_id) or "")
        open_kind = (kind is not None and kind.visibility == OPEN) or not gates.look.holds("two-lives-unnamed")
        unnamed = (each.professional_id, None) in behalf and open_kind
        return (each.professional_id, each.agency_id) in behalf or unnamed

    return tuple(each for each in gates.look.facts.employments if shown(each))

"""'In touch' of missing-links.md §1 in plain loops, for the brute-force oracle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from graph.model import Contact
from tests.queries.missing.terms import Member, Terms

WINDOW = 90
T = TypeVar("T")


@dataclass(frozen=True)
class Touch:
    """Who is in touch with whom, in the window of 90 days. What was asked once is remembered, and answered the same."""

    terms: Terms
    _known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What several rules ask, worked out once."""
        if key not in self._known:
            self._known[key] = make()
        known: T = self._known[key]
        return known

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """'in the window, and not `planned`', of every edge considered, a meeting's too."""
        return tuple(
            contact
            for contact in self.terms.facts.contacts
            if self.terms.in_window(contact.on, WINDOW) and not (contact.planned and self.terms.heeds("not-planned"))
        )

    @cached_property
    def by_person(self) -> dict[str, dict[str, Contact]]:
        """The contacts that a professional is at either end of, by their ids."""
        found: dict[str, dict[str, Contact]] = {}
        for contact in self.contacts:
            found.setdefault(contact.professional_id, {})[contact.id] = contact
            if contact.other_professional_id is not None:
                found.setdefault(contact.other_professional_id, {})[contact.id] = contact
        return found

    @cached_property
    def with_client(self) -> dict[tuple[str, str], set[Contact]]:
        """All contacts between a professional and a client, of any day, planned or not."""
        found: dict[tuple[str, str], set[Contact]] = {}
        for contact in self.terms.facts.contacts:
            if contact.client_id is not None:
                found.setdefault((contact.professional_id, contact.client_id), set()).add(contact)
        return found

    @cached_property
    def by_meeting(self) -> dict[str, set[Contact]]:
        """The edges of each meeting."""
        found: dict[str, set[Contact]] = {}
        for contact in self.contacts:
            if contact.meeting is not None:
                found.setdefault(contact.meeting, set()).add(contact)
        return found

    @cached_property
    def staff(self) -> dict[str, frozenset[str]]:
        """'A professional *of* an agency is one currently employed there, active or not.'"""
        left_out = frozenset[str]()
        if not self.terms.heeds("inactive-of"):
            left_out = frozenset(worker.id for worker in self.terms.facts.professionals if not worker.active)
        found: dict[str, set[str]] = {}
        for professional, agency in self.terms.employments:
            found.setdefault(agency, set()).add(professional)
        return {agency: frozenset(people - left_out) for agency, people in found.items()}

    def people(self, member: Member) -> frozenset[str]:
        """'where a member is an agency: … any professional of it'; a professional is themself."""
        return self.staff.get(member.id, frozenset()) if member.desk else frozenset({member.id})

    def in_touch(self, p: Member, q: Member, clients: Collection[str]) -> bool:
        """'In touch about some families, for two members': `clients` are the current members of those families."""
        key = "in touch", p, q, frozenset(clients)
        return self.once(key, lambda: self.contact_between(p, q, clients) or self.met(p, q, clients))

    def contact_between(self, p: Member, q: Member, clients: Collection[str]) -> bool:
        """'there is a contact edge between the two … `about` empty or a current member of one of those families'"""
        if not self.terms.heeds("contact-between"):
            return False
        theirs = self._among_colleagues(p) | self._among_colleagues(q)
        return any(self._between(contact, p, q) and self._about(contact, clients) for contact in theirs)

    def _among_colleagues(self, member: Member) -> set[Contact]:
        """The contacts of a member's people with other professionals and agencies: one with a client is no other's."""
        theirs = self._contacts_of(self.people(member)).values()
        return self.once(("colleagues", member), lambda: {each for each in theirs if each.client_id is None})

    def _contacts_of(self, people: frozenset[str]) -> dict[str, Contact]:
        found = (self.by_person.get(person, {}) for person in people)
        return self.once(("contacts", people), lambda: {id_: each for theirs in found for id_, each in theirs.items()})

    def _between(self, contact: Contact, p: Member, q: Member) -> bool:
        """'between the two', whoever of them is the contact's professional"""
        return self._from_to(contact, p, q) or (self.terms.heeds("either-way") and self._from_to(contact, q, p))

    def _from_to(self, contact: Contact, one: Member, other: Member) -> bool:
        """'where a member is an agency: with that agency or any professional of it'"""
        if not self._is(contact.professional_id, one):
            return False
        if other.desk and contact.other_agency_id == other.id and self.terms.heeds("desk-itself"):
            return True
        return contact.other_professional_id is not None and self._is(contact.other_professional_id, other)

    def _is(self, person: str, member: Member) -> bool:
        if member.desk and not self.terms.heeds("professional-of"):
            return False
        return person in self.people(member)

    def _about(self, contact: Contact, clients: Collection[str]) -> bool:
        """'`about` empty or a current member of one of those families'"""
        if not self.terms.heeds("about"):
            return True
        if contact.about is None:
            return self.terms.heeds("about-empty")
        return contact.about in clients and self.terms.heeds("about-member")

    def met(self, p: Member, q: Member, clients: Collection[str]) -> bool:
        """'or both have a contact edge with the same `meeting`'"""
        if not self.terms.heeds("meeting"):
            return False
        return any(self._concerns(meeting, clients) for meeting in self._meetings_of(p) & self._meetings_of(q))

    def _meetings_of(self, member: Member) -> set[str]:
        """'have a contact edge with the same `meeting` (an agency: any professional of it)': at either end of it."""
        if member.desk and not self.terms.heeds("meeting-professional-of"):
            return set()
        people = self.people(member)
        found = (
            contact.meeting
            for contact in self._contacts_of(people).values()
            if contact.meeting is not None
            and (contact.professional_id in people or self.terms.heeds("meeting-other-end"))
        )
        return self.once(("meetings", people), lambda: set(found))

    def _concerns(self, meeting: str, clients: Collection[str]) -> bool:
        """'where an edge of that meeting goes to, or is about, a current member of one of those families, or none of
        its edges names a client'"""
        if not self.terms.heeds("meeting-family"):
            return True
        goes_to = {edge.client_id for edge in self.by_meeting[meeting]} - {None}
        is_about = {edge.about for edge in self.by_meeting[meeting]} - {None}
        if not goes_to and not is_about:
            return self.terms.heeds("meeting-no-client")
        return any(
            (client in goes_to and self.terms.heeds("meeting-goes-to"))
            or (client in is_about and self.terms.heeds("meeting-is-about"))
            for client in clients
        )

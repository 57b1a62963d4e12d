"""Seals and shields: who may see one fact of a client whom they may see (access.md §3 and §4).

A shield reads a fact that tells whereabouts as hidden, and lets in the confirmed lead besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from graph.model import Address, Asserted, Consent, Contact, Involvement, Membership, Record, Relation, Situation
from graph.visible.look import Look
from graph.visible.ties import Ties

Sealed: TypeAlias = Membership | Relation | Situation | Address
OPEN = "open"
SEALS = ("open", "existence", "hidden")


@dataclass(frozen=True, slots=True)
class Gates:
    """Whether the viewer may see one fact, by its own marks, its source and the viewer's own ties."""

    look: Look
    ties: Ties

    def involvement(self, fact: Involvement) -> bool:
        """Open, or one is its worker or a colleague; of a shielded client no agency with a place."""
        if self._let_in(fact, fact.client_id):
            return True
        open_ = self._open(fact.visibility, "seal-involvement") and not self.through_lead(fact) and not self.gone(fact)
        return open_ and self.agreed(fact)

    def agreed(self, fact: Involvement) -> bool:
        """Whether who is involved crosses to the viewer: not what is on nobody's named behalf."""
        if fact.agency_id is None and fact.client_id not in self.ties.opened:
            return not self.look.viewer.agreed_only or not self.look.holds("agreed-unnamed")
        return self.crosses(fact.agency_id, fact.client_id)

    def crosses(self, agency: str | None, client_id: str | None) -> bool:
        """Whether what an agency holds of a client is open to the viewer: nobody's or their own, opened, or agreed."""
        if agency is None or not self.look.viewer.agreed_only or not self.look.holds("agreed"):
            return True
        if client_id is None:
            return False
        if client_id in self.ties.opened and self.look.holds("agreed-opened"):
            return True
        return agency in self.ties.behalf.get(client_id, ()) or any(
            agency in (each.said if self.look.holds("agreed-said") else each.agencies)
            for each in self.consents(client_id)
            if self.names(each) or not self.look.holds("agreed-named")
        )

    def entered_for_us(self, fact: Contact) -> bool:
        """Whether a contact that hangs on nothing crosses to the viewer: for whom it was entered, and who says so."""
        agencies = (fact.agency_id, self.look.source(fact.source).agency_id if fact.source is not None else None)
        return all(self.crosses(each, fact.client_id) for each in agencies) or not self.look.holds("agreed-unhung")

    def told_about(self, fact: Contact, behalf: str | None) -> bool:
        """Whether whom a contact with a client is about beside them crosses too: of their own, as of anybody."""
        own = fact.professional_id == self.ties.professional or fact.client_id is None
        if own or not self.look.viewer.agreed_only or not self.look.holds("agreed-about"):
            return True
        opened = fact.about in self.ties.opened and self.look.holds("agreed-opened")
        return opened or (behalf is not None and self.crosses(behalf, fact.about))

    def consents(self, client_id: str) -> Iterator[Consent]:
        """What somebody agreed to about a client, with the agencies that said so for their own, and one's own.

        All that are named are told to those for whose agency it was written: that another is there is not for them to
        tell. Where a shield hides agencies with a place, without these.
        """
        hides = self.look.shielded(client_id) and client_id not in self.ties.leads
        hides = hides and self.look.holds("agreed-shield")
        own = self.ties.behalf.get(client_id, frozenset())
        for each in self.look.consents.get(client_id, ()):
            told = {*own, *(each.agencies if self._wrote(each, own) else each.said)}
            shown = {agency for agency in told if agency in own or not hides or self.look.placeless(agency)}
            agencies, said = (tuple(one for one in named if one in shown) for named in (each.agencies, each.said))
            yield replace(each, agencies=agencies, said=said)

    def _wrote(self, fact: Consent, own: frozenset[str]) -> bool:
        return fact.agency_id in own or not self.look.holds("agreed-told")

    def names(self, fact: Consent) -> bool:
        """Whether somebody agreed to an agency for which the viewer is on the client."""
        return not self.ties.behalf.get(fact.client_id, frozenset()).isdisjoint(fact.agencies)

    def gone(self, fact: Involvement) -> bool:
        """Whether its agency stopped sharing long enough ago; what the law wants findable stays."""
        return self.look.gone(fact.agency_id) and not (fact.always_findable and self.look.holds("frozen-findable"))

    def concern(self, fact: Involvement) -> bool:
        """Whether somebody's concern is told to the viewer, who has one with this client too, or leads."""
        among = fact.client_id in self.ties.raised or fact.client_id in self.ties.leads
        return among and self.look.concern_stands(fact) and self.look.holds("concern-told")

    def through_lead(self, fact: Involvement) -> bool:
        """Whether who is involved tells where a shielded client is: "a school, reached through the lead"."""
        tells = self.look.shielded(fact.client_id) and not self.look.placeless(fact.agency_id)
        return tells and fact.client_id not in self.ties.leads and self.look.holds("shield-place")

    def situation(self, fact: Situation) -> bool:
        """A situation of a client."""
        return self._fact(fact, "seal-situation", fact.client_id)

    def relation(self, fact: Relation) -> bool:
        """A tie of kin; its worker's colleagues are those on either of the two."""
        return self._fact(fact, "seal-relation", fact.client_id, fact.other_id)

    def membership(self, fact: Membership) -> bool:
        """A client's place in a family; of shielded people nobody's, "household outline"; joined, nor the lead's."""
        led = not (fact.joined and self.look.holds("joined-shield"))
        return self._fact(fact, "seal-membership", fact.client_id, shielded=self.shields(fact), led=led)

    def shields(self, fact: Membership) -> bool:
        """Whether a membership tells whereabouts: it, its client or its family is shielded."""
        shielded = fact.shielded is not False or self.look.shielded(fact.client_id)
        return (shielded or self.look.shielded_family(fact.family_id)) and self.look.holds("shield-household")

    def address(self, fact: Address, client_id: str) -> bool:
        """The address of a family in which a client lives."""
        shielded = fact.shielded is not False or self.look.shielded_family(fact.family_id)
        shielded = (shielded or self.look.shielded(client_id)) and self.look.holds("shield-address")
        return self._fact(fact, "seal-address", client_id, shielded=shielded)

    def record(self, fact: Record) -> bool:
        """What a source says of a client."""
        return self.source(fact.source, fact.client_id, "sealed-source-record")

    def whereabouts(self, fact: Record) -> bool:
        """Whether address, postcode and phone are shown where the rest of a record is."""
        if not self.look.shielded(fact.client_id) or not self.look.holds("shield-number"):
            return True
        return fact.client_id in self.ties.leads or self._colleague(self._told_by(fact.source), fact.client_id)

    def source(self, name: str | None, client_id: str | None, clause: str) -> bool:
        """Whether a source may be known to speak of a client: it isn't sealed, nor has its agency a place."""
        if name is None or (client_id is not None and self._colleague(self._told_by(name), client_id)):
            return True
        source = self.look.source(name)
        if source.sealed is not False and self.look.holds(clause):
            return False
        if not self.crosses(source.agency_id, client_id) and self.look.holds("agreed-source"):
            return False
        if source.agency_id is None or not self.look.shielded(client_id) or not self.look.holds("shield-source"):
            return True
        return self.look.placeless(source.agency_id) or client_id in self.ties.leads

    def names_source(self, fact: Asserted, *clients: str) -> bool:
        """Whether a fact's source is told with it: to colleagues whom it lets in, else if it is open."""
        if any(self._colleague(self._told_by(fact.source), each) for each in clients):
            return True
        about: tuple[str | None, ...] = clients or (None,)
        return all(self.source(fact.source, each, "sealed-source-name") for each in about)

    def trusted(self, fact: Membership | Relation, *clients: str) -> bool:
        """Whether access flows over a tie: a register says so, or somebody else confirmed it."""
        register = fact.source is not None and self.look.source(fact.source).register
        return (
            (register and self.names_source(fact, *clients) and self.look.holds("trusted-register"))
            or (self.confirmed(fact) and self.look.holds("trusted-confirmed"))
            or not self.look.holds("trusted")
        )

    def stated(self, fact: Membership) -> bool:
        """Whether a membership is somebody's word alone: no register's, and confirmed by nobody else."""
        return fact.asserted_by is not None and not self.trusted(fact, fact.client_id)

    def confirmed(self, fact: Asserted) -> bool:
        """Whether somebody confirmed a tie who is neither the viewer nor whoever asserted it."""
        if fact.confirmed_by is None or not self.look.holds("trusted-by-another"):
            return fact.confirmed_by is not None
        return fact.confirmed_by not in self.look.me and fact.confirmed_by != fact.asserted_by

    def _fact(self, fact: Sealed, clause: str, *clients: str, shielded: bool = False, led: bool = True) -> bool:
        if self._let_in(fact, *clients):
            return True
        told = all(
            self.source(fact.source, each, "sealed-source-tie") and self.crosses(fact.agency_id, each)
            for each in clients
        )
        led = led and any(each in self.ties.leads for each in clients)
        return told and (led or not shielded) and self._open(fact.visibility, clause)

    def _open(self, visibility: str | None, clause: str) -> bool:
        if visibility not in SEALS and not self.look.holds("seal-missing"):
            return True
        return visibility == OPEN or not self.look.holds(clause)

    def _let_in(self, fact: Asserted, *clients: str) -> bool:
        """Its worker, and agency colleagues on this client for the same agency."""
        if self.its_worker(fact):
            return True
        agency = fact.agency_id or self._told_by(fact.source)
        return any(self._colleague(agency, each) for each in clients)

    def its_worker(self, fact: Asserted) -> bool:
        """Whether the viewer is the worker of a fact: the professional of an involvement, else who asserted it."""
        if isinstance(fact, Involvement):
            return fact.id in self.ties.own and self.look.holds("its-worker")
        return not isinstance(fact, Contact) and fact.asserted_by in self.look.me and self.look.holds("its-worker")

    def _told_by(self, source: str | None) -> str | None:
        told = source is not None and self.look.holds("source-agency")
        return self.look.source(source).agency_id if told and source is not None else None

    def _colleague(self, agency: str | None, client_id: str) -> bool:
        """Whether the viewer is on a client for an agency, while they work for it."""
        behalf = self.ties.behalf.get(client_id, frozenset())
        if not self.look.holds("colleagues"):
            return False
        return agency in behalf or (bool(behalf) and not self.look.holds("colleagues-same-agency"))

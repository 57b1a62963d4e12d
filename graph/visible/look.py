"""One look at the network: who looks, on which day, at which facts, found by their ids. It decides nothing but time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from graph.agreed import CLIENT, gone, in_force
from graph.codes import agency_kinds
from graph.model import OPERATOR, Agency, Client, Consent, Contact, Facts, Family, Involvement, Source, current
from graph.viewer import Viewer

CONCERN = timedelta(days=30)
"""How long a concern stands."""
OPERATORS = Source(name=OPERATOR, register=True, sealed=False)


class _Begins(Protocol):
    @property
    def start(self) -> date | None: ...


Fact = TypeVar("Fact", bound=_Begins)


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks, when, and the facts of today and before. `me` is how facts name the viewer."""

    viewer: Viewer
    now: date
    facts: Facts
    without: frozenset[str]
    me: frozenset[str]
    clients: Mapping[str, Client]
    families: Mapping[str, Family]
    agencies: Mapping[str, Agency]
    sources: Mapping[str, Source]
    consents: Mapping[str, Sequence[Consent]]

    def holds(self, clause: str) -> bool:
        """Whether a clause of clauses.py is in force; only tests leave one out."""
        return clause not in self.without

    def shielded(self, client_id: str | None) -> bool:
        """Whether a client is shielded, or unknown: a mark that is missing shields."""
        client = self.clients.get(client_id) if client_id is not None else None
        return client_id is not None and (client is None or client.shielded is not False)

    def shielded_family(self, family_id: str) -> bool:
        """Whether a family is shielded, or unknown."""
        family = self.families.get(family_id)
        return family is None or family.shielded is not False

    def source(self, name: str) -> Source:
        """A source by its name: "a source not yet known is made, sealed and no register" (model.md §3)."""
        return self.sources.get(name) or (OPERATORS if name == OPERATOR else Source(name=name))

    def kind(self, agency_id: str | None) -> str | None:
        """The kind of an agency, None where it isn't known."""
        agency = self.agencies.get(agency_id) if agency_id is not None else None
        return agency.kind if agency else None

    def shares(self, agency_id: str) -> bool:
        """Whether an agency's agreement is in force; nobody's who isn't known."""
        agency = self.agencies.get(agency_id)
        return agency is not None and (in_force(agency, self.now) or not self.holds("shares"))

    def gone(self, agency_id: str | None) -> bool:
        """Whether what an agency did is shown no longer, because it stopped sharing long enough ago, or isn't known."""
        agency = self.agencies.get(agency_id) if agency_id is not None else None
        return agency_id is not None and (agency is None or (gone(agency, self.now) and self.holds("frozen")))

    def concern_stands(self, fact: Involvement) -> bool:
        """Whether a concern with this involvement has been told to others, and has not lapsed."""
        if fact.concern_on is None or fact.concern_told_on is None:
            return False
        return fact.concern_on > self.now - CONCERN or not self.holds("concern-lapses")

    def reach(self, agency_id: str) -> str:
        """How far an agency's involvement opens a family: by its agreement, else by its kind."""
        agency = self.agencies.get(agency_id)
        if agency is None:
            return CLIENT
        agreed = agency.reach if self.holds("reach-agreed") else None
        kind = agency_kinds().get(agency.kind)
        return agreed or (kind.reach if kind else CLIENT)

    def placeless(self, agency_id: str | None) -> bool:
        """Whether an agency's name doesn't tell where its clients live: a known one of no such kind and no area."""
        agency = self.agencies.get(agency_id) if agency_id is not None else None
        code = agency_kinds().get(agency.kind) if agency else None
        if agency is None or code is None or code.place:
            return False
        return agency.area is None or not self.holds("shield-area")


def look_of(viewer: Viewer, now: date, facts: Facts, without: frozenset[str]) -> Look:
    """Everything that has begun by `now`, and the contacts planned after it."""
    if "begun" not in without:
        facts = _begun(facts, now)
    if "planned" not in without:
        facts = replace(facts, contacts=tuple(each for each in facts.contacts if _shown_on(each, now)))
    return Look(
        viewer=viewer,
        now=now,
        facts=facts,
        without=without,
        me=frozenset(name for name in (viewer.professional, viewer.account) if name is not None),
        clients={each.id: each for each in facts.clients},
        families={each.id: each for each in facts.families},
        agencies={each.id: each for each in facts.agencies},
        sources={each.name: each for each in facts.sources},
        consents=_in_force(facts, now, ever="agreed-now" in without),
    )


def _in_force(facts: Facts, now: date, *, ever: bool) -> Mapping[str, Sequence[Consent]]:
    """What somebody agreed to about each client, as long as it lasts."""
    found: dict[str, list[Consent]] = defaultdict(list)
    for each in facts.consents:
        if current(each.start, each.end, now) or ever:
            # Who said so and isn't named said nothing.
            said = tuple(agency for agency in each.said if agency in each.agencies)
            found[each.client_id].append(replace(each, said=said))
    return found


def _begun(facts: Facts, now: date) -> Facts:
    return replace(
        facts,
        addresses=_before(facts.addresses, now),
        memberships=_before(facts.memberships, now),
        relations=_before(facts.relations, now),
        situations=_before(facts.situations, now),
        employments=_before(facts.employments, now),
        involvements=_before(facts.involvements, now),
    )


def _before(facts: Iterable[Fact], now: date) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.start is None or fact.start <= now)


def _shown_on(contact: Contact, now: date) -> bool:
    return contact.planned or contact.on <= now

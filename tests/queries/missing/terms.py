"""The terms of missing-links.md §1 in plain loops over sets, sentence by sentence, for the brute-force oracle.

Nothing here is meant to be fast, and nothing is shared with the rules it checks. Each clause of `CLAUSES` can be
left out by its name, and then does not hold anybody back (or does not let anybody through).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import product

from graph.codes import agency_kinds
from graph.model import Facts, Involvement
from tests.queries.missing.clauses import CLAUSES
from tests.queries.missing.index import Index


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """Somebody on a team: a professional, or an agency whose desk stands for it."""

    id: str
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Kin:
    """A family on the day asked about, or a family of one (`real` false, the id its client's)."""

    id: str
    real: bool
    members: frozenset[str]


@dataclass(frozen=True)
class Terms:
    """What the words of missing-links.md §1 mean in `facts` on `day`, less the clauses named in `without`.

    `looked_at` are the clauses that somebody asked about.
    """

    facts: Facts
    day: date
    without: frozenset[str] = frozenset()
    looked_at: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if unknown := self.without - CLAUSES.keys():
            raise ValueError(f"no such clause: {', '.join(sorted(unknown))}")

    @cached_property
    def index(self) -> Index:
        """The facts by the ids that they name."""
        return Index(self.facts)

    def heeds(self, clause: str) -> bool:
        """Whether a clause is to be heeded."""
        self.looked_at.add(clause)
        return clause not in self.without

    # Time

    def current(self, fact: str, start: date | None, end: date | None) -> bool:
        """'it is current on day D when (`from` is null or `from` <= D) and (`to` is null or D < `to`)'"""
        if not self.heeds(f"current-{fact}"):
            return True
        begun = start is None or start < self.day or (start == self.day and self.heeds("from-day"))
        over = end is not None and (end < self.day or (end == self.day and self.heeds("to-day")))
        return begun and not over

    def in_window(self, on: date, days: int) -> bool:
        """'Window of n days (default 90): the days x with D - n < x <= D.'"""
        first = self.day - timedelta(days=days)
        opened = on > first or (on == first and not self.heeds("window-first-day")) or not self.heeds("window-opens")
        closed = on > self.day or (on == self.day and not self.heeds("window-last-day"))
        return opened and (not closed or not self.heeds("window-closes"))

    # Clients

    def died(self, client: str) -> date | None:
        """'that of the newest `as_of` among the records … (tie: source id); an empty one never wins'"""
        told = [record for record in self.index.records.get(client, ()) if record.died is not None]
        told.sort(key=lambda record: (record.as_of or date.min, record.source, record.source_id))
        if not told:
            return None
        return told[-1].died if self.heeds("newest-record") else told[0].died

    @cached_property
    def clients(self) -> frozenset[str]:
        """'From the day of death a client is in no rule'"""
        mortal = {record.client_id for record in self.facts.records if record.died is not None}
        return frozenset(client.id for client in self.facts.clients) - {each for each in mortal if self.dead(each)}

    def dead(self, client: str) -> bool:
        """'From the day of death'"""
        died = self.died(client)
        if died is None or not self.heeds("dead"):
            return False
        return died < self.day or (died == self.day and self.heeds("day-of-death"))

    @cached_property
    def in_a_situation(self) -> frozenset[str]:
        """'the client has a current situation'"""
        return frozenset(
            situation.client_id
            for situation in self.facts.situations
            if self.current("situation", situation.start, situation.end)
        )

    # Families

    @cached_property
    def memberships(self) -> frozenset[tuple[str, str, bool]]:
        """'Family members on D: current MEMBER_OF. Household: those with `lives_here` not false.'

        Triples of client, family and whether the client lives there.
        """
        return frozenset(
            (membership.client_id, membership.family_id, membership.lives_here or not self.heeds("lives-here"))
            for membership in self.facts.memberships
            if membership.client_id in self.clients and self.current("membership", membership.start, membership.end)
        )

    @cached_property
    def families(self) -> frozenset[Kin]:
        """Every family with its members, and 'a client in no family is a family of one, whose id is the client's'"""
        members: dict[str, set[str]] = {}
        for client, family, _ in self.memberships:
            members.setdefault(family, set()).add(client)
        real = {Kin(family, True, frozenset(those)) for family, those in members.items()}
        placed = {client for client, _, _ in self.memberships}
        alone = self.clients - placed if self.heeds("family-of-one") else frozenset()
        return frozenset(real | {Kin(client, False, frozenset({client})) for client in alone})

    @cached_property
    def families_of(self) -> dict[str, frozenset[Kin]]:
        """The families that each client is a current member of; one in none is a family of one."""
        found: dict[str, set[Kin]] = {client: set() for client in self.clients}
        for family in self.families:
            for client in family.members:
                found[client].add(family)
        return {client: frozenset(those) for client, those in found.items()}

    @cached_property
    def homes(self) -> dict[str, Kin | None]:
        """Each client's home family."""
        return {client: self.home(client) for client in self.clients}

    def home(self, client: str) -> Kin | None:
        """'of the families in whose household they are (else: of their families), the one with the smallest id'

        None only where the clause of the family of one is left out.
        """
        theirs = self.families_of[client]
        lived_in = {family for family in theirs if (client, family.id, True) in self.memberships}
        choice = lived_in if lived_in and self.heeds("household-first") else theirs
        pick = min if self.heeds("smallest-id") else max
        return pick(choice, key=lambda family: family.id) if choice else None

    def linked(self, one: Kin, other: Kin) -> bool:
        """'two families that share a current member, or where a member of one is currently RELATED_TO a member of the
        other'"""
        if self.heeds("linked-by-member") and one.members & other.members:
            return True
        if not self.heeds("linked-by-relation"):
            return False
        related = {(a, b) for a in one.members for b in other.members} & self.relations
        related |= {(a, b) for a in other.members for b in one.members} & self.relations
        return bool(related)

    @cached_property
    def perhaps_linked(self) -> frozenset[frozenset[Kin]]:
        """The pairs of families to look at: of one client's, and of two who are related. No other can be linked."""
        tied = [(client, client) for client in self.clients]
        tied += [(a, b) for a, b in self.relations if a in self.clients and b in self.clients]
        both = (pair for a, b in tied for pair in product(self.families_of[a], self.families_of[b]))
        return frozenset(frozenset(pair) for pair in both if pair[0] != pair[1])

    @cached_property
    def related(self) -> dict[str, set[str]]:
        """To whom each client is currently related, whichever way round it is written."""
        found: dict[str, set[str]] = {}
        for one, other in self.relations:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    @cached_property
    def relations(self) -> frozenset[tuple[str, str]]:
        """'currently RELATED_TO'"""
        return frozenset(
            (relation.client_id, relation.other_id)
            for relation in self.facts.relations
            if self.current("relation", relation.start, relation.end)
        )

    # Agencies

    @cached_property
    def employments(self) -> frozenset[tuple[str, str]]:
        """'A professional of an agency is one currently employed there, active or not.' Professional, agency."""
        return frozenset(
            (employment.professional_id, employment.agency_id)
            for employment in self.facts.employments
            if self.current("employment", employment.start, employment.end)
        )

    @cached_property
    def employers(self) -> dict[str, frozenset[str]]:
        """'all the professional's current agencies'"""
        found: dict[str, set[str]] = {}
        for professional, agency in self.employments:
            found.setdefault(professional, set()).add(agency)
        return {professional: frozenset(agencies) for professional, agencies in found.items()}

    def behalf(self, involvement: Involvement) -> frozenset[str]:
        """'those on whose behalf the involvements are held (`agency_id`; without one, all the professional's current
        agencies), or the agency itself'"""
        named = frozenset({involvement.agency_id} if involvement.agency_id is not None else ())
        if involvement.professional_id is None or (named and self.heeds("on-whose-behalf")):
            return named
        if not self.heeds("all-current-agencies"):
            return frozenset()
        return self.employers.get(involvement.professional_id, frozenset())

    @cached_property
    def universal_agencies(self) -> frozenset[str]:
        """'an agency kind that everyone has: gp, school … (data, per deployment)'"""
        return frozenset(agency.id for agency in self.facts.agencies if agency_kinds()[agency.kind].universal)

    def universal(self, agencies: frozenset[str]) -> bool:
        """'Universal member: one whose agencies' kinds are all universal.' Someone with no agency is not."""
        met = agencies & self.universal_agencies
        return bool(met) and (met == agencies or not self.heeds("all-universal"))

    # Teams

    @cached_property
    def team_involvements(self) -> dict[str, dict[Member, frozenset[Involvement]]]:
        """Each client's team, and by which involvements each member is on it.

        'the professionals with a current involvement and `active` not false; and each agency with a current
        involvement of its own, where nobody is on that team on its behalf (its desk then stands for it)'
        """
        teams: dict[str, dict[Member, set[Involvement]]] = {client: {} for client in self.clients}
        inactive = {worker.id for worker in self.facts.professionals if not worker.active and self.heeds("active")}
        holding = [
            involvement
            for involvement in self.facts.involvements
            if involvement.client_id in self.clients
            and self.current("involvement", involvement.start, involvement.end)
            and involvement.professional_id not in inactive
        ]
        represented: dict[str, set[str]] = {client: set() for client in self.clients}
        for involvement in holding:
            if involvement.professional_id is not None:
                member = Member(involvement.professional_id)
                teams[involvement.client_id].setdefault(member, set()).add(involvement)
                represented[involvement.client_id] |= self.behalf(involvement)
        for involvement in holding:
            agency = involvement.agency_id
            if involvement.professional_id is not None or agency is None or not self.heeds("desk-is-member"):
                continue
            if agency not in represented[involvement.client_id] or not self.heeds("desk-stands-aside"):
                teams[involvement.client_id].setdefault(Member(agency, desk=True), set()).add(involvement)
        return {client: {who: frozenset(by) for who, by in team.items()} for client, team in teams.items()}

    def team(self, clients: Iterable[str]) -> frozenset[Member]:
        """'The team of a family or household is its members' teams together.'"""
        return frozenset(member for client in clients for member in self.team_involvements[client])

    def supported(self, member: Member, clients: Iterable[str]) -> frozenset[str]:
        """Those of `clients` on whose team `member` is."""
        return frozenset(client for client in clients if member in self.team_involvements[client])

    def agencies(self, member: Member, clients: Iterable[str]) -> frozenset[str]:
        """'those on whose behalf the involvements concerned are held': the involvements with `clients`."""
        concerned = clients if self.heeds("involvements-concerned") else self.clients
        held = [self.team_involvements[client].get(member, frozenset()) for client in concerned]
        return frozenset(agency for involvements in held for each in involvements for agency in self.behalf(each))

    def may_be_asked(self, mine: frozenset[str], theirs: frozenset[str]) -> bool:
        """'of different agencies, not both universal'; 'someone with none takes no part where agencies are compared'"""
        if self.heeds("none-takes-no-part") and not (mine and theirs):
            return False
        if self.heeds("different-agencies") and mine & theirs:
            return False
        return not (self.heeds("not-both-universal") and self.universal(mine) and self.universal(theirs))

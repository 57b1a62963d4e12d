"""What a viewer sees: the facts, each with the fields of its level, and the two lines that stand for what is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.model import Address, Consent, Facts, Family, Involvement, Membership, current
from graph.viewer import Level, Viewer
from graph.visible.fields import involvement_for, record_at, told, untold
from graph.visible.gates import Gates
from graph.visible.levels import Levels, levels_of
from graph.visible.look import look_of
from graph.visible.people import People, people_of
from graph.visible.ties import ties_of


@dataclass(frozen=True, slots=True)
class Sight:
    """What one viewer may see.

    `facts` are the facts seen, in their order, what the viewer's level hides set to None. `levels` holds each client
    seen. The lines are told apart from the facts, for today only: `another_service` the clients of whom the viewer
    reads "Another service is involved"; `through_lead` the agency kinds of "a school, reached through the lead".
    """

    facts: Facts
    levels: Mapping[str, Level]
    another_service: frozenset[str] = frozenset()
    through_lead: Mapping[str, frozenset[str]] = field(default_factory=dict)


def visible(viewer: Viewer, now: date, facts: Facts, without: frozenset[str] = frozenset()) -> Sight:
    """What `viewer` may see of `facts` on `now`; the operator all of it. Contacts as `hang_contacts` leaves them.

    `without` names clauses of clauses.py to leave out, for tests.
    """
    if viewer.operator:
        return Sight(facts, {client.id: "client" for client in facts.clients})
    look = look_of(viewer, now, facts, without)
    gates = Gates(look, ties_of(look))
    levels = levels_of(gates)
    memberships = _memberships(gates, levels)
    involvements = [
        involvement_for(gates, each)
        for each in look.facts.involvements
        if _in_full(gates, levels, each.client_id) and gates.involvement(each)
    ]
    people = people_of(gates, levels, involvements)
    seen = Facts(
        clients=tuple(each for each in look.facts.clients if each.id in levels.of),
        records=tuple(
            record_at(gates, levels, each)
            for each in look.facts.records
            if each.client_id in levels.of and gates.record(each)
        ),
        families=_families(gates, levels, memberships),
        addresses=_addresses(gates, levels, memberships),
        memberships=tuple(told(gates, each, each.client_id) for each in memberships),
        relations=tuple(
            told(gates, each, each.client_id, each.other_id)
            for each in look.facts.relations
            if _both_ends(gates, levels, (each.client_id, each.other_id)) and gates.relation(each)
        ),
        situations=tuple(
            told(gates, each, each.client_id)
            for each in look.facts.situations
            if _in_full(gates, levels, each.client_id) and gates.situation(each)
        ),
        involvements=tuple(involvements),
        contacts=people.contacts,
        consents=_consents(gates, levels),
    )
    return Sight(_with_people(gates, seen, people), levels.of, _another_service(gates, levels), _led(gates, levels))


def _in_full(gates: Gates, levels: Levels, client_id: str) -> bool:
    """Whether team and situations of a client are shown: outline shows neither."""
    return levels.near(client_id) or (client_id in levels.of and not gates.look.holds("outline-ties"))


def _both_ends(gates: Gates, levels: Levels, ends: Iterable[str]) -> bool:
    seen = [end in levels.of for end in ends]
    return all(seen) or (any(seen) and not gates.look.holds("both-ends"))


def _memberships(gates: Gates, levels: Levels) -> list[Membership]:
    """The memberships seen; what somebody only stated is theirs to see, and of those who see the family otherwise."""
    shown = [each for each in gates.look.facts.memberships if _shows_membership(gates, levels, each)]
    if not gates.look.holds("stated-family"):
        return shown
    known = {each.family_id for each in shown if not gates.stated(each)}
    return [each for each in shown if not gates.stated(each) or each.family_id in known or gates.its_worker(each)]


def _shows_membership(gates: Gates, levels: Levels, fact: Membership) -> bool:
    """All of a client's families; of an outline only the membership that led to it."""
    if fact.family_id not in gates.look.families or fact.client_id not in levels.of or not levels.placed(fact):
        return False
    return (_in_full(gates, levels, fact.client_id) or id(fact) in levels.carried) and gates.membership(fact)


def _families(gates: Gates, levels: Levels, memberships: Iterable[Membership]) -> tuple[Family, ...]:
    """The families seen; whether they were told that services share, where a client of one's own belongs to them."""
    there = {each.family_id for each in memberships}
    near = {each.family_id for each in memberships if _tells(gates, levels, each)}
    return tuple(each if each.id in near else untold(each) for each in gates.look.facts.families if each.id in there)


def _tells(gates: Gates, levels: Levels, fact: Membership) -> bool:
    """Whether over a client's place in a family it is told what the family was told."""
    look = gates.look
    if look.viewer.agreed_only and look.holds("told-ground"):
        return False
    own = levels.home(fact) or not look.holds("told")
    stated = gates.stated(fact) and look.holds("told-stated")
    joined = fact.joined and look.holds("told-joined")
    today = current(fact.start, fact.end, look.now) or not look.holds("told-now")
    return own and today and not stated and not joined


def _addresses(gates: Gates, levels: Levels, memberships: Iterable[Membership]) -> tuple[Address, ...]:
    """The addresses where one's own clients live or lived, while they did."""
    homes: dict[str, list[Membership]] = defaultdict(list)
    for each in memberships:
        own = levels.home(each) or not gates.look.holds("home-of-own")
        stated = gates.stated(each) and gates.look.holds("stated-home")
        joined = each.joined and gates.look.holds("joined-home")
        if own and not stated and not joined and (each.lives_here or not gates.look.holds("home-lives-there")):
            homes[each.family_id].append(each)

    def shown_to(address: Address) -> list[str]:
        living = [
            each for each in homes[address.family_id] if _meet(each, address) or not gates.look.holds("home-then")
        ]
        return [each.client_id for each in living if gates.address(address, each.client_id)]

    shown = ((each, shown_to(each)) for each in gates.look.facts.addresses)
    return tuple(_told_of_home(gates, each, clients) for each, clients in shown if clients)


def _told_of_home(gates: Gates, address: Address, clients: Sequence[str]) -> Address:
    """An address names its source where it may for one of those who live there."""
    naming = [each for each in clients if gates.names_source(address, each)]
    return told(gates, address, (naming or clients)[0])


def _meet(one: Membership, other: Address) -> bool:
    """Whether there is a day on which both hold."""
    begins = one.start is None or other.end is None or one.start < other.end
    return begins and (other.start is None or one.end is None or other.start < one.end)


def _consents(gates: Gates, levels: Levels) -> tuple[Consent, ...]:
    """What somebody agreed to about one's own clients, and that names an agency for which one is on them."""
    shown = {
        each.id: each
        for client in gates.look.consents
        if levels.of.get(client) == "client"
        for each in gates.consents(client)
        if gates.names(each) or not gates.look.holds("agreed-shown")
    }
    return tuple(shown[each.id] for each in gates.look.facts.consents if each.id in shown)


def _with_people(gates: Gates, seen: Facts, people: People) -> Facts:
    """The facts with those who stand in them: professionals, employments, agencies, and the sources named."""
    tables = (seen.addresses, seen.memberships, seen.relations, seen.situations, seen.involvements, seen.contacts)
    cited = {fact.source for table in tables for fact in table} | {fact.source for fact in seen.records}
    sources = tuple(each for each in gates.look.facts.sources if each.name in cited)
    agencies = people.agencies | {each.agency_id for each in sources}
    agencies |= {named for each in seen.consents for named in each.agencies}
    return Facts(
        **{name: getattr(seen, name) for name in ("clients", "records", "families", "addresses", "memberships")},
        relations=seen.relations,
        situations=seen.situations,
        professionals=tuple(each for each in gates.look.facts.professionals if each.id in people.professionals),
        employments=people.employments,
        agencies=tuple(each for each in gates.look.facts.agencies if each.id in agencies),
        sources=sources,
        involvements=seen.involvements,
        contacts=seen.contacts,
        consents=seen.consents,
    )


def _another_service(gates: Gates, levels: Levels) -> frozenset[str]:
    """Of whom one reads "Another service is involved", however many there are."""
    if not gates.look.holds("existence-line"):
        return frozenset()
    return frozenset(
        each.client_id
        for each in _team_today(gates, levels)
        if each.visibility == "existence" and not gates.involvement(each)
    )


def _led(gates: Gates, levels: Levels) -> dict[str, frozenset[str]]:
    """The kinds of open agencies that go unnamed because their place tells where a shielded client is."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in _team_today(gates, levels):
        kind = gates.look.kind(each.agency_id)
        if each.visibility == "open" and not gates.involvement(each) and kind is not None:
            found[each.client_id].add(kind)
    return {client: frozenset(kinds) for client, kinds in found.items()} if gates.look.holds("through-lead") else {}


def _team_today(gates: Gates, levels: Levels) -> list[Involvement]:
    """The current involvements with the clients whom one has a relationship with; the inactive are off every team.

    Not with those whom a meeting opens: nobody is told of a line there.
    """
    inactive = {each.id for each in gates.look.facts.professionals if not each.active}
    return [
        each
        for each in gates.look.facts.involvements
        if levels.of.get(each.client_id) == "client"
        and each.client_id not in levels.opens
        and not gates.gone(each)
        and (gates.agreed(each) or not gates.look.holds("agreed-line"))
        and each.professional_id not in inactive
        and (current(each.start, each.end, gates.look.now) or not gates.look.holds("existence-today"))
    ]

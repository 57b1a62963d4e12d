"""What of the facts that a viewer sees stands around a family or a client: the part that pages and rules ask for.

A pure function of seen facts, so that a slice around a focus is a part of what is seen and nothing else. It keeps
whatever can change a question about the focus, so that a family is asked the same alone as among everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.model import Contact, Facts, Involvement


def around_family(facts: Facts, family_id: str, viewer: str | None) -> Facts | None:
    """The facts around a family that is seen, else None; `viewer` is the viewer's professional."""
    if all(each.id != family_id for each in facts.families):
        return None
    members = {each.client_id for each in facts.memberships if each.family_id == family_id}
    return of_clients(facts, _near(facts, members), viewer, {family_id})


def around_client(facts: Facts, client_id: str, viewer: str | None) -> Facts | None:
    """The facts around a client who is seen, else None."""
    if all(each.id != client_id for each in facts.clients):
        return None
    return of_clients(facts, _near(facts, {client_id, *_beside(facts, {client_id})}), viewer)


def _near(facts: Facts, inside: set[str]) -> set[str]:
    """The members, their kin, and the members of all families of these, with their teams."""
    kin = {
        other
        for each in facts.relations
        for one, other in ((each.client_id, each.other_id), (each.other_id, each.client_id))
        if one in inside
    }
    near = inside | kin
    return near | _beside(facts, near)


def _beside(facts: Facts, clients: set[str]) -> set[str]:
    """The members of all families of some clients."""
    families = {each.family_id for each in facts.memberships if each.client_id in clients}
    return {each.client_id for each in facts.memberships if each.family_id in families}


def of_clients(facts: Facts, clients: set[str], viewer: str | None, families: Iterable[str] = ()) -> Facts:
    """The facts of some clients, and of the people and agencies in them; of some families even without a member."""
    memberships = tuple(each for each in facts.memberships if each.client_id in clients)
    families = {*families, *(each.family_id for each in memberships)}
    involvements = tuple(each for each in facts.involvements if each.client_id in clients)
    kept = replace(
        facts,
        clients=tuple(each for each in facts.clients if each.id in clients),
        records=tuple(each for each in facts.records if each.client_id in clients),
        families=tuple(each for each in facts.families if each.id in families),
        addresses=tuple(each for each in facts.addresses if each.family_id in families),
        memberships=memberships,
        relations=tuple(each for each in facts.relations if {each.client_id, each.other_id} <= clients),
        situations=tuple(each for each in facts.situations if each.client_id in clients),
        involvements=involvements,
        contacts=_contacts(facts, clients, involvements, viewer),
        consents=tuple(each for each in facts.consents if each.client_id in clients),
    )
    return _with_people(kept, facts, viewer)


def _contacts(
    facts: Facts, clients: set[str], involvements: Iterable[Involvement], viewer: str | None
) -> tuple[Contact, ...]:
    """The contacts with the clients, those of their team about them or about nobody, and all edges of these meetings.

    What is about nobody counts between two of the team, with an agency, or at a meeting: what else its people talk of
    is not about the clients.
    """
    team = {each for each in (viewer, *(tie.professional_id for tie in involvements)) if each is not None}
    desks = {each.agency_id for each in involvements if each.professional_id is None}
    beside = team | {each.professional_id for each in facts.employments if each.agency_id in desks}
    # Two desks are in touch through whoever works for them; of one desk its team's own contacts tell.
    if len(desks) > 1:
        team = beside

    def near(each: Contact) -> bool:
        if each.client_id is not None:
            return each.client_id in clients
        ends = (each.professional_id, each.other_professional_id)
        if each.about is not None:
            return each.about in clients and (not team.isdisjoint(ends) or each.other_agency_id in desks)
        if each.other_agency_id in desks:
            return each.professional_id in beside
        met = each.meeting is not None or each.other_agency_id is not None
        return not team.isdisjoint(ends) and (met or beside.issuperset(ends))

    def of_meeting(each: Contact) -> bool:
        # What was with a client elsewhere was about that client first.
        return near(each) or (each.client_id is None and each.about in clients)

    meetings = {each.meeting for each in facts.contacts if of_meeting(each)} - {None}
    return tuple(each for each in facts.contacts if near(each) or each.meeting in meetings)


def _with_people(kept: Facts, facts: Facts, viewer: str | None) -> Facts:
    team = {each.professional_id for each in kept.involvements}
    ends = {end for each in kept.contacts for end in (each.professional_id, each.other_professional_id)}
    named = {each for each in team | ends | {viewer} if each is not None}
    covers = {each.cover for each in facts.professionals if each.id in team}
    employments = tuple(each for each in facts.employments if each.professional_id in named)
    told = (kept.records, kept.addresses, kept.memberships, kept.relations, kept.situations)
    cited = {each.source for table in (*told, kept.involvements, kept.contacts) for each in table}
    sources = tuple(each for each in facts.sources if each.name in cited)
    agencies = {each.agency_id for each in kept.involvements} | {each.other_agency_id for each in kept.contacts}
    agencies |= {each.agency_id for each in employments} | {each.agency_id for each in sources}
    agencies |= {named for each in kept.consents for named in each.agencies}
    return replace(
        kept,
        professionals=tuple(each for each in facts.professionals if each.id in named | covers),
        employments=employments,
        agencies=tuple(each for each in facts.agencies if each.id in agencies),
        sources=sources,
    )

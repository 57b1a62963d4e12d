"""The questions about a person: who they are, who is on their team, how to reach them, who was there, who comes next.

All are pure functions of a slice and a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.agreed import frozen
from graph.errors import NotThere
from graph.identity import Identity
from graph.model import Agency, Family, Involvement, Professional, Situation
from graph.slice import Slice
from graph.viewer import Level
from queries.contacts import LastContact, last_with, next_with
from queries.day import NAMED, Day, Supporter, on
from queries.numbers import Number, number_of, works

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Person:
    """A client as shown: name, age in years on the day (None if unknown or unborn), current situations and families.

    `level` is how much of them the viewer sees.
    """

    id: str
    name: str
    age: int | None
    born: date | None
    expected: date | None
    died: date | None
    identity: Identity
    situations: tuple[Situation, ...]
    families: tuple[Family, ...]
    level: Level = "client"
    shielded: bool = False


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone on a client's team and how to reach them. `last` and `next` are contacts with this client.

    `absent` says that they are not at work on the day, `named_on` when the client said "this is who I talk to".
    `sealed` says that a tie of theirs is, which the viewer sees and others don't; `stopped` since when none of their
    agencies shares any more, so that nothing here is updated.
    """

    id: str
    kind: str
    name: str
    role: str | None
    agencies: tuple[Agency, ...]
    number: Number | None
    email: str | None
    lead: bool
    away_until: date | None
    absent: bool
    cover: str | None
    since: date | None
    named_on: date | None
    last: LastContact | None
    next: LastContact | None
    source: str | None
    as_of: date | None
    involvements: tuple[str, ...]
    sealed: bool = False
    stopped: date | None = None


def age_on(born: date | None, day: date) -> int | None:
    """Whole years on a day; someone born on 29 February is a year older on 1 March (missing-links.md §1)."""
    if born is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def person(slice_: Slice, client_id: str, day: date) -> Person:
    """Who a client is. Raises NotThere where the slice does not hold them."""
    return person_on(on(slice_, day), client_id)


def person_on(day: Day, client_id: str) -> Person:
    """As `person`, on a slice already laid out for its day."""
    identity = day.identities.get(client_id)
    if identity is None:
        raise NotThere
    homes = sorted({row.family_id for row in day.families_of.get(client_id, ())} & day.families.keys())
    return Person(
        id=client_id,
        name=identity.label,
        age=age_on(identity.birth, min(day.day, identity.died or day.day)),
        born=identity.born,
        expected=identity.expected if identity.birth is None else None,
        died=identity.died if identity.died and identity.died <= day.day else None,
        identity=identity,
        situations=tuple(day.situations_of.get(client_id, ())),
        families=tuple(day.families[each] for each in homes),
        level=day.levels.get(client_id, "client"),
        shielded=day.clients[client_id].shielded,
    )


def team(slice_: Slice, client_id: str, day: date) -> tuple[TeamMember, ...]:
    """A client's team: the lead first, then whom the client named first, then by name. Raises NotThere."""
    laid_out = on(slice_, day)
    person_on(laid_out, client_id)
    return team_on(laid_out, client_id)


def team_on(day: Day, client_id: str) -> tuple[TeamMember, ...]:
    """As `team`, on a slice already laid out for its day; desks where nobody is named."""
    members = [_member(day, client_id, supporter) for supporter in day.team(client_id)]
    return tuple(sorted(members, key=order))


def order(member: TeamMember) -> tuple[bool, date, str, str]:
    """What orders a team."""
    return not member.lead, member.named_on or date.max, member.name.casefold(), member.id


def _member(day: Day, client_id: str, supporter: Supporter) -> TeamMember:
    ties = supporter.involvements
    newest = max(ties, key=lambda tie: (tie.start or date.min, tie.id))
    source = day.sources.get(newest.source or "")
    professional = day.professionals.get(supporter.id) if supporter.kind == NAMED else None
    answers = professional or day.agencies[supporter.id]
    return TeamMember(
        id=supporter.id,
        kind=supporter.kind,
        name=answers.name,
        role=newest.role or (professional.role if professional else None),
        agencies=tuple(day.agencies[each] for each in supporter.agencies if each in day.agencies),
        number=number_of(supporter, day),
        email=answers.email,
        lead=any(tie.lead for tie in ties),
        away_until=away_on(professional.away_until, day.day) if professional else None,
        absent=professional is not None and not works(professional, day.day),
        cover=_cover(day, professional) if professional else None,
        since=_since(ties),
        named_on=min((tie.named_by_client_on for tie in ties if tie.named_by_client_on), default=None),
        last=last_with(day, client_id, lambda contact: contact.professional_id == supporter.id),
        next=next_with(day, client_id, lambda contact: contact.professional_id == supporter.id),
        source=newest.source,
        as_of=source.as_of if source else None,
        involvements=tuple(sorted(tie.id for tie in ties)),
        sealed=any(tie.visibility != OPEN for tie in ties),
        stopped=_stopped([day.agencies[each] for each in supporter.agencies if each in day.agencies], day.day),
    )


def _stopped(agencies: Sequence[Agency], day: date) -> date | None:
    """Since when the last of some agencies shares no more; None where one still does, or none is known."""
    ends = [each.shared_until for each in agencies if each.shared_until and frozen(each, day)]
    return max(ends) if ends and len(ends) == len(agencies) else None


def _cover(day: Day, professional: Professional) -> str | None:
    """Who covers for someone, by name; an id of somebody unseen says nothing, but a feed may hold words."""
    covers = professional.cover or ""
    found = day.professionals.get(covers)
    return found.name if found else (covers if " " in covers else None)


def away_on(until: date | None, day: date) -> date | None:
    """Until when someone is away, where that is after the day."""
    return until if until and day < until else None


def _since(ties: Iterable[Involvement]) -> date | None:
    starts = [tie.start for tie in ties]
    return None if None in starts else min(start for start in starts if start)

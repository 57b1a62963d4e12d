"""Missing links as people read them: with whom to call, what each rests on, and family by family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import Answer
from graph.model import Contact, Family
from graph.slice import Slice
from queries.day import Day, on
from queries.missing import Finding, RuleSettings, Scope, answered_links
from queries.people import Person, TeamMember, person_on, team_on

PAIR = 2
SUMS_UP = "team-in-parts"
PAIRS = ("workers-not-in-contact", "household-workers-not-in-contact", "linked-households-not-in-contact")
MANY_PAIRS = 3
"""More questions about pairs of one team than this stand beneath that about the team (missing-links.md §2, rule 13)."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a question rests on: someone supports a client. What `member` says of contact is with this client."""

    member: TeamMember
    client: Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everyone in it: who can be called, whom it is about, and its evidence.

    `between` is the last contact recorded between the two whom it asks about; `pair` says that it asks about two.
    """

    finding: Finding
    members: tuple[TeamMember, ...]
    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    pair: bool
    between: date | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that is asked no longer, and who answered it: `by` is their name."""

    finding: Finding
    answer: Answer
    by: str


@dataclass(frozen=True, slots=True)
class FamilyQuestions:
    """The questions about one family, or linked ones together; `people` are whom they are about, where in none.

    `beneath` are those about pairs of a team that a question about the whole team sums up, where they are many.
    """

    families: tuple[Family, ...]
    people: tuple[Person, ...]
    questions: tuple[Asked, ...]
    beneath: tuple[Asked, ...] = ()


def with_people(slice_: Slice, findings: Iterable[Finding], day: date) -> tuple[Asked, ...]:
    """Findings with everyone in them, in their order."""
    laid_out = on(slice_, day)
    encounters = _Encounters(slice_, laid_out)
    teams: dict[str, tuple[TeamMember, ...]] = {}
    found = []
    for finding in findings:
        for client in finding.clients:
            if client not in teams:
                teams[client] = team_on(laid_out, client)
        found.append(_asked(laid_out, encounters, finding, [(each, teams[each]) for each in finding.clients]))
    return tuple(found)


def answered(slice_: Slice, day: date, scope: Scope, settings: RuleSettings) -> tuple[Answered, ...]:
    """The questions that are answered, those that mattered most first."""
    people = on(slice_, day).professionals
    return tuple(
        Answered(finding, answer, people[answer.professional_id].name if answer.professional_id in people else "")
        for finding, answer in answered_links(slice_, day, scope=scope, settings=settings)
    )


def asks_about(finding: Finding, member: str) -> bool:
    """Whether a question is about somebody of the team; a client of theirs may have the same id."""
    return member in finding.subjects and (finding.rule in PAIRS or member not in finding.clients)


def by_family(slice_: Slice, questions: Iterable[Asked], day: date) -> tuple[FamilyQuestions, ...]:
    """The questions family by family; families stand in the order of their first question."""
    families = on(slice_, day).families
    groups: dict[tuple[str, ...], list[Asked]] = {}
    for each in questions:
        key = each.finding.families or tuple(person.id for person in each.people)
        groups.setdefault(key, []).append(each)
    return tuple(_of_family(group, families) for group in groups.values())


def _of_family(group: Sequence[Asked], families: Mapping[str, Family]) -> FamilyQuestions:
    pairs = tuple(each for each in group if each.finding.rule in PAIRS)
    sums_up = any(each.finding.rule == SUMS_UP for each in group) and len(pairs) > MANY_PAIRS
    return FamilyQuestions(
        families=tuple(families[id_] for id_ in group[0].finding.families if id_ in families),
        people=group[0].people,
        questions=tuple(each for each in group if each not in pairs) if sums_up else tuple(group),
        beneath=pairs if sums_up else (),
    )


def _asked(
    day: Day, encounters: _Encounters, finding: Finding, teams: Sequence[tuple[str, tuple[TeamMember, ...]]]
) -> Asked:
    named = {member.id: member for _, team in teams for member in team if asks_about(finding, member.id)}
    ties = tuple(
        Tie(member, person_on(day, client))
        for client, team in teams
        for member in team
        if set(member.involvements) & set(finding.evidence)
    )
    tied = {tie.member.id: tie.member for tie in ties}
    # Where nobody on the team is asked about, as where someone has left it, all of it can be called.
    everyone = {member.id: member for _, team in teams for member in team}
    pair = len(finding.subjects) == len(named) == PAIR
    return Asked(
        finding=finding,
        members=tuple((named or tied or everyone).values()),
        people=tuple(person_on(day, client) for client in finding.clients),
        ties=ties,
        pair=pair,
        between=encounters.last(finding.subjects) if pair else None,
    )


class _Encounters:
    """Who met or spoke with whom up to the day: a contact between colleagues or with a desk, or a meeting, is one."""

    def __init__(self, slice_: Slice, day: Day) -> None:
        self._on: dict[str, date] = {}
        self._of: dict[str, set[str]] = defaultdict(set)
        for contact in slice_.facts.contacts:
            if contact.planned or contact.on > day.day or (contact.client_id and not contact.meeting):
                continue
            encounter = contact.meeting or contact.id
            self._on[encounter] = max(self._on.get(encounter, contact.on), contact.on)
            for end in _ends(day, contact):
                self._of[end].add(encounter)

    def last(self, pair: Sequence[str]) -> date | None:
        """The day of the last one at which both were."""
        both = set.intersection(*(self._of.get(each, set()) for each in pair))
        return max((self._on[each] for each in both), default=None)


def _ends(day: Day, contact: Contact) -> Iterator[str]:
    """The ids of whom a contact is between; a professional stands for the desks of their agencies too."""
    for end in (contact.professional_id, contact.other_professional_id, contact.other_agency_id):
        if end:
            yield end
            yield from (row.agency_id for row in day.employers.get(end, ()))

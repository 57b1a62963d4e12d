"""First answers: what a question offers to whoever can do it, and the contacts that doing it makes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Contact, Involvement
from graph.slice import Slice
from queries.audience import Seen, audience_of, of_both, seen_by_day
from queries.day import on
from queries.entering import Hand, all_open, met, own_ever, saw, seats, spoke, tie_on
from queries.missing import Finding, RuleSettings

IN_TOUCH, SAW, HAPPENED, PLAN, MET = "in-touch", "saw", "happened", "plan", "met"
VISIT = "visit"
KINDS = (VISIT, "call", "message", "other")
FEWEST_TO_MEET = 2
A_WEEK = 7
LEFT = "left-but-listed"
BUNCHED = "visits-bunched"

# What answers which question. Seen is a visit only where the question is of visits, or of somebody nobody met.
ACTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "workers-not-in-contact": (IN_TOUCH, ()),
    "household-workers-not-in-contact": (IN_TOUCH, ()),
    "linked-households-not-in-contact": (IN_TOUCH, ()),
    "adult-in-two-households": (MET, ()),
    "team-in-parts": (MET, ()),
    "single-connector": (MET, ()),
    "not-heard-from": (MET, ()),
    "lapsed-contact": (SAW, KINDS),
    "no-visit-planned": (PLAN, (VISIT,)),
    "concern-not-discussed": (MET, ()),
    "child-not-seen": (SAW, (VISIT,)),
    "new-in-household": (SAW, (VISIT,)),
    "team-not-met": (MET, ()),
    "planned-passed": (HAPPENED, KINDS),
}
# Only whoever supports the client, or planned the contact, can say that they saw them.
OF_ONE_WORKER = ("lapsed-contact", "planned-passed")
SHARED = "workers-not-in-contact"
# It is for two households' teams to meet, of whom nobody supports the one who lives in both.
OF_TWO_FAMILIES = ("adult-in-two-households",)
# It names one member of a team, and it is for the others to meet; or one who has no team.
OF_FAMILIES = ("single-connector", *OF_TWO_FAMILIES)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that can be chosen, the last included, and the one that stands there."""

    earliest: date
    latest: date
    suggested: date


@dataclass(frozen=True, slots=True)
class Offer:
    """What one can do about a question: on which days, in which ways, with whom of those who have a `seat`.

    `client` is whom one saw or will see; `mine` says that one is oneself one of the two who are asked about.
    """

    act: str
    days: Days
    kinds: tuple[str, ...] = ()
    client: str | None = None
    mine: bool = False
    seats: Mapping[str, Involvement] | None = None

    def allows(self, day: date | None, kind: str | None, who: Collection[str]) -> bool:
        """Whether it can be done so."""
        at_table = self.seats is None or (len(set(who)) >= FEWEST_TO_MEET and set(who) <= set(self.seats))
        in_time = day is not None and self.days.earliest <= day <= self.days.latest
        return in_time and at_table and (kind in self.kinds if self.kinds else kind is None)


def offer(slice_: Slice, finding: Finding, professional_id: str, day: date, settings: RuleSettings) -> Offer | None:
    """What a question offers to a professional who supports one of its clients; None where there is nothing to do."""
    act, kinds = ACTS.get(finding.rule, ("", ()))
    laid_out, past = on(slice_, day), Days(day - timedelta(days=settings.window - 1), day, day)
    if act == IN_TOUCH and any(each in laid_out.professionals for each in finding.subjects):
        told = all_open(slice_, finding.subjects, finding.clients, past.earliest)
        return Offer(act, past, mine=professional_id in finding.subjects) if told else None
    if act in (SAW, HAPPENED) and (finding.rule not in OF_ONE_WORKER or professional_id in finding.subjects):
        return Offer(act, past, kinds, _client(finding))
    if act == PLAN:
        return Offer(act, _to_come(day, settings), kinds, _client(finding))
    if act == MET:
        held = seats(slice_, _whose_team(slice_, finding, day), day, past.earliest)
        enough = len(held) >= FEWEST_TO_MEET and _of_both(slice_, finding, held, day)
        return Offer(act, past, seats=held) if enough else None
    return None


def _whose_team(slice_: Slice, finding: Finding, day: date) -> Collection[str]:
    """Of whom those can be ticked who support them: of the client asked about, or of all members of a family."""
    if finding.rule not in OF_FAMILIES:
        one = _one_client(finding)
        return finding.clients if one is None else [one]
    members = on(slice_, day).members_of
    return {row.client_id for family in finding.families for row in members.get(family, ())} | {*finding.clients}


def _of_both(slice_: Slice, finding: Finding, held: Mapping[str, Involvement], day: date) -> bool:
    """Whether of those who can be ticked some support each of two households, where it is for these to meet.

    By any tie of theirs: the one on which their seat hangs may be with somebody who lives elsewhere.
    """
    if finding.rule not in OF_TWO_FAMILIES:
        return True
    there = on(slice_, day)
    homes = [[row.client_id for row in there.members_of.get(each, ()) if row.lives_here] for each in finding.families]
    teams = [[tie.professional_id for client in home for tie in there.involvements.get(client, ())] for home in homes]
    return all(not held.keys().isdisjoint(team) for team in teams)


def _to_come(day: date, settings: RuleSettings) -> Days:
    first, last, soon = (day + timedelta(days=days) for days in (1, settings.plan_ahead, A_WEEK))
    return Days(first, last, min(soon, last))


def has_left(slice_: Slice, finding: Finding, day: date) -> bool:
    """Whether somebody who is listed can be told to have left: a tie that names no agency may be another employer's."""
    if finding.rule != LEFT:
        return False
    there = on(slice_, day)
    people = [there.professionals[each] for each in finding.subjects if each in there.professionals]
    ties = [tie for client in finding.clients for tie in there.involvements.get(client, ())]
    named = all(tie.agency_id is not None for tie in ties if tie.id in finding.evidence)
    return named or not any(each.active for each in people)


def own_plans(slice_: Slice, finding: Finding, who: str, day: date) -> tuple[Contact, ...]:
    """The visits asked about that somebody planned here, day by day: they can take them back, and plan them anew.

    None of those that a feed tells of: these are planned in another system, which would tell of them again.
    """
    if finding.rule != BUNCHED:
        return ()
    there = on(slice_, day).contacts_with
    plans = (each for client in finding.clients for each in there.get(client, ()) if each.id in finding.evidence)
    return tuple(sorted((each for each in plans if each.asserted_by == who), key=lambda each: (each.on, each.id)))


def done(
    slice_: Slice, finding: Finding, offered: Offer, by: Hand, day: date, kind: str | None, who: Collection[str]
) -> tuple[Contact, ...]:
    """The contacts that say that it was done, or will be, on a day that the offer allows.

    None where whoever enters it had no tie on that day for it to hang on.
    """
    if offered.seats is not None:
        return met(by, offered.seats, who, _met_about(finding), day)
    if offered.client is None:
        return spoke(by, slice_, finding.subjects, finding.evidence, _about(finding), day)
    tie = tie_of(slice_, finding, offered.client, by.professional_id, day)
    return saw(by, tie, offered.client, day, kind, planned=offered.act == PLAN) if tie else ()


def tie_of(slice_: Slice, finding: Finding, client: str, who: str, day: date) -> Involvement | None:
    """The tie of whoever enters it on which hangs that they saw a client on a day, or will."""
    then = min(day, slice_.now)
    return tie_on(slice_, who, [client], [], then) or tie_on(slice_, who, finding.clients, finding.evidence, then)


def seen_by(slice_: Slice, finding: Finding, offered: Offer, who: str) -> tuple[Seen, ...]:
    """Who will see what is recorded, by its day."""
    since = min(offered.days.earliest, slice_.now)
    if offered.client is not None:
        client, near = offered.client, own_ever(slice_, who, [offered.client, *finding.clients], finding.evidence)
        return seen_by_day(slice_, lambda day: tie_of(slice_, finding, client, who, day), near, since)
    about = _met_about(finding) if offered.seats is not None else _about(finding)
    if about is None:
        return (Seen(since, of_both()),)
    # All the ties that it speaks of are open, and nobody is shielded: else nothing is offered.
    who_met = offered.seats or finding.subjects
    ties = on(slice_, slice_.now).involvements[about]
    tie = next(each for each in ties if (each.professional_id or each.agency_id) in who_met)
    return (Seen(since, audience_of(slice_, tie)),)


def _client(finding: Finding) -> str:
    """The client among the subjects."""
    return next(each for each in finding.subjects if each in finding.clients)


def _one_client(finding: Finding) -> str | None:
    """The client among the subjects; None where the question is of a whole family, whose workers may share nobody."""
    return next((each for each in finding.subjects if each in finding.clients), None)


def _met_about(finding: Finding) -> str | None:
    """Whom some met about: one whom they support, else nobody in particular."""
    return None if finding.rule in OF_FAMILIES else _one_client(finding)


def _about(finding: Finding) -> str | None:
    """Whom the two speak of: a client of both; where they share none, a contact about one is not seen by the other."""
    return finding.clients[0] if finding.rule == SHARED else None

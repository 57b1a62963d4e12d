"""What a supervisor's people see on behalf of one agency: what each of them sees, without their other lives, together.

Someone who works for a school and a refuge has two lives here, and is supervised in one of them. What they see at the
school is what they would see if they had no ties but the school's: their slice without the other ties, looked at once
more by the rules of graph/visible, which tell of some facts what they tell of any (access.md §1). Shielded people
aren't on it, nor families of whom the supervisor knows somebody privately, nor what is one worker's alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import chain
from typing import Any

from graph.answers import Answer, heard
from graph.facts import KEYS, in_order, key_of
from graph.grounds import DEFAULT
from graph.model import Asserted, Contact, Facts, Involvement, current
from graph.slice import Slice
from graph.viewer import Level, Viewer
from graph.visible import visible
from graph.visible.fields import untold

OPEN = "open"
AT_ONCE = 40
"""How many people's sights are read for one page; of a larger agency one is chosen."""
WIDEST: Sequence[Level] = ("outline", "family", "client")


@dataclass(frozen=True, slots=True)
class Supervisee:
    """Somebody who supports people on behalf of the agency."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one supervisee, or all of them together, see: facts, how much of each client, and the answers heard."""

    facts: Facts = field(default_factory=Facts)
    levels: Mapping[str, Level] = field(default_factory=dict)
    answers: Sequence[Answer] = ()


@dataclass(frozen=True, slots=True)
class Supervised:
    """The people of an agency, and the slice of what they see for it; where they are `too_many`, of nobody."""

    people: tuple[Supervisee, ...]
    slice_: Slice
    too_many: bool


def as_themselves(supervisee: Supervisee, grounds: str) -> Viewer:
    """A supervisee as a viewer, with nothing that their account opens for them: no override, no enquiry.

    `grounds` is the profile on whose ground the deployment's agencies share (graph/grounds.py).
    """
    return Viewer(account="", role="practitioner", professional=supervisee.id, grounds=grounds)


def for_agency(
    seen: Mapping[Supervisee, Theirs], agency: str, known: Collection[str], now: date, grounds: str = DEFAULT
) -> Theirs:
    """Of what each supervisee sees, all that they see for the agency; of whom the supervisor has `known`, nothing.

    Whoever is family or kin of somebody known is left out with them, as far as that is seen for the agency.
    """
    shielded = {each.id for theirs in seen.values() for each in theirs.facts.clients if each.shielded}
    lives = _lives(seen, agency, shielded, now, grounds)
    if known:
        beside = _beside(_all(each.facts for each in lives), known)
        lives = _lives(seen, agency, shielded | beside, now, grounds)
    facts = _all(each.facts for each in lives)
    levels: dict[str, Level] = {}
    for each in lives:
        for client, level in each.levels.items():
            levels[client] = max(levels.get(client, level), level, key=WIDEST.index)
    answers = {answer.id: answer for each in lives for answer in each.answers}
    in_turn = sorted(answers.values(), key=lambda answer: (answer.on, answer.id))
    return Theirs(facts, levels, heard(facts, in_turn))


def _lives(
    seen: Mapping[Supervisee, Theirs], agency: str, out: Collection[str], now: date, grounds: str
) -> list[Theirs]:
    return [
        _one_life(as_themselves(supervisee, grounds), theirs, agency, out, now) for supervisee, theirs in seen.items()
    ]


def _one_life(viewer: Viewer, theirs: Theirs, agency: str, out: Collection[str], now: date) -> Theirs:
    """What is left of what a supervisee sees, where they have no ties but the agency's, and none to `out`."""
    without = _without_others(theirs.facts, viewer.professional or "", agency, out, now)
    once_more = visible(viewer, now, without)
    left = _without(once_more.facts, out)
    return Theirs(left, {each.id: once_more.levels[each.id] for each in left.clients}, heard(left, theirs.answers))


def _beside(facts: Facts, known: Collection[str]) -> set[str]:
    """The known, and whoever shares a family or kin with one of them, now or before."""
    families = {each.family_id for each in facts.memberships if each.client_id in known}
    members = {each.client_id for each in facts.memberships if each.family_id in families}
    kin = {end for each in facts.relations for end in _ends(each) if {*known} & {*_ends(each)}}
    return {*known} | members | kin


def _without_others(facts: Facts, who: str, agency: str, out: Collection[str], now: date) -> Facts:
    """The facts without what ties `who` to clients on anybody else's behalf, and without their ties to `out`."""
    employers = {
        each.agency_id
        for each in facts.employments
        if each.professional_id == who and current(each.start, each.end, now)
    }
    unnamed = (None,) if employers <= {agency} else ()

    def stays(fact: Any) -> bool:
        if isinstance(fact, Involvement) and fact.professional_id == who:
            return fact.client_id not in out and fact.agency_id in (agency, *unnamed)
        if isinstance(fact, Contact):
            own = fact.professional_id == who and fact.involvement is None
            return not own or fact.agency_id in (agency, *unnamed)
        # What they entered for somebody else, and only they and those there may see.
        sealed = getattr(fact, "visibility", OPEN) != OPEN
        return not (sealed and isinstance(fact, Asserted) and fact.asserted_by == who and fact.agency_id != agency)

    checked = ("addresses", "memberships", "relations", "situations", "involvements", "contacts")
    left = {kind: tuple(each for each in getattr(facts, kind) if stays(each)) for kind in checked}
    left["involvements"] = tuple(_nobodys(each) for each in left["involvements"])
    # Whether a family knows is for who supports them to read.
    left["families"] = tuple(untold(each) for each in facts.families)
    employments = (each for each in facts.employments if each.professional_id != who or each.agency_id == agency)
    return replace(facts, **left, employments=tuple(employments))


def _nobodys(tie: Involvement) -> Involvement:
    """An involvement without what is its worker's alone: their concern, and whom they asked."""
    return replace(tie, concern_on=None, concern_told_on=None, asked_on=None)


def _without(facts: Facts, out: Collection[str]) -> Facts:
    """The facts that speak of none of some clients, and the families in which anybody else is left."""
    about = ("records", "memberships", "relations", "situations", "involvements", "contacts", "consents")
    left = {kind: tuple(each for each in getattr(facts, kind) if not {*_ends(each)} & {*out}) for kind in about}
    families = {each.family_id for each in left["memberships"]}
    return replace(
        facts,
        **left,
        clients=tuple(each for each in facts.clients if each.id not in out),
        families=tuple(each for each in facts.families if each.id in families),
        addresses=tuple(each for each in facts.addresses if each.family_id in families),
    )


def _ends(fact: Any) -> Iterable[str]:
    """The clients of whom a fact speaks."""
    names = (getattr(fact, name, None) for name in ("client_id", "other_id", "about"))
    return (name for name in names if name is not None)


def _all(several: Iterable[Facts]) -> Facts:
    """The facts of all; of a fact of which one is told more than another, what is told most."""
    held = tuple(several)
    return in_order(Facts(**{kind: _fullest(kind, [getattr(each, kind) for each in held]) for kind in KEYS}))


def _fullest(kind: str, tables: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    found: dict[tuple[str, ...], Any] = {}
    for fact in chain.from_iterable(tables):
        key = key_of(kind, fact)
        found[key] = max(found.get(key, fact), fact, key=_told)
    return tuple(found.values())


def _told(fact: Any) -> tuple[int, str]:
    """How much of a fact is told; where that is the same, always the same of two."""
    return sum(getattr(fact, each.name) is not None for each in fields(fact)), repr(fact)

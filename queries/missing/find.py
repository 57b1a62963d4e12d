"""Asking the rules: which findings there are in a scope, ranked, and put into sentences only where they are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

import numpy as np

from graph.answers import Answer
from graph.columns import NONE, Bools, day_number, day_of
from graph.errors import InputRefused
from graph.slice import Slice
from queries.missing.about import About, nothing
from queries.missing.answered import answer_to, by_question, question
from queries.missing.areas import families_in, position
from queries.missing.arrays import Longs, longs
from queries.missing.finding import Finding, Scope
from queries.missing.found import SEPARATOR, Found, IdOrder, id_order
from queries.missing.ground import Ground
from queries.missing.pairs import Pairs
from queries.missing.rule import Rule
from queries.missing.rules import RULES
from queries.missing.settings import DEFAULT, RuleSettings
from queries.missing.wording import Wording, sentence

EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Hits:
    """What one rule found, and which rows of it the scope wants."""

    rule: Rule
    found: Found
    rows: Longs


def missing_links(
    slice_: Slice,
    day: date,
    *,
    scope: Scope = EVERYTHING,
    rules: Collection[str] | None = None,
    settings: RuleSettings = DEFAULT,
    first: int | None = None,
) -> list[Finding]:
    """The missing links of a day in rank order, all of them or the `first` so many; `rules` are codes, None all.

    Raises InputRefused where a code is no rule's.
    """
    ground = _ground(slice_, day, settings)
    found = [_not_answered(slice_, ground, hits) for hits in _hits(slice_, ground, scope, rules)]
    return _in_rank(slice_, ground, found, first)


def count_missing_links(
    slice_: Slice,
    day: date,
    *,
    scope: Scope = EVERYTHING,
    rules: Collection[str] | None = None,
    settings: RuleSettings = DEFAULT,
) -> dict[str, int]:
    """How many missing links each rule that is asked finds, by its code; none is put into words.

    Rules that are asked of an area are left out but for everything. Raises as missing_links does.
    """
    ground = _ground(slice_, day, settings)
    found = (_not_answered(slice_, ground, hits) for hits in _hits(slice_, ground, scope, rules))
    return {hits.rule.code: len(hits.rows) for hits in found}


def answered_links(
    slice_: Slice, day: date, *, scope: Scope = EVERYTHING, settings: RuleSettings = DEFAULT
) -> list[tuple[Finding, Answer]]:
    """The missing links of a day that are answered, in rank order, each with the answer that the viewer hears."""
    ground = _ground(slice_, day, settings)
    rules = {each.rule for each in slice_.answers if each.holds(day)} & {rule.code for rule in RULES}
    if not rules:
        return []
    found = [_answered(slice_, ground, hits) for hits in _hits(slice_, ground, scope, rules)]
    findings, given = _in_rank(slice_, ground, found), by_question(slice_.answers)
    return [(each, answer) for each in findings if (answer := answer_to(each, given.get(question(each), ()), day))]


def _not_answered(slice_: Slice, ground: Ground, hits: Hits) -> Hits:
    """What is still asked."""
    answered = _marked_as_answered(slice_, ground, hits)
    return hits if answered is None else replace(hits, rows=hits.rows[~answered[hits.rows]])


def _answered(slice_: Slice, ground: Ground, hits: Hits) -> Hits:
    """What is asked no longer."""
    answered = _marked_as_answered(slice_, ground, hits)
    return replace(hits, rows=longs([]) if answered is None else hits.rows[answered[hits.rows]])


def _marked_as_answered(slice_: Slice, ground: Ground, hits: Hits) -> Bools | None:
    """A mark for each row that is answered; None where the rule has no answer, so that no row need be looked at."""
    day = day_of(ground.day)
    given = [each for each in slice_.answers if each.rule == hits.rule.code and each.holds(day)]
    if not given or not len(hits.found):
        return None
    key = (answer_to, hits.rule.code, ground.day, id(ground.settings))
    return slice_.once(key, lambda: _marks(slice_, ground, hits, given))


def _marks(slice_: Slice, ground: Ground, hits: Hits, given: Sequence[Answer]) -> Bools:
    """Only those rows are told that name somebody of whom an answer speaks: of everything, a few among many."""
    wording, day, answers = Wording(ground, slice_.names()), day_of(ground.day), by_question(given)
    marks = np.zeros(len(hits.found), dtype=np.bool_)
    named = _clients(ground, {client for each in given for client in each.clients})
    for row in np.flatnonzero(hits.found.with_clients(named)).tolist():
        finding = _finding(hits, row, 0, wording)
        marks[row] = answer_to(finding, answers.get(question(finding), ()), day) is not None
    return marks


def _in_rank(slice_: Slice, ground: Ground, found: Sequence[Hits], first: int | None = None) -> list[Finding]:
    """What was found, in rank order, put into words."""
    if not sum(len(hits.rows) for hits in found):
        return []
    ids, wording = id_order(slice_.columns), Wording(ground, slice_.names())
    ranked = ((hits, row) for hits in found for row in _by_rank(hits, ids).tolist())
    return [_finding(hits, row, rank, wording) for rank, (hits, row) in enumerate(islice(ranked, first), start=1)]


def _ground(slice_: Slice, day: date, settings: RuleSettings) -> Ground:
    """The ground on a day, the same for all that is asked of a slice: a page counts questions, then shows some."""
    # The ground holds on to its settings, so that no others can have their identity meanwhile.
    return slice_.once((Ground, day, id(settings)), partial(_made, slice_, day, settings))


def _made(slice_: Slice, day: date, settings: RuleSettings) -> Ground:
    return Ground(slice_.columns, day_number(day), settings, slice_.particulars, slice_.whereabouts)


def _hits(slice_: Slice, ground: Ground, scope: Scope, rules: Collection[str] | None) -> Iterator[Hits]:
    """What each rule that is asked found, in rank order of the rules."""
    unknown = sorted(set(rules or ()) - {rule.code for rule in RULES})
    if unknown:
        raise InputRefused(f"There is no rule {unknown[0]}. There are: {', '.join(rule.code for rule in RULES)}.")
    # What is asked of an area has no number for an account: a 0 would read as an answer.
    of_here = (each for each in RULES if slice_.of_everything or not each.of_area)
    asked = [each for each in of_here if rules is None or each.code in rules]
    if slice_.of_everything:
        _find_side_by_side(slice_, ground, asked)
    for rule in asked:
        found = _found_once(slice_, ground, rule)
        yield Hits(rule, found, _in_scope(ground, found, scope))


def _find_side_by_side(slice_: Slice, ground: Ground, rules: Iterable[Rule]) -> None:
    """Ask slow rules in a thread beside the others: numpy lets go of the interpreter while it sorts."""
    with ThreadPoolExecutor(1) as beside:
        begun = [beside.submit(_found_once, slice_, ground, rule) for rule in rules if rule.slow]
        for rule in rules:
            if not rule.slow:
                _found_once(slice_, ground, rule)
        # What failed there is raised here.
        for each in begun:
            each.result()


def _found_once(slice_: Slice, ground: Ground, rule: Rule) -> Found:
    return slice_.once((rule.code, ground.day, id(ground.settings)), partial(_found, rule, ground))


def _found(rule: Rule, ground: Ground) -> Found:
    silent = rule.code in ground.settings.not_asked or (rule.in_situations and not ground.in_situation.any())
    return nothing(ground) if silent else rule.find(ground)


def _in_scope(ground: Ground, found: Found, scope: Scope) -> Longs:
    """The rows that the scope wants; a scope picks findings, it doesn't change them."""
    if not len(found):
        return longs([])
    wanted = np.ones(len(found), dtype=np.bool_)
    if scope.client is not None:
        wanted &= found.with_clients(_clients(ground, {scope.client}))
    if scope.family is not None:
        wanted &= found.with_families(_marked(ground, [position(ground.columns.families, scope.family)]))
    if scope.area is not None:
        wanted &= _of_area(ground, found, scope.area)
    return np.flatnonzero(wanted)


def _of_area(ground: Ground, found: Found, area: str) -> Bools:
    """Which concern a family that lives in the area, or ask about an agency of it."""
    here = found.with_families(_marked(ground, families_in(ground.columns, area, ground.day).tolist()))
    if isinstance(found, About):
        at = position(ground.columns.addresses.areas, area)
        here |= found.with_agencies((ground.columns.agencies.area == at) & (at != NONE))
    return here


def _clients(ground: Ground, wanted: Collection[str]) -> Bools:
    """A mark for each client, set for those with some ids."""
    ids = ground.columns.clients.ids
    marks = np.zeros(len(ids), dtype=np.bool_)
    marks[[at for each in wanted if (at := position(ids, each)) != NONE]] = True
    return marks


def _marked(ground: Ground, families: Iterable[int]) -> Bools:
    """A mark for each group, set for some families."""
    marks = np.zeros(ground.kin.groups, dtype=np.bool_)
    marks[[family for family in families if family != NONE]] = True
    return marks


def _by_rank(hits: Hits, ids: IdOrder) -> Longs:
    """The rows by situation, then by how likely a tie is, then by key."""
    rows, found = hits.rows, hits.found
    unlikely = [-found.likelihood(rows)] if isinstance(found, Pairs) else []
    keys = (found.gravest[rows], *unlikely, *(column[rows] for column in found.key_order(ids)))
    return rows[np.lexsort(keys[::-1])]


def _finding(hits: Hits, row: int, rank: int, wording: Wording) -> Finding:
    """One row as a finding with its sentence."""
    rule, detail = hits.rule, hits.found.detail(row, wording)
    return Finding(
        rule=rule.code,
        key=SEPARATOR.join((rule.code, *detail.subjects, *detail.besides)),
        subjects=(*detail.subjects, *detail.others),
        clients=detail.clients,
        families=detail.families,
        question=sentence(wording.say(rule.question), detail.words, wording.phrase("desk")),
        evidence=detail.evidence,
        rank=rank,
        words=detail.words,
        particular=SEPARATOR.join(detail.besides),
    )

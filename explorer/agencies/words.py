"""What the coordinator's table tells, in words; "under 5" is said of 0 to 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from explorer.text import _
from graph.codes import agency_kinds
from queries.agency_measures import Change, Measures, Pair, Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list. Of a pair to connect the ids of both, whose leads can be asked, and since when they are."""

    words: str
    pair: tuple[str, str] | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One list of the page, and what stands there where it is empty."""

    id: str
    title: str
    lines: tuple[Line, ...]
    none: str


def told(found: Measures, before: str | None, asked: Mapping[tuple[str, str], date]) -> tuple[Told, ...]:
    """All lists, the one that can be acted on first; `before` is the month that is compared with.

    `asked` is since when leads are asked about two agencies, by their ids in order.
    """
    lists = [
        Told(
            "connect",
            _("Pairs to connect"),
            tuple(_to_connect(each, asked) for each in found.to_connect),
            _("No two agencies share five families or more and are seldom in touch about them."),
        ),
        Told(
            "isolated",
            _("Hardly in touch with those beside them"),
            _lines(_standing(each) for each in found.isolated),
            _("None, of those that share five families or more with at least three others."),
        ),
        Told(
            "next",
            _("Whom to bring in next"),
            _lines(row.name for row in found.to_bring_in),
            _("Nobody stands out."),
        ),
        Told(
            "connectors",
            _("Through whom others are in touch"),
            _lines(row.name for row in found.connectors),
            _("Nobody stands out."),
        ),
    ]
    if before is not None:
        changed = _lines(_change(each) for each in found.changes)
        title = _("What changed since %(month)s", month=before)
        lists.append(Told("change", title, changed, _("No tie changed by ten families or more. Five may be chance.")))
    return tuple(lists)


def of_kinds_told(found: Measures, before: str | None) -> tuple[Told, ...]:
    """The lists of kinds of agency that say something. Of kinds nobody's leads are asked: they are of no family."""
    lists = told(found, before, {})
    return tuple(
        replace(each, id=f"kinds-{each.id}", lines=tuple(Line(line.words) for line in each.lines))
        for each in lists
        if each.lines
    )


def _lines(words: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(each) for each in words)


def _to_connect(pair: Pair, asked: Mapping[tuple[str, str], date]) -> Line:
    if not can_be_asked(pair):
        return Line(_pair(pair))
    first, second = sorted((pair.first.id, pair.second.id))
    return Line(_pair(pair), (first, second), asked.get((first, second)))


def can_be_asked(pair: Pair) -> bool:
    """Not of two who work with every child: no rule asks whether they are in touch (missing-links.md §1)."""
    kinds = agency_kinds()
    return not all(each.kind in kinds and kinds[each.kind].universal for each in (pair.first, pair.second))


def number_words(number: int) -> str:
    """A rounded number: 25, or under 5."""
    return str(number) if number else _("under 5")


def _pair(pair: Pair) -> str:
    return _(
        "%(first)s and %(second)s: share %(shared)s families, in touch about %(touched)s",
        first=pair.first.name,
        second=pair.second.name,
        shared=pair.shared,
        touched=number_words(pair.in_touch),
    )


def _standing(standing: Standing) -> str:
    return _(
        "%(agency)s: shares families with %(beside)s others, in touch with %(touched)s",
        agency=standing.row.name,
        beside=standing.beside,
        touched=standing.touched,
    )


def _change(change: Change) -> str:
    return _(
        "%(first)s and %(second)s: in touch about %(now)s families, before about %(before)s",
        first=change.pair.first.name,
        second=change.pair.second.name,
        now=number_words(change.pair.in_touch),
        before=number_words(change.before),
    )

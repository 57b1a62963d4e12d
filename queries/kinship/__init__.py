"""Places in a family and kin that people state: one function for each act, over the .cypher files beside this one.

Nothing flows over what one person stated before somebody of another agency, who supports both sides, says that it is
right (access.md §2). Each commits with its entry in the journal, or not at all, and says whether it was done.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from graph.codes import sealed_kinds
from graph.cypher import load
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.doors import source_of
from queries.stating import MEMBER, Stated, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somebody belongs to a family, and lives there or not; where `founder` is given, it is begun around them."""

    client_id: str
    family_id: str
    founder: str | None
    lives_here: bool
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """ "client is KIND of other", in a form where the kind has any."""

    client_id: str
    kind: str
    form: str | None
    other_id: str
    sealed: bool


def add(
    store: Store, viewer: Viewer, act: str, word: Word, both: Collection[str], *, place: Place | None, tie: Tie | None
) -> bool:
    """State, in one act, a place in a family, what one of `both` is to the other, or the two.

    False, and nothing is stated of what was refused, where somebody is shielded or privately known.
    Raises DatabaseUnavailable.
    """
    said = {"act": act, "by": word.professional_id, "agency_id": word.agency_id, "both": sorted(both)}
    steps: list[Step] = []
    if place is not None:
        row = _place(place, word) | said
        steps += [*([found_family(row)] if place.founder is not None else []), add_member(row, word.day)]
    if tie is not None:
        steps.append(add_relation(_tie(tie, word) | said, word.day))
    answers = store.write_together([*steps, entry(viewer, "door", "kinship.add", sorted(both), focus=act)])
    return all(rows and rows[0]["rows"] for rows in answers[: len(steps)])


def found_family(row: Mapping[str, object]) -> Step:
    """Begin a family around somebody, on the word of the source of an agency's people."""
    return load("queries.kinship", "found_family"), {"row": row, **sealed_kinds()}


def add_member(row: Mapping[str, object], today: date) -> Step:
    """State that somebody belongs to a family."""
    return load("queries.kinship", "add_member"), {"row": row, "today": today}


def add_relation(row: Mapping[str, object], today: date) -> Step:
    """State what somebody is to another."""
    return load("queries.kinship", "add_relation"), {"row": row, "today": today}


def confirm(store: Store, viewer: Viewer, stated: Stated, today: date) -> bool:
    """Say that what another stated is right; false where it isn't there any more. Raises DatabaseUnavailable."""
    step = (confirm_member if stated.kind == MEMBER else confirm_relation)(stated, viewer, today)
    return _done(store, viewer, "kinship.confirm", stated, step)


def confirm_member(stated: Stated, viewer: Viewer, today: date) -> Step:
    """Say that a place in a family is right."""
    given = {"fact": stated.parameter(), "by": viewer.professional, "today": today, "beside": sorted(stated.beside)}
    return load("queries.kinship", "confirm_member"), given


def confirm_relation(stated: Stated, viewer: Viewer, today: date) -> Step:
    """Say that what one is to another is right."""
    given = {"fact": stated.parameter(), "by": viewer.professional, "today": today}
    return load("queries.kinship", "confirm_relation"), given


def withdraw(store: Store, viewer: Viewer, stated: Stated, today: date) -> bool:
    """Take back what one stated oneself; false where it isn't there any more. Raises DatabaseUnavailable."""
    step = (withdraw_member if stated.kind == MEMBER else withdraw_relation)(stated, viewer, today)
    return _done(store, viewer, "kinship.withdraw", stated, step)


def withdraw_member(stated: Stated, viewer: Viewer, today: date) -> Step:
    """Take back a place in a family."""
    given = {"fact": stated.parameter(), "by": viewer.professional, "today": today}
    return load("queries.kinship", "withdraw_member"), given


def withdraw_relation(stated: Stated, viewer: Viewer, today: date) -> Step:
    """Take back what one is to another."""
    given = {"fact": stated.parameter(), "by": viewer.professional, "today": today}
    return load("queries.kinship", "withdraw_relation"), given


def _place(place: Place, word: Word) -> dict[str, object]:
    return {
        "client": place.client_id,
        "family": place.family_id,
        "founder": place.founder,
        "lives_here": place.lives_here,
        "since": place.since,
        "source": source_of(word.agency_id),
        "visibility": word.visibility(sealed=False),
    }


def _tie(tie: Tie, word: Word) -> dict[str, object]:
    return {
        "client": tie.client_id,
        "other": tie.other_id,
        "kind": tie.kind,
        "form": tie.form,
        "visibility": word.visibility(sealed=tie.sealed),
    }


def _done(store: Store, viewer: Viewer, query: str, stated: Stated, step: Step) -> bool:
    return entered(store, step, entry(viewer, "door", query, stated.clients, focus=stated.key))

"""What the brute-force oracle answers with: findings as other programs read them, without words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.queries.missing.terms import Kin


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding as `gaps --format json` tells it (model.md §4), without the question, the evidence and the rank."""

    rule: str
    key: str
    subjects: tuple[str, ...]
    clients: tuple[str, ...]
    families: tuple[str, ...]


def answer(
    code: str,
    subjects: Iterable[str],
    clients: Iterable[str],
    families: Iterable[Kin],
    *,
    besides: Iterable[str] = (),
    after: Iterable[str] = (),
) -> Answer:
    """'`key` is made of the code and: the subjects before the semicolon, and besides …'; `after` it stand more.

    '`clients` holds every client named in it, `families` every family concerned (real ones only)'
    """
    before = sorted(subjects)
    return Answer(
        rule=code,
        key="|".join((code, *before, *sorted(besides))),
        subjects=(*before, *sorted(after)),
        clients=tuple(sorted(set(clients))),
        families=tuple(sorted({family.id for family in families if family.real})),
    )

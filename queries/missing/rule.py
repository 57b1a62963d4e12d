"""What a rule is: the words in which it asks, the settings that it reads, and the function that finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queries.missing.found import Found
from queries.missing.ground import Ground


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data and one pure function. `settings` names the fields of RuleSettings that it reads.

    `in_situations` says that it asks nothing where nobody is in a situation; `of_contact` that it asks about contact
    that isn't recorded, which can lapse again while nothing else changes; `of_area` that it is asked of everything or
    of an area, never of what an account sees; `slow` that it takes as long over everything as all others together. Who
    found it missing stands in queries/missing/sources.py.
    """

    number: int
    code: str
    title: str
    question: str
    why: str
    first_answer: str
    settings: tuple[str, ...]
    find: Callable[[Ground], Found]
    in_situations: bool = False
    of_contact: bool = False
    of_area: bool = False
    slow: bool = False

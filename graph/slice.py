"""A slice: what one viewer may see around one focus, and the only thing that rules, pictures and pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from graph.answers import Answer
from graph.columns import Columns, Whereabouts
from graph.model import Facts
from graph.particulars import Particulars
from graph.viewer import Level

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """What people are called in a question, in the order of the columns' ids."""

    clients: Sequence[str]
    families: Sequence[str]
    professionals: Sequence[str]
    agencies: Sequence[str]


@dataclass(frozen=True, slots=True)
class Slice:
    """What the viewer may see on `now`. `facts` is empty in a slice of everything, which has columns and names only.

    `names`, `whereabouts` and `particulars` are functions because 100,000 names or addresses are read only where
    somebody needs them. `levels` says how much is seen of each client. The two lines stand for what is hidden, today
    only: `another_service` holds the clients of whom one reads "Another service is involved", `through_lead` the agency
    kinds of "a school, reached through the lead". `answers` are those that were given to questions, and that the viewer
    may hear of. `of_everything` says that it holds the whole network: only then is asked what is asked of an area.
    `agreed_only`: what an agency holds crosses to another only where somebody agreed.
    """

    kind: str
    focus: str | None
    now: date
    columns: Columns
    names: Callable[[], Names]
    particulars: Callable[[], Particulars]
    facts: Facts
    levels: Mapping[str, Level] = field(default_factory=dict)
    another_service: frozenset[str] = frozenset()
    through_lead: Mapping[str, frozenset[str]] = field(default_factory=dict)
    answers: Sequence[Answer] = ()
    of_everything: bool = False
    whereabouts: Callable[[], Whereabouts] | None = None
    agreed_only: bool = False
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is made of this slice, made once however many parts of a page ask for it; it lives as long."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

"""The questions of rules 1 to 3 after hiding: which of them are about a contact that was hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, compress
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.columns import day_number
from graph.slice import Slice
from queries.missing import RULES, missing_links
from queries.missing.arrays import Longs
from queries.missing.found import SEPARATOR
from queries.missing.ground import Ground
from queries.missing.likely import Near
from queries.missing.pairs import Pairs
from queries.missing.touch import Touch
from queries.missing.wording import Wording
from tests.evaluate.measures import Marks, Scores
from tests.queries.missing.scene import EVERYTHING

ABOUT_TIES = tuple(rule for rule in RULES if rule.code.endswith("-not-in-contact"))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs that are not in touch about a family: shape (pairs,).

    `hidden` marks those that were in touch before, `rank` is their place in the program's list, `likely` what rule 17
    gives them, `shared` the same with all neighbours counting alike; `one` and `other` are nodes of `graph`, which
    joins whoever is in touch about anything.
    """

    keys: list[str]
    hidden: Marks
    rule: NDArray[np.int64]
    rank: NDArray[np.int64]
    likely: Scores
    shared: Scores
    one: list[int]
    other: list[int]
    family: NDArray[np.int64]
    graph: nx.Graph[Any]

    def __len__(self) -> int:
        return len(self.keys)

    def only(self, wanted: Marks) -> Candidates:
        """Some of the pairs, of the same network."""
        return Candidates(
            keys=list(compress(self.keys, wanted)),
            hidden=self.hidden[wanted],
            rule=self.rule[wanted],
            rank=self.rank[wanted],
            likely=self.likely[wanted],
            shared=self.shared[wanted],
            one=list(compress(self.one, wanted)),
            other=list(compress(self.other, wanted)),
            family=self.family[wanted],
            graph=self.graph,
        )


def candidates(before: Slice, after: Slice, day: date) -> Candidates:
    """What rules 1 to 3 ask about `after` some contacts were hidden; what they did not ask `before` is about these."""
    codes = [rule.code for rule in ABOUT_TIES]
    asked = {finding.key for finding in missing_links(before, day, rules=codes, settings=EVERYTHING)}
    ranks = {finding.key: finding.rank for finding in missing_links(after, day, rules=codes, settings=EVERYTHING)}
    ground = Ground(after.columns, day_number(day), EVERYTHING, after.particulars)
    found = [(rule, _pairs(rule.find(ground))) for rule in ABOUT_TIES]
    keys = [key for rule, pairs in found for key in _keys(rule.code, pairs, Wording(ground, after.names()))]
    one, other, group, beside = _ends([pairs for _, pairs in found])
    alike = Near.of(ground.touch, np.ones(ground.touch.members, dtype=np.int64))
    return Candidates(
        keys=keys,
        hidden=np.array([key not in asked for key in keys], dtype=np.bool_),
        rule=np.repeat([rule.number for rule, _ in found], [len(pairs) for _, pairs in found]),
        rank=np.array([ranks[key] for key in keys], dtype=np.int64),
        likely=np.concatenate([pairs.likelihood(np.arange(len(pairs))) for _, pairs in found]).astype(np.float64),
        shared=alike.allocated(one, other, (group, beside)).astype(np.float64),
        one=one.tolist(),
        other=other.tolist(),
        family=group,
        graph=graph_of(ground.touch),
    )


def _ends(found: Sequence[Pairs]) -> tuple[Longs, Longs, Longs, Longs]:
    """The members of all pairs, and the families in which they support somebody."""
    sides = [(pairs.circle, pairs.left, pairs.right) for pairs in found]
    one = np.concatenate([circle.member[left] for circle, left, _ in sides])
    other = np.concatenate([circle.member[right] for circle, _, right in sides])
    group = np.concatenate([circle.group[left] for circle, left, _ in sides])
    return one, other, group, np.concatenate([circle.group[right] for circle, _, right in sides])


def _pairs(found: object) -> Pairs:
    assert isinstance(found, Pairs)
    return found


def _keys(code: str, pairs: Pairs, wording: Wording) -> Iterator[str]:
    """The findings' keys, row by row, by which the ranked list names them too."""
    for row in range(len(pairs)):
        detail = pairs.detail(row, wording)
        yield SEPARATOR.join((code, *detail.subjects, *detail.besides))


def graph_of(touch: Touch) -> nx.Graph[int]:
    """Members of teams, joined where they are in touch about anything: in person, or at one meeting."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(touch.members))
    for pairs in (touch.anyway.ordered, touch.about.ordered // touch.groups):
        graph.add_edges_from(zip(*(each.tolist() for each in np.divmod(pairs, touch.members)), strict=True))
    there: dict[int, list[int]] = {}
    meetings, members = (each.tolist() for each in np.divmod(touch.attended.ordered, touch.members))
    for meeting, member in zip(meetings, members, strict=True):
        there.setdefault(meeting, []).append(member)
    for together in there.values():
        graph.add_edges_from(combinations(together, 2))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph

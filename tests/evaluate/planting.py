"""Planted missing links: found and missed, and what is found that the brute-force oracle does not find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from queries.missing import RULES, missing_links
from tests.evaluate.areas import DAY, Area
from tests.queries.missing.oracle import oracle

HEAD = ("rule", "planted", "found", "missed", "checked questions", "of them false", "not asked")


@dataclass(slots=True)
class Planting:
    """Counts by rule, over some areas; those against the oracle are of the areas that were checked."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    unasked: Counter[str] = field(default_factory=Counter)

    def add(self, area: Area, *, check: bool) -> None:
        """Ask all rules of an area, and the oracle too where it is to be checked."""
        asked = {(each.rule, each.key) for each in missing_links(area.slice, DAY)}
        planted = {(each.rule, each.key) for each in area.planted}
        self.planted.update(rule for rule, _ in planted)
        self.found.update(rule for rule, _ in planted & asked)
        if check:
            self.checked.update(rule for rule, _ in asked)
            true = {(each.rule, each.key) for each in oracle(area.facts, DAY)}
            self.false.update(rule for rule, _ in asked - true)
            self.unasked.update(rule for rule, _ in true - asked)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A line for each rule."""
        for rule in (each.code for each in RULES):
            planted, found = self.planted[rule], self.found[rule]
            against = self.checked[rule], self.false[rule], self.unasked[rule]
            yield (rule, *map(str, (planted, found, planted - found, *against)))

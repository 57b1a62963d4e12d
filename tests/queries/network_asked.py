"""Whom workers asked to a team without an answer yet, on the borders of how long that may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import Facts

ASKED = (-90, -30, -15, -14, -13, -1, 0)


@dataclass(frozen=True, slots=True)
class Asked:
    """Draws them for one network around `day`."""

    random: Random
    day: date
    facts: Facts

    def drawn(self) -> Facts:
        """The network with them."""
        often = self.random.choice((0.0, 0.05, 0.3))
        ties = tuple(
            replace(each, asked_on=self.day + timedelta(days=self.random.choice(ASKED)))
            if each.professional_id is not None and self.random.random() < often
            else each
            for each in self.facts.involvements
        )
        return replace(self.facts, involvements=ties)

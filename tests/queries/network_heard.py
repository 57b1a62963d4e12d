"""What a random network needs for "who could have told us": somebody who was last seen about half a year ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Contact, Facts

LAST_SEEN = (179, 180, 181, 200)


@dataclass(frozen=True, slots=True)
class Heard:
    """Adds to a network a few visits of those who support somebody, on the border of what counts as told."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with these visits."""
        ties = [each for each in self.facts.involvements if each.professional_id is not None]
        visits = tuple(
            Contact(
                source=OPERATOR,
                id=self.new_id(),
                professional_id=tie.professional_id or "",
                client_id=tie.client_id,
                on=self.day - timedelta(days=self.random.choice(LAST_SEEN)),
                kind="visit",
            )
            for tie in self.random.sample(ties, k=min(2, len(ties)))
        )
        return replace(self.facts, contacts=(*self.facts.contacts, *visits))

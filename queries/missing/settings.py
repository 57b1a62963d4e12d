"""The numbers that the rules read, which a deployment may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CADENCE_BY_ROLE: Mapping[str, int] = MappingProxyType(
    {"child-protection-social-worker": 14, "looked-after-social-worker": 42}
)


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Days, all of them; None means that nothing is asked.

    `window` is how far back contact between members of a team counts. The cadences say how often a client is to be
    seen: by role first, else by whether the agency is universal and the client has a current situation.
    """

    window: int = 90
    cadence: int = 90
    cadence_universal: int | None = None
    cadence_universal_in_situation: int | None = 90
    cadence_by_role: Mapping[str, int] = field(default_factory=lambda: CADENCE_BY_ROLE)

    def longest(self) -> int:
        """How many days of contacts a slice must hold for every rule to be answered."""
        universal = (self.cadence_universal or 0, self.cadence_universal_in_situation or 0)
        return max(self.window, self.cadence, *universal, *self.cadence_by_role.values())


DEFAULT = RuleSettings()

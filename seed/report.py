"""What an import did, table by table."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from seed.rows import Refusal

# What is counted for each table, in the order in which it is told (model.md §4).
COUNTS = ("read", "written", "unchanged", "joined", "created", "doubtful", "not_needed", "held", "ended")


@dataclass(slots=True)
class Report:
    """Rows by table name without .csv: read, and what became of them. `notices` are for people, and no fault."""

    read: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    created: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    not_needed: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    overridden: list[dict[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    wrote: bool = False

    @property
    def ok(self) -> bool:
        """Whether nothing was refused, unknown or held."""
        return not self.refused and not any(self.held.values())

    def to_json(self) -> dict[str, Any]:
        """The shape of model.md §4; every table that was read stands in every count."""
        tables = {table: 0 for name in COUNTS for table in getattr(self, name)}
        counts = {name: {**tables, **getattr(self, name)} for name in COUNTS}
        return {**counts, "refused": [asdict(refusal) for refusal in self.refused], "overridden": self.overridden}

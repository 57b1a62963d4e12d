"""The retention job: marks whom no service supports any more, and deletes whose time is over, batch by batch.

What is to be done is worked out of the database each time, so a run that was cut short is completed by the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from graph import retained
from graph.links import Links
from graph.store import Store
from graph.viewer import Viewer
from queries import audit, retention
from queries.audit_erase import RETENTION, emptied
from queries.periods import Periods

BATCH = 100
# What a report counts, in its order.
KINDS = (
    "marked", "unmarked", "clients", "records", "situations", "memberships", "relations", "involvements", "contacts",
    "answers", "families", "addresses", "doors", "professionals", "accounts", "entries",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What goes, by kind; what others may share is counted once."""

    going: frozenset[str]
    counts: Counter[str] = field(default_factory=Counter)
    shared: dict[str, set[str]] = field(default_factory=dict)

    def add(self, found: retained.Hanging) -> None:
        """Count what hangs on one batch."""
        self.counts.update(found.counts)
        for name in ("relations", "contacts", "answers"):
            self._once(name, getattr(found, name))
        for family in found.families:
            # Those of an earlier batch are gone already, or will be.
            if family.members <= self.going and family.id not in self.shared.get("families", ()):
                self._once("families", [family.id])
                self.counts["addresses"] += family.addresses

    def _once(self, name: str, ids: Sequence[str] | frozenset[str]) -> None:
        self.shared.setdefault(name, set()).update(ids)
        self.counts[name] = len(self.shared[name])


@dataclass(frozen=True, slots=True)
class Job:
    """One run: as whom, by which periods, on which day. With `dry` it only counts, and writes nothing at all."""

    store: Store
    viewer: Viewer
    links: Links
    periods: Periods
    zone: ZoneInfo
    today: date
    dry: bool

    def run(self) -> dict[str, int]:
        """Do it, and say how many of each kind. Raises NotAllowed, DatabaseUnavailable."""
        # Before the clients: whoever supported only people who go now is for the next run, as a dry run would say.
        counts = Counter(professionals=self._professionals())
        counts.update(self._clients())
        counts.update(self._old())
        counts["entries"] = self._journal()
        return {kind: counts[kind] for kind in KINDS}

    def _clients(self) -> Counter[str]:
        since, due_on = self._before(self.periods.clients), self.today + timedelta(days=self.periods.grace)
        found = retained.resting(self.store, self.viewer, since, self.today)
        fresh = [each.client for each in found if each.due and each.retire_on is None]
        back = [each.client for each in found if not each.due]
        going = [each.client for each in found if each.due and (each.retire_on or due_on) <= self.today]
        if not self.dry:
            for batch in _batches(fresh):
                retention.mark(self.store, self.viewer, batch, due_on)
            for batch in _batches(back):
                retention.unmark(self.store, self.viewer, batch)
        tally = Tally(frozenset(going), Counter(marked=len(fresh), unmarked=len(back)))
        for batch in _batches(going):
            self._delete(batch if self.dry else self._still_due(batch, since), tally)
        return tally.counts

    def _still_due(self, clients: Sequence[str], since: date) -> list[str]:
        """Those whom nobody has begun to support since they were looked up."""
        found = retained.resting(self.store, self.viewer, since, self.today, clients)
        return [each.client for each in found if each.due]

    def _delete(self, clients: Sequence[str], tally: Tally) -> None:
        tally.add(retained.hanging(self.store, self.viewer, clients))
        if not self.dry and clients:
            retention.delete(self.store, self.viewer, clients)

    def _professionals(self) -> int:
        found = retained.left(self.store, self.viewer, self._before(self.periods.professionals))
        for batch in _batches([] if self.dry else found):
            retention.delete_professionals(self.store, self.viewer, batch)
        return len(found)

    def _old(self) -> Counter[str]:
        day = self._before(self.periods.journal)
        ended = self._moment(self._before(self.periods.professionals))
        moment = self._moment(day)
        found = retention.count_old(self.store, moment, day, ended)
        doors = sum(
            found[name] for name in ("openings", "meetings", "invitations", "asks", "proposals", "introductions")
        )
        if not self.dry and (doors or found["accounts"]):
            retention.delete_old(self.store, self.viewer, moment, day, ended, doors + found["accounts"])
        return Counter(doors=doors, accounts=found["accounts"])

    def _journal(self) -> int:
        """The journal's own rule: what old entries say goes, and their place in the chains stays."""
        day = self._before(self.periods.journal)
        if self.dry:
            return audit.count_before(self.store, self._moment(day))
        return retire_entries(self.store, self.viewer, self.links, self._moment(day), day, self.today)

    def _before(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone).astimezone(UTC)


def retire_entries(store: Store, viewer: Viewer, links: Links, moment: datetime, before: date, today: date) -> int:
    """Empty the journal's entries from before a moment, and say how many. Raises DatabaseUnavailable."""
    count = audit.count_before(store, moment)
    audit.note(store, viewer, "erase", "audit.retire", focus=before.isoformat(), rows=count)
    while found := audit.before(store, moment):
        audit.erase(store, [emptied(links, each, today.isoformat(), RETENTION) for each in found])
    return count


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]

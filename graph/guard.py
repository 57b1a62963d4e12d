"""The one door for reading: permission, slice, audit entry, and only then the slice is handed over.

Nothing else makes a Slice from the database. What isn't there and what isn't the viewer's to see are the same here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from graph import everything, reading
from graph.columnar import slice_of
from graph.columns import Columns
from graph.cypher import Cypher, load
from graph.errors import NotAllowed, NotThere
from graph.identity import UNBORN
from graph.model import Facts
from graph.reading import Reading
from graph.slice import Names, Slice
from graph.store import Ask, Row, Store
from graph.viewer import Viewer

NOT_ALLOWED = "Your role does not allow this."
ID_LENGTH = 200
WINDOW_DAYS = 90
AHEAD_DAYS = 42
EVERYTHING_SECONDS = 300.0


class GuardedStore:
    """What one viewer can ask of the network. Made for each request or command; keeps nothing."""

    def __init__(self, store: Store, viewer: Viewer, today: Callable[[], date]) -> None:
        self.viewer = viewer
        self._store = store
        self._today = today

    def family(self, family_id: str) -> Slice:
        """The slice around a family. Raises NotAllowed, NotThere, DatabaseUnavailable."""
        return self._slice("family", family_id, family=family_id)

    def client(self, client_id: str) -> Slice:
        """The slice around a client: them, their families and the linked ones. Raises as `family`."""
        return self._slice("client", client_id, client=client_id)

    def caseload(self) -> Slice:
        """The slice of everyone whom the viewer's own confirmed involvement opens. Raises as `family`."""
        return self._slice("caseload", None)

    def chain(self, one: str, other: str, day: date) -> Slice:
        """The slice of whoever stands on a shortest way between two people. For those who may read everything.

        Raises NotThere where either is unknown, else as `family`. A slice of nobody else says that there is no way.
        """
        self._check(*reading.statements(self.viewer, "chain"))
        now, ends = self._today(), [one, other]

        def work(ask: Ask) -> Facts:
            steps = Reading(ask, self.viewer, now)
            clients, professionals = steps.chain(one, other, day)
            return steps.facts(sorted({*clients, *ends}), [], sorted({*professionals, *ends}))

        found = self._store.read_work(work)
        self.enter("view", "chain", one, [other, *(each.id for each in found.clients)], _size(found))
        known = {each.id for each in found.clients} | {each.id for each in found.professionals}
        if not {one, other} <= known:
            raise NotThere
        return slice_of(found, now, kind="chain", focus=one)

    def everything(self, day: date, *, before: int = WINDOW_DAYS, ahead: int = AHEAD_DAYS) -> Slice:
        """The columns of the whole network, with the contacts of `before` days up to `day` and `ahead` days after it.

        For those who may read everything. Raises NotAllowed, DatabaseUnavailable, DatabaseTimeout, DatabaseFull.
        """
        queries = {query.name.rpartition("_")[2]: query for query in everything.statements()}
        self._check(*queries.values())
        window = {"after": day - timedelta(days=before), "until": day + timedelta(days=ahead)}

        def work(ask: Ask) -> tuple[Columns, everything.Nodes]:
            return everything.read_columns(lambda kind: ask(queries[kind], window if kind == "contacts" else {})[0])

        columns, nodes = self._store.read_work(work, seconds=EVERYTHING_SECONDS)
        self.enter("view", "everything", None, ["*"], len(columns.clients.ids))

        def names() -> Names:
            rows = self._store.read(queries["names"], seconds=EVERYTHING_SECONDS, unborn=UNBORN)
            return everything.names_of(rows[0], nodes)

        return Slice("everything", None, self._today(), columns, names, Facts())

    def _slice(self, kind: str, focus: str | None, *, family: str | None = None, client: str | None = None) -> Slice:
        self._check(*reading.statements(self.viewer, "around"))
        now = self._today()

        def work(ask: Ask) -> Facts | None:
            steps = Reading(ask, self.viewer, now)
            own, kin = steps.seen()
            people = [*own, *kin]
            if focus is not None:
                people = steps.around(people, family, client)
            return steps.facts(people, own) if people or focus is None else None

        found = self._store.read_work(work)
        shown = [focus, *(each.id for each in found.clients)] if found else [focus]
        self.enter("view" if found else "refused", kind, focus, [each for each in shown if each], _size(found))
        if found is None:
            raise NotThere
        return slice_of(found, now, kind=kind, focus=focus)

    def stream(self, name: str) -> Iterator[Row]:
        """The rows of one table for an export, audited before the first of them. Raises as `family`."""
        query = load("graph.slices", name)
        self._check(query)
        self.enter("export", name, None, [], 0)
        return self._store.stream(query)

    def enter(self, act: str, query: str, focus: str | None, subjects: Sequence[str], rows: int) -> None:
        """Commit one audit entry: who, which query, the subjects' ids, how many rows; never names."""
        self._store.write(
            load("graph.audit", "view"),
            act=act,
            account=self.viewer.account,
            professional=self.viewer.professional,
            role=self.viewer.role,
            query=query,
            focus=None if focus is None else focus[:ID_LENGTH],
            subjects=[each[:ID_LENGTH] for each in dict.fromkeys(subjects)],
            rows=rows,
        )

    def _check(self, *queries: Cypher) -> None:
        if not all(self.viewer.may(query.access) for query in queries):
            raise NotAllowed(NOT_ALLOWED)


def _size(facts: Facts | None) -> int:
    """How many facts are handed over."""
    return sum(len(getattr(facts, name)) for name in Facts.__dataclass_fields__) if facts else 0

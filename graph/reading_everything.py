"""How all columns are read: on two connections, and again where something was written meanwhile (docs/decisions/0045).

The database shows each statement what is committed as it runs, in one transaction or in two: what is read of a network
that somebody writes to never is of one moment. What that leaves is a row whose node another column lacks, and is
dropped; and for what is kept, reading it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from graph.columns import Columns
from graph.cypher import Cypher, load
from graph.everything import Nodes, read_columns
from graph.records_read import Lists
from graph.store import Ask, Row, Store

AT_MOST = 3
"""How often what is kept is read, where something is written each time."""
SINCE = timedelta(seconds=30)
"""How long before an entry is committed it may be dated: as long as a write takes, or a clock is behind."""
JOBS = ("agency_tables.keep", "doubts.renew")
"""What the jobs themselves keep, one after the other."""
LOOKS = ("view", "search", "export", "refused", "password", "sign-in", "sign-out")
"""What an entry of the journal is called by which nothing was changed."""
CONTACTS, BIRTHS, RECORDS = "contacts", "births", "records"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements read what, the contacts of which days, and what is read ahead; each may take so many seconds."""

    queries: Mapping[str, Cypher]
    window: Mapping[str, date]
    ahead: Sequence[str]
    seconds: float

    def read(self, store: Store, kind: str, **window: date) -> list[Row]:
        """One kind, in a transaction of its own."""
        return store.read(self.queries[kind], seconds=self.seconds, **window)


@dataclass(frozen=True, slots=True)
class Everything:
    """All columns, the nodes by number, and what was read ahead, by its kind."""

    columns: Columns
    nodes: Nodes
    ahead: Mapping[str, Lists]


def at_once(store: Store, asked: Asked) -> Everything:
    """All columns. The contacts are collected on a connection of their own, and after them what is read ahead.

    Records that are read ahead are read where births would be, which they tell too.

    Raises DatabaseUnavailable, DatabaseTimeout, DatabaseFull.
    """
    with ThreadPoolExecutor(1, CONTACTS) as beside:
        contacts: list[Future[list[Row]]] = []
        later: dict[str, Future[list[Row]]] = {}
        known: dict[str, Lists] = {}

        def work(ask: Ask) -> tuple[Columns, Nodes]:
            def read(kind: str) -> Row:
                if kind == CONTACTS:
                    return contacts[0].result()[0]
                with_records = kind == BIRTHS and RECORDS in asked.ahead
                found = ask(asked.queries[RECORDS if with_records else kind], {})[0]
                if with_records:
                    known[RECORDS] = found
                # Only now that the database has answered: what fails is to fail once, and at once.
                if not contacts:
                    contacts.append(beside.submit(asked.read, store, CONTACTS, **asked.window))
                    others = [each for each in asked.ahead if each != RECORDS]
                    later.update({each: beside.submit(asked.read, store, each) for each in others})
                return found

            return read_columns(read)

        try:
            columns, nodes = store.read_work(work, seconds=asked.seconds)
            return Everything(columns, nodes, known | {kind: found.result()[0] for kind, found in later.items()})
        except BaseException:
            beside.shutdown(wait=False, cancel_futures=True)
            raise


def settled(store: Store, asked: Asked) -> Everything:
    """As `at_once`, and again where something was written meanwhile, three times at most."""
    for _ in range(AT_MOST):
        since = datetime.now(UTC) - SINCE
        found = at_once(store, asked)
        rows = store.read(load("graph.slices", "changed"), since=since, looks=list(LOOKS), jobs=list(JOBS))
        if not rows[0]["changed"]:
            break
    return found

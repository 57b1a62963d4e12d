"""What is kept is read again where something was written meanwhile; what is only shown is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

import pytest

from graph.cypher import Cypher, load
from graph.guard import GuardedStore
from graph.journal import entry
from graph.migrate import migrate
from graph.model import Agency, Client, Facts, Involvement
from graph.reading_everything import AT_MOST, LOOKS
from graph.store import Ask, Row, Store
from graph.viewer import operator
from tests.database import AUDIT_KEY, Server, wipe
from tests.graph.loaded_access import load_networks

DAY = date(2026, 6, 10)
BY = operator("tests")
T = TypeVar("T")
NODES, INVOLVEMENTS = "nodes", "involvements"


class Disturbed(Store):
    """A store beside which somebody writes, a few times, once the nodes have been read."""

    others: Callable[[], object]
    times: int
    ran: list[str]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def watching(ask: Ask) -> T:
            def noting(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                found = ask(query, parameters)
                self.ran.append(query.name.rpartition("_")[2])
                if self.ran[-1] == NODES and self.times > 0:
                    self.times -= 1
                    self.others()
                return found

            return work(noting)

        return super().read_work(watching, seconds=seconds)


@pytest.fixture
def disturbed(neo4j_server: Server, session_store: Store) -> Iterator[Disturbed]:
    """One client whom the police support, and somebody who begins another involvement while all is read."""
    wipe(session_store)
    migrate(session_store)
    agency = Agency(id="beat", name="beat", kind="police")
    tie = Involvement(id="i0", agency_id="beat", client_id="ella", source="operator")
    load_networks(session_store, [Facts(clients=(Client(id="ella"),), agencies=(agency,), involvements=(tie,))])
    session_store.write(load("tests.cypher", "number_nodes"))
    made = iter(range(1, 100))

    def others() -> None:
        row = {"client": "ella", "professional": None, "marks": {"id": f"i{next(made)}", "agency_id": "beat"}}
        put = (load("tests.cypher", "put_involvements"), {"rows": [row]})
        session_store.write_together([put, entry(BY, "change", "tests", ["ella"])])

    with Disturbed(neo4j_server.uri, neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as store:
        store.ran, store.times, store.others = [], 0, others
        yield store


def read(store: Disturbed, *, kept: bool) -> list[str]:
    """The ids of the involvements."""
    return GuardedStore(store, BY, lambda: DAY).everything(DAY, unsealed=kept).columns.involvements.ids


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's clock is behind here, so that what was written before the test doesn't count."""
    monkeypatch.setattr("graph.reading_everything.SINCE", DAY - DAY)


@pytest.mark.usefixtures("quiet")
def test_what_nobody_writes_to_is_read_once(disturbed: Disturbed) -> None:
    assert read(disturbed, kept=True) == ["i0"]
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
def test_what_is_kept_is_read_again_and_whole(disturbed: Disturbed) -> None:
    disturbed.times = 1
    assert read(disturbed, kept=True) == ["i0", "i1"]
    assert disturbed.ran.count(NODES) == disturbed.ran.count(INVOLVEMENTS) == 2


@pytest.mark.usefixtures("quiet")
def test_where_somebody_writes_all_the_time_it_is_read_three_times(disturbed: Disturbed) -> None:
    disturbed.times = 100
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == AT_MOST


@pytest.mark.usefixtures("quiet")
def test_what_is_only_shown_is_read_once(disturbed: Disturbed) -> None:
    disturbed.times = 1
    read(disturbed, kept=False)
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("act", LOOKS)
def test_a_look_is_no_change(disturbed: Disturbed, session_store: Store, act: str) -> None:
    disturbed.others = partial(session_store.write_together, [entry(BY, act, "tests", ["ella"])])
    disturbed.times = 1
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
def test_an_import_that_runs_is_a_change(disturbed: Disturbed, session_store: Store) -> None:
    given = {"id": "an import", "source": "operator", "folder": None}
    disturbed.others = partial(session_store.write, load("queries.tables", "begin_import"), **given)
    disturbed.times = 1
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == AT_MOST, "it has not finished"
    session_store.write(load("queries.tables", "finish_import"), id="an import")
    before = disturbed.ran.count(NODES)
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == before + 1, "it finished before"

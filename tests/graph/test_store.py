"""The store against a real server: answers, gives up in time, and comes back without a restart."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph import local
from graph.cypher import Cypher, load
from graph.errors import DatabaseFault, DatabaseFull, DatabaseTimeout, DatabaseUnavailable, SignInRefused
from graph.store import QUERY_SECONDS, RETRY_SECONDS, Ask, Row, ServerWarning, Store
from tests.database import Server

PATIENCE = 3.0
PING = load("graph", "ping")


def within(seconds: float, started: float) -> bool:
    """Whether at most so many seconds have gone by."""
    return time.monotonic() - started <= seconds


def test_reads_and_writes(store: Store) -> None:
    assert store.write(load("tests.cypher", "add_family"), id="f1") == [{"id": "f1"}]
    assert store.read(load("tests.cypher", "count_families")) == [{"n": 1}]


def test_several_statements_are_one_transaction(store: Store) -> None:
    family = load("tests.cypher", "add_family")
    with pytest.raises(DatabaseFault):
        store.write_together([(family, {"id": "f1"}), (family, {"id": "f1"})])
    assert store.read(load("tests.cypher", "count_families")) == [{"n": 0}]


def test_streams_rows(store: Store) -> None:
    store.write(load("tests.cypher", "add_family"), id="f1")
    assert list(store.stream(load("tests.cypher", "count_families"))) == [{"n": 1}]


@pytest.mark.parametrize("way", [Store.read, Store.plan, lambda store, query: list(store.stream(query))])
def test_what_the_server_warns_of_is_passed_on_to_the_tests(
    neo4j_server: Server, store: Store, way: Callable[[Store, Cypher], object]
) -> None:
    with pytest.warns(ServerWarning, match="NoSuchKind"):
        way(store, load("tests.cypher", "unknown_word"))
    with Store(neo4j_server.uri, neo4j_server.username, neo4j_server.password) as quiet:
        assert way(quiet, load("tests.cypher", "unknown_word"))


def test_routes_to_a_cluster(neo4j_server: Server) -> None:
    uri = neo4j_server.uri.replace("bolt://", "neo4j://")
    with Store(uri, neo4j_server.username, neo4j_server.password) as store:
        assert store.read(PING) == [{"there": 1}]


def test_a_wrong_password_is_said(neo4j_server: Server) -> None:
    with Store(neo4j_server.uri, neo4j_server.username, "not the password") as store, pytest.raises(SignInRefused):
        store.verify()


def test_a_slow_question_is_given_up(store: Store) -> None:
    with pytest.raises(DatabaseTimeout):
        store.read(load("tests.cypher", "slow"), seconds=0.5)
    assert store.read(PING) == [{"there": 1}]


def test_out_of_memory_is_never_tried_again(store: Store) -> None:
    tries = []

    def work(ask: Ask) -> None:
        tries.append(1)
        ask(load("tests.cypher", "hungry"), {})

    with pytest.raises(DatabaseFull):
        store.read_work(work)
    assert len(tries) == 1
    assert store.read(PING) == [{"there": 1}]


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Store(f"bolt://127.0.0.1:{port}", "neo4j", "x") as store:
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailable, match="does not answer"):
            store.read(PING)
        assert within(PATIENCE, started)
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailable):
            store.read(PING)
        assert within(0.1, started), "known to be down, so the answer comes at once"


@pytest.fixture
def mute() -> Iterator[int]:
    """A port where connections are taken and nothing is ever said."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield listener.getsockname()[1]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_somebody_listens_who_never_answers(mute: int, scheme: str) -> None:
    with Store(f"{scheme}://127.0.0.1:{mute}", "neo4j", "x") as store:
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailable):
            store.read(PING)
        assert within(PATIENCE, started)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Path]:
    """The home of a local Neo4j that a test may kill."""
    local.start(tmp_path)
    yield tmp_path
    local.stop(tmp_path)


def test_a_database_that_hangs_is_noticed(own_server: Path) -> None:
    """The server says every second that it is alive; one that stands still is given up, with its connection open."""
    found, pid = local.running(own_server), local.status(own_server).pid
    assert found is not None
    assert pid is not None
    with Store(found.uri, found.username, found.password) as store:
        assert store.read(PING)
        os.kill(pid, signal.SIGSTOP)
        try:
            # The signal takes a moment, in which the server may still answer.
            while psutil.Process(pid).status() != psutil.STATUS_STOPPED:
                time.sleep(0.01)
            started = time.monotonic()
            with pytest.raises(DatabaseUnavailable):
                store.read(PING)
            assert within(PATIENCE, started)
        finally:
            os.kill(pid, signal.SIGCONT)


def test_what_takes_minutes_outlives_a_pause_of_the_server(own_server: Path) -> None:
    """A server that cleans its memory up may stand still for longer than a connection is waited for."""
    found, pid = local.running(own_server), local.status(own_server).pid
    assert found is not None
    assert pid is not None
    process, tried = psutil.Process(pid), []
    with Store(found.uri, found.username, found.password) as store:

        def work(ask: Ask) -> list[Row]:
            tried.append(ask(PING, {}))
            if len(tried) == 1:
                # As long as is tried again where somebody waits for a page.
                time.sleep(RETRY_SECONDS)
                process.suspend()
                threading.Timer(PATIENCE + 1, process.resume).start()
            return ask(PING, {})

        assert store.read_work(work, seconds=QUERY_SECONDS + 1)
    assert len(tried) > 1


def test_recovers_without_a_restart(own_server: Path) -> None:
    found = local.running(own_server)
    assert found is not None
    pid = local.status(own_server).pid
    assert pid is not None
    with Store(found.uri, found.username, found.password) as store:
        assert store.read(PING)
        os.kill(pid, signal.SIGKILL)
        refused_at_once = []

        def ask() -> None:
            started = time.monotonic()
            with pytest.raises(DatabaseUnavailable):
                store.read(PING)
            refused_at_once.append(within(PATIENCE, started))

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert refused_at_once == [True] * 8
        again = local.start(own_server)
        assert again.uri == found.uri, "the local Neo4j keeps its port"
        deadline = time.monotonic() + 10
        while True:
            try:
                assert store.read(PING)
                break
            except DatabaseUnavailable:
                assert time.monotonic() < deadline
                time.sleep(0.2)

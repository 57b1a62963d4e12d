"""The chains of the journal as they are written: in order, without queueing, once however often it is tried."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest

from graph import chains
from graph import store as stores
from graph.cypher import Cypher, load
from graph.errors import DatabaseFault, DatabaseUnavailable, SettingsError
from graph.journal import entry
from graph.store import Ask, Row, Step, Store, T
from queries import audit
from tests.cut_line import CutLine
from tests.database import AUDIT_KEY, Server
from tests.journal import ANA, checked, look

WRITERS = 8
WRITING = "WRITE"


@pytest.fixture
def writer(store: Store, neo4j_server: Server) -> Iterator[Store]:
    """A store on the emptied database whose chains begin anew."""
    del store
    with neo4j_server.store() as found:
        yield found


def numbers(store: Store) -> dict[str, list[int]]:
    """The numbers of each chain in their order."""
    found: dict[str, list[int]] = {}
    for row in audit.links(store):
        found.setdefault(row["chain"], []).append(row["number"])
    return found


def test_one_who_writes_alone_writes_one_chain(writer: Store) -> None:
    for client in ("ella", "tom", "lee"):
        look(writer, client)
    assert [*numbers(writer).values()] == [[1, 2, 3]]
    assert checked(writer).faults == ()


def test_several_entries_of_one_commit_are_links_in_their_order(writer: Store) -> None:
    writer.write_together([entry(ANA, "change", "answers.undo", [each]) for each in ("ella", "tom")])
    assert [row["subjects"] for row in audit.links(writer)] == [["ella"], ["tom"]]
    assert checked(writer).faults == ()


def test_nothing_is_written_without_the_key(store: Store, neo4j_server: Server) -> None:
    keyless = Store(neo4j_server.uri, neo4j_server.username, neo4j_server.password)
    with keyless, pytest.raises(SettingsError, match="COMMON_THREAD_AUDIT_KEY"):
        look(keyless, "ella")
    assert [*audit.links(store)] == []


def test_the_key_and_what_is_bound_are_not_in_the_database(writer: Store) -> None:
    look(writer, "ella")
    held = repr(writer.read(load("tests.cypher", "entries")))
    assert AUDIT_KEY not in held


class MeetingStore(Store):
    """A store whose writers meet inside their transactions, each with its entry written and not yet committed."""

    met: threading.Barrier

    def _attempt(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        def meeting(ask: Ask) -> T:
            answer = work(ask)
            self.met.wait(30)
            return answer

        return super()._attempt(access, meeting, seconds)


def test_eight_writers_at_once_do_not_wait_for_one_another(store: Store, neo4j_server: Server) -> None:
    """All eight hold what they wrote at the same moment: a lock that two of them needed would stop this for good."""
    server = neo4j_server
    with MeetingStore(server.uri, server.username, server.password, key=AUDIT_KEY) as meeting:
        meeting.met = threading.Barrier(WRITERS)
        with ThreadPoolExecutor(WRITERS) as pool:
            for _ in range(3):
                assert [*pool.map(lambda number: look(meeting, f"c{number}"), range(WRITERS))] == [None] * WRITERS
    assert sorted(numbers(store).values()) == [[1, 2, 3]] * WRITERS
    assert checked(store).faults == ()


def test_eight_processes_worth_of_stores_do_not_wait_for_one_another(store: Store, neo4j_server: Server) -> None:
    server, met = neo4j_server, threading.Barrier(WRITERS)
    stores = [MeetingStore(server.uri, server.username, server.password, key=AUDIT_KEY) for _ in range(WRITERS)]
    for each in stores:
        each.met = met
    with ThreadPoolExecutor(WRITERS) as pool:
        assert [*pool.map(lambda each: look(each, "ella"), stores)] == [None] * WRITERS
    for each in stores:
        each.close()
    assert [*numbers(store).values()] == [[1]] * WRITERS
    assert checked(store).faults == ()


def test_many_threads_leave_every_chain_whole(writer: Store) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        assert len([*pool.map(lambda number: look(writer, f"c{number}"), range(200))]) == 200
    found = numbers(writer)
    assert len(found) <= WRITERS
    assert sum(map(len, found.values())) == 200
    assert checked(writer).faults == ()


def test_what_fails_breaks_no_chain_and_loses_no_number(writer: Store) -> None:
    look(writer, "ella")
    taken: Step = (load("tests.cypher", "add_agency"), {"id": "one"})
    writer.write_together([taken])
    for _ in range(3):
        with pytest.raises(DatabaseFault):
            writer.write_together([taken, entry(ANA, "change", "x", ["ella"])])
    look(writer, "tom")
    look(writer, "lee")
    assert sorted(numbers(writer).values()) == [[1], [1, 2]]
    assert checked(writer).faults == ()


class ForgetfulStore(Store):
    """A store to which the database does not say that it has committed, some times; the driver would try again."""

    lost: int = 0

    def _transaction(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        answer = super()._transaction(access, work, seconds)
        if self.lost:
            self.lost -= 1
            raise stores.exceptions.ServiceUnavailable("the connection broke before the answer")
        return answer


def test_what_is_tried_again_after_it_was_written_is_entered_once(store: Store, neo4j_server: Server) -> None:
    server = neo4j_server
    with ForgetfulStore(server.uri, server.username, server.password, key=AUDIT_KEY) as forgetful:
        look(forgetful, "ella")
        forgetful.lost = 2
        look(forgetful, "tom")
        look(forgetful, "lee")
    assert [row["subjects"] for row in audit.links(store)] == [["ella"], ["tom"], ["lee"]]
    assert [*numbers(store).values()] == [[1, 2, 3]]
    assert checked(store).faults == ()


@pytest.fixture
def line(neo4j_server: Server) -> Iterator[CutLine]:
    """A line to the database that can be cut."""
    found = CutLine(int(neo4j_server.uri.rpartition(":")[2]))
    yield found
    found.close()


def test_a_commit_nobody_hears_of_ends_its_chain_and_breaks_none(
    store: Store, neo4j_server: Server, line: CutLine
) -> None:
    server = neo4j_server
    with Store(f"bolt://127.0.0.1:{line.port}", server.username, server.password, key=AUDIT_KEY) as far:
        look(far, "ella")
        line.cut = 1
        with suppress(DatabaseUnavailable):
            look(far, "tom")
        assert line.cut == 0
        assert [row["subjects"] for row in audit.links(store)].count(["tom"]) == 1, "it was written, once"
        for _ in range(50):
            with suppress(DatabaseUnavailable):
                look(far, "lee")
                break
            time.sleep(0.1)
    written = [row["subjects"] for row in audit.links(store)]
    assert sorted(written) == [["ella"], ["lee"], ["tom"]]
    assert checked(store).faults == ()


def test_a_chain_names_the_heads_of_the_others_when_it_opens_and_each_minute(
    writer: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(writer, "ella")
    with neo4j_server.store() as other:
        look(other, "tom")
        look(other, "tom")
        look(writer, "lee")
        monkeypatch.setattr(chains, "NAMES_EVERY", timedelta(0))
        look(writer, "mia")
    rows = sorted(audit.links(writer), key=lambda row: row["at"])
    one, two, three, four, five = rows
    assert (one["heads"], three["heads"], four["heads"]) == ([], [], [])
    assert two["heads"] == [f"{one['chain']} 1 {one['mac']}"]
    assert five["heads"] == [f"{two['chain']} 2 {three['mac']}"]
    assert checked(writer).faults == ()


class HesitantStore(Store):
    """A store whose question for the other chains' heads fails once, in a transaction that is tried again."""

    failed = False

    def _attempt(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        def hesitant(ask: Ask) -> T:
            def asked(query: Cypher, given: Mapping[str, object]) -> list[Row]:
                if query.name == "graph.audit.heads" and not self.failed:
                    self.failed = True
                    raise stores.exceptions.TransientError("a deadlock")
                return ask(query, given)

            return work(asked)

        return super()._attempt(access, hesitant, seconds)


def test_the_others_are_named_also_where_the_question_for_them_was_asked_twice(
    writer: Store, neo4j_server: Server
) -> None:
    look(writer, "ella")
    server = neo4j_server
    with HesitantStore(server.uri, server.username, server.password, key=AUDIT_KEY) as hesitant:
        look(hesitant, "tom")
        assert hesitant.failed
    first, second = sorted(audit.links(writer), key=lambda row: row["at"])
    assert second["heads"] == [f"{first['chain']} 1 {first['mac']}"]


class Again(Store):
    """A store that tries each write twice, as where nobody heard of the first; something may happen in between."""

    between: Callable[[], object]

    def _attempt(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        if access == WRITING:
            super()._attempt(access, work, seconds)
            self.between()
        return super()._attempt(access, work, seconds)


@pytest.fixture
def again(store: Store, neo4j_server: Server) -> Iterator[Again]:
    """Such a store on the emptied database."""
    del store
    with Again(neo4j_server.uri, neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as found:
        found.between = lambda: None
        yield found


def leaving(store: Store) -> bool:
    """A family is taken out, with an entry that says whether that was done."""
    change: Step = (load("tests.cypher", "leave_family"), {"id": "shaw"})
    done, refused = entry(ANA, "change", "left", ["shaw"]), entry(ANA, "refused", "left", [])
    return store.write_either(change, [done], [refused])


def acts(store: Store) -> list[str]:
    """What the journal's entries are."""
    return sorted(row["entry"]["act"] for row in store.read(load("tests.cypher", "entries")))


def test_what_was_changed_by_a_first_try_is_entered_once_and_as_done(again: Again, store: Store) -> None:
    store.write(load("tests.cypher", "add_family"), id="shaw")
    assert leaving(again)
    assert acts(store) == ["change"]
    assert checked(store).faults == ()


def test_what_a_second_try_changed_is_entered_as_done_whatever_the_first_was(again: Again, store: Store) -> None:
    again.between = lambda: store.write(load("tests.cypher", "add_family"), id="shaw")
    assert leaving(again)
    assert acts(store) == ["change", "refused"]
    assert checked(store).faults == ()


def test_what_was_never_changed_is_entered_as_refused_once(again: Again, store: Store) -> None:
    assert not leaving(again)
    assert acts(store) == ["refused"]
    assert checked(store).faults == ()

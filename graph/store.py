"""The store: the one module that speaks to Neo4j over Bolt, on one server (`bolt://`) or a cluster (`neo4j://`) alike.

The driver's defaults wait one to two minutes when the database is down. Here a question is answered or given up
within three seconds, and while the database is known to be down the answer comes at once, with a new try each second.
"""

from __future__ import annotations

import logging
import math
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, timedelta
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar

import neo4j
from neo4j import exceptions, unit_of_work
from neo4j.time import Date, DateTime

from graph.chains import ENTRY, Chains
from graph.cypher import Cypher, load
from graph.errors import (
    CommonThreadError,
    DatabaseFault,
    DatabaseFull,
    DatabaseTimeout,
    DatabaseUnavailable,
    SignInRefused,
)

Row: TypeAlias = dict[str, Any]
Step: TypeAlias = tuple[Cypher, Mapping[str, object]]
Ask: TypeAlias = Callable[[Cypher, Mapping[str, object]], list[Row]]
T = TypeVar("T")

CONNECT_SECONDS = 2.0
ACQUIRE_SECONDS = 2.5
RETRY_SECONDS = 2.0
RETRY_FIRST_DELAY = 0.1
DOWN_SECONDS = 1.0
QUERY_SECONDS = 30.0

DOWN = "The database does not answer. Nothing was lost; try again in a minute."
SLOW = "The database took too long over this and gave up. Try again, or ask about less at once."
FULL = "The database ran out of memory over this. Ask about less at once, or give it more memory."
REFUSED = "The database did not accept its user name and password. Check NEO4J_USERNAME and NEO4J_PASSWORD."

# Whoever wants the driver's own log asks for it; without a handler it would write over a person's screen.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_MEMORY = ("OutOfMemory", "MemoryPool", "MemoryLimit")
# What was ended for its time while it waited for a lock says that it was stopped.
_TIMED_OUT = ("TransactionTimedOut", "LockAcquisitionTimeout", "LockClientStopped")


class ServerWarning(Warning):
    """What the server says of a statement: deprecated, a name that the database doesn't know, a missing index."""


class Store:
    """Reads and writes through one driver; made once per process, after any fork."""

    def __init__(
        self,
        uri: str,
        username: str,
        password: str,
        database: str = "neo4j",
        *,
        warn: bool = False,
        key: str | None = None,
    ) -> None:
        """`key` is that of the journal's chains: without it nothing can be entered.

        `warn` turns the server's own warnings about a query into Python warnings, which fail the tests.
        """
        self.uri = uri
        self._database = database
        self._warn = warn
        self._chains = Chains(key)
        self._driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(username, password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=ACQUIRE_SECONDS,
            max_transaction_retry_time=0,
            telemetry_disabled=True,
            user_agent="common-thread",
            # Not the driver's own warnings: to say where a query was made it reads the whole stack at each, 50 ms here.
            notifications_min_severity="WARNING" if warn else "OFF",
        )
        self._down_until = 0.0
        self._probing = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def read(self, query: Cypher, /, *, seconds: float = QUERY_SECONDS, **parameters: object) -> list[Row]:
        """The rows a reading statement returns. Raises DatabaseUnavailable, DatabaseTimeout or DatabaseFull."""
        return self.read_together([(query, parameters)], seconds=seconds)[0]

    def read_together(self, steps: Sequence[Step], *, seconds: float = QUERY_SECONDS) -> list[list[Row]]:
        """The rows of several reading statements in one transaction. Raises as `read`."""
        return self.read_work(lambda ask: [ask(query, parameters) for query, parameters in steps], seconds=seconds)

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = QUERY_SECONDS) -> T:
        """What `work` makes of its reading statements, in one transaction; it may be run again. Raises as `read`."""
        return self._attempt(neo4j.READ_ACCESS, work, seconds)

    def write(self, query: Cypher, /, *, seconds: float = QUERY_SECONDS, **parameters: object) -> list[Row]:
        """Run a writing statement, once or safely again, and return its rows. Raises as `read`."""
        return self.write_together([(query, parameters)], seconds=seconds)[0]

    def write_together(self, steps: Sequence[Step], *, seconds: float = QUERY_SECONDS) -> list[list[Row]]:
        """Run several writing statements, all or none. Raises as `read`, and SettingsError for an entry without a key.

        Each entry of the journal among them is linked to the one before.
        """
        if any(query.name == ENTRY for query, _ in steps):
            with self._chains.lengthened(steps) as linked:
                return self._attempt(neo4j.WRITE_ACCESS, lambda ask: [ask(*step) for step in linked(ask)], seconds)
        return self._attempt(neo4j.WRITE_ACCESS, lambda ask: [ask(*step) for step in steps], seconds)

    def write_either(self, change: Step, done: Sequence[Step], refused: Sequence[Step]) -> bool:
        """Run a change that says how many `rows` it changed, with the entries that it was `done`; else `refused`.

        All or none; whether it changed anything. Raises as `write_together`.
        """
        with self._chains.lengthened(done) as as_done, self._chains.lengthened(refused) as as_refused:
            tried: list[bool] = []

            def work(ask: Ask) -> bool:
                # What was changed once was changed, whatever a later try finds.
                tried.append(bool(ask(*change)[0]["rows"]) or True in tried)
                # As each time before, too: nobody knows whether that was committed, and the same entry twice is one.
                for changed in sorted({*tried}):
                    for step in (as_done if changed else as_refused)(ask):
                        ask(*step)
                return tried[-1]

            return self._attempt(neo4j.WRITE_ACCESS, work, QUERY_SECONDS)

    def stream(self, query: Cypher, /, *, seconds: float = 3600.0, **parameters: object) -> Iterator[Row]:
        """The rows of a reading statement one by one, for exports that don't fit in memory; never tried again."""
        with self._session(neo4j.READ_ACCESS) as session:
            try:
                result = session.run(neo4j.Query(query.text, timeout=seconds), dict(parameters))
                for record in result:
                    yield dict(record)
                self._warned(result)
            except (exceptions.Neo4jError, exceptions.DriverError) as error:
                raise _ours(error) from error

    def plan(self, query: Cypher, /, **parameters: object) -> list[str]:
        """How the database would run a statement, which it doesn't: each operator with its details. Raises as `read`.

        Policy tests read it: no label is scanned where an index serves.
        """
        with self._session(neo4j.READ_ACCESS) as session:
            try:
                result = session.run(neo4j.Query(f"EXPLAIN {query.text}"), dict(parameters))
                found = result.consume().plan
                self._warned(result)
            except (exceptions.Neo4jError, exceptions.DriverError) as error:
                raise _ours(error) from error
        return list(_operators(found or {}))

    def verify(self) -> None:
        """Ask the database whether it is there. Raises DatabaseUnavailable or SignInRefused, within three seconds."""
        self.read(load("graph", "ping"), seconds=2.0)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def _attempt(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        """Try, and again for RETRY_SECONDS where that can help; at once DatabaseUnavailable while known to be down.

        What may take minutes is tried so long after it fails, because the server's own pauses may fall into it.
        """
        started, delay = time.monotonic(), RETRY_FIRST_DELAY
        since = started if seconds <= QUERY_SECONDS else math.inf
        with self._passage(started):
            while True:
                try:
                    answer = self._transaction(access, work, seconds)
                except (exceptions.Neo4jError, exceptions.DriverError) as error:
                    since = min(since, time.monotonic())
                    late = time.monotonic() + delay - since > RETRY_SECONDS
                    if late or not error.is_retryable():
                        self._note(error)
                        raise _ours(error) from error
                    time.sleep(delay)
                    delay *= 2
                else:
                    self._down_until = 0.0
                    return answer

    def _transaction(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        @unit_of_work(timeout=seconds)
        def unit(transaction: neo4j.ManagedTransaction) -> T:
            def ask(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                result = transaction.run(query.text, dict(parameters))
                rows = [dict(record) for record in result]
                self._warned(result)
                return rows

            try:
                return work(ask)
            except exceptions.TransientError as error:
                # The driver would try again what ran out of memory, and bring the server down with it.
                if _is_memory(error):
                    raise DatabaseFull(FULL) from error
                raise

        with self._session(access) as session:
            run: Callable[..., T] = session.execute_read if access == neo4j.READ_ACCESS else session.execute_write
            return run(unit)

    def _warned(self, result: neo4j.Result) -> None:
        """Pass on what the server warns of."""
        if self._warn:
            for each in result.consume().gql_status_objects:
                if each.is_notification:
                    warnings.warn(f"{each.gql_status}: {each.status_description}", ServerWarning, stacklevel=3)

    def _passage(self, now: float) -> _Passage:
        """Let everyone through while the database is up, and one at a time to try again when it was down."""
        if self._down_until == 0.0:
            return _Passage(None)
        if now < self._down_until or not self._probing.acquire(blocking=False):
            raise DatabaseUnavailable(DOWN)
        return _Passage(self._probing)

    def _note(self, error: Exception) -> None:
        if isinstance(error, (exceptions.ServiceUnavailable, exceptions.SessionExpired)):
            self._down_until = time.monotonic() + DOWN_SECONDS


class _Passage:
    """Holds the probing lock, if any, for the length of a try."""

    def __init__(self, lock: threading.Lock | None) -> None:
        self._lock = lock

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()


def verify(uri: str, username: str, password: str) -> None:
    """Ask a server once whether it is there and takes this password. Raises DatabaseUnavailable or SignInRefused."""
    with Store(uri, username, password) as store:
        store.verify()


def change_first_password(uri: str, old: str, new: str) -> None:
    """Change the password of user neo4j, who after the first start may do nothing else."""
    with Store(uri, "neo4j", old, "system") as store:
        store.write(load("graph", "first_password"), old=old, new=new)


def as_json(value: Any) -> Any:
    """A stored value as JSON has it: `{"date": …}` for a day, `{"datetime": …}` for an instant, to the nanosecond.

    Raises TypeError for what we never store: an instant that is not in UTC, a place, a duration.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if isinstance(value, DateTime) and value.utcoffset() == timedelta():
        return {"datetime": value.iso_format()}
    if isinstance(value, Date):
        return {"date": value.iso_format()}
    raise TypeError(f"{type(value).__name__} is no value that we store")


def from_json(value: Any) -> Any:
    """The value again that `as_json` made this of."""
    if isinstance(value, list):
        return [from_json(each) for each in value]
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        # By its name, UTC would be stored as a place's time.
        return Date.from_iso_format(text) if kind == "date" else DateTime.from_iso_format(text).replace(tzinfo=UTC)
    return value


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """The operators of a plan from the top down, each as `NodeByLabelScan s:Source`."""
    if plan:
        yield f"{plan['operatorType'].partition('@')[0]} {plan['args'].get('Details', '')}".rstrip()
    for child in plan.get("children", ()):
        yield from _operators(child)


def _is_memory(error: exceptions.Neo4jError) -> bool:
    return any(word in (error.code or "") for word in _MEMORY)


def _ours(error: Exception) -> CommonThreadError:
    """The error of ours that says the same to a person."""
    if isinstance(error, (exceptions.AuthError, exceptions.Forbidden)):
        return SignInRefused(REFUSED)
    if isinstance(error, exceptions.Neo4jError):
        if _is_memory(error):
            return DatabaseFull(FULL)
        if any(word in (error.code or "") for word in _TIMED_OUT):
            return DatabaseTimeout(SLOW)
        if not isinstance(error, exceptions.TransientError):
            return DatabaseFault(f"The database refused a statement ({error.code}). This is a fault in the program.")
    return DatabaseUnavailable(DOWN)

"""The web process and the database are killed among a thousand changes: what was acknowledged is there, entered."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from itertools import product
from pathlib import Path
from threading import Condition, Event
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from graph import local
from graph.cypher import load
from graph.local_opening import Connection
from graph.migrate import migrate
from graph.store import Store
from queries.first_answers import KINDS
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.database import AUDIT_KEY
from tests.explorer.conftest import add_account
from tests.explorer.pages import PASSWORD
from tests.journal import checked

CHANGES, KILLED_AFTER, AT_ONCE, CLIENTS = 1000, 300, 4, 4
PATIENCE = 180.0
# A contact of a kind, planned with a client for a day: what one change makes, and nothing else does.
Change = tuple[str, str, str]


class Browser:
    """Somebody's browser, signed in, whose tabs send at the same time and never send again.

    `recorded` holds the changes whose answer said so; while `up` isn't set, whoever got no such answer waits.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookie = ""
        self._token = ""
        self._heard = Condition()
        self.recorded: set[Change] = set()
        self.up = Event()
        self.up.set()

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[str | None, str]:
        """Where an answer leads, if anywhere, and its text. Raises OSError, HTTPException."""
        body = urlencode({**form, "csrf_token": self._token}) if form is not None else None
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)) as line:
            line.request("GET" if body is None else "POST", path, body, headers)
            answer = line.getresponse()
            if given := answer.getheader("Set-Cookie"):
                self._cookie = given.partition(";")[0]
            return answer.getheader("Location"), answer.read().decode()

    def page(self, path: str) -> BeautifulSoup:
        """A page, whose token is kept for what is sent next."""
        shown = BeautifulSoup(self.ask(path)[1], "html.parser")
        self._token = str(shown.select("input[name=csrf_token]")[0]["value"])
        return shown

    def plan(self, change: Change) -> None:
        """Send one change."""
        client, kind, day = change
        with suppress(OSError, HTTPException):
            place, _ = self.ask(f"/clients/{client}/contacts", {"kind": kind, "on": day})
            if place and "said=recorded" in place:
                with self._heard:
                    self.recorded.add(change)
                    self._heard.notify_all()
                return
        assert self.up.wait(PATIENCE)

    def wait_for(self, count: int) -> None:
        """Wait until so many more changes are recorded."""
        with self._heard:
            aim = len(self.recorded) + count
            assert self._heard.wait_for(lambda: len(self.recorded) >= aim, PATIENCE), "the changes go on"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Connection]:
    """A local Neo4j of its own with the demonstration network, which the test may kill."""
    found = local.start(tmp_path)
    yield found
    local.stop(tmp_path)


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    """What is begun in a test, and ends with it however that goes."""
    with ExitStack() as stack:
        yield stack


def filled(found: Connection, folder: Path, password_hash: str) -> Store:
    """A store on a database with the demonstration network of today, and an account for ana."""
    store = Store(found.uri, found.username, found.password, key=AUDIT_KEY)
    migrate(store)
    today = datetime.now(UTC).date()
    import_folder(store, demo_folder(today, folder), today=today)
    add_account(store, "ana", "ana", password_hash)
    return store


def serve(processes: ExitStack, found: Connection, port: int) -> subprocess.Popen[bytes]:
    """Serve the pages, in a group of processes of their own; done when they answer."""
    environment = {
        **os.environ,
        "NEO4J_URI": found.uri,
        "NEO4J_USERNAME": found.username,
        "NEO4J_PASSWORD": found.password,
        "COMMON_THREAD_SECRET_KEY": "k" * 40,
        "COMMON_THREAD_AUDIT_KEY": AUDIT_KEY,
        "COMMON_THREAD_SECOND_FACTOR": "off",
    }
    command = [str(Path(sys.executable).with_name("common-thread")), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    processes.callback(kill, process)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            Browser(port).ask("/health")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return process
    raise AssertionError("the pages don't answer")


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the pages, with each of their processes; killed already is as well."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def down(browser: Browser) -> Iterator[None]:
    """While what is to answer is killed and begun anew: what was under way may fail, and nothing new is sent."""
    browser.up.clear()
    yield
    browser.up.set()


def signed_in(port: int) -> Browser:
    """A browser in which ana is signed in."""
    browser = Browser(port)
    browser.page("/sign-in")
    browser.ask("/sign-in", {"name": "ana", "password": PASSWORD})
    return browser


def changes(browser: Browser) -> list[Change]:
    """A thousand things that ana can plan with those whom she supports."""
    links = {str(each["href"]) for each in browser.page("/").select("a[href^='/clients/']")}
    clients = [each.split("/")[2] for each in sorted(links) if each.count("/") == 2]
    mine = [each for each in clients if browser.page(f"/clients/{each}").select("form[action$='/contacts']")]
    today = datetime.now(UTC).date()
    days = [str(today + timedelta(days=after)) for after in range(2, 150)]
    return [(client, kind, day) for day, kind, client in product(days, KINDS, mine[:CLIENTS])][:CHANGES]


def test_no_acknowledged_change_is_lost_and_the_chains_are_whole(
    database: Connection, processes: ExitStack, tmp_path: Path, password_hash: str
) -> None:
    store = processes.enter_context(filled(database, tmp_path / "files", password_hash))
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port: int = free.getsockname()[1]
    pages = serve(processes, database, port)
    browser = signed_in(port)
    sent = changes(browser)
    assert len(sent) == CHANGES
    with ThreadPoolExecutor(AT_ONCE) as tabs:
        done = [tabs.submit(browser.plan, each) for each in sent]
        browser.wait_for(KILLED_AFTER)
        with down(browser):
            kill(pages)
            serve(processes, database, port)
        browser.wait_for(KILLED_AFTER)
        pid = local.status(tmp_path).pid
        assert pid is not None
        with down(browser):
            os.kill(pid, signal.SIGKILL)
            assert local.start(tmp_path).uri == database.uri
        browser.wait_for(1)
    for each in done:
        each.result()
    assert len(browser.recorded) < CHANGES, "both were killed in the middle"
    planned = [row for row in store.read(load("tests.explorer.cypher", "entered")) if row["planned"]]
    there = Counter((row["whom"], row["kind"], row["on"]) for row in planned)
    assert browser.recorded <= there.keys(), "nothing that was acknowledged is lost"
    assert set(there.values()) == {1}
    entries = store.read(load("tests.explorer.cypher", "entries"))
    entered = Counter(each["subjects"][0] for each in entries if each["query"] == "entered.record")
    assert entered == Counter(row["whom"] for row in planned), "each change has its entry, once"
    assert checked(store).faults == ()

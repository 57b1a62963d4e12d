"""A real browser against the real server process, on the demonstration network as of today."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from explorer.accounts import passwords
from graph.migrate import migrate
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.browser.looking import Looked, sign_in_as
from tests.database import Server, wipe

PASSWORD = " ".join(("three", "words", "apart"))
KEY = "a key for the tests, long enough to be one"
READY_SECONDS = 30


@pytest.fixture(scope="module")
def demo(session_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The demonstration network and an account for Ana."""
    wipe(session_store)
    migrate(session_store)
    now = datetime.now(UTC)
    import_folder(session_store, demo_folder(now.date(), tmp_path_factory.mktemp("demo")), today=now.date())
    ana = Account(id="account of ana", name="ana", role="practitioner", professional="ana")
    accounts.add(session_store, operator("tests"), ana, passwords.hashed(PASSWORD), now)
    return session_store


@pytest.fixture(scope="module")
def address(demo: Store, neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server process answers."""
    del demo  # it is to be there before the server is asked for it
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log"
    command = [str(Path(sys.executable).with_name("common-thread")), "serve", "--port", str(port), "--workers", "1"]
    environment = {**os.environ, **neo4j_server.environment, "COMMON_THREAD_SECRET_KEY": KEY}
    environment["COMMON_THREAD_SECOND_FACTOR"] = "off"
    with log.open("wb") as written:
        process = subprocess.Popen(command, env=environment, stdout=written, stderr=written)
    try:
        _wait(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(READY_SECONDS * 10):
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=3)) as asked:
                asked.request("GET", "/health")
                if asked.getresponse().status == 200:
                    return
        except (HTTPException, OSError):
            if process.poll() is not None:
                break
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def open_browser(chromium: Browser, address: str) -> Iterator[Callable[..., Looked]]:
    """Open a window of its own; what it complains of, or asks of elsewhere, fails the test."""
    contexts: list[tuple[BrowserContext, Looked]] = []

    def open_(width: int = 1280, height: int = 900, **options: object) -> Looked:
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
        looked = Looked(context.new_page(), address)
        contexts.append((context, looked))
        return looked

    yield open_
    for context, looked in contexts:
        context.close()
        assert looked.complaints == []


@pytest.fixture
def signed_in(open_browser: Callable[..., Looked]) -> Callable[..., Page]:
    """A window in which Ana is signed in, unless another name is given."""

    def sign_in(width: int = 1280, height: int = 900, name: str = "ana", **options: object) -> Page:
        page = open_browser(width, height, **options).page
        sign_in_as(page, name, PASSWORD)
        page.get_by_role("heading", name="My people").wait_for()
        return page

    return sign_in

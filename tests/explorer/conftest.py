"""The pages on a real database that holds the demonstration network, with a clock that tests can move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from explorer import create_app
from graph.cypher import load
from graph.migrate import migrate
from graph.settings import Settings, load_settings
from graph.store import Store
from graph.viewer import ROLES, operator
from queries import accounts
from queries.accounts import Account
from seed.demo import DEMO_ACCOUNTS, demo_folder
from seed.tables import import_folder
from tests.database import wipe
from tests.explorer.pages import PASSWORD, soup, token
from tests.explorer.states import STATES
from tests.graph.loaded_access import load_networks

KEY = "a key for the tests, long enough to be one"
# A Wednesday, when everybody is at work.
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

SeenBy = Callable[[str], FlaskClient]
Read = Callable[[str], BeautifulSoup]
# Who looks at the hand-made facts, by sign-in name, and as which professional.
LOOKING = {"ana": "ana", "pia": "pia", "dan": "dan", "nobody": None}


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


def by_real_time() -> Clock:
    """A clock at the real time, by which the journal is written, and a minute on."""
    made = Clock()
    made.now = datetime.now(UTC) + timedelta(minutes=1)
    return made


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of PASSWORD, made once; one that costs little to check, because nearly every test signs in."""
    return PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)


@pytest.fixture(scope="module")
def network(session_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the demonstration network as of NOW; for a module, so tests leave it as it is."""
    wipe(session_store)
    migrate(session_store)
    import_folder(session_store, demo_folder(NOW.date(), tmp_path_factory.mktemp("demo")), today=NOW.date())
    return session_store


@pytest.fixture
def demo(network: Store, password_hash: str) -> Iterator[Store]:
    """The network with the demonstration's accounts, made anew for each test."""
    later = NOW + timedelta(days=30)
    accounts.sweep(network, later, later)
    for each in DEMO_ACCOUNTS:
        add_account(network, each.name, each.professional_id, password_hash)
    yield network
    for row in accounts.listed(network):
        if row.ended_at is None:
            accounts.end(network, operator("tests"), row.name, NOW)


def add_account(
    store: Store,
    name: str,
    professional: str | None,
    password_hash: str,
    *areas: str,
    role: str = "practitioner",
    agency: str | None = None,
    oversees: str | None = None,
    administers: str | None = None,
) -> None:
    """Add an account whose password is PASSWORD.

    `areas` are a coordinator's or a privacy officer's, `agency` is a supervisor's, `oversees` a privacy officer's,
    `administers` an administrator's.
    """
    scope = {"supervises": agency, "oversees": oversees, "administers": administers}
    account = Account(f"account of {name}", name, role, professional, areas=areas, **scope)
    taken = sum(row.name == name for row in accounts.listed(store))
    accounts.add(store, operator("tests"), replace(account, id=f"{account.id} {taken}"), password_hash, NOW)
    if ROLES[role].two:
        accounts.grant(store, operator("another"), name, NOW)


@pytest.fixture
def clock() -> Clock:
    """The clock of the pages."""
    return Clock()


@pytest.fixture
def settings() -> Settings:
    """Settings as for the local Neo4j, with a key."""
    return load_settings({"COMMON_THREAD_SECRET_KEY": KEY})


@pytest.fixture
def app(demo: Store, settings: Settings, clock: Clock) -> Flask:
    """The pages."""
    made = create_app(settings, demo, clock)
    made.testing = False
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that isn't signed in."""
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[str], FlaskClient]:
    """A browser in which somebody is signed in."""

    def sign_in(name: str) -> FlaskClient:
        browser = app.test_client()
        answer = browser.post("/sign-in", data={"name": name, "password": PASSWORD, "csrf_token": token(browser)})
        assert answer.status_code == 303, answer.text
        return browser

    return sign_in


@pytest.fixture
def supervises(demo: Store, signed_in: SeenBy, password_hash: str) -> Callable[[str, str], FlaskClient]:
    """A browser of somebody who supervises within an agency."""

    def supervisor(professional: str, agency: str) -> FlaskClient:
        name = f"{professional} supervises {agency}"
        demo.write(load("tests.explorer.cypher", "works_too"), professional=professional, agency=agency)
        add_account(demo, name, professional, password_hash, role="supervisor", agency=agency)
        return signed_in(name)

    return supervisor


@pytest.fixture
def ana(signed_in: Callable[[str], FlaskClient]) -> FlaskClient:
    """Ana Costa, health visitor of Ella and Tom."""
    return signed_in("ana")


@pytest.fixture(scope="module")
def seen_by(session_store: Store, password_hash: str) -> SeenBy:
    """A browser for each who looks at the hand-made facts of states.py, signed in once."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, [STATES])
    for name, professional in LOOKING.items():
        add_account(session_store, name, professional, password_hash)
    settings = load_settings({"COMMON_THREAD_SECRET_KEY": KEY})
    app = create_app(settings, session_store, Clock())
    browsers: dict[str, FlaskClient] = {}

    def browser(name: str) -> FlaskClient:
        if name not in browsers:
            browsers[name] = app.test_client()
            given = {"name": name, "password": PASSWORD, "csrf_token": token(browsers[name])}
            assert browsers[name].post("/sign-in", data=given).status_code == 303
        return browsers[name]

    return browser


@pytest.fixture
def read(seen_by: SeenBy) -> Read:
    """A page of the hand-made facts as Ana sees it."""

    def found(path: str) -> BeautifulSoup:
        answer = seen_by("ana").get(path)
        assert answer.status_code == 200, path
        return soup(answer)

    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder."""
    return tmp_path / "home"

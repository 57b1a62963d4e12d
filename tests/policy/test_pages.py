"""Every page: its permission, that looking changes nothing, and that no name gets where it is kept or overheard."""

from __future__ import annotations

import ast
import csv
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from explorer import create_app
from explorer.access import (
    ADMINISTER,
    CHAIR,
    ENDPOINTS,
    FRESH,
    HALF_SIGNED_IN,
    MERGE,
    PUBLIC,
    READ_JOURNAL,
    READ_TABLES,
    REVIEW,
    SIGNED_IN,
    SUPERVISE,
)
from explorer.logs import LOG
from graph.cypher import load
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import ROLES
from tests.explorer.pages import a_token, soup
from tests.policy.project import ROOT, Module
from tests.policy.scene import (
    ADMINISTRATOR,
    CHAIRS,
    COORDINATOR,
    KEY,
    PRIVACY_OFFICER,
    RECORDS_OFFICER,
    SUPERVISOR,
    WHO,
    Scene,
)

# What stands in an address for whom. A page with another of these names says here what to try it with.
EXAMPLES: Mapping[str, str] = {
    "client_id": "ella",
    "family_id": "shaw",
    "doubt_id": "another",
    "account_id": "another",
    "shape": "svg",
    "filename": "css/common-thread.css",
}
# Coming back from an issuer to which nobody was sent is refused; nothing is asked about two records; sharing takes no
# agreement here; whoever looks holds nothing sealed.
WELL = (200, 303)
REFUSED = {
    "/sign-in/back": (400,),
    "/doubts/another": (404,),
    "/administration/accounts/another": (404,),
    "/clients/ella/agree": (404,),
    "/clients/ella/copy": (404,),
}
AUDIT = {"Entry", "Chain"}
LAST_SEEN = "last_seen"
NAMED = ("given_name", "family_name", "known_as", "name")
# These hold names that are no person's.
WITHOUT_PEOPLE = ("agencies", "families")


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    """The pages, on no database."""
    with Store("bolt://127.0.0.1:1", "x", "x") as store:
        yield create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store)


def test_each_page_has_its_permission_and_each_permission_a_page(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ENDPOINTS)


def test_each_page_is_in_the_table_once() -> None:
    """Of two rows by one name, Python would silently take the second."""
    tree = Module(ROOT / "explorer" / "access.py").tree
    (table,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "ENDPOINTS"
        and isinstance(node.value, ast.Dict)
    )
    assert sorted(ast.literal_eval(key) for key in table.keys if key) == sorted(ENDPOINTS)


def test_each_permission_is_some_accounts() -> None:
    given = {permission for role in ROLES.values() if role.accounts for permission in role.permissions}
    assert set(ENDPOINTS.values()) <= given | {PUBLIC, HALF_SIGNED_IN, SIGNED_IN}


def test_what_asks_for_a_fresh_factor_comes_back_to_a_page(app: Flask) -> None:
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert set(FRESH) <= set(ENDPOINTS)
    assert set(FRESH.values()) <= pages


def test_each_address_leads_to_one_page(app: Flask) -> None:
    counted = Counter((rule.rule, method) for rule in app.url_map.iter_rules() for method in rule.methods or ())
    assert [each for each, times in counted.items() if times > 1] == []


def gets(app: Flask) -> dict[str, str]:
    """The address of every page that answers a GET, with EXAMPLES in it, by its endpoint."""
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        return {
            rule.endpoint: urls.build(rule.endpoint, _given(rule))
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
        }


def looked_at(everything: Scene) -> Iterator[tuple[FlaskClient, str]]:
    """Every page that answers a GET, each with a browser of somebody who may look at it."""
    looking = {
        READ_TABLES: COORDINATOR,
        READ_JOURNAL: PRIVACY_OFFICER,
        REVIEW: PRIVACY_OFFICER,
        SUPERVISE: SUPERVISOR,
        MERGE: RECORDS_OFFICER,
        CHAIR: CHAIRS,
        ADMINISTER: ADMINISTRATOR,
    }
    browsers = {name: everything.browser(name) for name in (WHO.name, *looking.values())}
    everything.clock.forward(seconds=20)
    looks = [
        (looking.get(ENDPOINTS[endpoint], WHO.name), address) for endpoint, address in gets(everything.app).items()
    ]
    # Whoever looks at a few only comes first: else their session ends while the many are looked at.
    for who, address in sorted(looks, key=lambda each: each[0] == WHO.name):
        yield browsers[who], address


def _given(rule: Rule) -> dict[str, str]:
    assert set(rule.arguments) <= set(EXAMPLES), f"say in EXAMPLES what to try {rule.rule} with"
    return {name: EXAMPLES[name] for name in rule.arguments}


def held(everything: Scene) -> list[str]:
    """Everything that the database holds but the journal, in an order that is the same each time."""
    rows = everything.store.read(load("tests.cypher", "held"))
    return sorted(repr(row) for row in rows if not AUDIT & {*row["labels"]})


def test_looking_changes_nothing(everything: Scene) -> None:
    before: list[str] = []
    for browser, address in looked_at(everything):
        before = before or held(everything)
        with browser.get(address) as answer:
            assert answer.status_code in REFUSED.get(address, WELL), address
        assert held(everything) == before, address


def test_once_a_minute_looking_says_that_the_session_is_in_use(everything: Scene) -> None:
    for browser, address in looked_at(everything):
        everything.clock.forward(seconds=61)
        before = held(everything)
        with browser.get(address) as answer:
            assert answer.status_code in REFUSED.get(address, WELL), address
        changed = set(before) ^ set(held(everything))
        assert len(changed) in (0, 2), address
        assert {_without_last_seen(row) for row in changed} == {_without_last_seen(row) for row in [*changed][:1]}


def _without_last_seen(row: str) -> str:
    """A row of a session but for when it was last in use."""
    assert "'labels': ['Session']" in row
    before, _, rest = row.partition(f"'{LAST_SEEN}': ")
    return before + rest.partition(")")[2]


def test_nobody_is_named_where_it_is_kept_or_seen_by_others(everything: Scene) -> None:
    names = people()
    browser = everything.browser()
    with logged() as records:
        answers = dict(_everywhere(browser))
    assert len(answers) > len(gets(everything.app))
    titles = [str(soup(each).title) for each in answers.values() if each.mimetype == "text/html"]
    addresses = [address for each in answers.values() for address in _addresses(each)]
    journal = everything.store.read(load("tests.cypher", "entries"))
    assert titles
    assert journal
    for kept in (
        titles,
        [*answers, *addresses],
        [repr(vars(record)) for record in records],
        [repr(row) for row in journal],
    ):
        assert [(name, each) for each in kept for name in names if name in each] == []


def people() -> list[str]:
    """Each name and part of a name of the demonstration's clients and professionals, as they are written."""
    found: set[str] = set()
    for table in sorted((ROOT / "seed" / "demo").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            rows = [*csv.DictReader(file)] if table.stem not in WITHOUT_PEOPLE else []
        found |= {part for row in rows for column in NAMED for part in (row.get(column) or "").split()}
    assert {"Ella", "Shaw", "Priya", "Nair"} <= found
    return sorted(each for each in found if each[:1].isupper())


@contextmanager
def logged() -> Iterator[list[logging.LogRecord]]:
    """Whatever the process writes down, at the finest; the driver's own log is nobody's unless it is asked for."""
    records: list[logging.LogRecord] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith("neo4j"):
                records.append(record)

    kept, loggers = Kept(), (logging.getLogger(), LOG)
    levels = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(kept)
        each.setLevel(logging.DEBUG)
    try:
        yield records
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.removeHandler(kept)
            each.setLevel(level)


def _everywhere(browser: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """Every page that can be come to from the first by following links, what isn't there, and what is typed."""
    waiting, seen = ["/", "/clients/nobody", "/nowhere", "/clients/ella/network?name=x"], set()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            with closing(browser.get(path)) as answer:
                yield path, answer
                waiting += [each for each in _addresses(answer) if each.startswith("/") and not each.startswith("//")]
    for text in ("Ella Shaw", "Priya", "Shaw"):
        answer = browser.post("/search", data={"text": text, "csrf_token": a_token(browser)}, follow_redirects=True)
        yield answer.request.full_path, answer
    for given in ({"text": "Ella Shaw"}, {"text": "Shaw", "csrf_token": "forged"}):
        yield f"/search {len(given)}", browser.post("/search", data=given)
    yield "/clients/ella put", browser.put("/clients/ella", data={"name": "Ella Shaw"})


def _addresses(answer: TestResponse) -> list[str]:
    """Where a page leads and what it loads; where an answer sends on to."""
    sent = [urlsplit(answer.location)._replace(scheme="", netloc="").geturl()] if answer.location else []
    if answer.mimetype != "text/html":
        return sent
    tree = BeautifulSoup(answer.text, "html.parser")
    found: list[Any] = [tag[name] for name in ("href", "src", "action") for tag in tree.select(f"[{name}]")]
    return [
        *sent,
        *(str(each).partition("#")[0] for each in found if not str(each).startswith(("#", "tel:", "mailto:"))),
    ]

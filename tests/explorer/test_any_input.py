"""Every page with anything in every place that takes something: no fault of ours, the same headers, nobody's name."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.core import NotSet
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.result import Ok, Result
from schemathesis.schemas import APIOperation
from werkzeug.test import TestResponse

from explorer.access import ENDPOINTS
from graph.cypher import load
from graph.store import Store
from queries import accounts
from tests.explorer.conftest import NOW, add_account
from tests.explorer.description import FORM, described
from tests.explorer.pages import a_token

# Each page is asked this many times by whoever sees somebody, and half as often by others; many more at night.
EXAMPLES = int(os.environ.get("COMMON_THREAD_ANYTHING", "6"))
# `new` has no professional, so no client is theirs: no page names one that they didn't name themselves.
LOOKING = {
    "new": "practitioner",
    "cora": "coordinator",
    "petra": "privacy-officer",
    "ada": "administrator",
    "ana": "practitioner",
}
SEES_SOMEBODY = "ana"
STRANGER = "not signed in"
OK = 200
FAULT = 500
# The last to be tried: some of what is made up is a good one.
CHOOSES_ANEW = "/account/password"
A_MONTH = timedelta(days=30)

Operation: TypeAlias = APIOperation[Any, Any, Any, Any]
SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def everybody(demo: Store, password_hash: str) -> Store:
    """The network, with an account of each who looks."""
    for name, role in LOOKING.items():
        if name != SEES_SOMEBODY:
            administers = "midwives" if role == "administrator" else None
            add_account(demo, name, None, password_hash, "North", role=role, administers=administers)
    return demo


@pytest.mark.parametrize("who", [STRANGER, *LOOKING])
def test_no_page_fails_or_tells_a_name(who: str, app: Flask, everybody: Store, signed_in: SignIn) -> None:
    names = set() if who == SEES_SOMEBODY else full_names(everybody)
    schema = schemathesis.openapi.from_dict(described(app))
    operations = sorted(map(well_made, schema.get_all_operations()), key=lambda each: each.path == CHOOSES_ANEW)
    assert len(operations) > len(ENDPOINTS)
    browser = app.test_client()
    for operation in operations:
        # Some of the pages count what was tried, some sign out or end the session.
        accounts.sweep(everybody, NOW + A_MONTH, NOW)
        if who != STRANGER and browser.get(CHOOSES_ANEW).status_code != OK:
            browser = signed_in(who)
        ask_for_anything(browser, operation, names, EXAMPLES if who == SEES_SOMEBODY else -(-EXAMPLES // 2))


def well_made(described: Result[Operation, InvalidSchema]) -> Operation:
    """An operation of the description, which has no faults."""
    assert isinstance(described, Ok)
    return described.ok()


def ask_for_anything(browser: FlaskClient, operation: Operation, names: set[str], times: int) -> None:
    """Ask one page so many times for what schemathesis makes up. Fails where the page does."""

    @settings(max_examples=times, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
    @given(case=operation.as_strategy())
    def ask(case: Case[Any]) -> None:
        answer, sent = asked(browser, case)
        with answer:
            said = answer.get_data()
        assert answer.status_code < FAULT, (case.method, sent, said)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert {name for name in names if name.encode() in said and name not in sent} == set(), (
            case.method,
            case.formatted_path,
            sent,
        )

    ask()


def full_names(store: Store) -> set[str]:
    """The names of everybody whom the network knows as a client."""
    rows = store.read(load("tests.cypher", "nodes"))
    records = [row["properties"] for row in rows if "Record" in row["labels"]]
    return {f"{each['given_name']} {each['family_name']}" for each in records if each.get("given_name")}


def asked(browser: FlaskClient, case: Case[Any]) -> tuple[TestResponse, str]:
    """The answer to what was made up, sent as a browser would, and all that was sent as one text."""
    query = {name: value for name, value in (case.query or {}).items() if value is not None}
    body = {} if isinstance(case.body, NotSet) or not isinstance(case.body, dict) else case.body
    form = {name: value if isinstance(value, str) else str(value) for name, value in body.items()}
    address = urlsplit(case.formatted_path).path
    data = {**form, "csrf_token": a_token(browser)} if case.method == "POST" else None
    answer = browser.open(
        address, method=case.method, query_string=query, data=data, content_type=FORM if data else None
    )
    return answer, repr((case.path_parameters, query, form))

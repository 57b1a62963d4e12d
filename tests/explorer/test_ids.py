"""Every endpoint that takes an id, for every role: what isn't yours answers as what isn't there, to the byte."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import cycle, islice
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request

from explorer.access import ASK_LEADS, ENDPOINTS, SIGNED_IN
from explorer.site import Site
from graph.cypher import load
from graph.store import Store
from graph.viewer import ROLES, SUPPORTING, Viewer
from tests.explorer.conftest import add_account
from tests.explorer.endpoints import (
    FORMS,
    IN_PATHS,
    IN_QUERIES,
    NO_IDS,
    OF_CLIENTS,
    OF_FAMILIES,
    Place,
    address_of,
    places,
)
from tests.explorer.pages import a_token, text_without_token, without_token
from tests.policy.project import modules

# Whose browser it is: the account, its role and who it is in the network.
LOOKING: Mapping[str, tuple[str, str | None]] = {
    "ana": ("practitioner", "ana"),
    "sam": ("practitioner", "sam"),
    "new": ("practitioner", None),
    "cora": ("coordinator", None),
    "dan": ("duty-desk", "dan"),
    "petra": ("privacy-officer", None),
    "olga": ("privacy-officer", None),
    "rosa": ("records-officer", None),
    "amy": ("supervisor", "amy"),
    "jo": ("chair", "jo"),
    "ada": ("administrator", None),
}
STRANGER = "not signed in"
# Nobody's id, of the letters that ids here are of.
NOBODYS = "nobody-at-all"
MALFORMED = (
    " ",
    "x" * 201,
    "x" * 5000,
    "élla",
    "Ella\u0301",
    "\u202ealle",
    "ＥＬＬＡ",
    "𝔢𝔩𝔩𝔞",
    "..",
    "../ella",
    "..%2fella",
    "%2e%2e%2fella",
    "ella/..",
    "ella\\..",
    "/etc/passwd",
    "ella;id=gemma",
    "ella?id=gemma",
    "ella#gemma",
    "ella\n",
    "ella\r\nX: y",
    "ella%0d%0aX: y",
    "ella\x00",
    "\x1b[2J",
    "' OR 1=1 //",
    '"}) DETACH DELETE n //',
    "`ella`",
    "$viewer",
    "${7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "[]",
    "{}",
    "null",
    "-1",
    "1e999",
)
# Written alike in an address, a page and a header.
PLAIN = re.compile(r"[a-z0-9-]+")
DRAWN = ("people.client_network", "people.client_picture", "families.family_network", "families.family_picture")
KNOWN = {"name", "password", "next", "rule", "kind", "reason", "page", "on", "until"}
KNOWN |= {
    "code",
    "session",
    "yes",
    "days",
    "born",
    "number",
    "postcode",
    "joining",
    "ground",
    "words",
    "given_name",
    "role",
    "family_name",
    "address",
    "phone",
    "visibility",
    "known_as",
    "language",
    "seen",
    "told",
    "kin",
    "place",
    "since",
    "given_by",
    "look",
    "meet",
    "area",
    "purpose",
    "minutes",
    "guests",
}
SEARCHES = ("people.search", "doors.find")

Everyone = Mapping[str, FlaskClient]


@pytest.fixture
def everyone(app: Flask, demo: Store, password_hash: str, signed_in: Callable[[str], FlaskClient]) -> Everyone:
    """A browser of each who looks, signed in where they can be."""
    add_account(demo, "new", None, password_hash)
    add_account(demo, "cora", None, password_hash, "North", role="coordinator")
    add_account(demo, "dan", "dan", password_hash, role="duty-desk")
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    # Of an agency whose people did nothing here.
    add_account(demo, "olga", None, password_hash, role="privacy-officer", oversees="midwives")
    add_account(demo, "rosa", None, password_hash, role="records-officer")
    add_account(demo, "amy", "amy", password_hash, role="supervisor")
    add_account(demo, "jo", "jo", password_hash, role="chair")
    # Of an agency whose people have no accounts here.
    add_account(demo, "ada", None, password_hash, role="administrator", administers="midwives")
    return {STRANGER: app.test_client(), **{name: signed_in(name) for name in LOOKING}}


def test_each_role_has_its_browser() -> None:
    assert {role for role, _ in LOOKING.values()} == {name for name, role in ROLES.items() if role.accounts}


def test_each_endpoint_with_an_id_is_tried(app: Flask) -> None:
    """A new part of an address, form or question fails here until tests/explorer/endpoints.py says what it is."""
    rules = list(app.url_map.iter_rules())
    assert {name for rule in rules for name in rule.arguments} == {*IN_PATHS, *NO_IDS}
    assert {rule.endpoint for rule in rules if "POST" in (rule.methods or ())} == set(FORMS)
    assert set(IN_QUERIES) <= set(ENDPOINTS)
    assert {place.endpoint for place in places(app) if place.where == "path"} == {
        rule.endpoint for rule in rules if rule.arguments - {*NO_IDS}
    }


def test_each_id_that_a_question_or_a_form_takes_is_tried() -> None:
    queries, fields = set[str](), set[str]()
    for module in modules("explorer"):
        for node in ast.walk(module.tree):
            queries |= {*_asked_for(node)}
            fields |= {*_fields(node)} if module.path.name == "forms.py" else set()
    assert queries == {name for names in IN_QUERIES.values() for name in names}
    assert fields - KNOWN == {name for form in FORMS.values() for name in form.ids} - {"who"}


def _asked_for(node: ast.AST) -> Iterator[str]:
    """The names that `an_id` and `ids` of explorer/parameters.py are asked for."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("an_id", "ids"):
        yield str(ast.literal_eval(node.args[0]))


def _fields(node: ast.AST) -> Iterator[str]:
    """The names of a form's fields."""
    if isinstance(node, ast.ClassDef) and any("Form" in ast.unparse(base) for base in node.bases):
        yield from (each.targets[0].id for each in node.body if isinstance(each, ast.Assign))  # type: ignore[attr-defined]  # a name


def ids(store: Store) -> set[str]:
    """Every id that is in the database, of nodes and edges."""
    nodes = [row["properties"].get("id") for row in store.read(load("tests.cypher", "nodes"))]
    edges = [row["properties"].get("id") for row in store.read(load("tests.cypher", "edges"))]
    return {each for each in (*nodes, *edges) if each}


def not_theirs(app: Flask, store: Store, name: str, kind: str) -> list[str]:
    """Ids that are there and that this viewer may not be shown in a place of this kind."""
    role, professional = LOOKING[name]
    # The families of the North are a privacy officer's to ask about.
    seen: set[str] = {"ella", "tom", "kelly", "maureen"} if name == "petra" else set()
    if name == "ada":
        # Who works for the agency, and has no account: hers to make one for.
        seen = {"ruth"}
    if role in SUPPORTING:
        site: Site = app.extensions["common-thread"]
        facts = site.network(Viewer(name, role, professional)).caseload().facts
        seen = {each.id for each in (facts.families if kind == OF_FAMILIES else facts.clients)}
        if kind not in (OF_CLIENTS, OF_FAMILIES):
            seen |= {
                each.id for kind_ in facts.__dataclass_fields__ for each in getattr(facts, kind_) if hasattr(each, "id")
            }
    found = sorted(ids(store) - seen - {"n", "test"})
    return [each for each in found if PLAIN.fullmatch(each)]


def compared(answer: TestResponse, id_: str) -> tuple[Any, ...]:
    """An answer with the id that was asked for taken out, but for its token, its length and cookies."""
    headers = sorted(
        (name, _without(value, id_)) for name, value in answer.headers if name not in ("Set-Cookie", "Content-Length")
    )
    text = without_token(answer) if answer.mimetype.startswith("text/") else answer.get_data(as_text=True)
    return answer.status_code, headers, text


def _without(text: str, id_: str) -> str:
    # As a word of its own: the id "sam" is no part of "same-origin".
    return re.sub("|".join(rf"(?<![\w-]){re.escape(each)}(?![\w-])" for each in (quote(id_), id_)), "ID", text)


def as_if_nobody(reference: TestResponse, id_: str) -> tuple[Any, ...]:
    """What the answer about nobody would be with this id in its place."""
    status, headers, text = compared(reference, NOBODYS)
    # Once more without what is made up: an id may look like it where it stands in its field.
    return status, headers, text_without_token(text.replace(NOBODYS, escape(id_)))


def a_page(text: str) -> TestResponse:
    """An answer that is this page."""
    return TestResponse([text.encode()], "200 OK", Headers({"Content-Type": "text/html"}), Request({}))


def test_an_id_that_looks_made_up_is_compared_as_any_other() -> None:
    """Contacts have such ids; a form that says one back is no difference, and one that says more is."""
    of, made = '<input name="made" value="{}">{}', "5f" * 32
    there, nobody, more = (a_page(of.format(*each)) for each in ((made, ""), (NOBODYS, ""), (made, "Gemma")))
    assert compared(there, made) == as_if_nobody(nobody, made)
    assert compared(more, made) != as_if_nobody(nobody, made)


def test_what_is_not_yours_is_as_what_is_not_there(app: Flask, demo: Store, everyone: Everyone) -> None:
    different, refused = [], 0
    for name in LOOKING:
        browser, sent = everyone[name], a_token(everyone[name])
        # Once for each who looks: the database grows with each place that is asked. They take turns.
        hidden = {kind: not_theirs(app, demo, name, kind) for kind in {place.kind for place in places(app)}}
        turns = {kind: cycle(Random(name).sample(found, k=len(found))) for kind, found in hidden.items()}
        for place in places(app):
            nobody = place.ask(app, browser, NOBODYS, sent)
            for id_ in sample(hidden[place.kind], turns[place.kind], amount(name, place)):
                answer = place.ask(app, browser, id_, sent)
                if compared(answer, id_) != as_if_nobody(nobody, id_):
                    different.append((name, str(place), id_, answer.status_code, nobody.status_code))
                refused += answer.status_code in (403, 404)
    assert different == []
    assert refused > 300


def amount(name: str, place: Place) -> int:
    """How many ids are tried: fewer of whom all is refused, and where each answer draws a network."""
    return 1 if place.endpoint in DRAWN or name != "ana" else 4


def sample(found: Sequence[str], turn: Iterator[str], amount: int) -> list[str]:
    """The next so many, so that each is tried in some place; a client and a family always."""
    return sorted({*islice(turn, amount), *({"gemma", "walsh"} & {*found})})


def test_what_can_be_no_id_is_refused_or_not_there(app: Flask, everyone: Everyone) -> None:
    wrong, turn = [], cycle(MALFORMED)
    for name, browser in everyone.items():
        sent = a_token(browser) if name != STRANGER else ""
        for place in places(app):
            # They take turns, so that each is tried in many places.
            for id_ in islice(turn, 4 if name == "ana" else 2 if name == STRANGER else 1):
                if "\n" in id_ and place.where == "path":
                    continue
                answer = place.ask(app, browser, id_, sent)
                found = place.where == "path" and answer.status_code == 200
                if answer.status_code >= 500 or found or "Traceback" in answer.text or "X" in answer.headers:
                    wrong.append((name, str(place), id_, answer.status_code))
    assert wrong == []


def test_whoever_is_not_signed_in_learns_nothing_of_any_id(app: Flask, everyone: Everyone) -> None:
    stranger = everyone[STRANGER]
    for place in places(app):
        there, nobody = (place.ask(app, stranger, id_) for id_ in ("gemma", NOBODYS))
        assert there.status_code in (303, 400), place
        assert (there.status_code, there.text.replace("gemma", "")) == (
            nobody.status_code,
            nobody.text.replace(NOBODYS, ""),
        ), place


def test_a_coordinator_is_refused_alike(app: Flask, everyone: Everyone) -> None:
    cora = everyone["cora"]
    for place in places(app):
        answers = {place.ask(app, cora, id_, a_token(cora)).status_code for id_ in ("ella", "gemma", NOBODYS)}
        # Their first page is another.
        everyones = place.endpoint == "people.home" or ENDPOINTS[place.endpoint] == SIGNED_IN
        # Theirs, of two agencies that no table of theirs holds.
        own = ENDPOINTS[place.endpoint] == ASK_LEADS
        assert answers == ({303} if everyones else {404} if own else {403}), place


def test_a_change_about_somebody_else_changes_nothing(app: Flask, demo: Store, everyone: Everyone) -> None:
    everything = load("tests.explorer.cypher", "everything")
    before = demo.read(everything)
    for name in ("sam", "new", "cora"):
        sent = a_token(everyone[name])
        for place in places(app):
            if place.method == "POST" and place.endpoint not in SEARCHES and ENDPOINTS[place.endpoint] != SIGNED_IN:
                place.ask(app, everyone[name], "mia" if place.kind == OF_CLIENTS else "webb", sent)
    address = address_of(app, "contacts.record", {"client_id": "mia"})
    for name in ("ana", "new", "cora"):
        form = {**FORMS["contacts.record"].fields, "csrf_token": a_token(everyone[name])}
        assert everyone[name].post(address, data=form).status_code in (403, 404)
    assert demo.read(everything) == before


def test_the_matrix_notices_a_page_that_tells(
    app: Flask, demo: Store, monkeypatch: pytest.MonkeyPatch, signed_in: Callable[[str], FlaskClient]
) -> None:
    """Shown that it can fail: a page that says of an id whether it is there."""

    def tells(client_id: str) -> str:
        return "there" if client_id in ids(demo) else "not there"

    monkeypatch.setattr("explorer.access.ENDPOINTS", {**ENDPOINTS, "tells": ENDPOINTS["people.client"]})
    app.add_url_rule("/tells/<client_id>", "tells", tells)
    (place,) = (each for each in places(app) if each.endpoint == "tells")
    nobody, gemma = (place.ask(app, signed_in("ana"), id_) for id_ in (NOBODYS, "gemma"))
    assert compared(gemma, "gemma") != as_if_nobody(nobody, "gemma")

"""Twenty accounts of one person, at four agencies, join one child: they open nothing to one another or themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_audit import rows
from tests.explorer.test_doors import join, waiting

SignIn = Callable[[str], FlaskClient]
ONE_OF_THEM = re.compile(r"Puppet \d+ · Family worker · Puppets \d ?")
# What whoever supports her may do, as far as it would give them or another of the twenty more than they have.
ACTS = {
    "concern": {},
    "kin": {"other": "tom", "kin": "sibling", "place": "lives"},
    "lead/ask": {"to": "x"},
    "lead/hand-over": {"to": "x"},
    "invite": {"agency": "puppets-1", "professional": "puppet-1"},
    "contacts": {"kind": "call", "on": "2026-11-24"},
    "shield": {},
    "copy/release": {"line": "x"},
}


@pytest.fixture
def puppets(demo: Store, password_hash: str) -> Iterator[list[str]]:
    """The sign-in names of the twenty."""
    names = [row["id"] for row in demo.write(load("tests.explorer.cypher", "put_puppets"))]
    for name in names:
        add_account(demo, name, name, password_hash)
    yield names
    demo.write(load("tests.explorer.cypher", "forget_puppets"))
    demo.write(load("tests.explorer.cypher", "forget_doors"))


def test_twenty_who_join_confirm_nobody_and_see_no_more_than_one(
    demo: Store, puppets: list[str], signed_in: SignIn, password_hash: str
) -> None:
    browsers = [signed_in(name) for name in puppets]
    assert {join(each).status_code for each in browsers} == {303}
    ties = {row["who"]: row["id"] for row in demo.read(load("tests.explorer.cypher", "joinings"))}
    assert sorted(ties) == sorted(puppets)
    seen = [words(waiting(each).select_one(".ct-joined")) for each in browsers]
    assert len({ONE_OF_THEM.sub("", each) for each in seen}) == 1, "the twentieth sees of others what the first does"
    others = [*puppets[1:], puppets[0]]
    for browser, other in zip(browsers, others, strict=True):
        given = {"involvement": ties[other], "csrf_token": a_token(browser)}
        assert browser.post("/clients/ella/confirm", data=given).status_code == 404
        assert browser.get("/clients/ella").status_code == 404
    for path, fields in ACTS.items():
        given = {**fields, "csrf_token": a_token(browsers[0])}
        assert browsers[0].post(f"/clients/ella/{path}", data=given).status_code in {400, 403, 404}, path
    assert {row["confirmed_on"] for row in demo.read(load("tests.explorer.cypher", "joinings"))} == {None}
    # Her team and the privacy officer read of all of them.
    asked = soup(signed_in("ana").get("/clients/ella")).select("form[action='/clients/ella/confirm']")
    assert len(asked) == len(puppets)
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    assert sum("Puppet" in line for line in rows(signed_in("petra").get("/reviews"))) == len(puppets)

"""The questions as a file: those of the page, all of them, entered as an export, and nobody else's."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from queries.missing import RULES
from tests.explorer.pages import soup, words

SignIn = Callable[[str], FlaskClient]


def rows(browser: FlaskClient, path: str) -> list[dict[str, str]]:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    # Nobody's name is in it, nor an id: it is kept where the file is saved.
    assert answer.headers["Content-Disposition"] == 'attachment; filename="questions.csv"'
    return list(csv.DictReader(io.StringIO(answer.text)))


def statements(page: BeautifulSoup) -> set[str]:
    return {words(each) for each in page.select(".ct-question__statement")}


@pytest.mark.parametrize("scope", ["client=ella", "family=shaw", ""])
def test_the_file_holds_what_the_page_asks(ana: FlaskClient, scope: str) -> None:
    held = rows(ana, f"/questions.csv?{scope}")
    page = soup(ana.get(f"/questions?{scope}&show=all"))
    assert len(held) == len(page.select(".ct-question"))
    for statement in statements(page):
        assert any(" ".join(each["question"].split()).startswith(statement) for each in held), statement
    assert [int(each["rank"]) for each in held] == list(range(1, len(held) + 1))
    (link,) = page.select("a[href^='/questions.csv']")
    assert rows(ana, link["href"]) == held


def test_the_file_of_one_rule(ana: FlaskClient) -> None:
    held = rows(ana, "/questions.csv?client=ella&rule=no-lead")
    assert {each["rule"] for each in held} <= {"no-lead"}
    codes = {each["rule"] for each in rows(ana, "/questions.csv")}
    code = min(codes)
    assert {each["rule"] for each in rows(ana, f"/questions.csv?rule={code}")} == {code}
    (link,) = soup(ana.get(f"/questions?rule={code}")).select("a[href^='/questions.csv']")
    assert link["href"] == f"/questions.csv?rule={code}"


def test_what_is_asked_of_an_area_is_in_no_file(ana: FlaskClient) -> None:
    of_area = {rule.code for rule in RULES if rule.of_area}
    assert not of_area & {each["rule"] for each in rows(ana, "/questions.csv")}
    assert ana.get("/questions.csv?rule=possible-duplicate").status_code == 400


def test_nobody_gets_what_they_would_not_be_asked(signed_in: SignIn) -> None:
    sam = signed_in("sam")
    for path in ("/questions.csv?client=tom", "/questions.csv?family=nowhere", "/questions.csv?client=nobody"):
        assert sam.get(path).status_code == 404
    assert sam.get("/questions.csv?client=tom&family=shaw").status_code == 400


def test_an_outline_has_no_file(ana: FlaskClient) -> None:
    """Of whom one sees a name and a year only, nothing is asked."""
    assert soup(ana.get("/questions?client=lee")).select(".ct-question, .ct-filters") == []
    assert ana.get("/questions.csv?client=lee").status_code == 404


def test_it_is_an_export_in_the_journal(ana: FlaskClient, demo: Store) -> None:
    def exports() -> list[tuple[str, str | None]]:
        every = demo.read(load("tests.explorer.cypher", "entries"))
        return [(each["query"], each["focus"]) for each in every if each["act"] == "export"]

    before = exports()
    ana.get("/questions.csv?client=ella")
    ana.get("/questions.csv?family=shaw")
    ana.get("/questions.csv")
    assert exports()[len(before) :] == [("client", "ella"), ("family", "shaw"), ("caseload", None)]


def test_the_link_is_on_the_page(ana: FlaskClient) -> None:
    page = soup(ana.get("/questions?client=ella"))
    assert [each["href"] for each in page.select("a[href^='/questions.csv']")] == ["/questions.csv?client=ella"]

"""Who is listed and has left is ended by whoever supports the client, on the question; and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer
from queries import doors
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW
from tests.explorer.pages import soup, words
from tests.explorer.test_entering import filled, follow, question, statements

SignIn = Callable[[str], FlaskClient]
ELLAS = "/questions?client=ella&show=all"
AMY = "is still listed as supporting Ella"


@pytest.fixture(autouse=True)
def left(demo: Store) -> Iterator[None]:
    """Amy works at the school no more; afterwards all is as the demonstration has it."""
    demo.write(load("tests.explorer.cypher", "stop_working"), professional="amy", day=NOW.date())
    yield
    demo.write(load("tests.explorer.cypher", "work_again"), professional="amy")
    demo.write(load("tests.explorer.cypher", "support_again"), involvement="amy-ella")


def tie(store: Store) -> dict[str, Any]:
    """Amy's tie with Ella."""
    (found,) = store.read(load("tests.explorer.cypher", "own_ties"), professional="amy", client="ella")
    return found


def ends(browser: FlaskClient, path: str = ELLAS) -> TestResponse:
    form = question(soup(browser.get(path)), AMY).select_one("form[action='/questions/end']")
    return browser.post("/questions/end", data=filled(form))


def entries(store: Store) -> list[tuple[str, str, list[str]]]:
    every = store.read(load("tests.explorer.cypher", "entries"))
    return [(each["act"], each["query"], each["subjects"]) for each in every if each["query"].startswith("doors.")]


def test_it_is_ended_where_it_is_asked_and_taken_back(ana: FlaskClient, demo: Store) -> None:
    assert any(AMY in each for each in statements(ana, ELLAS))
    answer = ends(ana)
    assert "said=ended" in (answer.location or "")
    shown = follow(ana, answer)
    assert "on the team no more, from today on" in words(shown)
    assert tie(demo)["to"] == NOW.date().isoformat()
    assert not any(AMY in each for each in statements(ana, ELLAS))
    back = ana.post("/questions/list-again", data=filled(shown.select_one("form[action='/questions/list-again']")))
    assert "It is taken back" in words(follow(ana, back))
    assert tie(demo)["to"] is None
    assert any(AMY in each for each in statements(ana, ELLAS))
    assert entries(demo)[-2:] == [("door", "doors.end_left", ["ella"]), ("door", "doors.list_again", ["ella"])]


def test_a_feed_does_not_begin_it_again(ana: FlaskClient, demo: Store, tmp_path: Path) -> None:
    ends(ana)
    whole = demo_folder(NOW.date(), tmp_path / "whole")
    only = tmp_path / "only"
    only.mkdir()
    (only / "involvements.csv").write_bytes((whole / "involvements.csv").read_bytes())
    import_folder(demo, only, today=NOW.date())
    assert tie(demo)["to"] == NOW.date().isoformat()
    # Where a feed says that she works there after all, her colleague was wrong.
    import_folder(demo, whole, today=NOW.date())
    import_folder(demo, only, today=NOW.date())
    assert tie(demo)["to"] is None


def test_who_is_at_work_is_not_ended_by_whoever_says_so(ana: FlaskClient, demo: Store) -> None:
    """The question was asked before she came back, and is answered after."""
    form = filled(question(soup(ana.get(ELLAS)), AMY).select_one("form[action='/questions/end']"))
    demo.write(load("tests.explorer.cypher", "work_again"), professional="amy")
    assert "said=gone" in (ana.post("/questions/end", data=form).location or "")
    viewer = Viewer("another", "practitioner", "ana")
    assert not doors.end_left(demo, viewer, ["amy-ella"], "ella", "act", NOW.date())
    assert tie(demo)["to"] is None


def test_only_whoever_supports_them_ends_it_and_takes_it_back(ana: FlaskClient, signed_in: SignIn, demo: Store) -> None:
    priya, sam = signed_in("priya"), signed_in("sam")
    form = filled(question(soup(ana.get(ELLAS)), AMY).select_one("form[action='/questions/end']"))
    # Sam supports Kelly: Ella's page tells him of nobody's leaving that he could end.
    theirs = filled(soup(sam.get("/")).select_one("form[action='/search']"))
    sent = {**form, "csrf_token": theirs["csrf_token"]}
    assert sam.post("/questions/end", data=sent).status_code in (403, 404)
    assert tie(demo)["to"] is None
    answer = ends(ana)
    shown = follow(ana, answer)
    undo = filled(shown.select_one("form[action='/questions/list-again']"))
    hers = filled(soup(priya.get("/")).select_one("form[action='/search']"))
    assert priya.post("/questions/list-again", data={**undo, "csrf_token": hers["csrf_token"]}).status_code == 404
    assert tie(demo)["to"] == NOW.date().isoformat()


def test_what_is_over_or_was_not_asked_changes_nothing(ana: FlaskClient, demo: Store) -> None:
    form = filled(question(soup(ana.get(ELLAS)), AMY).select_one("form[action='/questions/end']"))
    assert "said=ended" in (ana.post("/questions/end", data=form).location or "")
    assert "said=gone" in (ana.post("/questions/end", data=form).location or "")
    other = {**form, "key": form["key"].replace("amy", "priya")}
    assert "said=gone" in (ana.post("/questions/end", data=other).location or "")
    (hers,) = demo.read(load("tests.explorer.cypher", "own_ties"), professional="priya", client="ella")
    assert hers["to"] is None

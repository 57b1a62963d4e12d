from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.security import BODY_BYTES, HEADERS
from tests.explorer.pages import a_token, soup
from tests.explorer.test_access import PATHS

NAMES = ("Ella", "Shaw", "Kelly", "Tom", "Priya", "Mill Lane")
PAGES = [path for path in PATHS.values() if not path.endswith(("svg", "png", "csv"))]
OPEN = ("/sign-in", "/health", "/nowhere", "/static/css/common-thread.css", "/drawing.js", "/static/nothing.css")


def check(answer: TestResponse) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.getlist(name) == [value], name
    assert len(answer.headers.getlist("Cache-Control")) == 1


@pytest.mark.parametrize("path", [*PATHS.values(), *OPEN])
def test_every_answer_has_every_header(ana: FlaskClient, client: FlaskClient, path: str):
    for browser in (ana, client):
        with browser.get(path) as answer:
            check(answer)
            kept = path.startswith(("/static/css", "/drawing"))
            assert answer.headers["Cache-Control"] == ("public, no-cache" if kept else "no-store")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_answers_to_other_methods_have_them_too(ana: FlaskClient, method: str):
    check(getattr(ana, method)("/clients/ella"))
    check(getattr(ana, method)("/sign-in"))


def test_a_file_with_its_version_may_be_kept(client: FlaskClient):
    address = soup(client.get("/sign-in")).select_one("link[rel=stylesheet]")["href"]
    assert "?v=" in address
    with client.get(address) as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_their_own_policy(ana: FlaskClient, path: str):
    tree = soup(ana.get(path))
    assert not [script for script in tree.select("script") if not script.get("src")]
    assert not tree.select("style, [style], iframe, object, embed, base")
    assert not [tag for tag in tree.find_all() if any(name.startswith("on") for name in tag.attrs)]
    for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src"), ("form", "action")):
        assert all(each[attribute].startswith("/") for each in tree.select(f"{tag}[{attribute}]"))


@pytest.mark.parametrize("path", PAGES)
def test_no_name_stands_in_a_title_or_an_address(ana: FlaskClient, path: str):
    tree = soup(ana.get(path))
    title = tree.title.get_text()
    assert title.endswith(" – Common Thread")
    assert not [name for name in NAMES if name in title]
    places = [each["href"] for each in tree.select("a[href^='/']")]
    assert not [place for place in places if any(name in place for name in NAMES)]


def test_a_body_that_is_too_large_is_refused(ana: FlaskClient):
    given = {"text": "x" * (BODY_BYTES + 1), "csrf_token": a_token(ana)}
    answer = ana.post("/search", data=given)
    assert answer.status_code == 413
    assert "That was too much at once" in answer.text


def test_what_somebody_typed_is_shown_as_text(ana: FlaskClient):
    given = {"text": "<script>alert(1)</script>", "csrf_token": a_token(ana)}
    answer = ana.post("/search", data=given)
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text

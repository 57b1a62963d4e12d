"""Reading a page in a test."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PASSWORD = " ".join(("three", "words", "apart"))
# It asks for nobody's network.
CHEAP = "/account/password"
# A form's own token, whom a search found, and what a page makes up for what is not there yet.
_TOKEN = re.compile(r'name="(?:(?:csrf_token|found)" value="[^"]*|made" value="(?:[0-9a-f]{64}|[\w-]{16}))"')


def soup(answer: TestResponse) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(answer.text, "html.parser")


def token(browser: FlaskClient, path: str = "/sign-in") -> str:
    """The form token of a page."""
    field = soup(browser.get(path, follow_redirects=True)).find("input", attrs={"name": "csrf_token"})
    assert isinstance(field, Tag)
    return str(field["value"])


def a_token(browser: FlaskClient) -> str:
    """A form token of whoever sits at the browser, from the page that costs least; a stranger's is on the way in."""
    return token(browser, CHEAP)


def without_token(answer: TestResponse) -> str:
    """The page but for its form tokens, which are new each second or each time."""
    return text_without_token(answer.text)


def text_without_token(text: str) -> str:
    """A page's text but for its form tokens."""
    return _TOKEN.sub("", text)


def words(tree: BeautifulSoup | Tag) -> str:
    """The text of a part of a page, with single spaces."""
    return " ".join(tree.get_text(" ").split())


def first(field: Tag) -> str:
    """What stands chosen in a list: its first option, or the next where that only says that one is to be chosen."""
    told = [str(each["value"]) for each in field.select("option")]
    return told[1] if field.has_attr("required") and not told[0] else told[0]

"""Showing a factor in a test, as a person with a phone does."""

from __future__ import annotations

from base64 import b32decode
from datetime import datetime

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.factors import codes
from tests.explorer.pages import soup, token


def code_at(secret: bytes, now: datetime) -> str:
    """The code that a phone shows at a moment."""
    return codes.code_at(secret, int(now.timestamp()) // codes.SECONDS).decode()


def secret_shown(browser: FlaskClient) -> bytes:
    """The secret that the page for setting up shows, as one types it."""
    letters = soup(browser.get("/account/code")).select_one(".ct-letters")
    assert letters is not None
    return b32decode("".join(letters.get_text().split()))


def set_up_codes(browser: FlaskClient, now: datetime) -> tuple[bytes, list[str]]:
    """Set codes up; the secret that the phone holds from now on, and the recovery codes."""
    secret = secret_shown(browser)
    given = {"code": code_at(secret, now), "csrf_token": token(browser, "/account/code")}
    answer = browser.post("/account/code", data=given)
    assert answer.status_code in (200, 303), answer.text
    return secret, [each.get_text() for each in soup(answer).select(".ct-letters code")]


def show(browser: FlaskClient, code: str, **more: str) -> TestResponse:
    """Show a code."""
    return browser.post("/sign-in/factor", data={"code": code, "csrf_token": token(browser, "/sign-in/factor"), **more})

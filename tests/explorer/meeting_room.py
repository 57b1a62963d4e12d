"""A meeting as its chair and those who come have it, through their browsers."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.explorer.pages import soup, token, words
from tests.explorer.test_entering import filled, follow

SHAW = "/families/shaw"
OPEN = f"{SHAW}/meeting"


def opened(chair: FlaskClient, path: str = OPEN, **changed: str) -> TestResponse:
    """Open a meeting for ninety minutes."""
    form = soup(chair.get(path)).select_one("form:has(input[name=purpose])")
    given = {str(each["name"]): str(each["value"]) for each in form.select("input[type=hidden]")} if form else {}
    return chair.post(path, data={**given, "purpose": "core-group", "minutes": "90", **changed})


def tapped(browser: FlaskClient, action: str, who: str = "", **changed: str) -> TestResponse:
    """Press a button of the meeting's page; of somebody, where they are named."""
    forms = [each for each in soup(browser.get("/meeting")).select(f"form[action='{action}']") if who in words(each)]
    assert forms, (action, who)
    return browser.post(action, data={**filled(forms[0]), **changed})


def spoken(chair: FlaskClient) -> str:
    """The code that the chair reads out."""
    return words(soup(chair.get("/meeting")).select_one(".ct-spoken"))


def come(browser: FlaskClient, code: str) -> TestResponse:
    """Type a code on one's own device."""
    return browser.post("/meeting/come", data={"code": code, "csrf_token": token(browser, "/account/password")})


def let_in(chair: FlaskClient, who: str) -> None:
    """Let somebody in who asks."""
    assert tapped(chair, "/meeting/let-in", who).status_code == 303


def entered(chair: FlaskClient, browser: FlaskClient, who: str) -> None:
    """Somebody comes and is let in."""
    assert come(browser, spoken(chair)).status_code == 303
    let_in(chair, who)


def go_on(chair: FlaskClient) -> BeautifulSoup:
    """The chair continues."""
    return follow(chair, tapped(chair, "/meeting/continue"))


@dataclass
class Screen:
    """The machine in the meeting room."""

    browser: FlaskClient

    def get(self) -> TestResponse:
        """What it shows."""
        return self.browser.get("/wall")

    def text(self) -> str:
        """The words of it."""
        return words(soup(self.get()).select_one("main"))

    def now(self) -> str:
        """The token of what it would show."""
        return str(self.browser.get("/wall/changed").json["now"])


def screen_code(chair: FlaskClient) -> str:
    """The code for a screen."""
    page = soup(tapped(chair, "/meeting/screen"))
    return words(page.select(".ct-spoken")[1])


def typed(app: Flask, code: str, browser: FlaskClient | None = None) -> tuple[Screen, TestResponse]:
    """A machine on which a code is typed."""
    machine = browser or app.test_client()
    form = {"code": code, "csrf_token": token(machine, "/wall")}
    return Screen(machine), machine.post("/wall", data=form)


def connected(app: Flask, chair: FlaskClient) -> Screen:
    """A screen that shows the chair's meeting."""
    screen, answer = typed(app, screen_code(chair))
    assert (answer.status_code, answer.location) == (303, "/wall")
    return screen

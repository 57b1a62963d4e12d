"""The page of rules, and that a deployment's own settings reach pages and commands, or stop them with one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from explorer import create_app
from explorer.cli import commands, main
from explorer.missing.rule_words import SETTINGS
from graph.settings import Settings
from graph.store import Store
from queries.missing import DEFAULT, RULES, RuleSettings
from queries.missing.roles import profile
from queries.missing.sources import LIKELY_TIE, SOURCES
from tests.database import Server
from tests.explorer.conftest import Clock
from tests.explorer.pages import PASSWORD, soup, token, words

OURS = "window: 30\nnot_asked: [visits-bunched]\nexpected_roles: se-sip\ncadence_by_role: {gp: 20}\n"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A deployment's own settings."""
    path = tmp_path / "rules.yaml"
    path.write_text(OURS, encoding="utf-8")
    return path


def browser_of(settings: Settings, store: Store, clock: Clock) -> FlaskClient:
    browser = create_app(settings, store, clock).test_client()
    given = {"name": "priya", "password": PASSWORD, "csrf_token": token(browser)}
    assert browser.post("/sign-in", data=given).status_code == 303
    return browser


def test_every_rule_is_told_with_its_settings(ana: FlaskClient) -> None:
    page = soup(ana.get("/rules"))
    order, *sections = page.select(".ct-rule")
    assert order["id"] == LIKELY_TIE
    assert [each["id"] for each in sections] == [rule.code for rule in RULES]
    for section, rule in zip(sections, RULES, strict=True):
        text = words(section)
        assert rule.title in text
        assert rule.why in text
        assert "{" not in text
        assert "Not asked here" not in text
        assert ("Asked of an area or of everything, on the command line" in text) == rule.of_area
    lapsed = words(page.select_one("#lapsed-contact"))
    assert "Contact is looked for within 90 days." in lapsed
    assert "Child protection social worker: within 14 days." in lapsed
    assert len(page.select("#expected-role-missing tbody tr")) == len(profile(DEFAULT.expected_roles))


def test_every_rule_tells_its_source(ana: FlaskClient) -> None:
    page = soup(ana.get("/rules"))
    for code in (*(rule.code for rule in RULES), LIKELY_TIE):
        assert len(SOURCES[code].split()) >= 3, code
        assert f"Source: {SOURCES[code]}." in words(page.select_one(f"#{code}"))
    assert set(SOURCES) == {*(rule.code for rule in RULES), LIKELY_TIE}


def test_the_page_tells_what_orders_a_list(ana: FlaskClient) -> None:
    (order,) = soup(ana.get("/rules")).select("#likely-tie")
    assert "those stand first where contact between the two is likelier" in words(order)
    assert "says nothing about a person" in words(order)


def test_what_is_asked_of_an_area_is_no_choice_on_a_page(ana: FlaskClient) -> None:
    of_area = [rule.code for rule in RULES if rule.of_area]
    assert {"isolated-agency", "possible-duplicate"} <= set(of_area)
    choices = {each["value"] for each in soup(ana.get("/questions?show=all")).select("option")}
    assert "workers-not-in-contact" in choices
    assert not choices & set(of_area)
    for code in of_area:
        assert ana.get(f"/questions?rule={code}").status_code == 400


def test_every_setting_of_a_rule_has_its_words() -> None:
    named = {name for rule in RULES for name in rule.settings}
    assert named == {*SETTINGS, "cadence_by_role", "expected_roles"}
    assert set(RuleSettings.__dataclass_fields__) == {*named, "not_asked", "answered_days", "say"}


def test_the_page_tells_of_a_deployments_own_settings(
    settings: Settings, demo: Store, clock: Clock, ours: Path
) -> None:
    page = soup(browser_of(replace(settings, rules=ours), demo, clock).get("/rules"))
    assert "Contact counts for 30 days." in words(page.select_one("#workers-not-in-contact"))
    assert "Not asked here." in words(page.select_one("#visits-bunched"))
    assert "GP: within 20 days." in words(page.select_one("#lapsed-contact"))
    (role,) = page.select("#expected-role-missing tbody th")
    assert words(role) == "lead of the SIP (huvudansvarig)"


def test_pages_ask_by_a_deployments_own_settings(settings: Settings, demo: Store, clock: Clock, ours: Path) -> None:
    def asked(browser: FlaskClient) -> dict[str, list[str]]:
        pages = ("/questions?show=all", "/questions?client=ella&show=all", "/questions?family=shaw&show=all")
        shown = {path: soup(browser.get(path)).select(".ct-question__statement") for path in pages}
        return {path: [words(each) for each in statements] for path, statements in shown.items()}

    usual = asked(browser_of(settings, demo, clock))
    own = browser_of(replace(settings, rules=ours), demo, clock)
    for path, statements in asked(own).items():
        assert [each for each in usual[path] if "plan visits" in each]
        assert not [each for each in statements if "plan visits" in each]
        # Who were in touch more than 30 days ago are asked about, too.
        assert len(statements) > len(usual[path])
    for path, questions in (("/clients/ella", "client=ella"), ("/families/shaw", "family=shaw")):
        tabs = words(soup(own.get(path)).select_one(".ct-tabs"))
        assert f"Questions ({len(asked(own)[f'/questions?{questions}&show=all'])})" in tabs


@pytest.mark.parametrize("command", [["gaps", "--family", "shaw"], ["network", "ella"], ["serve"], ["check"]])
def test_a_wrong_file_stops_a_command_with_one_line(
    neo4j_server: Server,
    demo: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    del demo
    path = tmp_path / "rules.yaml"
    path.write_text("window: never", encoding="utf-8")
    for name, value in {**neo4j_server.environment, "COMMON_THREAD_RULES": str(path)}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COMMON_THREAD_SECRET_KEY", "a key for the tests, long enough to be one")
    with pytest.raises(SystemExit) as ended:
        main(command)
    said = "".join(capsys.readouterr())
    assert ended.value.code == 1
    assert f"{path}: window must be a whole number from 1 to 3660." in said
    assert "Traceback" not in said


def test_gaps_ask_by_a_deployments_own_settings(
    neo4j_server: Server, demo: Store, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del demo
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    day = ["--as-of", "2026-11-25"]
    usual = [CliRunner().invoke(commands, ["gaps", *more, *day]).output for more in ([], ["--family", "shaw"])]
    monkeypatch.setenv("COMMON_THREAD_RULES", str(ours))
    own = [CliRunner().invoke(commands, ["gaps", *more, *day]).output for more in ([], ["--family", "shaw"])]
    for before, after in zip(usual, own, strict=True):
        assert "plan visits" in before
        assert "plan visits" not in after

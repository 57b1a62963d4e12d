"""The main job on real input: the Family Context feeds come in, and Una Bryant's social worker sees who else is there.

From the command line to the page, each step as a user would take it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from explorer import create_app
from explorer.cli import commands
from graph.settings import Settings
from graph.store import Store
from tests.database import Server
from tests.explorer.conftest import Clock
from tests.explorer.pages import PASSWORD, soup, token, words
from tests.seed.family_context import FEEDS, MAPPING

TEAM = {
    "A S Worker": "020 7777 7777",
    "Mr A Aaaaa": "0151 7777 7777",
    "Area A": "01134960303",
}


@pytest.fixture
def run(store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in process, on the tests' server, which is empty at first."""
    assert store.uri == neo4j_server.uri
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)

    def command(*arguments: object, given: str | None = None) -> Result:
        result = CliRunner().invoke(commands, [str(each) for each in arguments], input=given)
        assert result.exit_code == 0, result.output
        return result

    return command


def test_una_bryants_team_in_the_terminal_and_on_her_social_workers_page(
    run: Callable[..., Result], store: Store, settings: Settings
) -> None:
    report = json.loads(run("import", FEEDS, "--mapping", MAPPING, "--format", "json").stdout)
    assert (report["created"]["clients"], report["not_needed"]["clients"]) == (1, 9)

    browser, una, worker = sign_in_as_her_social_worker(run, store, settings)
    network = json.loads(run("network", una, "--format", "json").stdout)
    labels = {node["label"] for node in network["nodes"]}
    assert {"Una Bryant", *TEAM} <= labels
    assert "Una Bryant" in run("network", una).stdout
    assert worker in {node["id"] for node in network["nodes"]}

    home = words(soup(browser.get("/")))
    assert "Una Bryant" in home
    page = words(soup(browser.get(f"/clients/{una}")))
    for name, number in TEAM.items():
        assert name in page
        assert number in page
    assert "arrears" not in page


def sign_in_as_her_social_worker(
    run: Callable[..., Result], store: Store, settings: Settings
) -> tuple[FlaskClient, str, str]:
    """A browser with A S Worker signed in, Una Bryant's id and theirs, both looked up."""
    una, worker = ids_of(run)
    run(
        "user",
        "add",
        "worker",
        "--role",
        "practitioner",
        "--professional",
        worker,
        "--password-stdin",
        given=f"{PASSWORD}\n",
    )
    browser = create_app(settings, store, Clock()).test_client()
    answer = browser.post("/sign-in", data={"name": "worker", "password": PASSWORD, "csrf_token": token(browser)})
    assert answer.status_code == 303
    return browser, una, worker


def ids_of(run: Callable[..., Result]) -> tuple[str, str]:
    """Una Bryant's id and her social worker's, from what `gaps` and `network` print: nobody else is there."""
    findings = json.loads(run("gaps", "--format", "json").stdout)["findings"]
    (una,) = {client for finding in findings for client in finding["clients"]}
    nodes = json.loads(run("network", una, "--format", "json").stdout)["nodes"]
    (worker,) = (node["id"] for node in nodes if node["label"] == "A S Worker")
    return una, worker

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from explorer.accounts import passwords
from explorer.cli.user import user
from graph.cypher import load
from graph.errors import InputRefused
from graph.store import Store
from queries import accounts
from tests.database import Server
from tests.explorer.pages import PASSWORD

Run = Callable[..., Result]


@pytest.fixture
def run(demo: Store, neo4j_server: Server) -> Run:
    """The command, on the demonstration network."""
    del demo

    def invoke(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(user, list(arguments), input=typed, env=neo4j_server.environment)

    return invoke


def test_an_account_with_a_password_made_up(run: Run, demo: Store):
    answer = run("add", "Nina", "--role", "practitioner", "--professional", "nina")
    assert answer.exit_code == 0
    password = answer.stdout.strip()
    kept = accounts.credentials(demo, "nina")
    assert kept is not None
    assert (kept.account.name, kept.account.professional) == ("Nina", "nina")
    assert password not in kept.password
    assert passwords.matches(password, kept.password)
    assert "Nina can sign in." in answer.stderr


def test_an_account_with_a_password_from_a_pipe(run: Run, demo: Store):
    answer = run("add", "nina", "--role", "practitioner", "--password-stdin", typed=f"{PASSWORD}\n")
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert passwords.matches(PASSWORD, accounts.credentials(demo, "nina").password)


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (["ana"], "", "There is an account with that name"),
        (["  ANA "], "", "There is an account with that name"),
        (["nina", "--professional", "nobody"], "", "No professional has that id"),
        (["nina", "--password-stdin"], "", "No password came"),
        (["nina", "--password-stdin"], "too short\n", "12 characters or more"),
        (["nina", "--password-stdin"], "Password1234\n", "many people use"),
        ([" "], "", "The name is empty"),
        (["n" * 201], "", "The name may have"),
    ],
)
def test_what_is_refused_makes_no_account(run: Run, demo: Store, arguments: list[str], typed: str, said: str):
    before = accounts.listed(demo)
    answer = run("add", *arguments, "--role", "practitioner", typed=typed)
    assert isinstance(answer.exception, InputRefused)
    assert said in str(answer.exception)
    assert accounts.listed(demo) == before


def test_only_roles_for_people_can_be_given(run: Run):
    assert run("add", "nina", "--role", "operator").exit_code == 2


def test_the_list(run: Run):
    rows = [row for row in json.loads(run("list", "--format", "json").stdout) if row["ended_at"] is None]
    assert [(row["name"], row["role"], row["professional"]) for row in rows] == [
        ("ana", "practitioner", "ana"),
        ("priya", "practitioner", "priya"),
        ("sam", "practitioner", "sam"),
    ]
    assert set(rows[0]) == {"id", "name", "role", "professional", "areas", "created_at", "ended_at"}
    text = run("list").stdout
    assert "ana\tPractitioner\tana\tcan sign in" in text
    assert "$argon2id" not in text


def test_a_coordinator_has_areas_and_nobody_else_has(run: Run, demo: Store):
    assert run("add", "cora", "--role", "coordinator", "--area", "North", "--area", "South").exit_code == 0
    assert accounts.find(demo, "cora").areas == ("North", "South")
    assert "cora\tCoordinator\tNorth, South\tcan sign in" in run("list").stdout
    for wrong in (
        ["--role", "coordinator"],
        ["--role", "privacy-officer"],
        ["--role", "practitioner", "--area", "North"],
    ):
        answer = run("add", "olu", *wrong)
        assert isinstance(answer.exception, InputRefused)
        assert "A coordinator or privacy officer needs the areas" in str(answer.exception)
    assert accounts.credentials(demo, "olu") is None


def test_an_account_ends_once(run: Run, demo: Store):
    assert run("end", "ana").exit_code == 0
    assert accounts.credentials(demo, "ana") is None
    again = run("end", "ana")
    assert isinstance(again.exception, InputRefused)
    assert run("add", "ana", "--role", "practitioner", "--professional", "ana").exit_code == 0


def test_changes_are_written_down(run: Run, demo: Store):
    run("end", "priya")
    entry = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"]) == ("change", "accounts.end")

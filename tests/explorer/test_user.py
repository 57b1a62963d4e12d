from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from explorer.accounts import passwords
from explorer.cli.network import network
from explorer.cli.session import system_user
from explorer.cli.user import user
from graph.cypher import load
from graph.errors import InputRefused
from graph.store import Store
from graph.viewer import ROLES, operator
from queries import accounts, administration
from tests.database import Server
from tests.explorer.conftest import NOW
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
        (["nina", "--password-stdin"], "Password1234\n", "too easy to guess"),
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
    assert set(rows[0]) == {
        "id",
        "name",
        "role",
        "professional",
        "areas",
        "supervises",
        "oversees",
        "administers",
        "waits",
        "created_at",
        "ended_at",
    }
    text = run("list").stdout
    assert "ana\tPractitioner\tana\tcan sign in" in text
    assert "$argon2id" not in text


def test_a_coordinator_has_areas_and_nobody_else_has(run: Run, demo: Store):
    assert run("add", "cora", "--role", "coordinator", "--area", "North", "--area", "Riverside").exit_code == 0
    assert accounts.find(demo, "cora").areas == ("North", "Riverside")
    assert "cora\tCoordinator\tNorth, Riverside\twaits for a second person" in run("list").stdout
    for wrong in (
        ["--role", "coordinator"],
        ["--role", "privacy-officer"],
        ["--role", "practitioner", "--area", "North"],
    ):
        answer = run("add", "olu", *wrong)
        assert isinstance(answer.exception, InputRefused)
        assert "A coordinator or privacy officer needs the areas" in str(answer.exception)
    assert accounts.credentials(demo, "olu") is None


@pytest.mark.parametrize("role", ["coordinator", "privacy-officer"])
def test_an_area_in_which_there_is_nothing_is_refused(run: Run, demo: Store, role: str):
    before = accounts.listed(demo)
    answer = run("add", "cora", "--role", role, "--area", "North", "--area", "Nowhere")
    assert isinstance(answer.exception, InputRefused)
    assert str(answer.exception) == "No agency or address lies in Nowhere. There are: North, Riverside."
    assert accounts.listed(demo) == before


def test_of_many_areas_a_few_are_named(run: Run, monkeypatch: pytest.MonkeyPatch):
    known = tuple(f"Area {number}" for number in range(1, 8))
    monkeypatch.setattr("explorer.cli.user.known_areas", lambda _store, _viewer: known)
    answer = run("add", "cora", "--role", "coordinator", "--area", "North")
    assert str(answer.exception).endswith("There are: Area 1, Area 2, Area 3, Area 4, Area 5 and 2 more.")
    monkeypatch.setattr("explorer.cli.user.known_areas", lambda _store, _viewer: ())
    answer = run("add", "cora", "--role", "coordinator", "--area", "North")
    assert "in any area yet" in str(answer.exception)


def test_a_privacy_officer_may_answer_for_an_agency(run: Run, demo: Store):
    assert run("add", "olga", "--role", "privacy-officer", "--agency", "riverside-housing").exit_code == 0
    olga = accounts.find(demo, "olga")
    assert (olga.oversees, olga.supervises, olga.areas) == ("riverside-housing", None, ())
    assert (olga.viewer.oversees, olga.viewer.areas) == ("riverside-housing", ())
    assert "olga\tPrivacy officer\triverside-housing\twaits for a second person" in run("list").stdout
    rows = {row["name"]: row for row in json.loads(run("list", "--format", "json").stdout)}
    assert (rows["olga"]["oversees"], rows["ana"]["oversees"]) == ("riverside-housing", None)


WRONG_SCOPES = [
    (["privacy-officer"], "or a privacy officer an agency, with --agency"),
    (["privacy-officer", "--area", "North", "--agency", "riverside-housing"], "not for both"),
    (["privacy-officer", "--agency", "nowhere"], "No agency has that id"),
    (["administrator"], "needs the agency whose accounts they make"),
    (["administrator", "--agency", "nowhere"], "No agency has that id"),
    (["administrator", "--agency", "oak-primary", "--professional", "nina"], "works for the agency whose accounts"),
    (["administrator", "--agency", "riverside-housing", "--area", "North"], "nobody else has areas"),
    (["coordinator", "--agency", "riverside-housing"], "leave --agency out"),
    (["coordinator", "--area", "North", "--agency", "riverside-housing"], "leave --agency out"),
    (["supervisor", "--professional", "nina", "--area", "North"], "nobody else has areas"),
]


@pytest.mark.parametrize(("given", "said"), WRONG_SCOPES)
def test_whoever_answers_for_nothing_for_both_or_for_what_is_not_there_is_refused(
    run: Run, demo: Store, given: list[str], said: str
):
    before = accounts.listed(demo)
    answer = run("add", "olga", "--role", *given)
    assert isinstance(answer.exception, InputRefused)
    assert said in str(answer.exception)
    assert accounts.listed(demo) == before


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


SECONDS = [
    ("coordinator", ["--area", "North"]),
    ("privacy-officer", ["--area", "North"]),
    ("privacy-officer", ["--agency", "riverside-housing"]),
    ("administrator", ["--agency", "riverside-housing"]),
    ("duty-desk", ["--professional", "nina"]),
    ("supervisor", ["--professional", "nina"]),
]


@pytest.mark.parametrize(("role", "more"), SECONDS)
def test_some_roles_take_two_people(run: Run, demo: Store, role: str, more: list[str]):
    answer = run("add", "nina", "--role", role, *more)
    assert answer.exit_code == 0
    assert "once somebody else has run" in answer.stderr
    assert accounts.credentials(demo, "nina") is None, "nobody signs in yet"
    again = run("grant", "nina")
    assert isinstance(again.exception, InputRefused)
    assert "It takes two people" in str(again.exception)
    assert accounts.credentials(demo, "nina") is None
    accounts.grant(demo, operator("another"), "nina", NOW)
    assert accounts.credentials(demo, "nina") is not None
    assert f"nina\t{ROLES[role].title}" in run("list").stdout
    entries = [each for each in demo.read(load("tests.explorer.cypher", "entries")) if "accounts." in each["query"]]
    added, granted = ([each for each in entries if each["query"] == f"accounts.{act}"][-1] for act in ("add", "grant"))
    assert added["subjects"] == granted["subjects"]
    assert (added["account"], granted["account"]) == (system_user(), "another")


def test_the_environment_makes_nobody_a_second_person(run: Run, demo: Store, monkeypatch: pytest.MonkeyPatch):
    assert run("add", "cora", "--role", "coordinator", "--area", "North").exit_code == 0
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME", "SUDO_USER"):
        monkeypatch.setenv(name, "somebody-else")
    assert isinstance(run("grant", "cora").exception, InputRefused)
    assert accounts.credentials(demo, "cora") is None


def test_who_was_added_by_another_is_granted_on_the_command_line_once(run: Run, demo: Store):
    cora = accounts.Account(id="cora's", name="cora", role="coordinator", areas=("North",))
    accounts.add(demo, operator("another"), cora, "a hash", NOW)
    assert run("grant", " CORA ").exit_code == 0
    for name, said in (("cora", "waits for nobody"), ("ana", "waits for nobody"), ("nobody", "No account")):
        answer = run("grant", name)
        assert isinstance(answer.exception, InputRefused)
        assert said in str(answer.exception)


def test_a_waiting_account_answers_nobody_and_can_be_ended(run: Run, neo4j_server: Server):
    assert run("add", "desk", "--role", "duty-desk", "--professional", "ana").exit_code == 0
    asked = CliRunner().invoke(network, ["ella", "--as", "desk"], env=neo4j_server.environment)
    assert isinstance(asked.exception, InputRefused)
    assert "waits for a second person" in str(asked.exception)
    assert run("end", "desk").exit_code == 0


def test_who_supports_people_is_no_privacy_officer(run: Run):
    answer = run("add", "ana too", "--role", "privacy-officer", "--professional", "ana", "--area", "North")
    assert isinstance(answer.exception, InputRefused)
    assert "excludes" in str(answer.exception)
    assert run("add", "nina", "--role", "privacy-officer", "--professional", "nina", "--area", "North").exit_code == 0
    for role in ("practitioner", "supervisor", "duty-desk"):
        assert isinstance(run("add", "nina too", "--role", role, "--professional", "nina").exception, InputRefused)


@pytest.mark.parametrize("other", ["practitioner", "supervisor", "privacy-officer", "records-officer"])
def test_who_supports_people_or_oversees_is_no_administrator(run: Run, other: str):
    nina = ("--professional", "nina")
    more = ("--area", "North") if other == "privacy-officer" else ()
    assert run("add", "nina", "--role", "administrator", "--agency", "carers-link", *nina).exit_code == 0
    answer = run("add", "nina too", "--role", other, *nina, *more)
    assert isinstance(answer.exception, InputRefused)
    assert "excludes" in str(answer.exception)
    assert run("end", "nina").exit_code == 0
    assert run("add", "nina", "--role", other, *nina, *more).exit_code == 0
    answer = run("add", "nina too", "--role", "administrator", "--agency", "carers-link", *nina)
    assert isinstance(answer.exception, InputRefused)


def test_an_administrator_is_made_and_listed(run: Run, demo: Store):
    assert run("add", "ada", "--role", "administrator", "--agency", "oak-primary").exit_code == 0
    ada = accounts.find(demo, "ada")
    assert (ada.administers, ada.oversees, ada.supervises) == ("oak-primary", None, None)
    assert ada.viewer.administers == "oak-primary"
    assert "ada\tAdministrator, for one agency\toak-primary\twaits for a second person" in run("list").stdout
    rows = {row["name"]: row for row in json.loads(run("list", "--format", "json").stdout)}
    assert (rows["ada"]["administers"], rows["ana"]["administers"]) == ("oak-primary", None)


def test_what_an_administrator_made_is_granted_with_a_password_that_is_shown_once(run: Run, demo: Store):
    assert run("add", "ada", "--role", "administrator", "--agency", "oak-primary").exit_code == 0
    accounts.grant(demo, operator("another"), "ada", NOW)
    new = administration.New("amy's", "amy", "amy.lund", "practitioner")
    assert administration.make(demo, accounts.find(demo, "ada").viewer, new, accounts.Moment(NOW, NOW.date()))
    assert accounts.credentials(demo, "amy.lund") is None
    answer = run("grant", "amy.lund")
    assert (answer.exit_code, "Password, shown this once." in answer.stderr) == (0, True)
    assert "Amy Lund, Practitioner. The account was made by ada." in answer.stderr
    kept = accounts.credentials(demo, "amy.lund")
    assert kept is not None
    assert passwords.matches(answer.stdout.strip(), kept.password)
    assert accounts.find(demo, "amy.lund").professional == "amy"
    again = run("grant", "amy.lund")
    assert isinstance(again.exception, InputRefused)
    assert again.stdout == ""
    assert accounts.credentials(demo, "amy.lund") == kept, "the password stays"


def test_what_was_made_on_the_server_keeps_its_password(run: Run, demo: Store):
    cora = accounts.Account(id="cora's too", name="cora", role="coordinator", areas=("North",))
    accounts.add(demo, operator("another"), cora, "a hash", NOW)
    answer = run("grant", "cora")
    kept = accounts.credentials(demo, "cora")
    assert kept is not None
    assert (answer.exit_code, answer.stdout, kept.password) == (0, "", "a hash")


def test_a_supervisor_supervises_within_the_agency_for_which_they_work(run: Run, demo: Store):
    assert run("add", "sue", "--role", "supervisor", "--professional", "nina").exit_code == 0
    assert accounts.find(demo, "sue").supervises == "carers-link"
    assert "sue\tSupervisor, within one agency\tnina, carers-link\twaits" in run("list").stdout
    for wrong in (
        ["--role", "supervisor"],
        ["--role", "supervisor", "--professional", "mark"],
        ["--role", "supervisor", "--professional", "nina", "--agency", "oak-primary"],
        ["--role", "practitioner", "--professional", "nina", "--agency", "carers-link"],
    ):
        assert isinstance(run("add", "olu", *wrong).exception, InputRefused)
    assert all(row.name != "olu" for row in accounts.listed(demo))

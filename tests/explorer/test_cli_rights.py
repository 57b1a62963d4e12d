"""The commands that answer a person: what they say, to whom, and that nobody else is answered."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli.rights import rights
from explorer.cli.rights_words import GIVEN_BY, REASONS, copy_in_words
from explorer.consents.words import GIVEN_BY as CONSENTED
from explorer.missing.words import REASONS as GIVEN
from graph.cypher import load
from graph.errors import InputRefused
from graph.rights import NOT_ALONE
from graph.rights_told import Agreed, Copy, PutAway
from graph.store import Store
from queries import copies
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.database import Server
from tests.journal import look
from tests.network import practitioner

TODAY = date.today()  # noqa: DTZ011  the same day as the command's, give or take one
MOTHER, CHILD = "kelly", "ella"
Run = Callable[..., Result]


@pytest.fixture
def run(store: Store, neo4j_server: Server, tmp_path: Path) -> Run:
    """The commands, on the demonstration network, at whose mother her health visitor looked."""
    import_folder(store, demo_folder(TODAY, tmp_path / "demo"), today=TODAY)
    with neo4j_server.store() as writer:
        look(writer, MOTHER)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(rights, list(arguments), env=neo4j_server.environment)

    return invoke


def test_a_mother_is_told_what_is_held_of_her(run: Run) -> None:
    answer = run("copy", MOTHER, "--asked-by", "person")
    assert answer.exit_code == 0, answer.output
    for part in ("What services say of you", "given name Kelly", "Families you belong to", "Who supports you"):
        assert part in answer.stdout
    assert "you are the birth parent of somebody" in answer.stdout
    assert "Where you live" not in answer.stdout
    assert "Make sure who asks" in answer.stderr
    at_home = run("copy", MOTHER, "--asked-by", "person", "--home")
    assert "Where you live" in at_home.stdout
    assert "other people's as well" in at_home.stderr


def test_nobody_else_stands_in_it(run: Run, store: Store) -> None:
    answer = run("copy", MOTHER, "--asked-by", "person", "--home", "--format", "json")
    told = json.loads(answer.stdout)
    assert set(told) == {
        "made_on", "client_id", "said", "families", "homes", "kin", "situations", "support", "contacts",
        "agreed", "put_away",
    }  # fmt: skip
    rows = store.read(load("tests.explorer.cypher", "names_of_others"), client=MOTHER)
    assert len(rows) > 10
    assert [row["name"] for row in rows if f'"{row["name"]}"' in answer.stdout] == []


@pytest.mark.parametrize("who", ["parent", "representative", "somebody-else"])
@pytest.mark.parametrize("command", ["copy", "looked"])
def test_nobody_but_the_person_is_answered(run: Run, store: Store, command: str, who: str) -> None:
    answer = run(command, MOTHER, "--asked-by", who)
    assert isinstance(answer.exception, InputRefused)
    assert str(answer.exception) == NOT_ALONE
    assert answer.stdout == ""
    written = [row["entry"] for row in store.read(load("tests.cypher", "entries"))]
    assert ("refused", f"rights.{command}") in {(each["act"], each["query"]) for each in written}


def test_a_sealed_line_stands_in_it_once_its_agency_released_it(run: Run, store: Store) -> None:
    """Kofi supports Lee by a sealed tie."""
    assert "Drug and alcohol" not in run("copy", "lee", "--asked-by", "person").stdout
    assert copies.release(store, practitioner("kofi"), "kofi-lee", "lee", TODAY)
    answer = run("copy", "lee", "--asked-by", "person")
    (line,) = [each for each in answer.stdout.splitlines() if each.startswith("- Drug and alcohol service (")]
    assert line.startswith("- Drug and alcohol service (drug worker), from ")
    assert "Kofi" not in answer.stdout
    assert "Whether there is any is not said." in answer.stdout
    assert copies.take_back(store, practitioner("kofi"), "kofi-lee", "lee", TODAY)
    assert "Drug and alcohol" not in run("copy", "lee", "--asked-by", "person").stdout


def test_agreements_and_answers_are_told_in_words() -> None:
    agreed = Agreed(("Oak Primary School", "Social care"), "guardians", date(2026, 3, 1), date(2026, 9, 1))
    put_away = PutAway("workers-not-in-contact", date(2026, 4, 2), "arranged", date(2026, 7, 1))
    made = Copy(MOTHER, (), (), (), (), (), (), (), agreed=(agreed,), put_away=(put_away,))
    said = copy_in_words(made, date(2026, 6, 1), home=False)
    assert (
        "What was agreed to share\n- Oak Primary School, Social care know of each other, from 2026-03-01 until "
        "2026-09-01; agreed by each of your guardians\n"
    ) in said
    assert (
        "Questions about you that were put away\n- 2026-04-02: Two who support the same client are not in contact: "
        "it is arranged already, until 2026-07-01\n"
    ) in said


def test_every_word_of_who_agreed_and_why_not_is_there() -> None:
    assert {*GIVEN_BY} == {*CONSENTED}
    assert {*REASONS} == {*GIVEN}


def test_a_small_child_does_not_ask(run: Run) -> None:
    assert str(run("copy", CHILD, "--asked-by", "person").exception) == NOT_ALONE


def test_it_has_to_be_said_who_asks(run: Run) -> None:
    assert [run(command, MOTHER).exit_code for command in ("copy", "looked")] == [2, 2]


def test_who_looked_is_told_without_names(run: Run) -> None:
    answer = run("looked", MOTHER, "--asked-by", "person")
    assert answer.exit_code == 0, answer.output
    assert "looked, 1 time" in answer.stdout
    assert "Costa" not in answer.stdout
    told = json.loads(run("looked", MOTHER, "--asked-by", "person", "--format", "json").stdout)["looked"]
    assert {"day", "did", "times"} <= set(told[0])
    later = (TODAY + timedelta(days=2)).isoformat()
    assert "looked, 1 time" not in run("looked", MOTHER, "--asked-by", "person", "--since", later).stdout


def test_a_file_is_its_owners_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_text("before")
    file.chmod(0o644)
    assert run("copy", MOTHER, "--asked-by", "person", "--output", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "given name Kelly" in file.read_text()
    refused = run("copy", MOTHER, "--asked-by", "person", "--output", str(tmp_path / "no" / "such"))
    assert isinstance(refused.exception, InputRefused)

"""The commands of the journal, on a real database: what they say, how they exit, and that they enter themselves."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli.audit import audit
from graph.cypher import load
from graph.errors import InputRefused
from graph.store import Store
from queries import audit as journal
from tests.database import Server
from tests.journal import look

Run = Callable[..., Result]


@pytest.fixture
def run(store: Store, neo4j_server: Server) -> Run:
    """The commands, on a journal of three entries."""
    with neo4j_server.store() as writer:
        for client in ("ella", "tom", "lee"):
            look(writer, client, "aunt")
    assert journal.unlinked(store) == 0

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(audit, list(arguments), env=neo4j_server.environment)

    return invoke


def test_a_whole_journal_is_said_to_be_as_far_as_can_be_known(run: Run):
    answer = run("verify")
    assert answer.exit_code == 0, answer.output
    assert "4 entries in 2 chains, 0 of them erased." in answer.stdout
    assert "Nothing was altered, removed, reordered or dropped, as far as can be known." in answer.stdout
    assert "Without an anchor it can't be known" in answer.stdout
    told = json.loads(run("verify", "--format", "json").stdout)
    assert (told["whole"], told["entries"], told["faults"]) == (True, 5, [])
    assert len(told["unknown"]) == 2


def test_what_was_tampered_with_is_told_and_exits_1(run: Run, store: Store):
    entry = next(row for row in journal.links(store) if row["subjects"] == ["tom", "aunt"])
    store.write(load("tests.queries.cypher", "alter_entry"), id=entry["id"], cells={"subjects": ["mia"]})
    answer = run("verify")
    assert answer.exit_code == 1
    assert f"WRONG  altered: chain {entry['chain']}, entry 2. What this entry says was altered." in answer.stdout
    told = json.loads(run("verify", "--format", "json").stdout)
    assert (told["whole"], told["faults"][0]["kind"], told["faults"][0]["number"]) == (False, "altered", 2)


def test_an_anchor_is_appended_and_knows_of_what_was_cut(run: Run, store: Store, tmp_path: Path):
    file = tmp_path / "anchors"
    assert [run("anchor", str(file)).exit_code for _ in range(2)] == [0, 0]
    assert len(file.read_text().splitlines()) == 2
    assert run("verify", "--anchor", str(file)).exit_code == 0
    chain = next(row["chain"] for row in journal.links(store) if row["query"] == "client")
    store.write(load("tests.queries.cypher", "drop_chain"), chain=chain)
    answer = run("verify", "--anchor", str(file))
    assert answer.exit_code == 1
    assert f"WRONG  dropped: chain {chain}." in answer.stdout
    file.write_text(file.read_text().replace('"mac": "', '"mac": "0'))
    assert "Line 1 of the anchor" in str(run("verify", "--anchor", str(file)).exception)


@pytest.mark.parametrize(
    "arguments",
    [("verify", "--anchor", "no such file"), ("retire",), ("retire", "--before", "soon"), ("erase", "--subject", "x")],
)
def test_called_wrongly_exits_2(run: Run, arguments: tuple[str, ...]):
    assert run(*arguments).exit_code == 2


def test_an_export_is_entered_and_holds_every_entry(run: Run, tmp_path: Path):
    file = tmp_path / "journal.jsonl"
    assert run("export", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = [json.loads(line) for line in file.read_text().splitlines()]
    assert sorted(each["query"] for each in told) == ["audit.export", "client", "client", "client"]
    assert {"chain", "number", "mac", "commitment", "at", "account", "subjects"} <= set(told[0])
    shown = run("export", "-").stdout.splitlines()
    assert len([json.loads(line) for line in shown]) == 5


def test_what_is_old_is_emptied_after_it_was_counted(run: Run, store: Store):
    today = date.today()  # noqa: DTZ011  the same day as the command's, give or take one
    old = {"before": (today - timedelta(days=400)).isoformat(), "never": (today + timedelta(days=3)).isoformat()}
    assert run("retire", "--before", old["before"], "--dry-run").stdout == "0 entries would be emptied.\n"
    answer = run("retire", "--before", old["never"])
    assert isinstance(answer.exception, InputRefused)
    assert run("retire", "--before", old["before"]).stdout == "0 entries emptied.\n"
    assert "audit.retire" in {row["query"] for row in journal.links(store)}


def test_an_id_is_taken_out_of_every_entry(run: Run, store: Store):
    answer = run("erase", "--subject", "aunt", "--under", "art. 17, decision 12")
    assert answer.stdout.startswith("Erased from 3 entries on ")
    assert journal.naming(store, "aunt", "") == []
    assert {(row["subjects"][0], row["erased_under"]) for row in journal.links(store) if row["query"] == "client"} == {
        (client, "art. 17, decision 12") for client in ("ella", "tom", "lee")
    }
    assert run("verify").exit_code == 0
    assert isinstance(run("erase", "--subject", "ella", "--under", " ").exception, InputRefused)

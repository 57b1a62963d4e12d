"""The pilot's report: only who said yes is counted, from then on, and nobody is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli.pilot import TOO_FEW, pilot
from graph.errors import InputRefused
from graph.journal import entry
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from queries.pilot import take_part, takes_part
from queries.pilot_figures import FEWEST
from tests.database import Server

Run = Callable[..., Result]
NOW = datetime.now(UTC)
PEOPLE = [Account(f"account {number}", f"Person{number}", "practitioner", None) for number in range(FEWEST)]


@pytest.fixture
def run(store: Store, neo4j_server: Server) -> Run:
    """The commands, where five have accounts and none takes part."""
    for each in PEOPLE:
        accounts.add(store, operator("tests"), each, "no hash", NOW)

    def invoke(*arguments: str) -> Result:
        first = (NOW - timedelta(days=8)).date().isoformat()
        given = ["report", "--from", first, "--to", (NOW + timedelta(days=2)).date().isoformat(), *arguments]
        return CliRunner().invoke(pilot, given, env=neo4j_server.environment)

    return invoke


def searches(server: Server) -> None:
    """Each searches once, and finds somebody."""
    with server.store() as writer:
        for each in PEOPLE:
            writer.write_together([entry(each.viewer, "search", "closed-search", ["ella"], rows=1)])


def test_only_what_was_done_after_a_yes_is_counted(run: Run, store: Store, neo4j_server: Server) -> None:
    searches(neo4j_server)
    assert TOO_FEW in run().stderr
    for each in PEOPLE:
        take_part(store, each, datetime.now(UTC), yes=True)
    assert TOO_FEW in run().stderr
    searches(neo4j_server)
    page = run()
    assert f"{FEWEST} of {FEWEST} accounts take part" in page.stdout
    assert f"{FEWEST:>10}  searches with a result" in page.stdout
    assert not any(each in page.output for each in ("ella", "Person", "account "))
    # One of them changes their mind: nothing of theirs is counted, so nothing is.
    take_part(store, PEOPLE[0], datetime.now(UTC), yes=False)
    assert not takes_part(store, PEOPLE[0])
    assert "searches" not in run().stdout
    # A second yes doesn't bring back what was done before it.
    take_part(store, PEOPLE[0], datetime.now(UTC), yes=True)
    assert "searches" not in run().stdout


def test_the_survey_stands_beside_and_in_the_table(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "survey.csv"
    kept.write_text("when,minutes,calls,sure,spoke\n" + "before,157,6,2,0\n" * 5 + "after,20,1,4,1\n" * 4)
    assert "minutes  before 157 (5), after under 5 answers (4)" in run("--survey", str(kept)).stdout
    table = run("--survey", str(kept), "--format", "csv").stdout.splitlines()
    assert table[:2] == ["week_begins,figure,value", ",survey minutes before (median),157"]
    assert not any("after" in each for each in table)


def test_what_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    missing = run("--survey", str(tmp_path / "none.csv"))
    assert isinstance(missing.exception, InputRefused)
    (tmp_path / "odd.csv").write_bytes(b"\xff\xfe")
    assert isinstance(run("--survey", str(tmp_path / "odd.csv")).exception, InputRefused)
    assert isinstance(run("--to", "2020-01-01").exception, InputRefused)

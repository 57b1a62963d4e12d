"""A backup holds the whole graph but sessions, only its key's holder can read it, and restored it is the same graph."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyrage.x25519 import Identity

from explorer.cli import commands
from graph.cypher import load
from graph.errors import DatabaseRefused, DatabaseUnavailable, InputRefused, SettingsError
from graph.migrate import half_restored, migrate
from graph.store import Store, as_json
from graph.viewer import Viewer, operator
from queries import accounts, copies, meetings
from queries.accounts import Account
from queries.meetings import Opened
from seed.backup import keys
from seed.backup.restoring import BATCH, read_through
from seed.backup.sealed import opened, seal
from seed.demo import demo_folder
from seed.feeds import import_feeds
from seed.tables import import_folder
from tests.database import Server, wipe
from tests.seed.csv_folder import exported
from tests.seed.family_context import FEEDS, MAPPING

KEY = Identity.generate()
OTHER = Identity.generate()
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
WITHOUT_LIFE = ("Session", "SignInAttempts", "Wall")
ANA = Account(id="account of ana", name="ana", role="practitioner", professional="ana")
Run = Callable[..., Result]
# Struck dead, as by kill -9, when the second batch of a kind is handed over.
KILLED = """
import os, signal, sys
from explorer.cli import main
from queries import backup

real, calls = backup.KIND, []


def until_the_second(store, rows):
    calls.append(rows)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(store, rows)


backup.KIND = until_the_second
main(sys.argv[1:])
"""


@pytest.fixture
def environment(neo4j_server: Server) -> dict[str, str]:
    """What leads a command to the tests' database, with a key."""
    return {**neo4j_server.environment, keys.SETTING: str(KEY)}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """A command of the program, as it is typed."""

    def invoke(*arguments: object, typed: str = "", **settings: str) -> Result:
        return CliRunner().invoke(commands, [*map(str, arguments)], input=typed, env={**environment, **settings})

    return invoke


@pytest.fixture
def full(store: Store, tmp_path: Path) -> Store:
    """A database with the demonstration, somebody's feeds, an account, a session and what was tried."""
    import_folder(store, demo_folder(NOW.date(), tmp_path / "demo"), today=NOW.date())
    import_feeds(store, FEEDS, MAPPING, today=NOW.date())
    accounts.add(store, operator("tests"), ANA, "a hash", NOW)
    assert accounts.open_session(store, ANA, "hash of a session", NOW, "password")
    store.write(load("tests.cypher", "mark_family"), id="shaw", marks={"told_on": NOW.date()})
    store.write(load("tests.cypher", "mark_family"), id="webb", marks={"not_told": True})
    assert copies.release(store, Viewer("kofi", "practitioner", "kofi"), "kofi-lee", "lee", NOW.date())
    chair = Viewer(ANA.id, "chair", "ana")
    opened = Opened(id="m", family_id="shaw", purpose="sip", code="a hash", since=NOW, until=NOW + timedelta(hours=1))
    assert meetings.open(store, chair, opened, ["ella"])
    assert meetings.come(store, Viewer("account of sam", "practitioner", "sam"), "a hash", "p", NOW) is False
    assert meetings.connect(store, chair, "m", "w", "another hash", NOW)
    assert meetings.pair(store, "another hash", "hash of a screen's session", NOW)
    assert accounts.count_attempt(store, {"somebody": 5}, NOW - timedelta(minutes=15), NOW)
    return store


def graph(store: Store) -> tuple[list[str], list[str]]:
    """Every node and edge but sessions, attempts and the journal, to the nanosecond."""
    apart = {*WITHOUT_LIFE, "Entry", "Chain"}
    nodes = [row for row in store.read(load("tests.cypher", "nodes")) if not apart & {*row["labels"]}]
    edges = [row for row in store.read(load("tests.cypher", "edges")) if row["type"] not in ("OPENED_BY", "SHOWS")]
    return sorted(map(written, nodes)), sorted(map(written, edges))


def written(row: dict[str, Any]) -> str:
    """A row with its properties in one order."""
    return repr({name: sorted(value.items()) if isinstance(value, dict) else value for name, value in row.items()})


def journal(store: Store) -> list[str]:
    """The journal's entries, the oldest first."""
    return [written(row) for row in store.read(load("tests.cypher", "entries"))][::-1]


def labels(store: Store) -> set[str]:
    return {label for row in store.read(load("tests.cypher", "nodes")) for label in row["labels"]}


def test_what_is_restored_is_the_same_graph(full: Store, run: Run, tmp_path: Path) -> None:
    before, entries, file = graph(full), journal(full), tmp_path / "backup"
    export = exported(full, tmp_path / "before")
    assert set(WITHOUT_LIFE) <= labels(full)

    saved = run("backup", file)
    assert saved.exit_code == 0, saved.output
    wipe(full)
    migrate(full)
    restored = run("restore", file)

    assert restored.exit_code == 0, restored.output
    assert graph(full) == before
    assert exported(full, tmp_path / "after") == export
    assert journal(full)[: len(entries)] == entries
    assert "('act', 'restore')" in journal(full)[-1]
    assert labels(full) & {*WITHOUT_LIFE, "Restored"} == set()
    assert not half_restored(full)
    assert import_folder(full, tmp_path / "demo", today=NOW.date()).written.total() == 0


def test_the_file_is_its_owners_and_nobody_can_read_a_name_in_it(full: Store, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    assert full.uri
    run("backup", file)
    run("backup", file)
    content = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "demo"]
    names = ("Shaw", "Ella", "Kelly", "Client", "ella", "given_name", "common-thread")
    assert [name for name in names if name.encode() in content] == []
    rows: list[dict[str, Any]] = []
    opened(file, KEY, rows.append)
    assert rows[0]["format"] == "common-thread-backup"
    assert any("Shaw" in repr(row) for row in rows)


def damaged(content: bytes) -> dict[str, bytes]:
    """What can have become of a file on the way."""
    return {
        "cut at the end": content[:-1],
        "cut in the middle": content[: len(content) // 2],
        "cut to its head": content[:150],
        "empty": b"",
        "longer": content + b"x",
        "a bit": content[:-1000] + bytes([content[-1000] ^ 1]) + content[-999:],
        "a bit of its head": content[:60] + bytes([content[60] ^ 1]) + content[61:],
        "no backup": b"id,name\n" * 1000,
    }


def test_a_file_that_is_not_as_it_was_made_is_refused_and_nothing_changed(
    full: Store, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    run("backup", file)
    before = graph(full), journal(full)
    for how, content in damaged(file.read_bytes()).items():
        bad = tmp_path / "bad"
        bad.write_bytes(content)
        refused = run("restore", bad, "--replace", "--yes")
        assert isinstance(refused.exception, InputRefused), how
        assert "Nothing was changed" in str(refused.exception), how
    wrong = run("restore", file, "--replace", "--yes", **{keys.SETTING: str(OTHER)})
    assert "was not made for this key" in str(wrong.exception)
    assert (graph(full), journal(full)) == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"format": "something else"}], "is not a backup"),
        ([{"format": "common-thread-backup", "edition": 0, "layout": 1, "made": "x"}], "another version"),
        ([{"format": "common-thread-backup", "edition": 1, "layout": 99, "made": "x"}], "another version"),
        ([{"format": "common-thread-backup", "edition": 1, "layout": 1, "made": "x"}], "cut short"),
        ([], "is not a backup"),
        (["x"], "is not a backup"),
    ],
)
def test_what_another_program_or_version_sealed_is_refused(rows: list[Any], said: str, tmp_path: Path) -> None:
    file = tmp_path / "other"
    with file.open("wb") as written:
        seal(rows, written, KEY.to_public())
    with pytest.raises(InputRefused, match=said):
        read_through(file, KEY)


def test_a_database_that_holds_something_is_left_alone_unless_it_is_said_and_confirmed(
    full: Store, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    run("backup", file)
    before = graph(full)
    refused = run("restore", file)
    assert isinstance(refused.exception, DatabaseRefused)
    assert "Client" in str(refused.exception)
    unsure = run("restore", file, "--replace", typed="n\n")
    assert unsure.exit_code == 1
    assert "This will be removed: 1 Account, " in unsure.stderr
    assert {*WITHOUT_LIFE} <= labels(full)
    sure = run("restore", file, "--replace", typed="y\n")
    assert sure.exit_code == 0, sure.output
    assert graph(full) == before
    assert labels(full) & {*WITHOUT_LIFE} == set()


@pytest.mark.parametrize("kind", ["put_nodes", "put_edges"])
def test_a_restore_that_is_killed_says_so_and_is_completed_by_another(
    full: Store, run: Run, environment: dict[str, str], tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, before = tmp_path / "backup", graph(full)
    run("backup", file)
    wipe(full)
    monkeypatch.setattr("seed.backup.restoring.BATCH", 20)
    text = KILLED.replace("KIND", kind).replace(
        "from queries", "import seed.backup.restoring as r; r.BATCH = 20\nfrom queries"
    )
    done = subprocess.run(
        [sys.executable, "-c", text, "restore", str(file)],
        env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert "Restored" in labels(full)

    for command in (("gaps",), ("export", tmp_path / "out"), ("user", "list"), ("backup", tmp_path / "half")):
        assert "has not finished" in str(run(*command).exception), command
    assert "has not finished" in run("check").output
    assert not (tmp_path / "half").exists()

    again = run("restore", file)
    assert again.exit_code == 0, again.output
    assert graph(full) == before
    assert "Restored" not in labels(full)


def test_more_than_a_batch_of_each_comes_back(store: Store, run: Run, tmp_path: Path) -> None:
    store.write(load("tests.cypher", "many"), amount=BATCH + 1)
    before = graph(store)
    assert run("backup", tmp_path / "backup").exit_code == 0
    assert run("restore", tmp_path / "backup", "--replace", "--yes").exit_code == 0
    assert graph(store) == before


def test_an_edge_to_what_is_not_in_the_file_is_left_out_and_told(full: Store, run: Run, tmp_path: Path) -> None:
    file, rows = tmp_path / "backup", list[dict[str, Any]]()
    run("backup", file)
    opened(file, KEY, rows.append)
    gone = next(row for row in rows if row.get("labels") == ["Situation"])
    kept = [row for row in rows if row is not gone]
    kept[-1] = {**kept[-1], "nodes": kept[-1]["nodes"] - 1}
    with file.open("wb") as written:
        seal(kept, written, KEY.to_public())
    restored = run("restore", file, "--replace", "--yes")
    assert restored.exit_code == 0
    assert "1 edges were left out" in restored.stderr
    assert full.uri


def test_a_backup_that_fails_leaves_the_one_before(full: Store, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    run("backup", file)
    content = file.read_bytes()
    assert full.uri

    def cut() -> Any:
        yield {"format": "x"}
        raise DatabaseUnavailable("gone")

    with pytest.raises(DatabaseUnavailable), (tmp_path / "x").open("wb") as written:
        seal(cut(), written, KEY.to_public())
    assert isinstance(run("backup", tmp_path / "nowhere" / "backup").exception, InputRefused)
    assert isinstance(run("backup", file, NEO4J_URI="bolt://127.0.0.1:1").exception, DatabaseUnavailable)
    assert file.read_bytes() == content


def test_the_key_is_an_identity_a_recipient_or_a_file_with_one(tmp_path: Path, run: Run, store: Store) -> None:
    file = tmp_path / "key"
    file.write_text(f"# made in a test\n{KEY}\n", encoding="utf-8")
    public = str(KEY.to_public())
    assert str(keys.recipient(public)) == str(keys.recipient(str(KEY))) == str(keys.recipient(str(file))) == public
    assert str(keys.identity(str(file))) == str(keys.identity(str(KEY))) == str(KEY)
    (tmp_path / "no key").write_text("nothing\n", encoding="utf-8")
    for wrong in (None, "", "short", str(tmp_path), str(tmp_path / "no key"), "age1wrong", "AGE-SECRET-KEY-1WRONG"):
        for read in (keys.recipient, keys.identity):
            with pytest.raises(SettingsError, match=keys.SETTING) as refused:
                read(wrong)
            assert "WRONG" not in str(refused.value)
    with pytest.raises(SettingsError, match="only makes backups"):
        keys.identity(public)
    assert run("backup", tmp_path / "backup", **{keys.SETTING: public}).exit_code == 0
    assert store.uri


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_without_a_key_it_is_one_line_and_exits_1(environment: dict[str, str], tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    script = Path(sys.executable).with_name("common-thread")
    given = {**os.environ, **environment, keys.SETTING: ""}
    done = subprocess.run([script, command, tmp_path / "file"], env=given, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert keys.SETTING in done.stderr


def test_what_we_never_store_is_no_value_of_a_backup() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        as_json(timedelta(days=1))

"""The retention job, on a real import and with the clock moved on: what goes, what stays, and killed in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graph.cypher import load
from graph.errors import SettingsError
from graph.migrate import migrate
from graph.store import Store
from graph.viewer import operator
from queries import audit
from queries.audit_check import check
from queries.periods import DEFAULT, Periods, load_periods
from queries.retiring import BATCH, KINDS, Job
from seed.tables import import_folder
from tests.database import Server, wipe
from tests.journal import LINKS
from tests.seed.csv_folder import write

BEGAN = date(2018, 3, 1)
ENDED = date(2019, 3, 1)
DUE = ENDED + timedelta(days=DEFAULT.clients)
GONE = DUE + timedelta(days=DEFAULT.grace)
WHO = operator("tester")
GONE_WITH_TIME = ("Opening", "Meeting", "Presence", "Ask", "Invitation", "Account")

# old: nobody supports her since ENDED, and all that can hang on her. her: her family goes. son: he too.
# father: parent of a child who has a service. flatmate: lives with one. uncle: neither, and nobody ever supported him.
TABLES: Mapping[str, str] = {
    "agencies": "id,name,kind\ncare,Care,child-social-care\nhomes,Homes,housing\n",
    "professionals": "id,name,agency_id,from,to\n"
    f"ana,Ana,care,{BEGAN},\nleft,Left,care,{BEGAN},{ENDED}\nstays,Stays,care,{BEGAN},{ENDED}\n",
    "families": "id,name\nold-family,Old\nhome,Home\n",
    "addresses": "family_id,address,from\nold-family,1 Mill Lane,2018-03-01\nhome,2 Mill Lane,2018-03-01\n",
    "clients": "id,given_name,family_name\n"
    + "".join(f"{each},{each},Shaw\n" for each in ("old", "son", "child", "father", "flatmate", "uncle")),
    "members": "client_id,family_id,from\nold,old-family,2018-03-01\nson,old-family,2018-03-01\n"
    "child,home,2018-03-01\nflatmate,home,2018-03-01\n",
    "relations": "client_id,kind,other_id\nold,parent,son\nfather,parent,child\nuncle,other,child\n",
    "situations": f"client_id,code,from,to\nold,early-help,{BEGAN},{ENDED}\n",
    "involvements": "id,professional_id,agency_id,client_id,from,to\n"
    f"i-old,ana,care,old,{BEGAN},{ENDED}\ni-desk,,homes,son,{BEGAN},{ENDED}\n"
    f"i-child,ana,care,child,{BEGAN},\ni-stays,stays,care,child,{BEGAN},{ENDED}\n",
    "contacts": "id,professional_id,client_id,other_professional_id,other_agency_id,on,about,involvement\n"
    f"k-old,ana,old,,,{BEGAN},,\nk-about,ana,,stays,,{BEGAN},old,\nk-hung,ana,,stays,,{BEGAN},,i-old\n"
    f"k-child,ana,child,,,{BEGAN},,\nk-left,left,,ana,,{BEGAN},,\n",
}


@pytest.fixture
def network(store: Store, tmp_path: Path) -> Store:
    """The network above, imported when it was new."""
    report = import_folder(store, write(tmp_path / "in", TABLES), today=ENDED)
    assert report.refused == []
    return store


@pytest.fixture
def run(network: Store, neo4j_server: Server) -> Callable[..., dict[str, int]]:
    """The job on a day, with what of its counts isn't nothing."""

    assert network

    def done(day: date, *, dry: bool = False, periods: Periods = DEFAULT) -> dict[str, int]:
        with neo4j_server.store() as writer:
            counts = Job(writer, WHO, LINKS, periods, ZoneInfo("Europe/London"), day, dry).run()
        assert list(counts) == list(KINDS)
        return {kind: count for kind, count in counts.items() if count}

    return done


def held(store: Store) -> dict[str, list[str]]:
    """What there is, by label or type: ids, or what stands for one."""
    return {row["kind"]: row["ids"] for row in store.read(load("tests.queries.cypher", "held_by_kind"))}


def test_nothing_goes_before_its_time(run: Any, network: Store) -> None:
    before = held(network)
    assert run(DUE - timedelta(days=1)) == {"marked": 1, "professionals": 1}, "the uncle, whom nobody ever supported"
    assert run(DUE) == {"marked": 2}
    assert held(network)["Client"] == before["Client"]


def test_whoever_goes_goes_with_all_that_hangs_on_them(run: Any, network: Store) -> None:
    run(DUE)
    counts = run(GONE)
    assert counts == {
        "clients": 3, "records": 3, "situations": 1, "memberships": 2, "relations": 2, "involvements": 2, "contacts": 3,
        "families": 1, "addresses": 1,
    }  # fmt: skip
    left = held(network)
    assert left["Client"] == ["child", "father", "flatmate"]
    assert left["Family"] == ["home"]
    assert left["CONTACT"] == ["k-child"]
    assert left["INVOLVED_WITH"] == ["i-child", "i-stays"]
    assert left["Professional"] == ["ana", "stays"], "who left, but stands in what is kept, is kept"
    assert (len(left["Record"]), len(left["Address"]), "Situation" in left, len(left["RELATED_TO"])) == (3, 1, False, 1)


def test_answers_doors_and_what_feeds_know_go_too(run: Any, network: Store) -> None:
    network.write(load("tests.queries.cypher", "put_hanging"), later=datetime(2030, 1, 1, tzinfo=UTC), day=GONE)
    run(DUE)
    told = run(GONE, dry=True)
    assert run(GONE) == told
    assert (told["answers"], told["doors"]) == (1, 3)
    left = held(network)
    assert left["FeedKey"] == ["key of child", "key of i-child", "key of k-child"]
    assert (left["Opening"], left["Invitation"]) == (["o-child"], ["v-child"])
    assert (left["Meeting"], left["Wall"]) == (["m-home"], ["w-old"])
    assert [kind for kind in ("Answer", "Ask", "Presence") if kind in left] == []


def test_a_dry_run_says_what_a_run_does_and_writes_nothing(run: Any, network: Store) -> None:
    for day in (DUE, GONE):
        before = network.read(load("tests.queries.cypher", "everything_held"))
        told = run(day, dry=True)
        assert network.read(load("tests.queries.cypher", "everything_held")) == before
        assert run(day) == told
        assert told
    assert run(GONE) == {}


def test_a_client_whom_somebody_supports_again_stays(run: Any, network: Store, tmp_path: Path) -> None:
    run(DUE)
    again = f"id,professional_id,agency_id,client_id,from\ni-new,ana,care,old,{DUE}\n"
    import_folder(network, write(tmp_path / "again", {"involvements": again}), today=DUE)
    counts = run(GONE)
    assert (counts["unmarked"], counts["clients"]) == (2, 1), "the uncle alone: her son lives with her"
    assert held(network)["Client"] == ["child", "father", "flatmate", "old", "son"]
    assert "clients" not in run(GONE)


def test_without_grace_all_of_it_is_one_run(run: Any, network: Store) -> None:
    periods = Periods(clients=30, grace=0)
    day = ENDED + timedelta(days=31)
    told = run(day, dry=True, periods=periods)
    assert run(day, periods=periods) == told
    assert (told["marked"], told["clients"]) == (3, 3)
    assert held(network)["Client"] == ["child", "father", "flatmate"]


def test_what_was_deleted_is_entered_and_the_journal_verifies(run: Any, network: Store) -> None:
    run(DUE)
    run(GONE)
    rows = [*audit.links(network)]
    erased = [row for row in rows if row["query"] == "retention.delete"]
    assert [sorted(row["subjects"]) for row in erased] == [["old", "son", "uncle"]]
    assert check(LINKS, rows, partial(audit.heads, network), 0, ()).faults == ()


def test_old_entries_openings_and_accounts_go_by_the_journals_period(run: Any, network: Store) -> None:
    network.write(load("tests.queries.cypher", "put_old"), old=datetime(2019, 1, 1, tzinfo=UTC), day=date(2019, 1, 1))
    run(DUE)
    journal = len([*audit.links(network)])
    later = date.today() + timedelta(days=DEFAULT.journal + 2)  # noqa: DTZ011  the journal's own clock is the machine's
    told = run(later, dry=True)
    assert told["entries"] == journal
    assert {kind: told.get(kind) for kind in ("doors", "accounts")} == {"doors": None, "accounts": None}


def test_what_is_left_of_the_doors_and_ended_accounts_goes(run: Any, network: Store) -> None:
    network.write(load("tests.queries.cypher", "put_old"), old=datetime(2019, 1, 1, tzinfo=UTC), day=date(2019, 1, 1))
    day = date(2019, 1, 1) + timedelta(days=DEFAULT.journal + 2)
    told = run(day, dry=True)
    assert {kind: told[kind] for kind in ("doors", "accounts")} == {"doors": 4, "accounts": 1}
    assert run(day) == told
    assert {kind: ids for kind, ids in held(network).items() if kind in GONE_WITH_TIME} == {"Account": ["stands"]}
    # Nobody waits for the answer of an invitation that is gone.
    assert network.read(load("tests.queries.cypher", "waiting")) == [{"ties": []}]


COMMAND = "import sys; from explorer.cli import main; main(sys.argv[1:])"
KILLED = """
import os, signal, sys
from queries import retention
from explorer.cli import main

delete, batches = retention.delete, []


def until_the_third(*given):
    batches.append(None)
    if len(batches) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    delete(*given)


retention.delete = until_the_third
main(sys.argv[1:])
"""


def test_killed_halfway_it_leaves_whole_batches_and_the_next_run_completes_it(
    store: Store, neo4j_server: Server, tmp_path: Path
) -> None:
    people = 4 * BATCH
    folder = write(tmp_path / "many", many(people))
    assert import_folder(store, folder, today=ENDED).refused == []
    periods = tmp_path / "periods.yaml"
    periods.write_text("grace: 0\n")
    environment = {**os.environ, **neo4j_server.environment, "COMMON_THREAD_RETENTION": str(periods)}
    command = [sys.executable, "-c", KILLED, "retention", "run"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == -signal.SIGKILL
    left = held(store)
    assert [len(left[kind]) for kind in ("Client", "Record", "Family", "INVOLVED_WITH", "CONTACT")] == [people // 2] * 5
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "retention", "run", "--format", "json"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f'"clients": {people // 2}' in done.stdout
    assert "Client" not in held(store)
    assert check(LINKS, audit.links(store), partial(audit.heads, store), 0, ()).faults == ()
    wipe(store)
    migrate(store)


def many(people: int) -> dict[str, str]:
    """So many people whom nobody supports any more, each with a family, an involvement and a contact."""
    ids = [f"c{number:04}" for number in range(people)]
    return {
        "agencies": "id,name,kind\ncare,Care,child-social-care\n",
        "professionals": "id,name,agency_id,from\nana,Ana,care,2018-03-01\n",
        "families": "id,name\n" + "".join(f"f-{each},Shaw\n" for each in ids),
        "clients": "id,given_name,family_name\n" + "".join(f"{each},Ella,Shaw\n" for each in ids),
        "members": "client_id,family_id\n" + "".join(f"{each},f-{each}\n" for each in ids),
        "involvements": "id,professional_id,agency_id,client_id,from,to\n"
        + "".join(f"i-{each},ana,care,{each},{BEGAN},{ENDED}\n" for each in ids),
        "contacts": "id,professional_id,client_id,on\n" + "".join(f"k-{each},ana,{each},{BEGAN}\n" for each in ids),
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("client: 3", "which is no period"),
        ("clients: 0", "clients must be a whole number of days"),
        ("grace: true", "grace must be a whole number of days"),
        ("journal: soon", "journal must be"),
        ("- 3", "holds no periods"),
        ("a: [", "is no YAML file"),
    ],
)
def test_periods_that_are_wrong_are_refused_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "periods.yaml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=says) as refused:
        load_periods(file)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_periods_are_those_of_the_file_and_else_ours(tmp_path: Path) -> None:
    file = tmp_path / "periods.yaml"
    file.write_text("clients: 365\ngrace: 0\n")
    assert load_periods(file) == Periods(clients=365, grace=0)
    file.write_text("")
    assert load_periods(file) == load_periods(None) == DEFAULT
    with pytest.raises(SettingsError, match="can't be read"):
        load_periods(tmp_path / "none.yaml")

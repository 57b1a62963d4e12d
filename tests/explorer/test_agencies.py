"""The coordinator's page: the area's table and what it tells, for whoever coordinates that area, and nobody named."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.cli import commands
from explorer.cli.agency_tables import LOCK, make_tables
from graph.cypher import load
from graph.errors import LocalDatabaseError
from graph.file_lock import exclusive
from graph.guard import GuardedStore
from graph.store import Store
from graph.viewer import operator
from queries import agency_tables
from queries.agency_chance import by_chance
from queries.agency_counts import Row, Table, Tie, table
from queries.missing import DEFAULT
from tests.database import AUDIT_KEY, Server
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import a_token, soup, words
from tests.network import door

SignIn = Callable[[str], FlaskClient]
AGENCIES = (
    Row("care", "Children’s social care", "child-social-care", 60),
    Row("oak", "Oak Primary School", "school", 40),
    Row("beat", "=Neighbourhood police", "police", 25),
    Row("homes", "Riverside Housing", "housing", 30),
    Row("link", "Carers’ Link", "voluntary", 0),
)
TIES = (Tie("care", "oak", 30, 25), Tie("beat", "care", 20, 0), Tie("beat", "oak", 15, 0), Tie("beat", "homes", 10, 0),
        Tie("care", "homes", 15, 10))  # fmt: skip
KINDS = (Row("school", "School", "school", 40), Row("police", "Police", "police", 25))
MADE = Table("North", "2026-11", AGENCIES, TIES, KINDS, (Tie("police", "school", 15, 0),))
# One changed by three steps, and one by a single step, which may be chance.
THEN = (Tie("care", "oak", 30, 10), *TIES[1:4], Tie("care", "homes", 15, 5))
BEFORE = Table("North", "2026-10", AGENCIES, THEN, KINDS, ())
APART = Tie("neighbourhood-police", "riverside-housing", 10, 0)
# No rule asks whether a school and a surgery are in touch.
UNIVERSAL = Tie("doctors", "oak-primary", 10, 0)
EMPTY = Table("South", "2026-11", AGENCIES[4:], (), (), ())


@pytest.fixture
def cora(demo: Store, signed_in: SignIn, password_hash: str) -> Iterator[FlaskClient]:
    """Cora, who coordinates North and South, of which three tables are kept."""
    for made, ago in ((BEFORE, 30), (MADE, 0), (EMPTY, 0)):
        agency_tables.keep(demo, operator("tests"), made, NOW - timedelta(days=ago))
    add_account(demo, "cora", None, password_hash, "North", "South", role="coordinator")
    yield signed_in("cora")
    demo.write(load("tests.explorer.cypher", "forget_tables"))


def section(browser: FlaskClient, id_: str, path: str = "/agencies") -> list[str]:
    """What a section lists, in its order, without what can be pressed."""
    (found,) = soup(browser.get(path)).select(f"section[aria-labelledby={id_}]")
    for form in found.select("form"):
        form.decompose()
    return [words(each) for each in found.select("ol li")]


def test_signing_in_leads_to_the_table(cora: FlaskClient) -> None:
    answer = cora.get("/")
    assert (answer.status_code, answer.location) == (303, "/agencies")
    page = cora.get("/agencies")
    assert page.status_code == 200
    assert "As of 25 November 2026." in words(soup(page).main)
    assert not soup(page).select(".ct-search")


def test_what_the_table_tells_stands_in_its_order(cora: FlaskClient) -> None:
    assert section(cora, "connect") == [
        "=Neighbourhood police and Children’s social care: share 20 families, in touch about under 5",
        "=Neighbourhood police and Oak Primary School: share 15 families, in touch about under 5",
        "=Neighbourhood police and Riverside Housing: share 10 families, in touch about under 5",
    ]
    assert section(cora, "isolated") == ["=Neighbourhood police: shares families with 3 others, in touch with 0"]
    assert section(cora, "next") == [
        "=Neighbourhood police",
        "Children’s social care",
        "Oak Primary School",
        "Riverside Housing",
    ]
    assert section(cora, "connectors") == ["Children’s social care"]
    assert section(cora, "change") == [
        "Children’s social care and Oak Primary School: in touch about 25 families, before about 10"
    ]


def test_the_matrix_says_what_the_map_draws(cora: FlaskClient) -> None:
    page = soup(cora.get("/agencies"))
    assert len(page.select(".ct-map line")) == len(TIES)
    assert len(page.select(".ct-map line[stroke-dasharray]")) == 3
    agencies, kinds = page.select(".ct-matrix")
    (row,) = [each for each in agencies.select("tbody tr") if "Oak" in words(each.th)]
    assert [words(each) for each in row.select("td")] == [
        "30, 25", "itself", "15, under 5", "under 5",
    ]  # fmt: skip
    assert len(kinds.select("tbody tr")) == 2


def test_a_kind_picks_and_nothing_is_counted_anew(cora: FlaskClient) -> None:
    assert section(cora, "connect", "/agencies?kind=school") == [
        "=Neighbourhood police and Oak Primary School: share 15 families, in touch about under 5"
    ]
    assert section(cora, "isolated", "/agencies?kind=school") == []
    assert cora.get("/agencies?kind=nothing").status_code == 400


def test_an_area_with_few_families_says_so(cora: FlaskClient) -> None:
    page = words(soup(cora.get("/agencies?area=South")).main)
    assert "No two agencies are told to share five families or more here." in page
    assert "No two agencies share five families or more" in page


def test_without_a_table_it_says_who_makes_one(demo: Store, signed_in: SignIn, password_hash: str) -> None:
    add_account(demo, "olu", None, password_hash, "West", role="coordinator")
    page = words(soup(signed_in("olu").get("/agencies")).main)
    assert "No table of this area is kept yet." in page
    assert signed_in("olu").get("/agencies.csv").text == "first,second,families shared,in touch about\r\n"


def test_the_file_holds_the_same_ties(cora: FlaskClient) -> None:
    answer = cora.get("/agencies.csv?area=North")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="agencies-2026-11.csv"'
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == ["first", "second", "families shared", "in touch about"]
    assert rows[1:3] == [
        ["Children’s social care", "Oak Primary School", "30", "25"],
        ["'=Neighbourhood police", "Children’s social care", "20", "under 5"],
    ]
    assert len(rows) == 1 + len(TIES) + 1


def test_nobody_else_sees_it_and_they_see_nothing_else(cora: FlaskClient, signed_in: SignIn) -> None:
    ana = signed_in("ana")
    assert [ana.get(path).status_code for path in ("/agencies", "/agencies.csv")] == [403, 403]
    assert cora.get("/agencies?area=West").status_code == 400
    paths = ("/clients/ella", "/families/shaw", "/questions", "/search", "/clients/nobody")
    assert {cora.get(path).status_code for path in paths} == {403}


def test_every_look_is_written_down(cora: FlaskClient, demo: Store) -> None:
    def looks() -> int:
        every = demo.read(load("tests.explorer.cypher", "entries"))
        return sum(each["query"] == "agency_tables.kept" for each in every)

    everything = load("tests.explorer.cypher", "everything")
    before, held = looks(), demo.read(everything)
    cora.get("/agencies")
    cora.get("/agencies.csv")
    assert looks() == before + 2
    assert demo.read(everything) == held


def ask(browser: FlaskClient, first: str, second: str, area: str = "North") -> TestResponse:
    """Press *Ask their leads*."""
    given = {"area": area, "first": first, "second": second, "csrf_token": a_token(browser)}
    return browser.post("/agencies/ask", data=given)


@pytest.fixture
def apart(demo: Store, signed_in: SignIn, password_hash: str) -> Iterator[FlaskClient]:
    """Cora, whose table says of a school and housing of the demonstration that they are not in touch."""
    ends = (Row("neighbourhood-police", "Police", "police", 40), Row("riverside-housing", "Riverside", "housing", 30))
    agencies, ties = (
        (*AGENCIES, *ends, Row("doctors", "Hill Surgery", "gp", 30), Row("oak-primary", "Oak Primary", "school", 30)),
        (*TIES, APART, UNIVERSAL),
    )
    agency_tables.keep(demo, operator("tests"), replace(MADE, agencies=agencies, ties=ties), NOW)
    add_account(demo, "cora", None, password_hash, "North", role="coordinator")
    yield signed_in("cora")
    demo.write(load("tests.explorer.cypher", "forget_tables"))


def test_leads_are_asked_and_each_reads_of_their_own_families(
    apart: FlaskClient, demo: Store, signed_in: SignIn
) -> None:
    def asked_of(name: str) -> str:
        found = soup(signed_in(name).get("/")).select("section[aria-labelledby=asked-of-lead]")
        return " ".join(words(each) for each in found)

    assert asked_of("priya") == ""
    assert "Ask their leads" in words(soup(apart.get("/agencies")).main)
    answer = ask(apart, "neighbourhood-police", "riverside-housing")
    assert (answer.status_code, answer.location) == (303, "/agencies?area=North&said=asked#connect")
    assert "You are not told who." in words(soup(apart.get(answer.location)).main)
    (line,) = [each for each in section(apart, "connect") if "Police and Riverside" in each]
    assert line.endswith("Asked since 25 November of whoever leads for a family that both support.")
    told = asked_of("priya")
    assert "Neighbourhood police and Riverside Housing both support families for which you lead." in told
    assert "Questions about the Shaw family" in told
    # Ana sees the same of the family, and does not lead; Sam sees neither.
    assert [asked_of(name) for name in ("ana", "sam")] == ["", ""]
    last = [each for each in demo.read(load("tests.explorer.cypher", "entries")) if each["act"] == "change"][-1]
    told_of = (last["query"], last["focus"], last["subjects"])
    assert told_of == ("agency_tables.ask", "North", ["neighbourhood-police", "riverside-housing"])


def test_what_is_asked_ends_after_thirty_days_and_may_be_asked_again(apart: FlaskClient, demo: Store) -> None:
    ask(apart, "riverside-housing", "neighbourhood-police")
    ask(apart, "neighbourhood-police", "riverside-housing")
    today = NOW.date()
    (asked,) = agency_tables.asked(demo, ["North", "South"], today)
    assert (asked.area, asked.pair, asked.on) == ("North", ("neighbourhood-police", "riverside-housing"), today)
    assert agency_tables.asked(demo, ["North"], today + timedelta(days=29)) == (asked,)
    assert agency_tables.asked(demo, ["North"], today + timedelta(days=30)) == ()
    assert agency_tables.asked(demo, ["South"], today) == ()
    assert agency_tables.asked(demo, [], today) == ()


def test_of_no_other_two_are_leads_asked(apart: FlaskClient, demo: Store, signed_in: SignIn) -> None:
    """Of two in touch, that share too little, that aren't there, or of another area, nothing is told or kept."""
    tried = [
        ("doctors", "oak-primary"),
        ("care", "oak"),
        ("link", "homes"),
        ("oak-primary", "nobody"),
        ("oak-primary", "oak-primary"),
    ]
    assert [ask(apart, *pair).status_code for pair in tried] == [404] * len(tried)
    assert ask(apart, "neighbourhood-police", "riverside-housing", area="West").status_code == 400
    assert ask(apart, "riverside-housing", "").status_code == 400
    assert ask(signed_in("ana"), "neighbourhood-police", "riverside-housing").status_code == 403
    assert agency_tables.asked(demo, ["North", "West"], NOW.date()) == ()


def test_the_job_keeps_a_table_for_each_area_once_a_month(
    demo: Store,
    neo4j_server: Server,
    monkeypatch: pytest.MonkeyPatch,
    signed_in: SignIn,
    password_hash: str,
    tmp_path: Path,
) -> None:
    for name, value in {**neo4j_server.environment, "COMMON_THREAD_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    with time_machine.travel(NOW, tick=True):
        first, again = (CliRunner().invoke(commands, ["gaps", "--refresh"]) for _ in range(2))
        wrong = CliRunner().invoke(commands, ["gaps", "--refresh", "--area", "North"])
    assert (first.exit_code, again.exit_code, wrong.exit_code) == (0, 0, 2)
    assert first.stdout == ""
    assert "Kept for 2026-11: North" in first.stderr
    assert "Kept for 2026-11: nothing new." in again.stderr
    slice_ = door(demo, NOW.date()).everything(NOW.date(), open_only=True)
    tell = by_chance(AUDIT_KEY, "2026-11")
    made = table(slice_, "North", NOW.date(), DEFAULT, tell)
    (kept,) = agency_tables.kept(demo, replace(operator("tests"), role="coordinator"), "North", ["North"])
    assert replace(kept, made_on="") == made
    add_account(demo, "nora", None, password_hash, "North", role="coordinator")
    page = words(soup(signed_in("nora").get("/agencies")).main)
    assert "As of 25 November 2026." in page
    names = ("Ella", "Kelly", "Shaw", "Priya", "Webb")
    assert not [each for each in names if each in page]
    demo.write(load("tests.explorer.cypher", "forget_tables"))


def test_the_job_says_how_far_it_is(demo: Store) -> None:
    told: list[tuple[str, int, int]] = []
    guard = GuardedStore(demo, operator("tests"), NOW.date)
    areas, new = make_tables(demo, guard, NOW.date(), DEFAULT, AUDIT_KEY, lambda *step: told.append(step))
    assert len(areas) > 1
    assert tuple(new) == areas
    assert told == [("Making the tables of agencies", done, len(areas)) for done in range(len(areas))]
    demo.write(load("tests.explorer.cypher", "forget_tables"))


def test_two_jobs_do_not_run_at_once(
    demo: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in {**neo4j_server.environment, "COMMON_THREAD_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    with exclusive(tmp_path / LOCK, 1.0):
        refused = CliRunner().invoke(commands, ["gaps", "--refresh"])
    assert isinstance(refused.exception, LocalDatabaseError)
    assert "let it finish or stop it" in str(refused.exception)
    assert agency_tables.kept(demo, replace(operator("tests"), role="coordinator"), "North", ["North"]) == ()

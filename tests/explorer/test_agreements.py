"""Agreements: recorded on the server, read at each request, told to whom they concern, and shown to everyone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from explorer.about.words import PURPOSES
from explorer.cli import commands
from explorer.cli.agreement import warnings
from graph.agreed import NOT_YET
from graph.codes import codes
from graph.cypher import load
from graph.errors import InputRefused
from graph.joined import joined
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import accounts, agreements
from queries.agreements import Agreement, marks
from seed.tables import import_folder
from tests.database import Server
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import PASSWORD, soup, token, words

TODAY = NOW.date()
BY = operator("tests")
MINE, THEIRS = "health-visiting-north", "childrens-social-care"
PURPOSE = ("early-help", "safeguarding")


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def text(browser: FlaskClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return words(soup(answer))


@pytest.fixture
def agree(demo: Store) -> Iterator[Callable[..., Agreement]]:
    """Record an agreement that runs for a year; afterwards none is."""

    def add(agency: str, since: int = -30, until: int = 365, reach: str | None = None) -> Agreement:
        return agreements.add(demo, BY, agency, (day(since), day(until)), PURPOSE, reach, TODAY)

    yield add
    demo.write(load("tests.explorer.cypher", "forget_agreements"))


Agree = Callable[..., Agreement]


@pytest.fixture
def run(demo: Store, neo4j_server: Server) -> Callable[..., Result]:
    """A command on the demonstration network."""
    del demo
    return lambda *arguments: CliRunner().invoke(commands, list(arguments), env=neo4j_server.environment)


def test_people_sign_in_only_while_their_agencys_agreement_runs(
    ana: FlaskClient, agree: Agree, demo: Store, password_hash: str
) -> None:
    """Read at each request, of a session that stands and of a new one; of who has no agency, nothing is asked."""
    add_account(demo, "officer", None, password_hash, "North", role="coordinator")
    assert ana.get("/").status_code == 200
    agree(THEIRS)
    assert ana.get("/").location.startswith("/sign-in"), "the first agreement shuts out who has none"
    given = {"name": "ana", "password": PASSWORD}
    assert ana.post("/sign-in", data=given | {"csrf_token": token(ana)}).status_code == 400
    agree(MINE, until=2)
    assert ana.post("/sign-in", data=given | {"csrf_token": token(ana)}).status_code == 303
    assert ana.get("/").status_code == 200
    officer = ana.application.test_client()
    assert officer.post("/sign-in", data=given | {"name": "officer", "csrf_token": token(officer)}).status_code == 303
    assert officer.get("/").location == "/agencies"
    agreements.end(demo, BY, MINE, TODAY, TODAY)
    assert ana.get("/").location.startswith("/sign-in")
    assert ana.post("/sign-in", data=given | {"csrf_token": token(ana)}).status_code == 400
    assert accounts.bound(demo, "issuer", "subject", MINE, TODAY) is None


def test_who_signs_in_elsewhere_needs_the_agreement_of_that_agency(agree: Agree, demo: Store) -> None:
    accounts.bind(demo, BY, "ana", "issuer", "subject")
    agree(MINE)
    assert accounts.bound(demo, "issuer", "subject", MINE, TODAY) is not None
    assert accounts.bound(demo, "issuer", "subject", MINE, day(365)) is None
    assert accounts.bound(demo, "issuer", "subject", MINE, day(-31)) is None


@pytest.mark.parametrize(
    ("left", "told"),
    [(61, None), (60, "agreement to share ends on"), (15, "ends on"), (14, "ends in 14 days"), (1, "ends in 1 day,")],
)
def test_an_agencys_people_are_told_before_it_ends(
    ana: FlaskClient, agree: Agree, demo: Store, left: int, told: str | None
) -> None:
    agree(MINE, until=left)
    said = text(ana, "/clients/ella")
    assert ("agreement to share" in said) is (told is not None)
    assert told is None or told in said
    lines = list(warnings(agreements.listed(demo, TODAY), TODAY))
    assert [line.startswith("SOON: ") for line in lines] == ([] if told is None else [left <= 14])


def test_pages_say_what_is_no_longer_updated_and_who_no_longer_shares(
    ana: FlaskClient, agree: Agree, demo: Store
) -> None:
    """For ninety days what is known stays, as of the day; then nobody is named with the person, and it is said."""
    agree(MINE)
    agree(THEIRS, since=-400, until=-3)
    for path in ("/clients/ella", "/families/shaw"):
        said = text(ana, path)
        assert "Priya Nair" in said
        assert "As of 22 November 2026, no longer updated." in said
        assert "No longer sharing: Children’s social care (since 22 November 2026)." in said
        assert said.count("no longer updated") == 1
    demo.write(load("tests.explorer.cypher", "forget_agreements"))
    agree(MINE)
    agree(THEIRS, since=-400, until=-90)
    for path in ("/clients/ella", "/families/shaw"):
        said = text(ana, path)
        assert "Priya Nair" not in said
        assert "No longer sharing: Children’s social care" in said


def test_who_joined_reads_of_no_agency_that_stopped_long_ago(agree: Agree, demo: Store) -> None:
    demo.write(load("tests.explorer.cypher", "joins_ella"), day=TODAY)
    nina = Viewer("nina", "practitioner", "nina")
    agree(THEIRS, since=-400, until=-89)
    teams = [{each.name for each in joined(demo, nina, day(later))[0].team} for later in (0, 1)]
    demo.write(load("tests.explorer.cypher", "leaves_ella"))
    assert teams[0] - teams[1] == {"Priya Nair"}
    assert teams[1]


def test_everyone_can_read_which_agencies_share(ana: FlaskClient, agree: Agree) -> None:
    said = text(ana, "/agreements")
    assert "No agreements are recorded here" in said
    assert soup(ana.get("/privacy")).select_one("main a[href='/agreements']")
    agree(MINE, reach="household")
    agree(THEIRS, since=-400, until=-3)
    rows = [words(row) for row in soup(ana.get("/agreements")).select("tbody tr")]
    assert len(rows) == 8
    assert (
        "Health visiting, North until 25 November 2027 safeguarding children and early help for families the household"
        in rows
    )
    assert (
        "Children’s social care no longer, since 22 November 2026 safeguarding children and early help for families"
        in rows
    )
    assert "Community midwives no agreement" in rows
    assert set(PURPOSES) == set(codes()["purposes"])
    assert {str(PURPOSES[code]) for code in PURPOSES} == {each.label for each in codes()["purposes"].values()}


def test_an_agreement_sets_the_reach(agree: Agree, demo: Store, signed_in: Callable[[str], FlaskClient]) -> None:
    """Housing supports Kelly, whose children live with her: by its kind it sees her alone."""
    agree("riverside-housing", since=-1, until=5)
    sam = signed_in("sam")
    assert sam.get("/clients/ella").status_code == 404
    agreements.end(demo, BY, "riverside-housing", TODAY, TODAY)
    agree("riverside-housing", since=0, reach="household")
    assert sam.get("/clients/ella").status_code == 200


def test_it_is_recorded_listed_and_ended_on_the_server(run: Callable[..., Result], agree: Agree, demo: Store) -> None:
    del agree
    today = datetime.now(ZoneInfo("Europe/London")).date()
    assert "No agreements are recorded" in run("agreement", "list").stderr
    given = ("--until", str(today + timedelta(days=9)), "--purpose", "housing", "--purpose", "early-help")
    added = run("agreement", "add", MINE, *given)
    assert added.exit_code == 0, added.output
    assert "its people see the family" in added.stderr
    assert "only the people of agencies with an agreement" in added.stderr
    entry = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"], entry["focus"]) == ("change", "agreements.add", MINE)
    listed = run("agreement", "list", "--format", "json")
    assert "SOON: Health visiting, North: the agreement ends in 9 days" in listed.stderr
    (row,) = [each for each in json.loads(listed.stdout) if each["state"] != "none"]
    assert (row["state"], row["purposes"], row["reach"]) == ("in force", ["early-help", "housing"], "family")
    assert "SOON: Health visiting, North" in run("check").stdout
    assert run("agreement", "end", MINE).exit_code == 0
    entry = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"], entry["focus"]) == ("change", "agreements.end", MINE)
    assert (
        f"{MINE}\tHealth visiting, North\tHealth visiting\tended\t{today} to {today}"
        not in run("agreement", "list").stdout
    )
    assert isinstance(run("agreement", "end", MINE).exception, InputRefused) or run("agreement", "end", MINE).exit_code
    assert run("agreement", "add", MINE, "--until", "soon", "--purpose", "housing").exit_code == 2
    assert run("agreement", "add", MINE, "--until", str(today), "--purpose", "gossip").exit_code == 2


@pytest.mark.parametrize(
    ("agency", "since", "until", "purposes", "why"),
    [
        ("nobody", 0, 9, PURPOSE, "No agency has that id"),
        (MINE, 9, 9, PURPOSE, "ends after the day it begins"),
        (MINE, 0, 9, (), "at least one purpose"),
        (MINE, 364, 400, PURPOSE, "has an agreement from"),
        (MINE, 366, 400, PURPOSE, "begins later than today"),
    ],
)
def test_what_cannot_stand_is_refused(
    agree: Agree, demo: Store, agency: str, since: int, until: int, purposes: tuple[str, ...], why: str
) -> None:
    agree(MINE)
    before = demo.read(load("tests.explorer.cypher", "everything"))
    with pytest.raises(InputRefused, match=why):
        agreements.add(demo, BY, agency, (day(since), day(until)), purposes, None, TODAY)
    assert demo.read(load("tests.explorer.cypher", "everything")) == before


def test_one_goes_on_where_another_ends(agree: Agree, demo: Store) -> None:
    agree(MINE, until=9)
    agree(MINE, since=9, until=30)
    with pytest.raises(InputRefused, match="begins later"):
        agree(MINE, since=30, until=60, reach="client")
    (row,) = [each for each in agreements.listed(demo, TODAY) if each.id == MINE]
    assert row.agreement is not None
    assert row.agreement.end == day(9)
    agreements.end(demo, BY, MINE, day(5), TODAY)
    (row,) = [each for each in agreements.listed(demo, day(6)) if each.id == MINE]
    assert row.agreement is not None
    assert row.agreement.end == day(5), "what began later was never in force"
    with pytest.raises(InputRefused, match="No agreement of that agency runs"):
        agreements.end(demo, BY, MINE, day(5), TODAY)


def test_an_agency_that_is_new_does_not_share_yet(agree: Agree, demo: Store, tmp_path: Path) -> None:
    agree(MINE)
    (tmp_path / "agencies.csv").write_text("id,name,kind\nnew,New,police\n", encoding="utf-8")
    import_folder(demo, tmp_path, today=TODAY)
    assert [each.agreement for each in agreements.listed(demo, TODAY) if each.id == "new"] == [None]
    demo.write(load("tests.explorer.cypher", "forget_agency"), id="new")


def spell(start: int, end: int, reach: str = "family") -> Agreement:
    return Agreement(f"{start} {end}", day(start), day(end), PURPOSE, reach)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), (None, NOT_YET, None)),
        ((spell(3, 3),), (None, NOT_YET, None)),
        ((spell(-9, 9),), ("family", day(-9), day(9))),
        ((spell(9, 30), spell(-9, 9), spell(-99, -60, "client")), ("family", day(-9), day(30))),
        ((spell(-9, 0, "client"), spell(0, 30, "household")), ("household", day(-9), day(30))),
        ((spell(-9, -3, "client"), spell(-20, -9)), ("client", day(-20), day(-3))),
    ],
)
def test_what_agreements_leave_on_their_agency(
    found: tuple[Agreement, ...], expected: tuple[str | None, date, date | None]
) -> None:
    assert tuple(marks(found, TODAY).values()) == expected

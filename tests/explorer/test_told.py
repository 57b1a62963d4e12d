"""Whether a family knows that services share: written down by whoever supports one of them, read by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.audit.words import DONE
from graph import rights
from graph.cypher import load
from graph.guard import GuardedStore
from graph.schemas import SCHEMAS
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import grounds, told
from queries.telling import Answer, Told
from seed.demo import demo_folder
from seed.exporting import export_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, without_token, words
from tests.explorer.test_doors import join
from tests.explorer.test_entering import follow
from tests.explorer.test_openings import opened

SignIn = Callable[[str], FlaskClient]
SHAW, WEBB = "/families/shaw", "/families/webb"
BY = operator("tests")
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
MARCH = date(2026, 3, 3)
SHAPES = ("json", "graphml", "svg", "html")
NOBODY_KNOWS = "Nobody has written down whether the family knows that services share this."
RISK = "Not told: it would raise risk. Don’t mention this page to them."
IN_MARCH = "Told on 3 March that their services share this."


@pytest.fixture(autouse=True)
def as_before(network: Store) -> Iterator[None]:
    """What was written of a family, sealed or opened doesn't outlive the test, nor another ground."""
    yield
    for family in ("shaw", "webb"):
        mark(network, family, told_on=None, not_told=None)
    grounds.choose(network, BY, "uk-safeguarding")
    network.write(load("tests.explorer.cypher", "forget_seals"))
    network.write(load("tests.explorer.cypher", "forget_doors"))


def mark(store: Store, family: str = "shaw", **marks: Any) -> None:
    store.write(load("tests.cypher", "mark_family"), id=family, marks=marks)


def page(browser: FlaskClient, path: str = SHAW) -> BeautifulSoup:
    answer = browser.get(path)
    assert answer.status_code == 200
    return soup(answer)


def line(browser: FlaskClient, path: str = SHAW) -> str:
    """What a family's page says of whether they know, without the form."""
    section = page(browser, path).select_one(".ct-told")
    for form in section.select("details") if section else ():
        form.decompose()
    return words(section) if section else ""


def form(browser: FlaskClient, path: str = SHAW) -> dict[str, str]:
    """What the form sends as it stands, with nothing chosen."""
    shown = page(browser, path).select_one(f"form[action='{path}/told']")
    assert shown is not None
    fields = shown.select("input:not([type=radio])")
    return {str(each["name"]): str(each.get("value", "")) for each in fields}


def tell(browser: FlaskClient, answer: str, on: date | str = "", path: str = SHAW) -> TestResponse:
    return browser.post(f"{path}/told", data=form(browser, path) | {"told": answer, "on": str(on)})


def held(store: Store, family: str = "shaw") -> tuple[Any, Any]:
    rows = store.read(load("tests.cypher", "nodes"))
    (found,) = [row["properties"] for row in rows if "Family" in row["labels"] and row["properties"]["id"] == family]
    return found.get("told_on"), found.get("not_told")


def named(demo: Store, signed_in: SignIn, password_hash: str, name: str) -> FlaskClient:
    add_account(demo, name, name, password_hash)
    return signed_in(name)


def test_it_is_written_read_by_the_others_changed_and_taken_back(
    ana: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    sam = signed_in("sam")
    assert line(ana) == line(sam) == NOBODY_KNOWS
    written = tell(ana, "told", MARCH)
    assert "Written down." in words(follow(ana, written))
    # Sam supports Kelly, and Ana Ella and Tom.
    assert line(ana) == line(sam) == IN_MARCH
    assert tell(sam, "not-told", MARCH).status_code == 303
    assert held(network) == (None, True), "a day counts only where they were told"
    assert line(ana) == line(sam) == RISK
    assert tell(ana, "told", TODAY).status_code == 303
    assert held(network)[1] is None
    assert "25 November" in line(sam)
    assert tell(sam, "nothing").status_code == 303
    assert line(ana) == line(sam) == NOBODY_KNOWS
    assert held(network) == (None, None)


def test_nothing_is_chosen_before_somebody_does(ana: FlaskClient) -> None:
    shown = page(ana).select_one(".ct-told form")
    assert shown is not None
    assert not shown.select("[checked]")
    assert form(ana)["on"] == ""
    assert [str(each["value"]) for each in shown.select("[type=radio]")] == ["told", "not-told"]
    assert "Only those who support somebody of this family themselves can see this" in words(shown)
    tell(ana, "not-told")
    assert [str(each["value"]) for each in page(ana).select(".ct-told [type=radio]")] == ["told", "not-told", "nothing"]


@pytest.mark.parametrize(
    ("answer", "on", "says"),
    [
        ("told", str(TOMORROW), "today, or one that has been"),
        ("told", "", "today, or one that has been"),
        ("told", "soon", "today, or one that has been"),
        ("", "", "Choose what is so"),
        ("perhaps", str(MARCH), "Choose what is so"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(
    ana: FlaskClient, network: Store, answer: str, on: str, says: str
) -> None:
    refused = tell(ana, answer, on)
    assert refused.status_code == 400
    shown = soup(refused)
    assert says in words(shown.select_one(".govuk-error-summary"))
    assert shown.select_one(".ct-told details[open]") is not None
    assert [str(each["value"]) for each in shown.select(".ct-told [checked]")] == [answer] * (answer == "told")
    assert held(network) == (None, None)


def test_the_statement_takes_no_day_to_come_and_nobody_without_a_tie(network: Store) -> None:
    ana = Viewer("account of ana", "practitioner", "ana")
    seen = Told("shaw", Answer(), "ella", "ana-ella")
    assert not told.tell(network, ana, seen, Answer(TOMORROW), ["ella"], TODAY)
    for wrong in (
        Told("webb", Answer(), "ella", "ana-ella"),
        Told("shaw", Answer(), "kelly", "ana-ella"),
        Told("shaw", Answer(), "ella", "priya-ella"),
        Told("shaw", Answer(), "ella", "mark-ella"),
        Told("shaw", Answer(MARCH), "ella", "ana-ella"),
        Told("shaw", Answer(not_told=True), "ella", "ana-ella"),
    ):
        assert not told.tell(network, ana, wrong, Answer(MARCH), ["ella"], TODAY), wrong
    # Lee has left the family; and Ana's support had not begun.
    kofi = Viewer("account of kofi", "practitioner", "kofi")
    assert not told.tell(network, kofi, Told("shaw", Answer(), "lee", "kofi-lee"), Answer(MARCH), ["lee"], TODAY)
    assert not told.tell(network, ana, seen, Answer(not_told=True), ["ella"], date(2019, 2, 20))
    assert held(network) == held(network, "webb") == (None, None)
    assert told.tell(network, ana, seen, Answer(TODAY), ["ella"], TODAY)


def test_who_was_faster_is_not_overwritten_and_nothing_is_lost(
    ana: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    priya, stale = signed_in("priya"), form(ana)
    tell(priya, "not-told")
    answer = ana.post(f"{SHAW}/told", data=stale | {"told": "told", "on": str(MARCH)})
    assert answer.status_code == 409
    shown = soup(answer)
    assert "Someone was faster" in words(shown)
    assert RISK in words(shown)
    assert held(network) == (None, True)
    sent = shown.select_one(f"form[action='{SHAW}/told']")
    assert sent is not None
    again = {str(each["name"]): str(each.get("value", "")) for each in sent.select("input:not([type=radio])")}
    (told_,) = sent.select("[checked]")
    chosen = {"told": str(told_["value"])}
    assert (chosen, again["on"]) == ({"told": "told"}, str(MARCH)), "what was chosen is still in the form"
    assert ana.post(f"{SHAW}/told", data=again | chosen).status_code == 303
    assert line(priya) == IN_MARCH


def test_what_is_sent_twice_is_one(ana: FlaskClient, network: Store) -> None:
    sent, before = form(ana) | {"told": "told", "on": str(MARCH)}, len(entries(network))
    assert [ana.post(f"{SHAW}/told", data=sent).status_code for _ in range(2)] == [303, 303]
    since = entries(network)[: len(entries(network)) - before]
    assert [each["query"] for each in since].count("told.tell") == 1


def entries(store: Store) -> list[dict[str, Any]]:
    return [row["entry"] for row in store.read(load("tests.cypher", "entries"))]


def test_it_is_entered_by_ids_without_what_it_says(ana: FlaskClient, network: Store) -> None:
    tell(ana, "not-told")
    written = next(each for each in entries(network) if each["query"] == "told.tell")
    assert (written["act"], written["focus"], written["professional"]) == ("change", "shaw", "ana")
    assert written["subjects"] == ["shaw", "ella", "kelly", "tom"]
    assert "not" not in str(written)
    assert "Wrote down whether their family knows" in str(DONE["told.tell"])


def test_whoever_sees_the_family_otherwise_reads_nothing_of_it(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    """Jo supports Ella, and sees the Webbs through her brother; Kofi supports Lee, who has left the Shaws."""
    jo = named(demo, signed_in, password_hash, "jo")
    kofi = named(demo, signed_in, password_hash, "kofi")
    before = {path: without_token(who.get(path)) for who, path in ((jo, WEBB), (kofi, SHAW))}
    assert [line(jo, WEBB), line(kofi, SHAW)] == ["", ""]
    for family in (SHAW, WEBB):
        assert tell(ana, "not-told", path=family).status_code == 303
    assert {path: without_token(who.get(path)) for who, path in ((jo, WEBB), (kofi, SHAW))} == before
    assert line(jo, SHAW) == RISK
    refused = {who.post(f"{path}/told", data=forged(who)).status_code for who, path in ((jo, WEBB), (kofi, SHAW))}
    assert refused == {404}


def forged(browser: FlaskClient) -> dict[str, str]:
    return {"told": "told", "on": str(MARCH), "seen": "not-told", "csrf_token": a_token(browser)}


def test_whoever_may_not_is_answered_as_for_a_family_that_is_not_there(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    nina = named(demo, signed_in, password_hash, "nina")
    jo = named(demo, signed_in, password_hash, "jo")
    for given in ({}, {"told": ""}, {"seen": ""}):
        sent = {name: forged(nina) | given for name, nina in (("nina", nina), ("jo", jo))}
        hidden, missing = (nina.post(f"/families/{each}/told", data=sent["nina"]) for each in ("shaw", "nothing"))
        assert (hidden.status_code, without_token(hidden)) == (404, without_token(missing))
        assert without_token(jo.post(f"{WEBB}/told", data=sent["jo"])) == without_token(
            jo.post("/families/nothing/told", data=sent["jo"])
        )
    assert held(demo) == held(demo, "webb") == (None, None)
    assert line(ana) == NOBODY_KNOWS


def test_who_opened_somebody_reads_it_and_cannot_change_it(signed_in: SignIn, demo: Store, password_hash: str) -> None:
    mark(demo, not_told=True)
    nina = named(demo, signed_in, password_hash, "nina")
    assert nina.get(SHAW).status_code == 404
    opened(nina)
    assert line(nina) == RISK
    assert page(nina).select_one(".ct-told form") is None
    assert nina.post(f"{SHAW}/told", data=forged(nina)).status_code == 404
    assert held(demo) == (None, True)


def test_who_waits_for_a_yes_does_neither(signed_in: SignIn, demo: Store, password_hash: str) -> None:
    mark(demo, not_told=True)
    nina = named(demo, signed_in, password_hash, "nina")
    assert join(nina).status_code == 303
    assert nina.get(SHAW).status_code == 404
    assert nina.post(f"{SHAW}/told", data=forged(nina)).status_code == 404


def test_a_sealed_worker_writes_it_and_stays_unnamed(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=NOW.date(), visibility="hidden")
    kofi = named(demo, signed_in, password_hash, "kofi")
    assert tell(kofi, "not-told").status_code == 303
    assert line(ana) == RISK
    assert "Kofi" not in words(page(ana))


def test_whose_support_has_ended_reads_it_for_thirty_days_and_changes_nothing(
    demo: Store, signed_in: SignIn, clock: Clock
) -> None:
    mark(demo, not_told=True)
    sam, leaving = signed_in("sam"), {"involvement": "sam-kelly"}
    try:
        assert sam.post("/clients/kelly/leave", data=leaving | {"csrf_token": a_token(sam)}).status_code == 303
        assert line(sam) == RISK
        assert page(sam).select_one(".ct-told form") is None
        assert sam.post(f"{SHAW}/told", data=forged(sam)).status_code == 404
        own, by = Told("shaw", Answer(not_told=True), "kelly", "sam-kelly"), Viewer("sam", "practitioner", "sam")
        assert not told.tell(demo, by, own, Answer(), ["kelly"], TODAY)
        clock.forward(days=30)
        assert signed_in("sam").get(SHAW).status_code == 404
    finally:
        demo.write(load("tests.explorer.cypher", "support_again"), **leaving)
    assert held(demo) == (None, True)


@pytest.mark.parametrize("profile", ["uk-early-help", "se-sip"])
def test_where_agencies_share_on_agreement_there_is_no_such_line(ana: FlaskClient, demo: Store, profile: str) -> None:
    mark(demo, not_told=True)
    sent = form(ana) | {"told": "nothing"}
    grounds.choose(demo, BY, profile)
    assert page(ana).select_one(".ct-told") is None
    answer, missing = (ana.post(f"/families/{each}/told", data=sent) for each in ("shaw", "nothing"))
    assert (answer.status_code, without_token(answer)) == (404, without_token(missing))
    assert held(demo) == (None, True)


def test_it_is_in_no_drawing_no_other_page_and_no_file(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str, tmp_path: Path
) -> None:
    demo.write(load("tests.explorer.cypher", "works_too"), professional="dan", agency="health-visiting-north")
    for name, professional, agency in (("sue", "dan", "health-visiting-north"), ("cora", None, None)):
        role = "supervisor" if agency else "coordinator"
        add_account(demo, name, professional, password_hash, *(() if agency else ("North",)), role=role, agency=agency)
    sue, cora = signed_in("sue"), signed_in("cora")
    paths = {
        ana: [
            *(f"{of}/network.{shape}" for of in (SHAW, "/clients/ella") for shape in SHAPES),
            "/", "/clients/ella", "/clients/ella/timeline", f"{SHAW}/network", "/questions", "/questions?family=shaw",
        ],
        sue: ["/supervision", "/supervision/questions?show=all"],
        cora: ["/agencies"],
    }  # fmt: skip

    def said(folder: str) -> tuple[list[str], dict[str, bytes], str]:
        pages = [without_token(browser.get(path)) for browser, each in paths.items() for path in each]
        door = GuardedStore(demo, BY, lambda: TODAY)
        export_folder(lambda table: door.stream(f"export_{table}"), tmp_path / folder)
        files = {table: (tmp_path / folder / f"{table}.csv").read_bytes() for table in SCHEMAS}
        return pages, files, repr(rights.copy(demo, BY, "kelly", TODAY))

    before = said("before")
    mark(demo, not_told=True)
    assert said("not-told") == before
    mark(demo, not_told=None, told_on=MARCH)
    assert said("told") == before


def test_an_import_takes_nothing_back(ana: FlaskClient, network: Store, tmp_path: Path) -> None:
    tell(ana, "told", MARCH)
    folder = demo_folder(TODAY, tmp_path)
    families = folder / "families.csv"
    families.write_text(families.read_text(encoding="utf-8").replace("Shaw", "Shaws"), encoding="utf-8")
    import_folder(network, folder, today=TODAY)
    assert "Shaws" in words(page(ana))
    assert line(ana) == IN_MARCH
    import_folder(network, demo_folder(TODAY, tmp_path / "again"), today=TODAY)

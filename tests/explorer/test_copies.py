"""The page on which an agency lets what it holds sealed or shielded stand in a client's own copy (access.md §8).

Kofi, of the drug and alcohol service, supports Ella by a sealed tie; Jo, Ana and Priya are of her open team.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app
from explorer.audit.words import DONE
from graph.cypher import load
from graph.rights import OPEN_KINDS
from graph.rights_told import Copy, copy_of
from graph.settings import Settings
from graph.store import Store
from queries import copies
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import PASSWORD, a_token, soup, token, without_token, words
from tests.explorer.test_entering import filled, follow
from tests.network import practitioner

SignIn = Callable[[str], FlaskClient]
TODAY = NOW.date()
SINCE = TODAY - timedelta(days=30)
ELLA, COPY = "/clients/ella", "/clients/ella/copy"
RELEASE, TAKE_BACK = f"{COPY}/release", f"{COPY}/take-back"
LINE, DRUGS, SCHOOL = "kofi-ella", "drug-and-alcohol", "oak-primary"
LINK = "What Ella may be told"


@pytest.fixture(autouse=True)
def earlier(network: Store) -> Iterator[int]:
    """How many entries there were; no tie, seal or release outlives its test."""
    yield len(network.read(load("tests.explorer.cypher", "entries")))
    network.write(load("tests.explorer.cypher", "forget_seals"))
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "unshield_all"))
    network.write(load("tests.explorer.cypher", "forget_held"))
    for tie in ("jo-ella", "priya-ella"):
        mark(network, tie, released_on=None, released_by=None, released_as=None)


SEALS = pytest.mark.parametrize("seal", ["existence", "hidden"])


@pytest.fixture
def seal() -> str:
    """How Kofi's tie is sealed, unless a test tries both."""
    return "hidden"


@pytest.fixture
def kofi(demo: Store, signed_in: SignIn, password_hash: str, seal: str) -> FlaskClient:
    """Kofi, who supports Ella by a sealed tie."""
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=SINCE, visibility=seal)
    return named(demo, signed_in, password_hash, "kofi")


def named(store: Store, signed_in: SignIn, password_hash: str, name: str) -> FlaskClient:
    """A browser of a professional who has no account yet."""
    add_account(store, name, name, password_hash)
    return signed_in(name)


def mark(store: Store, tie: str, **marks: object) -> None:
    store.write(load("tests.cypher", "mark_involvement"), id=tie, marks=marks)


def page(browser: FlaskClient, path: str = COPY) -> BeautifulSoup:
    answer = browser.get(path)
    assert answer.status_code == 200
    return soup(answer)


def lines(browser: FlaskClient) -> list[str]:
    """The lines of the page: whose each is, what is so, and what the button says."""
    return [words(each) for each in page(browser).select(".ct-joined")]


def press(browser: FlaskClient, action: str, number: int = 0) -> TestResponse:
    return browser.post(action, data=filled(page(browser).select(f"form[action='{action}']")[number]))


def forged(browser: FlaskClient, action: str = RELEASE, line: str = LINE, **more: str) -> TestResponse:
    """A form that no page sent."""
    return browser.post(action, data={"line": line, "csrf_token": a_token(browser), **more})


def told(store: Store, client: str = "ella") -> list[str]:
    """The agencies that the client's own copy tells of."""
    return [agency for each in own_copy(store, client).support for agency in each.agencies]


def own_copy(store: Store, client: str = "ella") -> Copy:
    """A client's own copy."""
    (row,) = store.read(load("graph.slices", "rights_copy"), client=client, now=TODAY, kinds=OPEN_KINDS)
    return copy_of(client, row)


def written(store: Store, earlier: int) -> list[tuple[str, str, list[str], str, str]]:
    """What the journal says of releases since the test began."""
    made = store.read(load("tests.explorer.cypher", "entries"))[earlier:]
    names = ("act", "query", "subjects", "focus", "account")
    return [tuple(each[name] for name in names) for each in made if each["query"].startswith("copies.")]


# Let, and taken back


@SEALS
def test_a_line_may_stand_in_the_copy_from_that_day_on_until_it_is_taken_back(
    kofi: FlaskClient, network: Store, earlier: int
) -> None:
    (link,) = [each for each in page(kofi, ELLA).select("a") if words(each) == LINK]
    assert link["href"] == COPY
    shown = page(kofi)
    assert words(shown.h1) == LINK
    assert "Decide only after you have spoken with Ella." in words(shown.main)
    (line,) = lines(kofi)
    assert line.startswith("Kofi Mensah, Drug worker, Drug and alcohol service sealed Stands in no copy.")
    assert "Drug and alcohol service" not in told(network)

    done = press(kofi, RELEASE)
    assert done.location == f"{COPY}?said=released"
    assert "Written down: it may stand in their own copy." in words(follow(kofi, done).select_one("[role=status]"))
    (line,) = lines(kofi)
    assert "May stand in their own copy since 25 November 2026. Take back" in line
    assert "Drug and alcohol service" in told(network)

    undone = follow(kofi, press(kofi, TAKE_BACK))
    assert "Taken back. A copy that was made before may still be about." in words(undone.select_one("[role=status]"))
    assert "Stands in no copy." in lines(kofi)[0]
    assert "Drug and alcohol service" not in told(network)
    account = written(network, earlier)[0][-1]
    assert account.startswith("account of kofi")
    assert written(network, earlier) == [
        ("change", f"copies.{act}", ["ella"], LINE, account) for act in ("release", "take_back")
    ]


def test_what_is_sent_twice_is_one(kofi: FlaskClient, network: Store, earlier: int) -> None:
    for action, said in ((RELEASE, "released"), (TAKE_BACK, "taken-back")):
        assert {forged(kofi, action).location for _ in range(2)} == {f"{COPY}?said={said}"}
    assert [each[1] for each in written(network, earlier)] == ["copies.release", "copies.take_back"]


def test_a_colleague_for_the_same_agency_reads_it_and_can_change_it(
    kofi: FlaskClient, signed_in: SignIn, network: Store, password_hash: str
) -> None:
    network.write(load("tests.explorer.cypher", "works_too"), professional="amy", agency=DRUGS)
    network.write(load("tests.explorer.cypher", "colleague_of_kofi"))
    amy = named(network, signed_in, password_hash, "amy")
    press(kofi, RELEASE, ["Amy" in each for each in lines(kofi)].index(False))
    assert [("Kofi" in each, "Take back" in each) for each in lines(amy)] == [(False, False), (True, True)]
    assert press(amy, TAKE_BACK).status_code == 303
    assert all("Stands in no copy." in each for each in lines(kofi))


def test_where_somebody_is_shielded_a_place_is_released_by_its_own_people(
    signed_in: SignIn, network: Store, password_hash: str
) -> None:
    """An open tie with a school tells where Ella is; social care has no place, and needs no release."""
    jo, priya = named(network, signed_in, password_hash, "jo"), signed_in("priya")
    assert LINK not in words(page(jo, ELLA))
    assert jo.get(COPY).status_code == 404
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert "Oak Primary School" not in told(network)
    assert priya.get(COPY).status_code == 404
    his = next(number for number, each in enumerate(lines(jo)) if "Jo Reid" in each)
    assert "Where Ella is, is protected, and this service’s name may tell it." in lines(jo)[his]
    assert "sealed" not in lines(jo)[his]
    press(jo, RELEASE, his)
    assert told(network).count("Oak Primary School") == 1
    assert forged(priya, line="jo-ella").status_code == 404


def situations(store: Store) -> list[str]:
    """The situations that Ella's own copy tells of."""
    return [each.code for each in own_copy(store).situations]


def test_what_else_the_service_holds_is_released_fact_by_fact(
    kofi: FlaskClient, signed_in: SignIn, network: Store, earlier: int
) -> None:
    network.write(load("tests.explorer.cypher", "put_held"), since=SINCE)
    support, fact = lines(kofi)
    assert support.startswith("Kofi Mensah")
    assert fact.startswith("youth justice since 26 October (Drug and alcohol service) Stands in no copy.")
    assert "What else your service holds stands in it only while a line" in words(page(kofi).main)
    (form,) = (filled(each) for each in page(kofi).select(f"form[action='{RELEASE}']")[1:])
    assert form["line"].isalnum()
    press(kofi, RELEASE, 1)
    assert "youth-justice" not in situations(network), "no line of their support is told"
    press(kofi, RELEASE)
    assert "youth-justice" in situations(network)
    assert "May stand in their own copy since 25 November 2026." in lines(kofi)[1]
    assert forged(signed_in("priya"), TAKE_BACK, form["line"]).status_code == 404
    press(kofi, TAKE_BACK, 1)
    assert "youth-justice" not in situations(network)
    queries = [(query, focus) for _, query, _, focus, _ in written(network, earlier)]
    held = form["line"]
    assert queries == [("copies.release", held), ("copies.release", LINE), ("copies.take_back", held)]


def test_where_only_something_else_is_sealed_the_page_is_there_too(
    signed_in: SignIn, network: Store, password_hash: str
) -> None:
    kofi = named(network, signed_in, password_hash, "kofi")
    network.write(load("tests.explorer.cypher", "sealed_tie"), since=SINCE, visibility="open")
    assert LINK not in words(page(kofi, ELLA))
    network.write(load("tests.explorer.cypher", "put_held"), since=SINCE)
    assert LINK in words(page(kofi, ELLA))
    press(kofi, RELEASE)
    assert "youth-justice" in situations(network)


# Nobody else learns of it


@SEALS
def test_no_page_of_anybody_else_changes_by_a_byte(
    kofi: FlaskClient,
    signed_in: SignIn,
    supervises: Callable[[str, str], FlaskClient],
    network: Store,
    password_hash: str,
) -> None:
    add_account(network, "petra", None, password_hash, "North", role="privacy-officer")
    add_account(network, "cora", None, password_hash, "North", role="coordinator")
    add_account(network, "desk", "dan", password_hash, role="duty-desk")
    browsers = {name: signed_in(name) for name in ("ana", "priya", "sam", "petra", "cora", "desk")}
    browsers |= {"jo": named(network, signed_in, password_hash, "jo"), "boss": supervises("nina", DRUGS)}
    paths = ("/", ELLA, f"{ELLA}/timeline", f"{ELLA}/network.json", COPY, "/families/shaw", "/questions?show=all")
    paths += ("/agencies", "/supervision", "/supervision/questions", "/questions.csv?show=all", f"{ELLA}/network.html")

    def seen() -> dict[str, list[tuple[object, ...]]]:
        return {
            name: [
                *(_compared(each.get(path)) for path in paths),
                _compared(each.post("/search", data={"text": "ella", "csrf_token": a_token(each)})),
            ]
            for name, each in browsers.items()
        }

    network.write(load("tests.explorer.cypher", "put_held"), since=SINCE)
    before = seen()
    assert sum(status == 200 for answers in before.values() for status, *_ in answers) > 30
    for _ in range(2):
        assert press(kofi, RELEASE).status_code == 303
        assert seen() == before
    for _ in range(2):
        assert press(kofi, TAKE_BACK).status_code == 303
        assert seen() == before


def _compared(answer: TestResponse) -> tuple[object, ...]:
    text = without_token(answer) if answer.mimetype.startswith("text/") else answer.data
    return answer.status_code, answer.headers.get("Location"), text


@pytest.mark.usefixtures("kofi")
def test_the_journal_tells_it_to_the_agencys_own_officer_alone(
    signed_in: SignIn, network: Store, password_hash: str, clock: Clock
) -> None:
    """Of an open line of a shielded client, too."""
    add_account(network, "petra", None, password_hash, "North", role="privacy-officer")
    add_account(network, "olga", None, password_hash, role="privacy-officer", oversees=DRUGS)
    add_account(network, "otto", None, password_hash, role="privacy-officer", oversees=SCHOOL)
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    # Entries are of the moment at which they were made, and the pages go by a clock that stands.
    clock.now = datetime.now(UTC) + timedelta(minutes=20)
    browsers = {name: signed_in(name) for name in ("petra", "olga", "otto", "ana")}
    assert browsers["ana"].get(ELLA).status_code == 200

    def asked(name: str) -> list[str]:
        """What an officer reads but for what officers did."""
        given = {"client": "ella", "days": "7", "csrf_token": token(browsers[name], "/audit")}
        shown = soup(browsers[name].post("/audit/looked", data=given))
        return [words(each) for each in shown.select("tbody tr") if "Privacy officer" not in words(each)]

    before = asked("petra")
    assert any("Ana Costa" in each for each in before)
    for who, line in (("kofi", LINE), ("jo", "jo-ella")):
        assert copies.release(network, practitioner(who), line, "ella", TODAY)
    assert asked("petra") == before
    did = str(DONE["copies.release"])
    told = {name: [each for each in asked(name) if did in each] for name in ("olga", "otto")}
    assert {("Kofi Mensah" in each, "Jo Reid" in each) for each in told["olga"]} == {(True, False)}
    assert {("Kofi Mensah" in each, "Jo Reid" in each) for each in told["otto"]} == {(False, True)}


# Who may not


@pytest.mark.usefixtures("kofi")
def test_to_others_it_is_as_if_there_were_no_line_and_no_page(
    signed_in: SignIn, network: Store, password_hash: str, earlier: int
) -> None:
    """The team, whoever sees one of the family, and a client whom one doesn't see; by any id."""
    browsers = [named(network, signed_in, password_hash, "jo"), *(signed_in(name) for name in ("ana", "priya", "sam"))]
    for browser in browsers:
        nobody = without_token(browser.get("/clients/nobody-at-all/copy"))
        assert LINK not in browser.get(ELLA).text
        for answer in (browser.get(COPY), browser.get("/clients/gemma/copy")):
            assert (answer.status_code, without_token(answer)) == (404, nobody)
        for action in (RELEASE, TAKE_BACK):
            theirs, nobodys = forged(browser, action), forged(browser, action, line="nobody-at-all")
            assert (theirs.status_code, without_token(theirs)) == (404, without_token(nobodys))
    assert written(network, earlier) == []
    assert "Drug and alcohol service" not in told(network)


def test_nor_does_a_forged_line_say_anything_to_whoever_has_one(
    kofi: FlaskClient, network: Store, earlier: int
) -> None:
    nobodys = without_token(forged(kofi, line="nobody-at-all"))
    for line in ("jo-ella", "ana-ella", "kofi-lee", "ella", "KOFI-ELLA", " "):
        answer = forged(kofi, line=line)
        if line.strip():
            assert (answer.status_code, without_token(answer)) == (404, nobodys), line
    assert forged(kofi, "/clients/lee/copy/release").status_code == 404
    assert forged(kofi, "/clients/gemma/copy/release").status_code == 404
    assert [forged(kofi, line=each).status_code for each in ("", "x" * 201)] == [400, 400]
    assert forged(kofi, csrf_token="x").status_code == 400  # noqa: S106  no secret: a forged one
    assert kofi.get(RELEASE).status_code in (404, 405)
    assert kofi.get(f"{COPY}?said=x").status_code == 400
    assert written(network, earlier) == []


@pytest.mark.usefixtures("kofi")
def test_a_supervisor_of_the_agency_does_not_by_supervising(
    supervises: Callable[[str, str], FlaskClient], network: Store
) -> None:
    """Nor where she supports Ella for another agency."""
    for who in ("nina", "jo"):
        boss = supervises(who, DRUGS)
        assert boss.get(COPY).status_code == 404
        assert forged(boss).status_code == 404
    assert "Drug and alcohol service" not in told(network)


def test_of_two_lives_one_releases_in_each_for_itself(
    kofi: FlaskClient, signed_in: SignIn, network: Store, password_hash: str
) -> None:
    """Jo, of the school, works for the drug service as well, and is not on Ella for it; then she is."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="jo", agency=DRUGS)
    jo = named(network, signed_in, password_hash, "jo")
    assert jo.get(COPY).status_code == 404
    assert forged(jo).status_code == 404
    network.write(load("tests.explorer.cypher", "seal_tie"), tie="jo-ella")
    try:
        # The school's alone: hers, and not the one of her other agency.
        assert [each.partition(" sealed")[0] for each in lines(jo)] == [
            "Jo Reid, School safeguarding lead, Oak Primary School"
        ]
        assert forged(jo).status_code == 404
        press(jo, RELEASE)
        assert "Oak Primary School" in told(network)
        assert [("Jo" in each, "Take back" in each) for each in lines(kofi)] == [(False, False)]
    finally:
        mark(network, "jo-ella", visibility="open")


def test_whoever_left_neither_reads_nor_changes_it(kofi: FlaskClient, network: Store) -> None:
    """Also in the thirty days of reading that remain; and the copy tells it no more."""
    press(kofi, RELEASE)
    mark(network, LINE, to=TODAY)
    assert kofi.get(ELLA).status_code == 200
    assert LINK not in words(page(kofi, ELLA))
    assert kofi.get(COPY).status_code == 404
    assert forged(kofi, TAKE_BACK).status_code == 404
    assert "Drug and alcohol service" not in told(network)


@SEALS
def test_what_is_hidden_again_is_asked_anew(kofi: FlaskClient, network: Store, seal: str) -> None:
    press(kofi, RELEASE)
    if seal == "existence":
        given = filled(page(kofi, ELLA).select_one(f"form[action='{ELLA}/seal']"))
        assert kofi.post(f"{ELLA}/seal", data=given).status_code == 303
    else:
        assert kofi.post(f"{ELLA}/shield", data={"csrf_token": a_token(kofi)}).status_code == 303
    assert "Stands in no copy." in lines(kofi)[0]
    assert "Drug and alcohol service" not in told(network)
    press(kofi, RELEASE)
    assert "Drug and alcohol service" in told(network)


def test_an_opened_seal_leaves_no_line(kofi: FlaskClient, network: Store) -> None:
    press(kofi, RELEASE)
    given = filled(page(kofi, ELLA).select_one(f"form[action='{ELLA}/open-seal']"))
    assert kofi.post(f"{ELLA}/open-seal", data=given).status_code == 303
    assert LINK not in words(page(kofi, ELLA))
    assert kofi.get(COPY).status_code == 404
    assert told(network).count("Drug and alcohol service") == 1


@pytest.mark.parametrize("action", [RELEASE, TAKE_BACK])
def test_a_change_needs_a_factor_of_the_last_five_minutes(
    kofi: FlaskClient, network: Store, clock: Clock, earlier: int, action: str
) -> None:
    given = {"line": LINE, "csrf_token": a_token(kofi)}
    clock.forward(minutes=6)
    answer = kofi.post(action, data=given)
    assert (answer.status_code, answer.location) == (303, f"/sign-in/factor?next={COPY}")
    assert written(network, earlier) == []
    assert "Stands in no copy." in lines(kofi)[0], "reading it needs none"


# In Swedish


def test_it_stands_there_in_swedish(kofi: FlaskClient, network: Store, settings: Settings, clock: Clock) -> None:
    press(kofi, RELEASE)
    browser = create_app(replace(settings, language="sv"), network, clock).test_client()
    assert browser.post("/sign-in", data={"name": "kofi", "password": PASSWORD, "csrf_token": token(browser)})
    shown = page(browser)
    assert words(shown.h1) == "Vad Ella får veta"
    assert "Får stå i deras egen kopia sedan 25 november 2026. Ta tillbaka" in words(shown.main)
    assert "copy" not in words(shown.main)

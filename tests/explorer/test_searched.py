"""Did anyone search for her? Searches stand in the journal as keyed hashes, and can be asked about by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.searched import Searched
from graph.store import Store
from queries.unusual import TRIED, unusual
from tests.explorer.conftest import Clock, add_account, by_real_time
from tests.explorer.pages import soup, token, without_token, words
from tests.explorer.test_audit import rows
from tests.explorer.test_doors import NHS, sent

SignIn = Callable[[str], FlaskClient]
Officer = Callable[..., FlaskClient]
LONDON = ZoneInfo("Europe/London")
# Ella's birth date moves with the demonstration; her number doesn't.
ELLA = {"name": "Ella Shaw", "number": NHS}
NOBODY = {"name": "Ada Nobody"}


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No search and no shield outlives its test."""
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "forget_searches"))
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


@pytest.fixture
def clock() -> Clock:
    """The real time, by which the journal is written; each test's searches are the last hour's."""
    return by_real_time()


@pytest.fixture
def officer(demo: Store, signed_in: SignIn, password_hash: str) -> Officer:
    """A browser of a privacy officer of areas, or of an agency."""

    def of(*areas: str, agency: str | None = None) -> FlaskClient:
        name = f"officer of {agency or areas}"
        add_account(demo, name, None, password_hash, *areas, role="privacy-officer", oversees=agency)
        return signed_in(name)

    return of


def search(browser: FlaskClient, **asked: str) -> None:
    """Search, whether anybody is found or not."""
    assert sent(browser, "/find", **asked).status_code == 200


def who_searched(browser: FlaskClient, name: str = "Ella Shaw", days: str = "7") -> TestResponse:
    """Ask who searched for a name."""
    given = {"name": name, "days": days, "csrf_token": token(browser, "/audit")}
    return browser.post("/audit/searched", data=given)


def to_ask(browser: FlaskClient) -> list[str]:
    """What the officer is to ask about, of searches."""
    told = soup(browser.get("/audit")).select("section[aria-labelledby=unusual] li")
    return [text for text in map(words, told) if "searched for one name" in text]


def days(count: int) -> list[str]:
    """So many birth dates on which ella was not born."""
    return [f"{number}/7/2018" for number in range(1, count + 1)]


def test_who_searched_for_her_is_told_also_where_she_is_protected_and_nobody_was_found(
    demo: Store, officer: Officer, signed_in: SignIn
) -> None:
    petra, sam = officer("North"), signed_in("sam")
    demo.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert rows(who_searched(petra, "Ella  SHAW")) == []
    for _ in range(2):
        search(sam, **ELLA)
    (line,) = rows(who_searched(petra, "Ella  SHAW"))
    assert "Sam Hill Practitioner, Riverside Housing Searched for this name" in line
    assert line.endswith(" 2")
    assert rows(who_searched(petra, "Ella Shaws")) == []


def test_whether_anybody_was_found_is_not_told(officer: Officer, signed_in: SignIn) -> None:
    petra = officer("North")
    search(signed_in("sam"), **ELLA)
    search(signed_in("sam"), **NOBODY, born="1/1/2001")
    found, nobody = who_searched(petra), who_searched(petra, NOBODY["name"])
    assert without_token(found).replace(ELLA["name"], NOBODY["name"]) == without_token(nobody)


def test_a_search_that_found_only_somebody_of_another_area_is_not_told(officer: Officer, signed_in: SignIn) -> None:
    north, riverside = officer("North"), officer("Riverside")
    search(signed_in("sam"), **ELLA)
    assert len(rows(who_searched(north))) == 1
    assert rows(who_searched(riverside)) == []
    search(signed_in("sam"), name=ELLA["name"], born="1/7/2018")
    assert len(rows(who_searched(riverside))) == 1, "nobody was found: it is every officer's"


def test_of_whoever_works_where_involvement_starts_sealed_their_own_officer_is_told(
    demo: Store, officer: Officer, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "kofi", "kofi", password_hash)
    search(signed_in("kofi"), **ELLA)
    for born in days(4):
        search(signed_in("kofi"), name=ELLA["name"], born=born)
    north, drugs, health = officer("North"), officer(agency="drug-and-alcohol"), officer(agency="health-visiting-north")
    assert [len(rows(who_searched(each))) for each in (north, drugs, health)] == [0, 1, 0]
    assert [len(to_ask(each)) for each in (north, drugs, health)] == [0, 1, 0]


def test_one_name_with_one_thing_after_another_is_asked_about(officer: Officer, signed_in: SignIn) -> None:
    petra = officer("North")
    for born in days(3):
        search(signed_in("sam"), **NOBODY, born=born)
    assert to_ask(petra) == []
    search(signed_in("sam"), **NOBODY, born=days(4)[-1])
    (asked,) = to_ask(petra)
    assert asked.startswith(
        "Sam Hill searched for one name with 4 different birth dates, numbers or postcodes, last on"
    )
    assert asked.endswith("and found nobody. Whom were they looking for?")


def test_whom_it_found_at_last_is_named_by_id(officer: Officer, signed_in: SignIn) -> None:
    for born in days(3):
        search(signed_in("sam"), name=ELLA["name"], born=born)
    search(signed_in("sam"), **ELLA)
    (asked,) = to_ask(officer("North"))
    assert asked.endswith("and found client ella. What for?")


def test_asking_is_entered_without_the_name(demo: Store, officer: Officer, signed_in: SignIn) -> None:
    petra = officer("North")
    search(signed_in("sam"), **ELLA)
    before = len(demo.read(load("tests.explorer.cypher", "entries")))
    who_searched(petra)
    last = [each for each in demo.read(load("tests.explorer.cypher", "entries"))[before:] if each["act"] == "view"]
    (made,) = [each for each in last if each["query"] == "audit.searched" and each["focus"]]
    assert made["focus"]
    assert "ella" not in made["focus"].casefold()
    assert made["rows"] == 1


@pytest.mark.parametrize("given", [{"name": ""}, {"name": "x" * 201}, {"days": "8"}, {"days": ""}])
def test_what_the_form_does_not_offer_is_refused(officer: Officer, given: dict[str, str]) -> None:
    petra = officer("North")
    fields = {"name": "Ella Shaw", "days": "7", "csrf_token": token(petra, "/audit"), **given}
    assert petra.post("/audit/searched", data=fields).status_code == 400


def typed(second: str, name: str = "n", account: str = "a", *found: str) -> Searched:
    at = datetime(2026, 11, 25, 10, 5, tzinfo=UTC)
    return Searched(at, account, "practitioner", "Ann Bee", (), name, second, found)


def test_each_account_and_each_name_counts_by_itself() -> None:
    four = [typed(second) for second in "wxyz"]
    assert [each.people for each in unusual({}, [], four, LONDON) if each.kind == TRIED] == [4]
    assert unusual({}, [], [*four[:3], four[0]], LONDON) == (), "the same again is no other try"
    assert unusual({}, [], [*four[:3], typed("z", "m")], LONDON) == ()
    assert unusual({}, [], [*four[:3], typed("z", account="b")], LONDON) == ()

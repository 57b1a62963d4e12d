"""Agreements where agencies share on agreement only: written, said for one's own agency, and taken back (access.md §6).

Health visiting (Ana), the school (Jo, Amy) and social care (Priya) support Ella; Sam and Nina don't.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from time import sleep
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app
from explorer.consents.words import GIVEN_BY
from graph.cypher import load
from graph.grounds import DEFAULT, profiles
from graph.settings import Settings
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import consents as acts
from queries import doors, grounds, retention, seals
from queries.consents import Agreement
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import PASSWORD, a_token, soup, token, without_token, words
from tests.explorer.test_entering import filled

SignIn = Callable[[str], FlaskClient]
TODAY = NOW.date()
ELLA, AGREE = "/clients/ella", "/clients/ella/agree"
SAY_SO, TAKE_BACK = f"{AGREE}/say-so", f"{AGREE}/take-back"
CARE, SCHOOL, HEALTH, HOUSING = "childrens-social-care", "oak-primary", "health-visiting-north", "riverside-housing"
LINK = "carers-link"
NOBODY_YET = "Nobody has agreed yet that your service shares with others"


@pytest.fixture(autouse=True)
def on_agreement(network: Store) -> Iterator[None]:
    """Agencies share as in Sweden; no agreement, and nothing else that was changed, outlives its test."""
    grounds.choose(network, operator("tester"), "se-sip")
    yield
    grounds.choose(network, operator("tester"), DEFAULT)
    network.write(load("tests.explorer.cypher", "forget_consents"))
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "forget_agreements"))
    network.write(load("tests.explorer.cypher", "forget_seals"))
    network.write(load("tests.explorer.cypher", "unshield_all"))
    network.write(load("tests.explorer.cypher", "on_behalf"), tie="ana-ella", agency=HEALTH)
    network.write(load("tests.explorer.cypher", "work_again"), professional="ana")


@pytest.fixture
def jo(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Jo Reid of Ella's school."""
    add_account(demo, "jo", "jo", password_hash)
    return signed_in("jo")


@pytest.fixture
def priya(signed_in: SignIn) -> FlaskClient:
    """Priya Nair of social care."""
    return signed_in("priya")


def kept(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "consents"))


def section(browser: FlaskClient, path: str = ELLA) -> BeautifulSoup | None:
    answer = browser.get(path)
    assert answer.status_code == 200
    found: BeautifulSoup | None = soup(answer).select_one("section[aria-labelledby='agreed']")
    return found


def told(browser: FlaskClient) -> str:
    """What Ella's page says of agreements."""
    found = section(browser)
    return words(found) if found else ""


def team(browser: FlaskClient) -> set[str]:
    """Whom Ella's page names as her team."""
    return {words(each).removesuffix(" lead") for each in soup(browser.get(ELLA)).select(".ct-member h3")}


def form(browser: FlaskClient, *services: str, **changed: object) -> dict[str, Any]:
    """What the form would send: the guardians agreed, until the end of June."""
    page = soup(browser.get(AGREE))
    made = page.select_one("form.ct-narrow input[name='made']")
    assert made is not None
    given = {"given_by": "guardians", "service": list(services), "until": "2027-06-30", "made": str(made["value"])}
    return {**given, "csrf_token": a_token(browser), **changed}


def write(browser: FlaskClient, *services: str, **changed: object) -> TestResponse:
    return browser.post(AGREE, data=form(browser, *services, **changed))


def press(browser: FlaskClient, action: str) -> TestResponse:
    """Press the first button of Ella's page that leads there."""
    return browser.post(action, data=filled(soup(browser.get(ELLA)).select_one(f"form[action='{action}']")))


def test_without_an_agreement_one_reads_that_nobody_agreed(ana: FlaskClient) -> None:
    assert NOBODY_YET in told(ana)
    assert "doesn’t mean that nobody is there" in told(ana)
    assert team(ana) == {"Ana Costa"}


def test_what_an_agency_holds_opens_once_it_says_so_and_to_those_who_are_named(
    ana: FlaskClient, jo: FlaskClient, priya: FlaskClient, network: Store
) -> None:
    before = words(soup(priya.get(ELLA)).main)
    answer = write(ana, SCHOOL)
    assert answer.location == f"{ELLA}?said=consent-written#agreed"
    assert "Written down." in words(soup(ana.get(answer.location)).main)
    assert "Health visiting, North and Oak Primary School" in told(ana)
    assert "Who agreed: each guardian. It ends on 30 June 2027." in told(ana)
    assert "It waits for: Oak Primary School." in told(ana)
    assert team(ana) == {"Ana Costa"}, "the school didn't say so yet"
    assert team(jo) == {"Ana Costa", "Jo Reid", "Amy Lund"}, "health visiting did"
    assert "It waits for: Oak Primary School." in told(jo)
    assert press(jo, SAY_SO).location == f"{ELLA}?said=consent-said#agreed"
    assert team(ana) == {"Ana Costa", "Jo Reid", "Amy Lund"}
    assert "waits for" not in told(ana) + told(jo)
    assert soup(jo.get(ELLA)).select(f"form[action='{SAY_SO}']") == []
    assert words(soup(priya.get(ELLA)).main) == before, "social care is not named"
    (consent,) = kept(network)
    assert consent["agencies"] == [HEALTH, SCHOOL] == consent["said"]
    assert (consent["from"], consent["to"], consent["clients"]) == ("2026-11-25", "2027-06-30", ["ella"])
    assert (consent["asserted_by"], consent["said_by"], consent["given_by"]) == ("ana", ["ana", "jo"], "guardians")
    assert isinstance(consent["n"], int)


@pytest.mark.parametrize("who", ["ana", "jo"])
def test_taken_back_it_is_closed_on_the_very_next_page_for_everybody(
    ana: FlaskClient, jo: FlaskClient, network: Store, who: str
) -> None:
    write(ana, SCHOOL)
    press(jo, SAY_SO)
    assert "Ana Costa" in team(jo)
    answer = press({"ana": ana, "jo": jo}[who], TAKE_BACK)
    assert answer.location == f"{ELLA}?said=consent-ended#agreed"
    assert team(ana) == {"Ana Costa"}
    assert team(jo) == {"Jo Reid", "Amy Lund"}
    assert NOBODY_YET in told(ana)
    assert NOBODY_YET in told(jo)
    (consent,) = kept(network)
    assert (consent["to"], consent["ended_by"]) == (TODAY.isoformat(), who)


def test_it_ends_by_itself_on_its_day(ana: FlaskClient, signed_in: SignIn, jo: FlaskClient, clock: Clock) -> None:
    write(ana, SCHOOL, until="2026-11-27")
    assert "Ana Costa" in team(jo)
    clock.forward(days=1)
    assert "Ana Costa" in team(signed_in("jo"))
    clock.forward(days=1)
    assert "Ana Costa" not in team(signed_in("jo"))


def test_two_may_run_at_once_and_one_ends_alone(ana: FlaskClient, jo: FlaskClient, priya: FlaskClient) -> None:
    write(ana, SCHOOL, until="2026-12-24")
    write(ana, CARE)
    assert len(soup(ana.get(ELLA)).select(f"form[action='{TAKE_BACK}']")) == 2
    press(ana, TAKE_BACK)
    assert "Ana Costa" not in team(jo)
    assert "Ana Costa" in team(priya)


def test_written_anew_after_it_was_taken_back_it_holds_again(ana: FlaskClient, jo: FlaskClient, network: Store) -> None:
    first = form(ana, SCHOOL)
    ana.post(AGREE, data=first)
    press(ana, TAKE_BACK)
    again = ana.post(AGREE, data=first)
    assert again.status_code == 400
    assert "This was taken back meanwhile" in words(soup(again).select_one(".govuk-error-summary"))
    assert "Ana Costa" not in team(jo), "what was taken back is not begun by a page that was sent before"
    sent = soup(again).select_one("form.ct-narrow")
    assert sent is not None
    chosen = {"given_by": "guardians", "service": SCHOOL}
    assert ana.post(AGREE, data={**filled(sent), **chosen, "text": "", "look": ""}).status_code == 303
    assert "Ana Costa" in team(jo)
    assert len(kept(network)) == 2


def test_what_is_sent_twice_is_one(ana: FlaskClient, jo: FlaskClient, network: Store) -> None:
    sent = form(ana, SCHOOL)
    assert [ana.post(AGREE, data=sent).status_code for _ in range(2)] == [303, 303]
    assert len(kept(network)) == 1
    own = filled(soup(jo.get(ELLA)).select_one(f"form[action='{SAY_SO}']"))
    assert [jo.post(SAY_SO, data=own).status_code for _ in range(2)] == [303, 303]
    assert kept(network)[0]["said"] == [HEALTH, SCHOOL]
    assert kept(network)[0]["said_by"] == ["ana", "jo"]
    back = filled(soup(jo.get(ELLA)).select_one(f"form[action='{TAKE_BACK}']"))
    assert [jo.post(TAKE_BACK, data=back).status_code for _ in range(2)] == [303, 404]
    done = [each for each in network.read(load("tests.explorer.cypher", "entries")) if each["focus"] == own["consent"]]
    acted = [(each["act"], each["query"], each["subjects"]) for each in done]
    assert acted == [("change", f"consents.{each}", ["ella"]) for each in ("agree", "say_so", "take_back")]


def test_sent_twice_at_once_it_is_one(ana: FlaskClient, network: Store) -> None:
    assert ana.get(AGREE).status_code == 200
    agreement = Agreement(
        id="at once", client_id="ella", agency_id=HEALTH, others=(SCHOOL,), given_by="guardians", end=date(2027, 6, 30)
    )
    with ThreadPoolExecutor(8) as many:
        done = [*many.map(lambda _: acts.agree(network, viewer("ana"), agreement, TODAY), range(8))]
    assert done == [True] * 8
    assert len(kept(network)) == 1


@pytest.mark.parametrize(("who", "agency"), [("jo", SCHOOL), ("priya", CARE)])
def test_of_two_who_say_so_at_once_neither_is_lost_nor_twice(
    ana: FlaskClient, network: Store, who: str, agency: str
) -> None:
    write(ana, SCHOOL, CARE)
    (consent,) = kept(network)
    # Social care's is written, and not committed before the other begins.
    first = (load("tests.explorer.cypher", "care_says_so"), {}), (load("tests.explorer.cypher", "some_seconds"), {})
    with ThreadPoolExecutor(1) as beside:
        waits = beside.submit(network.write_together, [*first])
        sleep(1)
        assert not waits.done()
        assert acts.say_so(network, viewer(who), consent["id"], "ella", agency, TODAY) is (agency != CARE)
        waits.result()
    said = [HEALTH, CARE, SCHOOL] if agency == SCHOOL else [HEALTH, CARE]
    assert kept(network)[0]["said"] == said
    assert len(kept(network)[0]["said_by"]) == len(said)


def viewer(who: str) -> Viewer:
    return Viewer(f"account of {who}", "practitioner", who, grounds="se-sip")


def not_now(store: Store, why: str) -> None:
    """Take away what lets Ana write for health visiting."""
    if why == "no tie for it":
        store.write(load("tests.explorer.cypher", "on_behalf"), tie="ana-ella", agency=HOUSING)
    elif why == "on nobody's behalf":
        store.write(load("tests.explorer.cypher", "on_behalf"), tie="ana-ella", agency=None)
    elif why == "works there no more":
        store.write(load("tests.explorer.cypher", "stop_working"), professional="ana", day=TODAY)
    elif why == "it shares no more":
        store.write(load("tests.explorer.cypher", "shares_until"), agency=HEALTH, until=TODAY)


NOT_NOW = ["no tie for it", "on nobody's behalf", "works there no more", "it shares no more"]


@pytest.mark.parametrize("why", NOT_NOW)
def test_only_for_an_agency_where_one_works_now_and_that_shares(ana: FlaskClient, network: Store, why: str) -> None:
    """The write itself refuses, whatever a page thought."""
    write(ana, SCHOOL)
    (consent,) = kept(network)
    assert acts.take_back(network, viewer("jo"), consent["id"], "ella", TODAY)
    agreement = Agreement(
        id="another", client_id="ella", agency_id=SCHOOL, others=(HEALTH,), given_by="guardians", end=date(2027, 6, 30)
    )
    assert acts.agree(network, viewer("jo"), agreement, TODAY)
    not_now(network, why)
    mine = replace(agreement, id="mine", agency_id=HEALTH, others=(SCHOOL,))
    assert not acts.agree(network, viewer("ana"), mine, TODAY)
    assert not acts.say_so(network, viewer("ana"), "another", "ella", HEALTH, TODAY)
    # To take back it is enough to be on the client for it, on nobody's named behalf too.
    assert acts.take_back(network, viewer("ana"), "another", "ella", TODAY) is (why == "on nobody's behalf")
    assert len(kept(network)) == 2
    assert kept(network)[1]["said"] == [SCHOOL]


def others(network: Store) -> Mapping[str, str]:
    """Who is not in the position to write for carers' link, and why: no tie, one that waits, one that ended."""
    network.write(load("tests.explorer.cypher", "joins_ella"), day=TODAY)
    doors.leave(network, viewer("amy"), "amy-ella", "ella", TODAY)
    return {"sam": "never on the team", "nina": "joined, and nobody said yes", "amy": "left today"}


def test_the_write_refuses_who_is_not_on_the_client_now(ana: FlaskClient, network: Store) -> None:
    write(ana, SCHOOL, LINK, CARE, HOUSING)
    (consent,) = kept(network)
    agencies = {"sam": HOUSING, "nina": LINK, "amy": SCHOOL, "kofi": "drug-and-alcohol"}
    for who in (*others(network), "kofi"):
        agency = agencies[who]
        new = Agreement(
            id=who, client_id="ella", agency_id=agency, others=(HEALTH,), given_by="guardians", end=date(2027, 6, 30)
        )
        assert not acts.agree(network, viewer(who), new, TODAY), who
        assert not acts.say_so(network, viewer(who), consent["id"], "ella", agency, TODAY), who
        assert not acts.take_back(network, viewer(who), consent["id"], "ella", TODAY), who
    # Of another client, or for another's agency.
    assert not acts.say_so(network, viewer("ana"), consent["id"], "tom", HEALTH, TODAY)
    assert not acts.take_back(network, viewer("ana"), consent["id"], "tom", TODAY)
    assert not acts.say_so(network, viewer("ana"), consent["id"], "ella", SCHOOL, TODAY)
    assert kept(network) == [consent]


def test_the_write_refuses_for_an_agency_that_is_not_named(ana: FlaskClient, network: Store) -> None:
    write(ana, SCHOOL)
    (consent,) = kept(network)
    assert not acts.say_so(network, viewer("priya"), consent["id"], "ella", CARE, TODAY)
    assert not acts.take_back(network, viewer("priya"), consent["id"], "ella", TODAY)
    assert kept(network) == [consent]


def test_the_write_refuses_what_is_over_and_who_is_nobody(network: Store) -> None:
    good = Agreement(
        id="a", client_id="ella", agency_id=HEALTH, others=(SCHOOL,), given_by="guardians", end=date(2027, 6, 30)
    )
    refused = (
        replace(good, others=(SCHOOL, "nobody")),
        replace(good, others=()),
        replace(good, others=(HEALTH,)),
        replace(good, end=TODAY),
        replace(good, client_id="nobody"),
        replace(good, agency_id="nobody"),
    )
    for each in refused:
        assert not acts.agree(network, viewer("ana"), each, TODAY), each
    assert kept(network) == []
    assert acts.agree(network, viewer("ana"), good, TODAY)
    over = TODAY + timedelta(days=300)
    assert not acts.say_so(network, viewer("jo"), "a", "ella", SCHOOL, over)
    assert not acts.take_back(network, viewer("jo"), "a", "ella", over)
    assert kept(network)[0]["to"] == "2027-06-30"


def tried(browser: FlaskClient, consent: str, client: str, agency: str) -> list[tuple[int, str]]:
    """What somebody is answered who tries it all."""
    sent = a_token(browser)
    new = {"given_by": "guardians", "service": SCHOOL, "until": "2027-06-30", "made": "x"}
    answers = (
        browser.get(f"/clients/{client}/agree"),
        browser.post(f"/clients/{client}/agree", data={**new, "agency": agency, "csrf_token": sent}),
        browser.post(
            f"/clients/{client}/agree/say-so", data={"consent": consent, "agency": agency, "csrf_token": sent}
        ),
        browser.post(f"/clients/{client}/agree/take-back", data={"consent": consent, "csrf_token": sent}),
    )
    return [(each.status_code, without_token(each)) for each in answers]


def test_whoever_is_not_on_the_client_is_answered_as_for_nobody(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    write(ana, SCHOOL, LINK, CARE, HOUSING)
    (consent,) = kept(demo)
    agencies = {"sam": HOUSING, "nina": LINK, "amy": SCHOOL}
    for who, why in others(demo).items():
        if who != "sam":
            add_account(demo, who, who, password_hash)
        browser = signed_in(who)
        real, none = (tried(browser, consent["id"], each, agencies[who]) for each in ("ella", "nobody-at-all"))
        assert real == none, why
        assert {status for status, _ in real} == {404}, why
    assert kept(demo) == [consent]


def test_whose_agency_is_not_named_is_answered_as_where_nothing_was_agreed(
    ana: FlaskClient, priya: FlaskClient, demo: Store
) -> None:
    write(ana, SCHOOL)
    (consent,) = kept(demo)
    for path in (SAY_SO, TAKE_BACK):
        sent = {"agency": CARE, "csrf_token": a_token(priya)}
        real, none = (priya.post(path, data={**sent, "consent": each}) for each in (consent["id"], "nobody-at-all"))
        assert (real.status_code, without_token(real)) == (404, without_token(none))
    assert NOBODY_YET in told(priya)
    assert "Oak Primary" not in words(soup(priya.get(AGREE)).main)
    assert kept(demo)[0] == consent


def test_one_says_so_for_ones_own_agency_only(ana: FlaskClient, jo: FlaskClient, demo: Store) -> None:
    write(ana, SCHOOL, CARE)
    (consent,) = kept(demo)
    for agency in (CARE, HOUSING, "nobody"):
        sent = {"consent": consent["id"], "agency": agency, "csrf_token": a_token(jo)}
        assert jo.post(SAY_SO, data=sent).status_code == 404
    assert write(ana, SCHOOL, agency=CARE).status_code == 404
    assert kept(demo) == [consent]


def test_on_nobodys_named_behalf_one_reads_and_ends_and_writes_nothing(
    ana: FlaskClient, jo: FlaskClient, demo: Store
) -> None:
    write(jo, HEALTH)
    not_now(demo, "on nobody's behalf")
    assert "Oak Primary School" in told(ana)
    assert "recorded for no service" in told(ana)
    assert soup(ana.get(ELLA)).select(f"form[action='{SAY_SO}'], a[href='{AGREE}']") == []
    assert ana.get(AGREE).status_code == 404
    assert press(ana, TAKE_BACK).status_code == 303
    assert team(ana) == {"Ana Costa"}


def test_after_one_left_no_agreement_is_told_of(ana: FlaskClient) -> None:
    write(ana, SCHOOL)
    press(ana, f"{ELLA}/leave")
    assert "no agreement is shown to you" in told(ana)
    assert NOBODY_YET not in told(ana)
    assert ana.get(AGREE).status_code == 404


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"given_by": ""}, "Choose who agreed"),
        ({"given_by": "parent"}, "Choose who agreed"),
        ({"given_by": "somebody"}, "Choose who agreed"),
        ({"service": []}, "Choose at least one other service"),
        ({"service": [HEALTH]}, "Choose at least one other service"),
        ({"service": [SCHOOL, "nobody"]}, "Choose at least one other service"),
        ({"service": ["x" * 3000]}, "Choose at least one other service"),
        ({"text": "oak"}, "Look this up and tick what you find"),
        ({"until": ""}, "from 26 November 2026 to 25 November 2027"),
        ({"until": "2026-11-25"}, "from 26 November 2026 to 25 November 2027"),
        ({"until": "2026-11-24"}, "from 26 November 2026 to 25 November 2027"),
        ({"until": "2027-11-26"}, "from 26 November 2026 to 25 November 2027"),
        ({"until": "soon"}, "from 26 November 2026 to 25 November 2027"),
        ({"made": ""}, "Press the button again"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    ana: FlaskClient, demo: Store, changed: dict[str, Any], says: str
) -> None:
    sent = form(ana, SCHOOL, CARE) | changed
    answer = ana.post(AGREE, data=sent)
    page = soup(answer)
    assert answer.status_code == 400
    assert says in words(page.select_one(".govuk-error-summary"))
    for link in page.select(".govuk-error-summary a"):
        assert page.select_one(str(link["href"])) is not None, link
    known = {each for each in sent["service"] if each in (SCHOOL, CARE)}
    assert {str(each["value"]) for each in page.select("input[name='service'][checked]")} == known
    chosen = [str(each["value"]) for each in page.select("input[name='given_by'][checked]")]
    assert chosen == ([sent["given_by"]] if sent["given_by"] == "guardians" else [])
    until = page.select_one("#until")
    assert until is not None
    assert until["value"] == sent["until"]
    assert kept(demo) == []


def test_all_that_is_wrong_is_said_at_once(ana: FlaskClient) -> None:
    empty = {"given_by": "", "until": "", "text": "", "made": "x", "csrf_token": a_token(ana)}
    page = soup(ana.post(AGREE, data=empty))
    assert [str(each["href"]) for each in page.select(".govuk-error-summary a")] == ["#given_by", "#text", "#until"]


@pytest.mark.parametrize(("until", "last"), [("2026-11-26", "2026-11-26"), ("25/11/2027", "2027-11-25")])
def test_the_first_and_the_last_day_will_do(ana: FlaskClient, demo: Store, until: str, last: str) -> None:
    assert write(ana, SCHOOL, until=until).status_code == 303
    assert kept(demo)[0]["to"] == last


def test_a_service_is_looked_up_and_ticked_and_nothing_is_written_by_that(ana: FlaskClient, demo: Store) -> None:
    first = soup(ana.get(AGREE))
    assert first.select("input[name='given_by'][checked], input[name='service']") == []
    sent = form(ana, CARE, text="oak PRIM", look="1", until="2027-06-30")
    answer = ana.post(AGREE, data=sent)
    page = soup(answer)
    assert answer.status_code == 200
    boxes = {str(each["value"]): each.has_attr("checked") for each in page.select("input[name='service']")}
    assert boxes == {CARE: True, SCHOOL: False}
    assert page.select_one("#until")["value"] == "2027-06-30"
    assert "guardians" in {str(each["value"]) for each in page.select("input[name='given_by'][checked]")}
    for text, says in (("x", "Type two letters at least"), ("zzz", "No service has that in its name")):
        assert says in words(soup(ana.post(AGREE, data={**sent, "text": text})).main)
    assert kept(demo) == []


def test_those_that_are_named_already_are_offered(ana: FlaskClient, jo: FlaskClient) -> None:
    write(ana, SCHOOL)
    offered = {str(each["value"]) for each in soup(jo.get(AGREE)).select("input[name='service']")}
    assert offered == {HEALTH}, "but for one's own"


def test_who_supports_for_two_agencies_says_for_which(ana: FlaskClient, demo: Store) -> None:
    demo.write(load("tests.explorer.cypher", "works_too"), professional="ana", agency=LINK)
    demo.write(load("tests.explorer.cypher", "supports"), who="ana", client="ella", agency=LINK)
    page = soup(ana.get(AGREE))
    assert [str(each["value"]) for each in page.select("#agency option")] == [LINK, HEALTH]
    assert write(ana, SCHOOL, HEALTH, agency=LINK).status_code == 303
    (consent,) = kept(demo)
    assert (consent["agencies"], consent["said"]) == ([LINK, HEALTH, SCHOOL], [LINK])
    assert press(ana, SAY_SO).status_code == 303
    assert kept(demo)[0]["said"] == [LINK, HEALTH]


def test_a_seal_is_told_of_before_and_stays_one(ana: FlaskClient, jo: FlaskClient, demo: Store) -> None:
    assert seals.seal(demo, viewer("ana"), "ana-ella", "ella", "hidden", TODAY)
    assert "is sealed, and stays so" in words(soup(ana.get(AGREE)).main)
    write(ana, SCHOOL)
    assert "Ana Costa" not in team(jo)
    assert "Health visiting, North" in told(jo)


def test_of_a_shielded_person_what_tells_a_place_may_be_left_out(ana: FlaskClient, demo: Store) -> None:
    write(ana, SCHOOL, CARE)
    demo.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert "may be left out here" in told(ana)
    assert "Oak Primary" not in told(ana)
    assert "Children’s social care" in told(ana)


def test_no_page_says_who_wrote_it(ana: FlaskClient, jo: FlaskClient) -> None:
    write(jo, HEALTH)
    assert "Jo Reid" not in told(ana)
    assert "Jo Reid" not in told(jo)


def test_each_needs_its_token(ana: FlaskClient, jo: FlaskClient, demo: Store) -> None:
    sent = form(ana, SCHOOL)
    for wrong in ({"csrf_token": ""}, {"csrf_token": a_token(jo)}):
        assert ana.post(AGREE, data=sent | wrong).status_code == 400
    assert kept(demo) == []
    ana.post(AGREE, data=sent)
    (consent,) = kept(demo)
    for path in (SAY_SO, TAKE_BACK):
        assert jo.post(path, data={"consent": consent["id"], "agency": SCHOOL}).status_code == 400
    assert kept(demo) == [consent]


def test_a_get_writes_nothing(ana: FlaskClient, demo: Store) -> None:
    everything = load("tests.explorer.cypher", "everything")
    before = demo.read(everything)
    assert ana.get(AGREE).status_code == 200
    assert demo.read(everything) == before


def test_where_sharing_takes_no_agreement_there_is_no_such_page(ana: FlaskClient, jo: FlaskClient, demo: Store) -> None:
    write(ana, SCHOOL)
    (consent,) = kept(demo)
    grounds.choose(demo, operator("tester"), DEFAULT)
    assert section(ana) is None
    assert "agreed" not in words(soup(ana.get(f"{ELLA}?said=consent-written")).main)
    real, none = (tried(jo, consent["id"], each, SCHOOL) for each in ("ella", "nobody-at-all"))
    assert real == none
    assert {status for status, _ in real} == {404}
    assert kept(demo) == [consent]


def test_in_early_help_a_parent_may_agree(ana: FlaskClient, demo: Store) -> None:
    grounds.choose(demo, operator("tester"), "uk-early-help")
    offered = [str(each["value"]) for each in soup(ana.get(AGREE)).select("input[name='given_by']")]
    assert offered == ["themselves", "parent", "guardian"]
    assert write(ana, SCHOOL, given_by="guardians").status_code == 400
    assert write(ana, SCHOOL, given_by="parent").status_code == 303
    grounds.choose(demo, operator("tester"), "se-sip")
    assert "Who agreed: a parent." in told(ana), "an agreement may be older than the profile"


def test_every_code_has_words() -> None:
    assert {code for each in profiles().values() for code in each.given_by} == {*GIVEN_BY}


def test_it_is_deleted_with_the_client(ana: FlaskClient, demo: Store) -> None:
    write(ana, SCHOOL)
    demo.write_together([retention.delete_doors(["ella"])])
    assert kept(demo) == []


def test_in_swedish(demo: Store, settings: Settings, clock: Clock) -> None:
    app = create_app(replace(settings, language="sv"), demo, clock)
    browser = app.test_client()
    given = {"name": "ana", "password": PASSWORD, "csrf_token": token(browser)}
    assert browser.post("/sign-in", data=given).status_code == 303
    assert "Ännu finns inget samtycke" in told(browser)
    page = soup(browser.get(AGREE))
    assert words(page.h1).startswith("Samtycke ")
    assert "Varje vårdnadshavare, och barnet i den mån ålder och mognad kräver det" in words(page.main)
    assert write(browser, SCHOOL).status_code == 303
    assert "har samtyckt: varje vårdnadshavare. Det upphör den 30 " in told(browser)
    assert "Det väntar på: Oak Primary School." in told(browser)

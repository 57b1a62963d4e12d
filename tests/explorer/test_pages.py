from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.pages import a_token, soup, words


def search(browser: FlaskClient, text: str):
    return browser.post("/search", data={"text": text, "csrf_token": a_token(browser)})


def test_my_people_are_listed_with_what_is_due(ana: FlaskClient):
    page = soup(ana.get("/"))
    assert words(page.h1) == "My people"
    families, people = page.select(".ct-table__group"), page.select(".ct-table--people tr:has(td)")
    assert [words(each) for each in families] == ["The Shaw family"]
    assert [words(person.a) for person in people] == ["Ella Shaw, 7", "Tom Shaw, 3"]
    ella = {cell["data-title"]: words(cell) for cell in people[0].select("td")}
    assert words(people[0].th) == "Ella Shaw, 7 child in need since January"
    assert ella["Lead"] == "Priya Nair"
    assert ella["Next"] == "Priya Nair visits on Monday at 15:30"
    assert ella["Last"].startswith("Priya Nair visited")
    assert ella["Team"] == "4 people"
    assert people[0].select_one("a[href='/questions?client=ella']")


def test_a_visit_to_two_of_one_home_is_one_line(ana: FlaskClient):
    page = soup(ana.get("/"))
    today, later = page.select(".ct-today")
    assert "Nothing is planned today" in words(today)
    assert [words(each) for each in later.select("h3, li")] == [
        "Monday 30 November",
        "Ella Shaw and Tom Shaw : Priya Nair visits at 15:30",
        "Wednesday 2 December",
        "Kelly Shaw : Sam Hill visits at 10:00",
        (
            "Tom Shaw : You visit at 11:00 Priya Nair is there on Monday at 15:30 too: go together? "
            "Sam Hill is there on Wednesday 2 December at 10:00 too: go together?"
        ),
    ]


def test_my_own_visits_are_mine(signed_in: Callable[[str], FlaskClient]):
    assert "You visit at 15:30" in words(soup(signed_in("priya").get("/")))


@pytest.mark.parametrize(
    ("professional", "said"),
    [(None, "Your account is not yet joined with you"), ("dan", "Nobody is listed with you yet")],
)
def test_with_nobody_to_list_the_page_says_what_to_do(
    signed_in: Callable[[str], FlaskClient], demo: Store, password_hash: str, professional: str | None, said: str
):
    add_account(demo, "new", professional, password_hash)
    page = words(soup(signed_in("new").get("/")).main)
    assert "Find someone you support" in page
    assert said in page


def test_the_team_of_a_client_lead_first(ana: FlaskClient):
    page = soup(ana.get("/clients/ella"))
    assert words(page.h1) == "Ella Shaw, 7"
    assert words(page.select_one(".ct-under")) == "The Shaw family · child in need since January"
    team = page.select(".ct-member")
    assert [words(member.h3) for member in team] == ["Priya Nair lead", "Amy Lund", "Ana Costa", "Jo Reid"]
    priya = team[0]
    assert words(priya.select_one(".ct-member__job")) == "Social worker, Children’s social care"
    number = priya.select_one(".ct-number a")
    assert (words(number), number["href"]) == ("0161 496 0144", "tel:01614960144")
    assert "direct line" in words(priya)
    assert "Saw Ella" in words(priya)
    assert "visits on Monday at 15:30" in words(priya)
    assert "That’s you" in words(team[2])


def test_who_is_away_is_answered_for_by_their_cover(ana: FlaskClient):
    amy = soup(ana.get("/clients/ella")).select(".ct-member")[1]
    assert words(amy.select_one(".ct-number")) == "0161 496 0171 Amy Lund is away until 4 December; Jo Reid covers"


def test_questions_are_asked_calmly_beside_the_team(ana: FlaskClient):
    page = soup(ana.get("/clients/ella"))
    questions = page.select(".ct-questions > ul > .ct-question")
    assert 0 < len(questions) <= 3
    assert page.select_one(".ct-questions a[href='/questions?client=ella']")
    assert all(words(each).endswith("?") for each in questions)
    assert words(questions[0].select_one(".ct-question__statement")).endswith(".")


def test_a_client_without_questions_says_so(signed_in: Callable[[str], FlaskClient]):
    page = words(soup(signed_in("sam").get("/families/webb")))
    assert "There is nothing here that you can see" in page


def test_the_family_as_tables(ana: FlaskClient):
    page = soup(ana.get("/families/shaw"))
    assert words(page.h1) == "The Shaw family"
    assert "Kelly, Ella and Tom · 12 Mill Lane" in words(page.select_one(".ct-under"))
    family, support, visits = page.select("table")
    assert [words(row.th) for row in family.select("tbody tr")] == ["Kelly Shaw, 31", "Ella Shaw, 7", "Tom Shaw, 3"]
    names = [words(row.th) for row in support.select("tbody tr")]
    assert names[0] == "Priya Nair lead Social worker, Children’s social care"
    assert "Neighbourhood police The agency’s desk; no one is named" in names
    assert not [name for name in names if "Kofi" in name]
    assert [words(row) for row in visits.select("tbody tr")] == [
        "Children’s social care 3 Ella (3), Tom (2), Kelly (1)",
        "Riverside Housing 2 Kelly (2)",
        "Health visiting, North 1 Ella (1), Tom (1)",
    ]


def test_the_list_under_the_drawing_holds_exactly_what_is_drawn(ana: FlaskClient):
    for path in ("/families/shaw/network", "/clients/ella/network"):
        page = soup(ana.get(path))
        drawn = {node["id"] for node in drawing(page)["nodes"]}
        assert {card["data-for"] for card in page.select("[data-for]")} == drawn


def drawing(page) -> dict:
    return json.loads(page.select_one("#drawing")["data-drawing"])


def test_without_javascript_the_picture_is_there(ana: FlaskClient):
    page = soup(ana.get("/families/shaw/network"))
    address = page.select_one("noscript img")["src"]
    answer = ana.get(address)
    assert answer.mimetype == "image/svg+xml"
    assert answer.text.lstrip().startswith("<?xml")
    assert "Shaw" not in answer.headers["Content-Disposition"]


def test_the_picture_as_png(ana: FlaskClient):
    answer = ana.get("/clients/ella/network.png")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    assert ana.get("/clients/ella/network.pdf").status_code == 404


def test_a_legend_says_what_each_sign_is(ana: FlaskClient):
    legend = words(soup(ana.get("/families/shaw/network")).select_one(".ct-controls"))
    assert "contact in the last 30 days" in legend
    assert "Health visiting, North (1)" in legend
    assert "female" in legend


@pytest.mark.parametrize("text", ["ella", "ELLA SHAW", "sha el", " ella  "])
def test_who_is_the_only_one_called_so_is_opened(ana: FlaskClient, text: str):
    answer = search(ana, text)
    assert (answer.status_code, answer.location) == (303, "/clients/ella")


def test_several_called_so_are_listed(ana: FlaskClient):
    page = soup(search(ana, "shaw"))
    assert [words(each.h2) for each in page.select(".ct-person")] == ["Ella Shaw, 7", "Kelly Shaw, 31", "Tom Shaw, 3"]


@pytest.mark.parametrize("text", ["gemma", "mia", "nobody", "%", "' OR 1=1", "لين"])
def test_nobody_called_so_says_what_to_do(ana: FlaskClient, text: str):
    page = soup(search(ana, text))
    assert f"Nobody whom you support, and nobody of their families, is called “{text}”" in words(page)
    assert "Try the first letters" in words(page)


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_nothing_to_search_for_asks_for_a_name(ana: FlaskClient, text: str):
    assert "Type the first letters of a name" in words(soup(search(ana, text)))


def test_each_sees_their_own(signed_in: Callable[[str], FlaskClient]):
    sam = signed_in("sam")
    assert [words(each) for each in soup(sam.get("/")).select("th a.ct-table__name")] == [
        "Kelly Shaw, 31",
        "Gemma Walsh, 29",
    ]
    assert sam.get("/clients/ella").status_code == 404


def test_a_page_says_why_one_sees_it(ana: FlaskClient):
    said = {
        "/clients/ella": "You see this because you are on the team.",
        "/clients/kelly": "You see this much because you support Kelly’s daughter Ella and Kelly’s son Tom.",
        "/clients/lee": "You see no more than this: a name, a year of birth and who is related.",
        "/families/shaw": "You see this because you support Ella and Tom.",
        "/families/shaw/network": "You see this because you support Ella and Tom.",
    }
    for path, reason in said.items():
        assert reason in words(soup(ana.get(path)))


def test_health_needs_nobody(client: FlaskClient):
    answer = client.get("/health")
    assert (answer.status_code, answer.json) == (200, {"pages": "up", "database": "up"})
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("who", ["ana", "priya", "sam"])
def test_what_counts_questions_agrees_with_what_shows_them(signed_in: Callable[[str], FlaskClient], who: str):
    browser = signed_in(who)
    page = soup(browser.get("/"))
    every = page.select_one(".ct-summary a")
    links = [*([every] if every else []), *page.select("td a[href^='/questions']")]
    families = {each["href"] for each in page.select(".ct-table__group a")}
    links += [soup(browser.get(path)).select_one(".ct-tabs a[href^='/questions']") for path in families]
    assert len(links) > 2
    for link in links:
        address = link["href"] + ("&" if "?" in link["href"] else "?") + "show=all"
        shown = len(soup(browser.get(address)).select(".ct-question"))
        assert str(shown) in words(link), link["href"]

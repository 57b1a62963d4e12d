"""The pages in another language than English: what the setting says, and the whole page in it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from graph.errors import SettingsError
from graph.settings import Settings, load_settings
from queries.missing.sources import SOURCES
from tests.explorer.pages import soup, words


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """As where the pages are in Swedish."""
    return replace(settings, language="sv")


def test_a_language_that_there_is_not_stops_the_start():
    with pytest.raises(SettingsError, match=r"^COMMON_THREAD_LANGUAGE must be one of en_GB, sv\.$"):
        load_settings({"COMMON_THREAD_LANGUAGE": "tlh"})
    assert load_settings({"COMMON_THREAD_LANGUAGE": "sv"}).language == "sv"


def test_a_page_says_its_language_and_speaks_it(client: FlaskClient):
    page = soup(client.get("/sign-in"))
    assert page.html["lang"] == "sv"
    assert words(page.h1) == "Logga in"


def test_days_counts_and_names_are_as_swedish_has_them(ana: FlaskClient):
    page = soup(ana.get("/"))
    assert words(page.select_one(".ct-table__group")) == "Familjen Shaw"
    ella = page.select(".ct-table--people tr:has(td)")[0]
    assert words(ella.th) == "Ella Shaw, 7 barn i behov av stöd sedan januari"
    said = {cell["data-title"]: words(cell) for cell in ella.select("td")}
    assert said["Härnäst"] == "Priya Nair kommer på besök på måndag kl. 15:30"
    assert said["Team"] == "4 personer"


def test_roles_and_kinds_are_in_swedish_too(ana: FlaskClient):
    priya = soup(ana.get("/clients/ella")).select(".ct-member")[0]
    assert words(priya.h3) == "Priya Nair huvudansvarig"
    assert words(priya.select_one(".ct-member__job")).startswith("Socialsekreterare, ")


def test_questions_are_asked_in_swedish_as_long_as_a_page_is_made(ana: FlaskClient):
    page = soup(ana.get("/questions?family=shaw"))
    asked = [words(each) for each in page.select(".ct-question")]
    assert asked
    assert [each for each in asked if "är registrerad här sedan den" in each]
    assert "recorded" not in words(page.main)


def test_a_rule_is_told_in_swedish(ana: FlaskClient):
    page = soup(ana.get("/rules"))
    assert words(page.select_one("#no-lead h2")) == "Ingen är huvudansvarig"
    assert "4 verksamheter stödjer Ella" in words(page.select_one("#team-not-met"))
    assert "skyddsplan för barn" in words(page.select_one("#expected-role-missing"))


def test_the_source_of_each_rule_is_told_in_swedish(ana: FlaskClient):
    page = soup(ana.get("/rules"))
    assert "Källa: Hälso- och sjukvårdslagen" in words(page.select_one("#no-lead"))
    assert words(page.select_one("#likely-tie h2")) == "Vad som står först"
    told = {code: words(page.select_one(f"#{code}")) for code in SOURCES}
    assert [code for code, said in told.items() if "Our own" in said or "our own" in said] == []


def test_the_drawing_says_in_swedish_what_stands_beneath_a_name(ana: FlaskClient):
    answer = ana.get("/clients/ella/network")
    assert "klasslärare" in answer.text
    assert "class teacher" not in answer.text
    assert "kvinnligt kön" in words(soup(answer).select_one(".ct-legend"))


def test_a_picture_that_is_saved_is_all_in_swedish(ana: FlaskClient):
    svg = ET.fromstring(ana.get("/families/shaw/network.svg").text)  # noqa: S314 - made by us a moment ago
    said = ["".join(each.itertext()) for each in svg.iter("{http://www.w3.org/2000/svg}text")]
    head = said[1].split(" · ")
    assert head[:2] == ["Läget den 25 november 2026", "3 personer"]
    assert [each.split()[-1] for each in head[2:]] == ["stöttar", "frågor"]
    assert {"huvudansvarig", "mottagningen", "ingen namngiven"} <= {*" · ".join(said).split(" · ")}
    legend = {each.rpartition(" (")[0] for each in said if each.endswith(")")}
    assert {"kontakt de senaste 30 dagarna", "saknad länk: en fråga", "Polis", "kvinnligt kön", "familjeband"} <= legend

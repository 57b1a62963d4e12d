"""The pages that say who sees what, and what is held: made from the tables that decide it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explorer import create_app
from explorer.about.words import PERMISSIONS, REACHES, STARTS
from graph.codes import agency_kinds
from graph.errors import SettingsError
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import ROLES
from tests.explorer.conftest import KEY
from tests.explorer.pages import soup, words


def test_each_role_is_told_with_all_that_it_may(ana: FlaskClient) -> None:
    page = soup(ana.get("/who-sees-what"))
    rows = {words(row.select("th")[0]): words(row) for row in page.select("tbody tr")}
    for role in ROLES.values():
        told = {code for code, said in PERMISSIONS.items() if str(said) in rows[role.title]}
        assert told == role.permissions
        assert ("Two people grant it." in rows[role.title]) == role.two
        together = [ROLES[each].title for each in role.excludes]
        assert all(title in rows[role.title].partition("who is also:")[2] for title in together)
    assert ROLES["supervisor"].two
    assert "privacy-officer" in ROLES["practitioner"].excludes


def test_each_kind_of_service_is_told_with_how_its_involvement_starts(ana: FlaskClient) -> None:
    text = words(soup(ana.get("/who-sees-what")))
    sealed = [kind for kind in agency_kinds().values() if kind.visibility != "open"]
    assert sealed
    for kind in sealed:
        assert f"{kind.label} {STARTS[kind.visibility]} {REACHES[kind.reach]}" in text
    assert {kind.visibility for kind in agency_kinds().values()} <= set(STARTS)
    assert {kind.reach for kind in agency_kinds().values()} <= set(REACHES)


def test_what_each_page_needs_is_said_in_words() -> None:
    assert {each for role in ROLES.values() for each in role.permissions} == set(PERMISSIONS)


def test_whoever_is_not_signed_in_can_read_what_is_held(client: FlaskClient) -> None:
    page = soup(client.get("/sign-in"))
    assert page.select_one("footer a[href='/privacy']")
    text = words(soup(client.get("/privacy")))
    assert "never held" in text
    assert "Who has looked" in text
    assert client.get("/who-sees-what").status_code == 303


def test_how_long_it_is_held_is_what_the_retention_job_goes_by(
    client: FlaskClient, demo: Store, tmp_path: Path
) -> None:
    text = words(soup(client.get("/privacy")))
    for told in ("for 6 years after the last service ended", "then 90 days more", "for 2 years after they left"):
        assert told in text
    assert "The data-protection officer of the council or agency that runs this service." in text
    file = tmp_path / "periods.yaml"
    file.write_text("clients: 400\ngrace: 1\njournal: 365\n")
    settings = load_settings(
        {
            "COMMON_THREAD_SECRET_KEY": KEY,
            "COMMON_THREAD_RETENTION": str(file),
            "COMMON_THREAD_PRIVACY_CONTACT": "Privacy team,  0161 496 0400",
        }
    )
    text = words(soup(create_app(settings, demo).test_client().get("/privacy")))
    for told in (
        "for 400 days after the last service",
        "then 1 day more",
        "who looked: for 1 year",
        "0161 496 0400 They",
    ):
        assert told in text


def test_wrong_periods_stop_the_start(demo: Store, tmp_path: Path) -> None:
    file = tmp_path / "periods.yaml"
    file.write_text("clients: never\n")
    settings = load_settings({"COMMON_THREAD_SECRET_KEY": KEY, "COMMON_THREAD_RETENTION": str(file)})
    with pytest.raises(SettingsError, match="clients must be a whole number of days"):
        create_app(settings, demo)

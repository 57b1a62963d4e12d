"""The demonstration network: whole, fresh on every day, and raising the questions that its story tells."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from graph.columnar import slice_of
from graph.viewer import ROLES
from queries.missing import missing_links
from seed.demo import DEMO_ACCOUNTS, FAMILY, base_day, demo_folder
from tests.seed.folders import Tables, facts_of, faults, read

# As they are told in STORY.md.
QUESTIONS = {
    "workers-not-in-contact|neighbourhood-police|sam|shaw",
    "household-workers-not-in-contact|jo|sam|shaw",
    "household-workers-not-in-contact|amy|neighbourhood-police|shaw",
    "household-workers-not-in-contact|jo|sam|walsh",
    "household-workers-not-in-contact|kofi|ruth|walsh",
    "household-workers-not-in-contact|kofi|sam|walsh",
    "linked-households-not-in-contact|kofi|priya|shaw|walsh",
    "linked-households-not-in-contact|ana|kofi|shaw|walsh",
    "linked-households-not-in-contact|amy|kofi|shaw|walsh",
    "linked-households-not-in-contact|kofi|neighbourhood-police|shaw|walsh",
    "linked-households-not-in-contact|neighbourhood-police|ruth|shaw|walsh",
    "linked-households-not-in-contact|amy|nina|shaw|webb",
    "linked-households-not-in-contact|nina|sam|shaw|webb",
    "not-heard-from|walsh",
    "team-in-parts|walsh",
    "lapsed-contact|maureen|nina",
    "parent-not-recorded|tom",
    "visits-bunched|shaw",
    "no-lead|gemma",
}
AGES = {"kelly": 31, "ella": 7, "tom": 3, "lee": 34, "gemma": 29, "mia": 5, "maureen": 58}
DAYS = [
    date(2026, 1, 15), date(2026, 1, 17), date(2026, 1, 18), date(2026, 3, 1), date(2026, 11, 22),
    date(2028, 2, 29), date(2031, 12, 31), date(2040, 7, 1),
]  # fmt: skip


def shown(tmp_path: Path, today: date) -> Tables:
    return read(demo_folder(today, tmp_path / today.isoformat()))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_in_it_would_be_refused(tmp_path: Path, today: date) -> None:
    assert list(faults(shown(tmp_path, today), today)) == []


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_it_raises_the_questions_of_its_story_on_every_day(tmp_path: Path, today: date) -> None:
    found = missing_links(slice_of(facts_of(shown(tmp_path, today)), today), today)
    assert {finding.key for finding in found} == QUESTIONS


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nobody_grows_older(tmp_path: Path, today: date) -> None:
    born = {row["id"]: row["born"] for row in shown(tmp_path, today)["clients"] if row["born"]}
    assert {client: age_on(today, date.fromisoformat(day)) for client, day in born.items()} == AGES


def age_on(today: date, born: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_contacts_are_on_working_days_and_planned_ones_ahead(tmp_path: Path, today: date) -> None:
    for row in shown(tmp_path, today)["contacts"]:
        day = date.fromisoformat(row["on"])
        assert day.weekday() < 5
        assert (day > today) == (row["planned"] == "true")


def test_on_its_base_day_it_is_as_written(tmp_path: Path) -> None:
    day = base_day()
    demo = Path(__file__).parents[2] / "seed" / "demo"
    assert shown(tmp_path, day) == read(demo)


def test_a_time_on_the_wall_stays_in_summer(tmp_path: Path) -> None:
    contacts = {row["id"]: row for row in shown(tmp_path, date(2026, 7, 2))["contacts"]}
    visit = datetime.fromisoformat(contacts["k32"]["at"])
    assert (visit.hour, visit.minute, str(visit.tzinfo)) == (10, 0, "UTC+01:00")
    assert contacts["k32"]["at"].startswith(contacts["k32"]["on"])


def test_accounts_are_of_professionals_in_it_and_of_a_role_that_is(tmp_path: Path) -> None:
    tables = shown(tmp_path, base_day())
    professionals = {row["id"] for row in tables["professionals"]}
    assert all(account.professional_id in professionals for account in DEMO_ACCOUNTS)
    assert all(ROLES[account.role].accounts for account in DEMO_ACCOUNTS)
    assert FAMILY in {row["id"] for row in tables["families"]}


def test_the_drug_service_knows_only_lee_and_says_nothing_of_its_seal(tmp_path: Path) -> None:
    tables = shown(tmp_path, base_day())
    kinds = {row["id"]: row["kind"] for row in tables["agencies"]}
    sealed = [row for row in tables["involvements"] if kinds[row["agency_id"]] == "substance-misuse"]
    assert [row["client_id"] for row in sealed] == ["lee"]
    assert not any(row.get("visibility") for row in sealed)  # so the import writes the kind's default

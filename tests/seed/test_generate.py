"""A made-up area: valid, the same by seed, without anybody real, and with every planted missing link in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from graph.columnar import slice_of
from graph.errors import InputRefused
from graph.schemas.numbers import nhs_digits
from queries.missing import RULES, missing_links
from seed.area.agencies import Directory
from seed.area.names import draw_names
from seed.area.numbers import check_digit, nhs_numbers
from seed.area.plants import PLANTS, planned_number
from seed.area.sheets import COLUMNS
from seed.generate import MOST_CLIENTS, MadeUpArea, generate
from tests.seed.folders import Tables, facts_of, faults, read

TODAY = date(2026, 11, 22)
RESERVED = re.compile(r"@([a-z0-9-]+\.)*example\.(org|net)")
# Ofcom, "Telephone numbers for use in TV and radio drama programmes".
DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}|0(113|114|151|161) 496 0\d{3}|0191 498 0\d{3}")


@pytest.fixture(scope="module", params=[(100, 1), (200, 2), (2_000, 3)], ids=lambda param: f"{param[0]} clients")
def area(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MadeUpArea:
    clients, seed = request.param
    return generate(tmp_path_factory.mktemp("area") / "made", clients, seed, TODAY)


@pytest.fixture(scope="module")
def tables(area: MadeUpArea) -> Tables:
    return read(area.folder)


def test_it_has_as_many_clients_as_asked_and_counts_its_rows(area: MadeUpArea, tables: Tables) -> None:
    assert len(tables["clients"]) in (100, 200, 2_000)
    assert {table: len(rows) for table, rows in tables.items()} == area.rows
    assert set(tables) == set(COLUMNS)


def test_nothing_in_it_would_be_refused(tables: Tables) -> None:
    assert list(faults(tables, TODAY)) == []


def test_every_planted_missing_link_is_found_as_it_was_planted(area: MadeUpArea, tables: Tables) -> None:
    found = {
        each.key: each
        for each in missing_links(slice_of(facts_of(tables), TODAY, kind="everything", of_everything=True), TODAY)
    }
    for planted in area.planted:
        finding = found[planted.key]
        assert (finding.rule, finding.subjects, finding.clients, finding.families, finding.evidence) == (
            planted.rule, planted.subjects, planted.clients, planted.families, planted.evidence,
        )  # fmt: skip


def test_every_rule_is_planted() -> None:
    # But for one: no table tells of whom somebody asked to a team.
    assert set(PLANTS) == {rule.code for rule in RULES} - {"asked-no-answer"}


def test_there_are_enough_planted_of_each_rule(area: MadeUpArea, tables: Tables) -> None:
    rules = [planted.rule for planted in area.planted]
    clients = len(tables["clients"])
    assert {rule: rules.count(rule) for rule in PLANTS} == {rule: planned_number(rule, clients) for rule in PLANTS}
    assert min(map(rules.count, PLANTS)) >= (3 if clients >= 300 else 1)
    assert len({planted.key for planted in area.planted}) == len(rules)


def test_planted_families_stand_all_over_the_area(area: MadeUpArea, tables: Tables) -> None:
    places = sorted(int(family[1:]) / len(tables["families"]) for each in area.planted for family in each.families)
    assert places[0] < 0.1
    assert places[-1] > 0.5


def test_answers_have_the_shape_of_findings(area: MadeUpArea) -> None:
    answers = json.loads(json.dumps(area.answers()))
    assert answers["as_of"] == "2026-11-22"
    shape = {"rule", "key", "subjects", "clients", "families", "question", "evidence", "rank"}
    assert all(set(each) == shape for each in answers["findings"])
    assert [each["rank"] for each in answers["findings"]] == list(range(1, len(area.planted) + 1))
    assert all(each["key"].split("|")[0] == each["rule"] for each in answers["findings"])


def cells(tables: Tables, *columns: str) -> Iterator[str]:
    for rows in tables.values():
        for row in rows:
            yield from (row[column] for column in columns if row.get(column))


def test_no_phone_number_is_anybodys(tables: Tables) -> None:
    numbers = list(cells(tables, "phone", "mobile", "duty_phone", "out_of_hours_phone"))
    assert numbers
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []


def test_no_client_shares_a_number_with_a_client_or_a_professional(tables: Tables) -> None:
    own = [row["phone"] for row in tables["clients"] if row["phone"]]
    assert len(set(own)) == len(own)
    assert not set(own) & {row[column] for row in tables["professionals"] for column in ("phone", "mobile")}


def test_no_mail_address_or_postcode_is_anybodys(tables: Tables) -> None:
    assert all(RESERVED.search(each) and each.count("@") == 1 for each in cells(tables, "email"))
    assert all(re.fullmatch(r"QX\d\d? \d[A-Z]{2}", each) for each in cells(tables, "postcode"))


def test_nhs_numbers_are_valid_of_the_test_range_and_each_ones_own(tables: Tables) -> None:
    numbers = [row["nhs_number"] for row in tables["clients"] if row["nhs_number"]]
    assert len(numbers) > 0.7 * len(tables["clients"])
    assert all(nhs_digits(number) == number and number.startswith("999") for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_check_digits_agree_with_the_published_example() -> None:
    assert check_digit("943476591") == 9  # 943 476 5919, NHS Data Dictionary


def test_seals_and_shields_are_mostly_left_to_the_defaults(tables: Tables) -> None:
    kinds = {row["id"]: row["kind"] for row in tables["agencies"]}
    opened = [row for row in tables["involvements"] if row["visibility"]]
    assert len(opened) < 0.05 * len(tables["involvements"])
    assert {row["visibility"] for row in opened} <= {"open"}
    assert {kinds.get(row["agency_id"], "left empty") for row in opened} <= {
        "adult-mental-health", "substance-misuse", "left empty",
    }  # fmt: skip
    assert not any(row["visibility"] for table in ("members", "relations", "situations") for row in tables[table])


def test_the_same_seed_size_and_day_make_the_same_bytes(tmp_path: Path) -> None:
    one, two, other = (generate(tmp_path / name, 150, seed, TODAY) for name, seed in (("1", 9), ("2", 9), ("3", 10)))
    files = sorted(path.name for path in one.folder.iterdir())
    assert [(one.folder / each).read_bytes() for each in files] == [(two.folder / each).read_bytes() for each in files]
    assert one.answers() == two.answers()
    assert (one.folder / "clients.csv").read_bytes() != (other.folder / "clients.csv").read_bytes()


def test_the_day_is_a_parameter(tmp_path: Path) -> None:
    leap = date(2024, 2, 29)
    area = generate(tmp_path / "leap", 120, 5, leap)
    assert area.as_of == leap
    assert list(faults(read(area.folder), leap)) == []


def test_it_says_that_nobody_is_real(area: MadeUpArea) -> None:
    assert "Nobody in it is a real person" in (area.folder / "README.txt").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text("mine")
    with pytest.raises(InputRefused, match="is not empty"):
        generate(tmp_path, 100, 1, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["clients.csv"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputRefused, match="can't be written"):
        generate(tmp_path / "file", 100, 1, TODAY)


@pytest.mark.parametrize("clients", [0, 99, 500_001])
def test_a_size_out_of_bounds_is_refused(tmp_path: Path, clients: int) -> None:
    with pytest.raises(InputRefused, match="100 to 500,000"):
        generate(tmp_path / "area", clients, 1, TODAY)


def test_the_largest_area_has_agencies_of_different_names() -> None:
    directory = Directory(Random(1), draw_names(1), MOST_CLIENTS, TODAY.toordinal())
    assert len({agency.name for agency in directory.agencies}) == len(directory.agencies) > 1_000
    assert MOST_CLIENTS / 20 * 0.95 < len(directory.workers) < MOST_CLIENTS / 20 * 1.05


def test_the_numbers_of_clients_last_for_the_largest_area() -> None:
    assert sum(1 for _ in nhs_numbers(Random(1))) > MOST_CLIENTS


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    generate(tmp_path / "area", 100, 1, TODAY, lambda what, done, total: seen.append((what, done, total)))
    assert seen[-1] == ("clients made", 100, 100)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)

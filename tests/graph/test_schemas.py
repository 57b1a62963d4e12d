"""Each kind of cell: what it takes, what it makes of it, and what it says about what it doesn't take."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.schemas import SCHEMAS
from graph.schemas.cells import Cell, Code, Day, Identifier, Instant, Role, SourceName, Text, Truth, Words, Year
from graph.schemas.numbers import NhsNumber, Personnummer, nhs_digits, nhs_digits_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("cell", "text", "meaning"),
    [
        (Text(), "  Ann \t", "Ann"),
        (Text(), "", None),
        (Text(), " \u00a0 ", None),
        (Text(), "Zoe\u0308", "Zo\u00eb"),
        (Text(), "=1+1", "=1+1"),
        (Text(), "two\r\nlines", "two\r\nlines"),
        (Text(), "שלום", "שלום"),
        (Text(), "+44 (0)20 7946 0000", "+44 (0)20 7946 0000"),
        (Text(), "x" * 50_000, "x" * 50_000),
        (Identifier(), "../c1'\"", "../c1'\""),
        (Day(), " 2026-03-31 ", date(2026, 3, 31)),
        (Day(), "2024-02-29", date(2024, 2, 29)),
        (Instant(), "2026-06-01T09:30:00+01:00", "2026-06-01T08:30:00Z"),
        (Instant(), "2026-06-01T09:30Z", "2026-06-01T09:30:00Z"),
        (Truth(), "true", True),
        (Truth(), "FALSE", False),
        (Year(), "1987", 1987),
        (Words(), "mon; tue ;;fri", ["mon", "tue", "fri"]),
        (Role(), "health-visitor", "health-visitor"),
        (Code("settings"), "refuge", "refuge"),
        (NhsNumber(), "943 476 5919", "943 476 5919"),
        (Personnummer(), "811228-9874", "811228-9874"),
        (Personnummer(), "19670919-9530", "19670919-9530"),
        (Personnummer(), "701063-2391", "701063-2391"),
    ],
)
def test_takes(cell: Cell[Any], text: str, meaning: object) -> None:
    assert cell.read(text) == meaning


@pytest.mark.parametrize(
    ("cell", "text", "reason"),
    [
        (Text(), "a\0b", "NUL"),
        (Text(), "Jos\udce9", "UTF-8"),
        (Identifier(), "x" * 201, "longer than 200"),
        (Identifier(), "a\nb", "line break"),
        (SourceName(), "a|b", "[|]"),
        (Day(), "31/03/2026", "not a day"),
        (Day(), "20260331", "not a day"),
        (Day(), "2026-02-30", "no calendar"),
        (Day(), "2026-3-31", "not a day"),
        (Day(), "٢٠٢٦-٠٣-٣١", "not a day"),
        (Instant(), "2026-06-01T09:30:00", "zone"),
        (Instant(), "2026-06-01", "zone"),
        (Instant(), "0001-01-01T00:00:00+14:00", "zone"),
        (Truth(), "yes", "neither true nor false"),
        (Year(), "87", "not a year"),
        (Words(), ";;", "without words"),
        (Role(), "Health Visitor", "not a role"),
        (Code("settings"), "Refuge", "not one of home"),
        (NhsNumber(), "9434765918", "modulus 11"),
        (NhsNumber(), "943476591", "ten digits"),
        (Personnummer(), "811228-9875", "personnummer"),
        (Personnummer(), "811328-9874", "personnummer"),
    ],
)
def test_refuses_with_a_reason(cell: Cell[Any], text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        cell.read(text)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_of_ten_numbers_with_the_same_nine_digits_at_most_one_is_an_nhs_number(nine: int) -> None:
    good = [digit for digit in range(10) if nhs_digits(f"{nine:09}{digit}")]
    assert len(good) <= 1


NUMBERS = st.from_regex(r"[0-9\u0661]{3}[ -]?[0-9]{3}[ -]?[0-9]{3,4}", fullmatch=True)


@given(st.lists(NUMBERS | st.sampled_from(["", "943 476 5919", "943-476-5870", "9434765919 ", "x"]), max_size=20))
def test_many_numbers_are_read_as_each_alone(texts: list[str]) -> None:
    assert nhs_digits_of(texts) == [nhs_digits(text) or "" for text in texts]


@given(st.text())
def test_text_read_again_is_the_same(text: str) -> None:
    cell = Text()
    if "\0" not in text and text.isprintable():
        once = cell.read(text)
        assert once is None or cell.read(once) == once


def test_every_table_has_its_columns() -> None:
    assert list(SCHEMAS) == [
        "agencies", "professionals", "employments", "families", "addresses", "clients", "records", "members",
        "relations", "situations", "involvements", "contacts",
    ]  # fmt: skip
    assert ",".join(SCHEMAS["clients"].exported()) == (
        "id,shielded,given_name,family_name,known_as,born,born_year,died,expected,gender,nhs_number,personnummer,"
        "address,postcode,phone,email,language"
    )
    assert "agency_id" not in SCHEMAS["professionals"].exported()


def test_a_form_or_json_is_checked_by_the_same_rules() -> None:
    members = SCHEMAS["members"](today=TODAY)
    loaded = members.load({"client_id": "c1", "family_id": "f1", "from": "2026-01-01", "lives_here": True})
    assert loaded == {"client_id": "c1", "family_id": "f1", "start": date(2026, 1, 1), "lives_here": True}
    assert members.validate({"family_id": " ", "from": "2026-02-30"}) == {
        "client_id": ["is missing"],
        "family_id": ["is missing"],
        "from": ["is a day that no calendar has"],
    }
    backwards = {"client_id": "c1", "family_id": "f1", "from": "2026-01-02", "to": "2026-01-01"}
    assert members.validate(backwards) == {"to": ["lies before from"]}
    assert members.validate({"client_id": ["c1"], "family_id": {}}) != {}
    assert members.dump(loaded)["from"] == "2026-01-01"


def test_equal_days_are_no_fault_and_only_some_may_not_lie_ahead() -> None:
    same = {"client_id": "c1", "family_id": "f1", "from": "2030-01-02", "to": "2030-01-02"}
    assert SCHEMAS["members"](today=TODAY).validate(same) == {}
    clients = SCHEMAS["clients"](today=TODAY)
    assert clients.validate({"id": "c1", "expected": "2027-01-01", "born": "2026-11-22"}) == {}
    assert clients.validate({"id": "c1", "born": "2026-11-23"}) == {"born": ["lies in the future"]}
    assert clients.validate({"id": "c1", "born_year": "2027"}) == {"born_year": ["lies in the future"]}
    involvements = SCHEMAS["involvements"](today=TODAY)
    row = {"id": "i1", "professional_id": "p1", "client_id": "c1"}
    assert involvements.validate(row | {"named_by_client_on": "2027-01-01", "from": "2027-01-01"}) == {}
    assert involvements.validate(row | {"concern_on": "2027-01-01"}) == {"concern_on": ["lies in the future"]}


def test_existence_is_for_involvements_alone() -> None:
    assert SCHEMAS["involvements"].cells()["visibility"].read("existence") == "existence"
    for table in ("members", "relations", "situations", "addresses"):
        with pytest.raises(ValueError, match="not one of open, hidden"):
            SCHEMAS[table].cells()["visibility"].read("existence")

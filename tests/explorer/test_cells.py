"""Files that people open in a spreadsheet hold no formula; files for programs hold what is stored."""

from __future__ import annotations

import pytest

from explorer.cells import formula_free
from explorer.missing import sheet
from seed.exporting import cell

FORMULAS = ("=1+1", "+44 20 7946 0000", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_a_formula_is_prefixed_for_people_only(text: str) -> None:
    assert formula_free(text) == f"'{text}"
    assert cell(text).strip('"').replace('""', '"') == text


@pytest.mark.parametrize("text", ["", "Oak Primary", "1=1", " =1", "a-b"])
def test_what_is_none_stays(text: str) -> None:
    assert formula_free(text) == text


def test_the_questions_as_csv_are_prefixed() -> None:
    assert [sheet._cell(text) for text in FORMULAS] == [f"'{text}" for text in FORMULAS]

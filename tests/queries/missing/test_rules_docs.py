"""docs/rules.md and the README name the rules that there are, as the table has them."""

from __future__ import annotations

from pathlib import Path

from queries.missing import RULES
from tests.queries.missing.rules_page import PAGE, page

README = Path(__file__).parents[3] / "README.md"


def test_the_page_is_that_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_readme_names_every_rule() -> None:
    text = README.read_text(encoding="utf-8")
    assert [rule.code for rule in RULES if f"`{rule.code}`" not in text] == []

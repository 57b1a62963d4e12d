"""Rule 12 on families worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Professional
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, supports, works

RULE = "left-but-listed"
INACTIVE = Professional(id="dana", name="Dana Fox", active=False)


def test_who_has_left_and_is_listed_is_asked_about() -> None:
    rows = [INACTIVE, works("dana", "beat"), supports("dana", "ella"), supports("dana", "ella", id="also")]
    (finding,) = found(RULE, *rows, supports("dana", "ella", id="ended", end=D))
    assert (finding.key, finding.subjects) == ("left-but-listed|dana|ella", ("dana", "ella"))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == ("also", "dana-ella")
    assert finding.question == (
        "Dana Fox (Neighbourhood police) is still listed as supporting Ella Shaw, but has left or works for no agency "
        "recorded here. Who supports Ella Shaw now?"
    )


ASKED = {
    "of no agency": [DANA, supports("dana", "ella")],
    "of no agency, on behalf of one": [DANA, supports("dana", "ella", agency_id="beat")],
    "whose job ends today": [DANA, works("dana", "beat", end=D), supports("dana", "ella")],
    "whose job begins tomorrow": [DANA, works("dana", "beat", start=days_ago(-1)), supports("dana", "ella")],
    "not active, with a job": [INACTIVE, works("dana", "beat"), supports("dana", "ella", end=days_ago(-1))],
}
NOT_ASKED = {
    "active": [supports("sam", "ella")],
    "whose job ends tomorrow": [DANA, works("dana", "beat", end=days_ago(-1)), supports("dana", "ella")],
    "whose involvement ended": [INACTIVE, works("dana", "beat"), supports("dana", "ella", end=D)],
    "whose involvement begins tomorrow": [INACTIVE, supports("dana", "ella", start=days_ago(-1))],
    "a desk": [desk("beat", "ella")],
    "with one who died": [DANA, person("amy", "Amy Shaw", "shaw", died=D), supports("dana", "amy")],
}


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_rule_12_asks(rows: list[Any]) -> None:
    assert [finding.key for finding in found(RULE, *rows)] == ["left-but-listed|dana|ella"]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_rule_12_asks_nothing(rows: list[Any]) -> None:
    assert not found(RULE, *rows)

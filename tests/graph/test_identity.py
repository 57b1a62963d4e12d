"""Who a client is: field by field the newest record that has one (model.md §2)."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from graph.identity import identify
from graph.model import Record

OLD = Record(
    source="b", source_id="1", client_id="c", as_of=date(2020, 1, 1), given_name="Ella", family_name="Shaw", phone="1"
)
NEW = Record(source="a", source_id="1", client_id="c", as_of=date(2026, 1, 1), given_name="Ella-Mae", known_as="El")
UNDATED = Record(source="z", source_id="9", client_id="c", given_name="Eleanor", email="e@example.org")
TIED = Record(source="c", source_id="1", client_id="c", as_of=date(2026, 1, 1), given_name="Ellie")


def test_the_newest_record_wins_field_by_field_and_an_empty_one_never() -> None:
    who = identify("c", [OLD, NEW, UNDATED])
    assert (who.given_name, who.family_name, who.known_as, who.phone) == ("Ella-Mae", "Shaw", "El", "1")
    assert who.email == "e@example.org"


def test_the_order_of_records_changes_nothing_also_where_two_are_as_new() -> None:
    answers = {identify("c", order) for order in permutations([OLD, NEW, UNDATED, TIED])}
    assert len(answers) == 1
    assert answers.pop().given_name == "Ellie"


def test_what_someone_is_called() -> None:
    def called(**fields: object) -> str:
        return identify("c7", [Record(source="s", source_id="1", client_id="c7", **fields)]).label  # type: ignore[arg-type]  # given by name

    assert called(given_name="Ella", family_name="Shaw", known_as="El") == "Ella Shaw"
    assert called(known_as="El", family_name="Shaw") == "El Shaw"
    assert called(family_name="Shaw") == "Shaw"
    assert called(family_name="Shaw", expected=date(2026, 3, 1)) == "Baby Shaw"
    assert called(family_name="Shaw", expected=date(2026, 3, 1), born=date(2026, 3, 2)) == "Shaw"
    assert called() == "c7"
    assert identify("c7", []).label == "c7"

"""Rule 16 on people told twice, worked by hand, and on each of its boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.alike import family_variants, given_variants, plain
from graph.columnar import slice_of
from graph.model import OPERATOR, Address, Client, Family, Membership, Record
from queries.missing import Scope, count_missing_links, missing_links
from queries.missing.arrays import longs
from queries.missing.duplicates.blocking import LARGEST, candidates
from queries.missing.duplicates.pairs import likely
from queries.missing.duplicates.records import Homes, People, Records, records_of
from queries.missing.duplicates.weights import THRESHOLD
from tests.queries.missing.scene import BASE, D, days_ago, facts, found, supports

RULE = "possible-duplicate"
BORN = date(2019, 3, 5)
NHS, OTHER_NHS = "999 000 0018", "9990000026"
PERSON, OTHER_PERSON = "19121212-1212", "811218-9876"
HOME = {"address": "12 Mill Lane", "postcode": "QX1 2AB"}


def told(client: str, **record: Any) -> list[Any]:
    """A client, as the operator tells of them; Mia Webb of 5 March 2019, unless it says otherwise."""
    usual = {"given_name": "Mia", "family_name": "Webb", "born": BORN}
    return [
        Client(id=client),
        Record(source=OPERATOR, source_id=client, client_id=client, **{**usual, **record}),
    ]


def at(family: str, client: str, **address: Any) -> list[Any]:
    """A family of one, with an address."""
    lives = {"family_id": family, **HOME, **address}
    return [Family(id=family), Membership(client_id=client, family_id=family), Address(**lives)]


def test_one_person_told_twice() -> None:
    webb = at("webb", "m1", start=days_ago(400))
    (finding,) = found(RULE, told("m1"), told("m2", given_name="Mai", **HOME), webb)
    assert (finding.key, finding.subjects) == ("possible-duplicate|m1|m2", ("m1", "m2"))
    assert (finding.clients, finding.families) == (("m1", "m2"), ("webb",))
    assert finding.evidence == (f"address|webb|{days_ago(400)}", "member|m1|webb|")
    assert finding.question == (
        "Two records, Mia Webb and Mai Webb, are alike in given name, family name, birth date and address. "
        "Are they the same person?"
    )


ASKED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nothing but names and birth date": ({}, {}),
    "names swapped": ({}, {"given_name": "Webb", "family_name": "Mia"}),
    "by what the one is known as": ({"given_name": "Amelia", "known_as": "Mia"}, {}),
    "by what both are known as": ({"given_name": "Amelia", "known_as": "Mia"}, {"given_name": "Jo", "known_as": "Mia"}),
    "the first of two given names": ({"given_name": "Mia Rose"}, {}),
    "one of two family names": ({"family_name": "Webb-Lane"}, {"family_name": "Lane"}),
    "another spelling": ({"given_name": "Catherine", "family_name": "Reid"},
                         {"given_name": "Kathryn", "family_name": "Reed"}),
    "marks and apostrophes": ({"given_name": "Åsa", "family_name": "O'Neill"},
                              {"given_name": "Asa", "family_name": "ONEILL"}),
    "the year alone": ({}, {"born": None, "born_year": 2019}),
    "the year alone in both": ({"born": None, "born_year": 2019}, {"born": None, "born_year": 2019}),
    "day and month swapped": ({}, {"born": date(2019, 5, 3), **HOME}),
    "one digit of the day": ({}, {"born": date(2019, 3, 6)}),
    "one digit of the year": ({}, {"born": date(2018, 3, 5)}),
    "no birth date, one address": ({"born": None, **HOME}, {"address": "12, Mill Lane", "postcode": "qx12ab"}),
    "another family name at one address": (HOME, {"family_name": "Lund", **HOME}),
    "another home": (HOME, {"address": "3 Elm Road", "postcode": "QX9 9ZZ"}),
    "one number, two names": ({"nhs_number": NHS}, {"nhs_number": "9990000018", "family_name": "Lund"}),
    "one number, another birth": ({"personnummer": PERSON}, {"personnummer": "1212121212", "born": date(1998, 1, 2)}),
    "a number of one alone": ({"nhs_number": NHS}, {}),
    "numbers of two kinds": ({"nhs_number": NHS}, {"personnummer": PERSON}),
    "twins with names alike": ({"given_name": "Jack", **HOME}, {"given_name": "Jake", **HOME}),
}  # fmt: skip
NOT_ASKED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "different NHS numbers": ({"nhs_number": NHS, **HOME}, {"nhs_number": OTHER_NHS, **HOME}),
    "different personnummer": ({"personnummer": PERSON, **HOME}, {"personnummer": OTHER_PERSON, **HOME}),
    "one NHS number, but different personnummer": (
        {"personnummer": PERSON, "nhs_number": NHS}, {"personnummer": OTHER_PERSON, "nhs_number": NHS},
    ),
    "twins": (HOME, {"given_name": "Leo", **HOME}),
    "twins with one number": ({"nhs_number": NHS, **HOME}, {"nhs_number": NHS, "given_name": "Leo", **HOME}),
    "parent and child of one name": (HOME, {"born": date(1990, 8, 21), **HOME}),
    "another year alone": ({}, {"born": None, "born_year": 2018}),
    "the year alone, and another home": (
        HOME, {"born": None, "born_year": 2019, "address": "3 Elm Road", "postcode": "QX9 9ZZ"},
    ),
    "no birth date": ({"born": None}, {}),
    "no birth date, one postcode": ({"born": None, **HOME}, {"address": "30 Mill Lane", "postcode": "QX1 2AB"}),
    "given names that share nothing": ({}, {"given_name": "Leo"}),
    "no names": ({"given_name": None, "family_name": None, **HOME}, {"given_name": None, "family_name": None}),
    "names swapped halfway": ({}, {"given_name": "Webb", "family_name": "Lund"}),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ASKED.values(), ids=ASKED.keys())
def test_alike_enough(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert [each.key for each in found(RULE, told("m1", **one), told("m2", **other))] == ["possible-duplicate|m1|m2"]


@pytest.mark.parametrize(("one", "other"), NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_not_alike_enough(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not found(RULE, told("m1", **one), told("m2", **other))


def test_nobody_is_asked_about_who_has_died_or_is_shielded() -> None:
    assert not found(RULE, told("m1"), told("m2", died=D))
    assert found(RULE, told("m1"), told("m2", died=days_ago(-1)))
    client, record = told("m2")
    assert not found(RULE, told("m1"), replace(client, shielded=True), record)


def test_twins_by_the_address_of_their_family() -> None:
    """With one number they would be asked about, were it not for the address at which they both live on the day."""
    number = {"nhs_number": NHS}
    twins = [told("m1", **number), told("m2", given_name="Leo", **number)]
    assert found(RULE, *twins)
    together = [*at("webb", "m1"), Membership(client_id="m2", family_id="webb")]
    assert not found(RULE, *twins, together)
    assert found(RULE, *twins, *at("webb", "m1", end=D), Membership(client_id="m2", family_id="webb"))
    away = Membership(client_id="m2", family_id="webb", lives_here=False)
    assert found(RULE, *twins, *at("webb", "m1"), away)


def test_the_newest_record_says_who_somebody_is() -> None:
    newer = Record(source="feed", source_id="1", client_id="m2", as_of=days_ago(1), family_name="Lund")
    lund = replace(newer, given_name="Leo", born=date(1990, 8, 21))
    assert found(RULE, told("m1"), told("m2"))
    assert not found(RULE, told("m1"), told("m2"), lund)


def test_no_number_and_no_value_is_told() -> None:
    told_ = {"nhs_number": "9990000018", **HOME}
    (finding,) = found(RULE, told("m1", **told_), told("m2", **told_))
    assert "NHS number or personnummer" in finding.question
    text = str(finding.to_json()) + str(finding.words)
    assert not [each for each in ("9990000018", "Mill", "QX1", "2019") if each in text]


def test_only_everything_is_asked() -> None:
    rows = facts(*BASE, told("m1"), told("m2"), supports("jo", "m1"), supports("jo", "m2"))
    assert missing_links(slice_of(rows, D), D, rules=[RULE]) == []
    assert RULE not in count_missing_links(slice_of(rows, D), D)
    assert count_missing_links(slice_of(rows, D, of_everything=True), D)[RULE] == 1


def test_an_account_is_not_even_compared() -> None:
    def read() -> Any:
        raise AssertionError("what an account sees was compared")

    seen = replace(slice_of(facts(*BASE, told("m1"), told("m2")), D), particulars=read)
    assert missing_links(seen, D) == []
    with pytest.raises(AssertionError):
        missing_links(replace(seen, of_everything=True), D)


def test_a_scope_picks_it_by_either_of_the_two() -> None:
    rows = [told("m1"), told("m2"), *at("webb", "m2", area="North")]
    for scope in (Scope(client="m1"), Scope(client="m2"), Scope(family="webb"), Scope(area="North")):
        assert len(found(RULE, *rows, scope=scope)) == 1
    for scope in (Scope(client="ella"), Scope(family="shaw"), Scope(area="South")):
        assert not found(RULE, *rows, scope=scope)


def test_three_records_are_three_questions() -> None:
    keys = [each.key for each in found(RULE, told("m1"), told("m2"), told("m3"))]
    assert keys == [f"possible-duplicate|{pair}" for pair in ("m1|m2", "m1|m3", "m2|m3")]


def people(*given: str, born: int = 20190305, homes: Sequence[tuple[str, str]] = ()) -> Records:
    """The records of people by their given names, born on one day, each at one of the homes where there are any."""
    days = longs([born] * len(given))
    addresses = Homes(longs(range(len(homes))), [home for home, _ in homes], [postcode for _, postcode in homes])
    return records_of(People([given], [""] * len(given), days, days // 10_000, [], addresses))


def test_a_key_that_many_share_compares_nobody() -> None:
    told = people(*(f"{number:04}" for number in range(6)))
    assert len(candidates(told, largest=6)[0]) == 15
    assert len(candidates(told, largest=5)[0]) == 0


def born(*days: int) -> Records:
    """The records of people of whom nothing is told but the day on which they were born."""
    told = longs([*days])
    return records_of(People([[""] * len(days)], [""] * len(days), told, told // 10_000, [], Homes(longs([]), [], [])))


@pytest.mark.parametrize(
    ("most", "compared"), [(100, {2, 3, 4}), (10, {2, 3, 4}), (9, {2, 3}), (4, {2, 3}), (3, {2}), (1, {2}), (0, set())]
)
def test_where_there_are_too_many_pairs_rare_keys_go_first(most: int, compared: set[int]) -> None:
    """Two are born on one day, three on another, four on a third: one pair, three and six."""
    sizes = [size for size in (2, 3, 4) for _ in range(size)]
    told = born(*(20190300 + size for size in sizes))
    one, other = candidates(told, most=most)
    assert {sizes[place] for place in (*one.tolist(), *other.tolist())} == compared
    assert len(one) == sum(size * (size - 1) // 2 for size in compared)
    assert len(one) <= most


def test_of_few_records_all_who_share_a_key_are_compared() -> None:
    told = born(*[20190305] * LARGEST, *[20190306] * LARGEST)
    assert len(candidates(told)[0]) == 2 * LARGEST * (LARGEST - 1) // 2


def test_so_many_pairs_are_compared_for_each_record(monkeypatch: pytest.MonkeyPatch) -> None:
    told = born(*(20190300 + size for size in (2, 3, 4) for _ in range(size)))
    monkeypatch.setattr("queries.missing.duplicates.blocking.PAIRS_A_RECORD", 1)
    assert len(candidates(told)[0]) == 10, "of few records a million"
    monkeypatch.setattr("queries.missing.duplicates.blocking.PAIRS_AT_LEAST", 0)
    assert len(candidates(told)[0]) == 4, "nine for nine"


def test_nobody_at_all() -> None:
    assert len(likely(people()).one) == 0
    assert len(likely(people("", born=0)).one) == 0


def test_exactly_enough_is_enough() -> None:
    """A given name 6.5 and a birth date 13 are 19.5; another address takes 1.5, which leaves the threshold."""
    told = people("Mia", "Mia", homes=[("12 Mill Lane", "QX1 2AB"), ("3 Elm Road", "QX9 9ZZ")])
    assert len(likely(told, threshold=THRESHOLD).one) == 1
    assert len(likely(told, threshold=THRESHOLD + 0.5).one) == 0


def test_names_in_plain_letters() -> None:
    assert plain("O’Neill-Ågren ") == "oneillagren"
    assert plain("Łukasz Strauß") == "lukaszstrauss"
    assert given_variants("Ella Rose") == {"ellarose", "ella"}
    assert given_variants("Jo Ann") == {"joann"}
    assert family_variants("Smith-Jones") == {"smithjones", "smith", "jones"}
    assert family_variants("van der Berg") == {"vanderberg"}
    assert family_variants("") == frozenset()

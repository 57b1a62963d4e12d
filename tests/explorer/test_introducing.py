"""Two who support somebody and are not in touch are introduced by a letter, which the viewer sends themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import Tag

from graph.model import Facts
from graph.settings import Settings
from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.hand_worked import LANE, Worked, parent
from tests.explorer.test_first_answers import asked, read, signed_in
from tests.graph.loaded_access import load_networks
from tests.queries.missing.scene import days_ago, spoke, supports

SHARED, LINKED = "workers-not-in-contact", "linked-households-not-in-contact"
JO, SAM, KIM = (supports(who, "ella", role=f"{who}-role") for who in ("jo", "sam", "kim"))
# Kim is in touch with both, and Jo and Sam are not with each other.
THREE = (JO, SAM, KIM, spoke("kim", "jo", about="ella"), spoke("kim", "sam", about="ella"))
MAILS = {"jo": "jo@oak.test", "sam": "sam?cc=all&x,y@homes.test", "kim": "kim@care.test"}
Question = Callable[..., Tag]


def mailed(*rows: object, without: str = "", **of_jo: object) -> Facts:
    """Facts in which everyone has a number and an e-mail address, one of them such as would say more in a link."""
    held = Worked(rows, "").facts
    people = [
        replace(each, email=None if each.id == without else MAILS.get(each.id), phone=f"0161 {place}")
        for place, each in enumerate(held.professionals)
    ]
    people = [replace(each, **of_jo) if each.id == "jo" else each for each in people]  # type: ignore[arg-type]  # any field
    return replace(held, professionals=tuple(people))


@pytest.fixture
def question(store: Store, settings: Settings, password_hash: str) -> Question:
    """The question of a rule as somebody finds it."""

    def found(facts: Facts, who: str = "kim", rule: str = SHARED) -> Tag:
        load_networks(store, [facts])
        add_account(store, who, who, password_hash)
        there = asked(read(signed_in(store, settings, who), "/questions?client=ella&show=all"), rule)
        assert there is not None
        return there

    return found


def letters(shown: Tag) -> list[str]:
    return [str(each["href"]) for each in shown.select("a[href^='mailto:']")]


def test_whoever_supports_them_too_writes_a_letter_to_both_that_names_nobody_they_support(question: Question) -> None:
    (address,) = letters(question(mailed(*THREE)))
    parts = urlsplit(address)
    assert [unquote(each) for each in parts.path.split(",")] == [MAILS["jo"], MAILS["sam"]]
    said = parse_qs(parts.query, strict_parsing=True)
    assert list(said) == ["subject", "body"]
    assert said["body"][0].split("\r\n\r\n") == [
        "Dear Jo Reid and Sam Hill,",
        "May I introduce you? You both support somebody whom I support too. Please speak with each other.",
        "Jo Reid · Jo role, Oak Primary School · 0161 0\r\nSam Hill · Sam role, Housing · 0161 1",
        "Please name nobody we support in an e-mail: call.",
    ]
    assert [each for each in ("Ella", "Shaw", "ella") if each in unquote(address)] == []


def test_of_who_is_away_no_number_of_another_stands_in_it(question: Question) -> None:
    (address,) = letters(question(mailed(*THREE, away_until=days_ago(-9))))
    assert "Jo Reid · Jo role, Oak Primary School\r\n" in parse_qs(urlsplit(address).query)["body"][0]


APART = (LANE, parent("max", "ella"), JO, supports("sam", "max"), supports("kim", "max"), KIM, THREE[3])


@pytest.mark.parametrize(
    ("facts", "who", "rule"),
    [
        (mailed(*THREE), "jo", SHARED),
        (mailed(*THREE, without="sam"), "kim", SHARED),
        (mailed(JO, SAM, replace(KIM, visibility="sealed"), *THREE[3:]), "kim", SHARED),
        (mailed(*APART), "kim", LINKED),
    ],
    ids=["one of the two", "no address", "a sealed tie", "two who share no client"],
)
def test_nobody_is_introduced_by_a_letter_that_tells_of_more(
    question: Question, facts: Facts, who: str, rule: str
) -> None:
    assert letters(question(facts, who, rule)) == []

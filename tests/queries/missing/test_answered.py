"""An answered question stays away until its evidence changes, and for those who see that evidence only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from graph.answers import LATER, NOT_NEEDED, Answer, edges, heard
from graph.answers_everywhere import edges_of
from graph.columnar import columns_of, slice_of
from graph.model import OPERATOR, Address, Facts, Situation, Source
from queries.answering import answer, asked_again, involvement_for, supported, taken_back
from queries.missing import DEFAULT, Finding, answered_links, count_missing_links, missing_links
from tests.queries.missing.scene import BASE, EVERYTHING, D, days_ago, desk, facts, person, scene, supports
from tests.queries.networks import random_facts

PAIR = [supports("jo", "ella"), supports("sam", "ella")]
MINE = {"ella": (False, "jo-ella")}
RULE = "workers-not-in-contact"
MOVED = (("North", 900), ("South", 30), ("East", 3))


def asked(given: tuple[Answer, ...], *rows: Any, day: date = D, rule: str = RULE) -> list[Finding]:
    """What a rule asks of the scene, as those see it who hear some answers."""
    held = facts(*BASE, *rows)
    return missing_links(slice_of(held, D, answers=heard(held, given)), day, rules=[rule], settings=EVERYTHING)


def answered(finding: Finding, kind: str = NOT_NEEDED, until: date | None = None, hangs_on: str = "jo-ella") -> Answer:
    return answer(finding, kind, "known", until, professional_id="jo", hangs_on=hangs_on, day=D)


def test_an_answered_question_is_not_asked_and_not_counted() -> None:
    (finding,) = asked((), *PAIR)
    given = (answered(finding),)
    assert asked(given, *PAIR) == []
    held = facts(*BASE, *PAIR)
    slice_ = slice_of(held, D, answers=heard(held, given))
    assert count_missing_links(slice_, D, settings=EVERYTHING)[RULE] == 0
    assert [(each.key, said.reason) for each, said in answered_links(slice_, D, settings=EVERYTHING)] == [
        (finding.key, "known")
    ]
    # The other questions are asked as before, and their rank counts on.
    others = missing_links(slice_, D, settings=EVERYTHING)
    before = missing_links(scene(*PAIR), D, settings=EVERYTHING)
    assert [each.key for each in others] == [each.key for each in before if each.rule != RULE]
    assert [each.rank for each in others] == list(range(1, len(others) + 1))


@pytest.mark.parametrize(
    "changed",
    [
        [supports("jo", "ella", id="again"), supports("sam", "ella")],
        [*PAIR, supports("jo", "tom"), supports("sam", "tom")],
    ],
    ids=["a tie ended and another began", "they support the brother too"],
)
def test_it_is_asked_again_when_its_evidence_changes(changed: list[Any]) -> None:
    (finding,) = asked((), *PAIR)
    assert len(asked((answered(finding),), *changed, supports("kim", "ella"), rule=RULE)) > 0
    assert finding.subjects in [each.subjects for each in asked((answered(finding),), *changed)]


def test_what_is_not_its_evidence_changes_nothing() -> None:
    (finding,) = asked((), *PAIR)
    more = [*PAIR, supports("gil", "ella", agency_id="gp"), Situation(client_id="ella", code="early-help")]
    assert finding.key not in [each.key for each in asked((answered(finding),), *more)]


@pytest.mark.parametrize(("day", "again"), [(D, False), (days_ago(-6), False), (days_ago(-7), True)])
def test_later_is_until_its_day(day: date, again: bool) -> None:
    (finding,) = asked((), *PAIR)
    assert bool(asked((answered(finding, LATER, days_ago(-7)),), *PAIR, day=day)) == again


def test_on_a_day_before_it_was_answered_it_is_asked() -> None:
    (finding,) = asked((), *PAIR)
    ties = [replace(each, start=days_ago(9)) for each in PAIR]
    assert asked((answered(finding),), *ties, day=days_ago(1))


def test_who_sees_less_is_asked() -> None:
    """Without the answerer's involvement, or one of the ties that the question rests on, no answer is heard."""
    (finding,) = asked((), *PAIR)
    elsewhere = answered(finding, hangs_on="a tie that is sealed")
    assert asked((elsewhere,), *PAIR)
    wider = replace(answered(finding), evidence=(*finding.evidence, "a tie that is sealed"))
    assert asked((wider,), *PAIR)


def test_another_question_with_the_same_subjects_is_another() -> None:
    """Two roles that are missing for one client have the same subjects and the same evidence."""
    rows = [*person("ada", "Ada Shaw", "shaw", born=days_ago(700)), Situation(client_id="ada", code="child-in-need")]
    rows += [supports("sam", "ada")]
    rule = "expected-role-missing"
    first, *others = asked((), *rows, rule=rule)
    assert {each.subjects for each in others} == {first.subjects}
    left = asked((answered(first, hangs_on="sam-ada"),), *rows, rule=rule)
    assert [each.key for each in left] == [each.key for each in others]
    assert others


def test_a_client_in_common_is_enough_and_needed() -> None:
    (finding,) = asked((), *PAIR)
    assert not asked((replace(answered(finding), clients=("ella", "tom")),), *PAIR)
    assert asked((replace(answered(finding), clients=("tom",)),), *PAIR)


def test_no_or_better_not_recorded_is_final() -> None:
    rule = "parent-not-recorded"
    child = person("ada", "Ada Shaw", "shaw", born=days_ago(2000))
    rows = [*child, supports("jo", "ada"), Situation(client_id="ada", code="early-help")]
    (finding,) = asked((), *rows, rule=rule)
    said = answered(finding, hangs_on="jo-ada")
    assert (said.evidence, said.reason) == (finding.evidence, None)
    assert not asked((said,), *rows, Situation(client_id="ada", code="ehcp"), rule=rule)
    assert asked(
        (answered(finding, LATER, days_ago(-7), hangs_on="jo-ada"),),
        *rows,
        Situation(client_id="ada", code="ehcp"),
        rule=rule,
    )


def test_a_final_answer_is_heard_only_where_its_evidence_is_seen() -> None:
    """Else its day would tell of a situation that is sealed."""
    rule = "parent-not-recorded"
    rows = [*person("ada", "Ada Shaw", "shaw", born=days_ago(2000)), supports("jo", "ada")]
    (finding,) = asked((), *rows, Situation(client_id="ada", code="early-help"), rule=rule)
    assert asked((answered(finding, hangs_on="jo-ada"),), *rows, Situation(client_id="ada", code="ehcp"), rule=rule)


def test_to_ask_again_gives_no_reason() -> None:
    (finding,) = asked((), *PAIR)
    assert answered(finding, LATER, days_ago(-7)).reason is None


def test_another_move_is_asked_about_again() -> None:
    homes = [Address(family_id="shaw", address="1", area=area, start=days_ago(days)) for area, days in MOVED]
    (finding,) = asked((), *PAIR, *homes[:2], rule="moved-on")
    assert not asked((answered(finding),), *PAIR, *homes[:2], rule="moved-on")
    assert asked((answered(finding),), *PAIR, *homes, rule="moved-on")


def test_the_same_answer_twice_is_one() -> None:
    (finding,) = asked((), *PAIR)
    assert answered(finding) == answered(finding)
    assert answered(finding).id != answered(finding, LATER, days_ago(-7)).id


def test_an_answer_hangs_on_a_tie_of_ones_own_that_is_current_and_confirmed() -> None:
    told = {"source": OPERATOR}
    ended = supports("jo", "tom", start=days_ago(9), end=D, **told)
    pair = [supports("jo", "ella", **told), supports("sam", "ella", **told)]
    slice_ = scene(*pair, ended, supports("jo", "ella", id="another", **told), desk("oak", "tom", **told))
    mine = supported(slice_, "jo", D)
    assert mine == {"ella": (False, "another")}
    assert involvement_for(("ella", "tom"), (), mine) == "another"
    assert involvement_for(("tom",), ("sam-ella",), mine) is None
    assert involvement_for(("tom",), ("sam-ella", "another"), mine) == "another"
    assert involvement_for(("ella", "tom"), (), {"ella": (True, "a"), "tom": (False, "b")}) == "b"
    assert supported(slice_, None, D) == {}
    sealed = supports("jo", "ella", id="a sealed one", visibility="hidden", **told)
    assert supported(scene(*pair, sealed), "jo", D) == {"ella": (False, "jo-ella")}
    assert supported(scene(sealed), "jo", D) == {"ella": (True, "a sealed one")}


@pytest.mark.parametrize(
    ("tie", "counts"),
    [
        ({}, False),
        ({"confirmed_on": D}, True),
        ({"source": "school feed"}, True),
        ({"source": "housing feed"}, False),
        ({"source": "unknown feed"}, False),
        ({"source": "school feed", "agency_id": "housing"}, False),
    ],
    ids=["its worker's own word", "confirmed", "their agency's source", "another's", "nobody's", "on another's behalf"],
)
def test_a_tie_that_nobody_confirmed_gives_no_answer(tie: dict[str, Any], counts: bool) -> None:
    sources = [Source(name="school feed", agency_id="oak"), Source(name="housing feed", agency_id="housing")]
    held = scene(*sources, supports("jo", "ella", **tie))
    assert supported(held, "jo", D) == ({"ella": (False, "jo-ella")} if counts else {})


def test_every_edge_that_a_question_rests_on_is_known() -> None:
    rows = [*PAIR, Situation(client_id="ella", code="early-help", start=days_ago(9))]
    assert edges(facts(*BASE, *rows)) == {
        "jo-ella", "sam-ella", "member|ella|shaw|", "member|tom|shaw|",
        f"situation|ella|early-help|{days_ago(9)}",
    }  # fmt: skip
    assert edges(Facts()) == set()


def test_contact_can_lapse_again_so_its_question_comes_back() -> None:
    again = asked_again(RULE, D, DEFAULT)
    assert again == days_ago(-90)
    (finding,) = asked((), *PAIR)
    given = (answered(finding, until=again),)
    assert asked(given, *PAIR, day=days_ago(-89)) == []
    assert len(asked(given, *PAIR, day=days_ago(-90))) == 1
    # Who leads, and whom a child lives with, changes by what is recorded only.
    assert [asked_again(rule, D, DEFAULT) for rule in ("no-lead", "moved-on", "parent-not-recorded")] == [None] * 3


def test_taking_one_answer_back_takes_back_all_to_the_same_question() -> None:
    (finding,) = asked((), *PAIR)
    mine, theirs = answered(finding), answered(finding, hangs_on="sam-ella")
    other = replace(mine, id="other", rule="no-lead")
    ended = replace(mine, id="ended", until=D)
    held = facts(*BASE, *PAIR)
    slice_ = slice_of(held, D, answers=(mine, theirs, other, ended))
    assert taken_back(slice_, mine.id, MINE, D) == [mine, theirs]
    assert taken_back(slice_, other.id, MINE, D) == [other]
    assert taken_back(slice_, mine.id, {"tom": (False, "jo-tom")}, D) == []
    assert taken_back(slice_, "nobody's", MINE, D) == []


@pytest.mark.parametrize("seed", range(20))
def test_columns_and_facts_hold_the_same_edges(seed: int) -> None:
    held = random_facts(Random(seed), day=D)
    named = [each.id for each in (*held.clients, *held.families)]
    past = {each.id for each in held.contacts if not each.planned}
    assert set(edges_of(columns_of(held), named)) == edges(held) - past
    assert set(edges_of(columns_of(held), [])) < edges(held) - past

"""The evaluation runs, at a tiny size, and its measures say what they are to say."""

from __future__ import annotations

import re
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from graph.columnar import slice_of
from graph.columns import TO_CLIENT
from graph.model import Facts
from queries.missing import missing_links
from queries.missing.likely import UNITS
from tests.evaluate.__main__ import evaluation
from tests.evaluate.areas import DAY, hidden_in, made
from tests.evaluate.candidates import ABOUT_TIES, Candidates
from tests.evaluate.comparing import compare, of_rule
from tests.evaluate.hiding import SHARE, with_some_hidden
from tests.evaluate.measures import Mean, area_under_curve, area_within, precision_at
from tests.evaluate.orderings import ORDERINGS
from tests.evaluate.planting import Planting
from tests.evaluate.public import graph_with_some_hidden, southern_women, women_with_some_hidden
from tests.evaluate.unfolding import two_by_two
from tests.queries.missing.scene import EVERYTHING

CLIENTS, SEEDS = 100, 2
AREA = made(CLIENTS, 0)
CODES = {rule.code for rule in ABOUT_TIES}


@pytest.fixture(scope="module", params=["as recorded", "two by two", "southern women"])
def pairs(request: pytest.FixtureRequest) -> Candidates:
    if request.param == "southern women":
        return women_with_some_hidden(0)
    return hidden_in(AREA if request.param == "as recorded" else two_by_two(AREA), 0)


def test_the_whole_way_is_gone_and_every_figure_is_a_share() -> None:
    page = "\n".join(evaluation((CLIENTS, CLIENTS + 1), SEEDS))
    found = [float(mean) for mean in re.findall(r"(\d\.\d{3}) ±", page)]
    assert len(found) > 100
    assert all(0 <= share <= 1 for share in found)
    assert len(re.findall("^### ", page, re.MULTILINE)) == 2 * 2 + 2 * 3 + 1 + 4


def test_told_who_was_hidden_an_order_is_without_fault_and_upside_down_without_merit(pairs: Candidates) -> None:
    told = pairs.hidden.astype(np.float64)
    assert area_under_curve(told, pairs.hidden) == 1
    assert area_under_curve(-told, pairs.hidden) == 0
    assert precision_at(told, pairs.hidden, 1) == 1
    assert precision_at(-told, pairs.hidden, 1) == 0
    assert precision_at(told, pairs.hidden, len(pairs)) == pytest.approx(pairs.hidden.mean())


def test_an_order_that_tells_nothing_is_chance(pairs: Candidates) -> None:
    level = np.zeros(len(pairs))
    assert area_under_curve(level, pairs.hidden) == 0.5
    assert precision_at(level, pairs.hidden) == pytest.approx(pairs.hidden.mean())


def test_an_order_by_lot_comes_near_to_chance() -> None:
    lot, hidden = np.random.default_rng(0).random(20_000), np.arange(20_000) % 5 == 0
    assert area_under_curve(lot, hidden) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("name", ORDERINGS)
def test_every_order_is_between_the_two(pairs: Candidates, name: str) -> None:
    scores = ORDERINGS[name](pairs, np.random.default_rng(0))
    assert len(scores) == len(pairs)
    area, upside_down = (area_under_curve(each, pairs.hidden) for each in (scores, -scores))
    assert 0 < area < 1
    assert area + upside_down == pytest.approx(1)
    assert 0 <= precision_at(scores, pairs.hidden) <= 1


def test_measures_worked_out_by_hand() -> None:
    scores, hidden = np.array([4.0, 3, 3, 2, 1]), np.array([True, False, True, False, True])
    # Of the six pairs the first hidden one wins two, the second one and a half, the last none.
    assert area_under_curve(scores, hidden) == pytest.approx(3.5 / 6)
    assert precision_at(scores, hidden, 2) == 0.75  # the first, and one of two by lot, of which one is hidden
    assert area_within(scores, hidden, np.array([0, 0, 1, 1, 1])) == pytest.approx(2 / 3)
    assert np.isnan(area_within(scores, hidden, np.zeros(5, dtype=np.int64)))
    assert str(Mean.of([1.0, float("nan"), 2.0, 3.0])) == "2.000 ± 2.484"  # Student's t of 2: 4.303; sd 1 of 3
    assert str(Mean.of([float("nan"), 1.0])) == "1.000"
    assert str(Mean.of([float("nan")])) == "–"


def test_hidden_are_those_in_touch_before_and_nothing_else_changes() -> None:
    after = with_some_hidden(AREA.slice, np.random.default_rng(0))
    rows, left = AREA.slice.columns.contacts, after.columns.contacts
    between = int((rows.to != TO_CLIENT).sum())
    assert len(rows.to) - len(left.to) == round(SHARE * between)
    assert (left.to == TO_CLIENT).sum() == (rows.to == TO_CLIENT).sum()
    asked, still = (
        {each.key for each in missing_links(slice_, DAY, rules=CODES, settings=EVERYTHING)}
        for slice_ in (AREA.slice, after)
    )
    pairs = hidden_in(AREA, 0)
    assert set(pairs.keys) == still
    assert {key for key, hidden in zip(pairs.keys, pairs.hidden, strict=True) if hidden} == still - asked
    assert asked < still


def test_the_heading_says_how_many_are_joined_through_somebody(pairs: Candidates) -> None:
    found = compare(pairs, 0)
    assert found.hidden + found.others == len(pairs)
    assert found.joined_hidden * found.hidden == pytest.approx((pairs.shared[pairs.hidden] > 0).sum())
    assert found.joined_others * found.others == pytest.approx((pairs.shared[~pairs.hidden] > 0).sum())


def test_a_pair_stands_where_the_list_has_it(pairs: Candidates) -> None:
    assert sorted(pairs.rank.tolist()) == list(range(1, len(pairs) + 1))
    assert sum(len(of_rule(pairs, number)) for number in (1, 2, 3)) == len(pairs)
    for number in (1, 2):
        assert of_rule(pairs, number).rank.max() < of_rule(pairs, number + 1).rank.min(initial=len(pairs) + 1)


def test_taken_apart_meetings_leave_the_same_questions() -> None:
    apart = two_by_two(AREA)
    assert not any(contact.meeting for contact in apart.facts.contacts if not contact.planned)
    before, after = (
        {each.key for each in missing_links(each.slice, DAY, rules=CODES, settings=EVERYTHING)}
        for each in (AREA, apart)
    )
    assert before == after


def test_on_a_plain_graph_ours_is_the_usual_resource_allocation() -> None:
    pairs = graph_with_some_hidden(nx.karate_club_graph(), 0)
    usual = ORDERINGS["resource allocation"](pairs, np.random.default_rng(0))
    assert pairs.likely / UNITS == pytest.approx(usual)
    assert 0 < pairs.hidden.sum() == round(SHARE * nx.karate_club_graph().number_of_edges())


def test_southern_women_who_were_often_together_are_in_touch() -> None:
    facts = southern_women()
    assert (len(facts.professionals), len(facts.clients), len(facts.involvements)) == (18, 14, 89)
    pairs = {(row.professional_id, row.other_professional_id) for row in facts.contacts}
    assert ("Evelyn Jefferson", "Laura Mandeville") in pairs  # six events
    assert ("Dorothy Murchison", "Evelyn Jefferson") not in pairs  # two


def test_what_was_planted_is_counted() -> None:
    planting = Planting()
    planting.add(AREA, check=True)
    rows = {row[0]: row[1:] for row in planting.rows()}
    assert rows["workers-not-in-contact"][:3] == ("1", "1", "0")
    assert all(row[2] == row[4] == row[5] == "0" for row in rows.values())


def test_what_is_missed_or_false_is_counted() -> None:
    planting, silent = Planting(), with_some_hidden(AREA.slice, np.random.default_rng(0), share=0.1)
    planting.add(replace(AREA, slice=silent), check=True)
    planting.add(replace(AREA, slice=slice_of(Facts(), DAY, of_everything=True)), check=True)
    rows = {row[0]: row[1:] for row in planting.rows()}
    planted, found, missed, asked, false, unasked = map(int, rows["workers-not-in-contact"])
    assert (planted, found, missed) == (2, 1, 1)
    assert 0 < false < asked
    assert unasked == asked - false

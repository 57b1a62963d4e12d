"""The small picture of a question: everybody has a place, and the question stands where it is asked."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from flask.testing import FlaskClient

from explorer.missing.picture import CLIENTS_AT_MOST, MEMBERS_AT_MOST, OF_TIES, UNMARKED, WIDTH, Picture, picture
from graph.columnar import slice_of
from queries.missing import OF_PEOPLE, missing_links
from queries.questions import Asked, with_people
from tests.explorer.pages import soup, words
from tests.queries.missing.coverage import DAY
from tests.queries.missing.scene import EVERYTHING, D, person, scene, supports
from tests.queries.networks import SMALL, random_facts

NETWORKS = 40


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Asked, Picture]]:
    """The questions of random networks, each with its picture."""
    found = []
    for seed in range(NETWORKS):
        slice_ = slice_of(random_facts(Random(seed), day=DAY, size=SMALL), DAY)
        asked = missing_links(slice_, DAY, rules=[rule.code for rule in OF_PEOPLE], settings=EVERYTHING)
        found += [(each, picture(each)) for each in with_people(slice_, asked, DAY)]
    assert {each.finding.rule for each, _ in found} >= {"no-lead", "workers-not-in-contact", *OF_TIES, *UNMARKED}
    return found


def test_everybody_has_a_place_of_their_own_within_it(drawn: list[tuple[Asked, Picture]]) -> None:
    for asked, one in drawn:
        at = [(spot.x, spot.y) for spot in one.spots]
        assert len({*at}) == len(at), asked.finding.key
        assert all(12 < x < WIDTH - 12 and 12 < y < one.height - 26 for x, y in at), asked.finding.key
        assert len(at) <= CLIENTS_AT_MOST + MEMBERS_AT_MOST
        concerned = {*asked.finding.subjects} | {tie.member.id for tie in asked.ties}
        assert len(at) + one.more == len(asked.people) + len([each for each in asked.members if each.id in concerned])


def test_its_ties_are_what_the_question_rests_on(drawn: list[tuple[Asked, Picture]]) -> None:
    for asked, one in drawn:
        people, team = ({spot.id for spot in one.spots if spot.client is client} for client in (True, False))
        rests_on = {(tie.member.id, tie.client.id) for tie in asked.ties}
        drawn_ties = [tie for tie in rests_on if tie[0] in team and tie[1] in people]
        assert len(one.ties) == len(drawn_ties), asked.finding.key


def test_a_client_and_a_professional_may_have_one_id() -> None:
    slice_ = scene(*person("jo", "Jo Shaw", "shaw"), supports("jo", "jo"), supports("sam", "jo"))
    asked = with_people(slice_, missing_links(slice_, D, rules=["no-lead"], settings=EVERYTHING), D)
    (one,) = [picture(each) for each in asked]
    assert sorted((spot.label, spot.client) for spot in one.spots) == [
        ("Jo", True),
        ("Jo Reid", False),
        ("Sam Hill", False),
    ]
    assert (len(one.ties), one.more) == (2, 0)


def test_a_question_mark_stands_on_nobody(drawn: list[tuple[Asked, Picture]]) -> None:
    for asked, one in drawn:
        assert bool(one.asked) == (asked.finding.rule not in UNMARKED), asked.finding.key
        for line in one.asked:
            x, y = line.at
            assert 9 < x < WIDTH - 9, asked.finding.key
            assert 9 < y < one.height, asked.finding.key
            assert all(abs(spot.x - x) + abs(spot.y - y) > 20 for spot in one.spots), asked.finding.key


def test_the_same_question_has_the_same_picture(drawn: list[tuple[Asked, Picture]]) -> None:
    assert all(picture(asked) == one for asked, one in drawn)


def test_a_page_draws_each_question_and_says_no_more_than_its_words(signed_in: Callable[[str], FlaskClient]) -> None:
    page = soup(signed_in("priya").get("/questions?family=shaw"))
    questions = page.select(".ct-question--whole")
    assert questions
    for each in questions:
        (one,) = each.select(":scope > svg.ct-evidence")
        assert one["aria-hidden"] == "true"
        names = [words(name) for name in one.select(".ct-evidence__name")]
        one.extract()
        assert names
        assert all(name.rstrip("…") in words(each) for name in names)

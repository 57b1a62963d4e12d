"""What a finding rests on, worked by hand where random networks hardly ever decide it.

Everywhere else test_agrees_with_oracle.py compares it with the oracle's, edge for edge.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.columnar import slice_of
from graph.model import Address, Family, Membership, Record, Relation, Situation
from queries.missing import missing_links
from tests.queries.missing.edges import Edges
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.oracle import Answer
from tests.queries.missing.oracle_evidence import rests_on
from tests.queries.missing.scene import BASE, EVERYTHING, D, days_ago, facts, person, saw, supports
from tests.queries.missing.terms import Terms

LANE = [Family(id="lane", name="Lane"), person("max", "Max Lane", "lane", phone="07700 900123", email="max@lane.test")]
LEE = person("lee", "Lee Carter", "shaw", "lane", born=date(1990, 1, 1))


def evidence(rule: str, *rows: Any) -> tuple[str, ...]:
    """What the one finding of a rule rests on, by the rule and by the oracle."""
    everything = facts(*BASE, *rows)
    sliced = slice_of(everything, D, of_everything=True)
    (finding,) = missing_links(sliced, D, rules=[rule], settings=EVERYTHING)
    edges = Edges(Touch(Terms(everything, D, frozenset({"would-have-told"}))))
    answer = Answer(finding.rule, finding.key, finding.subjects, finding.clients, finding.families)
    assert finding.evidence == rests_on(edges, answer)
    return finding.evidence


def test_a_membership_that_is_over_holds_up_nothing() -> None:
    before = Membership(client_id="lee", family_id="shaw", start=date(2020, 1, 1), end=date(2021, 1, 1))
    there = evidence("adult-in-two-households", LANE, LEE, before, supports("jo", "ella"), supports("sam", "max"))
    assert there == ("jo-ella", "member|lee|lane|", "member|lee|shaw|", "sam-max")


def test_a_household_does_not_rest_on_who_supports_a_member_elsewhere() -> None:
    away = [person("amy", "Amy Lane"), Membership(client_id="amy", family_id="lane", lives_here=False)]
    rows = [LANE, LEE, away, supports("kim", "amy"), supports("jo", "ella"), supports("sam", "max")]
    assert evidence("adult-in-two-households", rows) == ("jo-ella", "member|lee|lane|", "member|lee|shaw|", "sam-max")


def test_of_two_households_visited_alike_a_child_unseen_rests_on_that_with_the_smaller_id() -> None:
    ada = person("ada", "Ada Shaw", "shaw", "lane", born=date(2019, 3, 3))
    days = (days_ago(10), days_ago(20), days_ago(30))
    visits = [saw("sam", client, on=on, kind="visit") for client in ("tom", "max") for on in days]
    rows = [LANE, ada, Situation(client_id="ada", code="early-help"), supports("jo", "tom"), supports("kim", "max")]
    # Ada is on two, and each household has had three: Max's is the first by id.
    assert evidence("child-not-seen", rows, visits) == ("kim-max", "member|ada|lane|", "situation|ada|early-help|")


def test_one_address_does_not_rest_on_a_crowded_one_that_they_share_too() -> None:
    """A refuge's, say: an answer to the question would come back when one of them leaves it."""
    homes = ["shaw", "lane", "north", "south"]
    others = [[Family(id=each, name=each), person(f"of-{each}", "Al Bell", each)] for each in homes[2:]]
    usual = [Address(family_id=each, address="12 Mill Lane", postcode="QX1 2AB") for each in homes[:2]]
    full = [Address(family_id=each, address="1 High Street", postcode="QX1 2AB", start=days_ago(9)) for each in homes]
    assert evidence("same-address", LANE, others, usual, full) == ("address|lane|", "address|shaw|")


def test_a_question_about_a_plan_rests_on_no_other_situation() -> None:
    plan = [Situation(client_id="ella", code=code) for code in ("child-protection-plan", "ehcp")]
    rows = [plan, supports("jo", "ella")]
    assert evidence("no-visit-planned", rows) == ("jo-ella", "situation|ella|child-protection-plan|")
    held = [Situation(client_id="ada", code=code) for code in ("child-protection-plan", "ehcp")]
    ada, ben = (person(each, f"{each.title()} Shaw", "shaw", born=date(2019, 3, 3)) for each in ("ada", "ben"))
    siblings = Relation(client_id="ada", kind="sibling", other_id="ben")
    beside = evidence("sibling-without-agency", ada, ben, siblings, held)
    assert [each for each in beside if each.startswith("situation")] == ["situation|ada|child-protection-plan|"]


def test_one_address_does_not_rest_on_another_home_of_one_of_them() -> None:
    one = [Address(family_id=each, address="12 Mill Lane", postcode="QX1 2AB") for each in ("shaw", "lane")]
    other = Address(family_id="lane", address="1 High Street", postcode="QX1 2AB", start=days_ago(9))
    assert evidence("same-address", LANE, one, other) == ("address|lane|", "address|shaw|")


def test_a_number_and_a_mail_address_rest_on_the_records_that_tell_each() -> None:
    later = Record(source="feed", source_id="7", client_id="amy", as_of=days_ago(3), email="max@lane.test")
    amy = person("amy", "Amy Webb", phone="07700 900123")
    assert evidence("same-number", LANE, amy, later) == (
        "record|feed|7|amy",
        "record|operator|amy|amy",
        "record|operator|max|max",
    )

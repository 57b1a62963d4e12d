"""Scope, rank, wording and size of an answer, whatever the rule."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import Any

import pytest

from graph.codes import situations
from graph.columnar import slice_of
from graph.errors import InputRefused
from graph.model import Address, Facts, Family, Membership, Professional, Situation, current
from queries.missing import RULES, RuleSettings, Scope, count_missing_links, missing_links
from queries.missing.arrays import KeySet, blocks, longs
from queries.missing.wording import listed
from tests.queries.missing.oracle_order import ABOUT_TIES
from tests.queries.missing.scene import EVERYTHING, D, desk, found, person, scene, spoke, supports
from tests.queries.networks import LARGE, SMALL, random_facts

CODES = [rule.code for rule in RULES]
NETWORKS = [random_facts(Random(seed), day=D, size=size) for seed in range(12) for size in (SMALL, LARGE)]


def answers(facts: Facts, day: date = D, **asked: Any) -> list[dict[str, Any]]:
    return [finding.to_json() for finding in missing_links(slice_of(facts, day, of_everything=True), day, **asked)]


def without_rank(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**finding, "rank": None} for finding in findings]


@pytest.mark.parametrize("number", range(len(NETWORKS)))
def test_the_order_of_facts_changes_nothing(number: int) -> None:
    facts, random = NETWORKS[number], Random(number)
    shuffled = {
        field.name: random.sample(rows, len(rows)) for field in fields(facts) if (rows := getattr(facts, field.name))
    }
    mixed = replace(facts, **{kind: tuple(rows) for kind, rows in shuffled.items()})
    assert answers(mixed) == answers(facts)


@pytest.mark.parametrize("number", range(len(NETWORKS)))
def test_a_scope_picks_findings_and_does_not_change_them(number: int) -> None:
    facts = NETWORKS[number]
    everything = answers(facts)
    for client in facts.clients:
        picked = answers(facts, scope=Scope(client=client.id))
        assert without_rank(picked) == without_rank([each for each in everything if client.id in each["clients"]])
        assert [each["rank"] for each in picked] == list(range(1, len(picked) + 1))
    for family in facts.families:
        picked = answers(facts, scope=Scope(family=family.id))
        assert without_rank(picked) == without_rank([each for each in everything if family.id in each["families"]])


@pytest.mark.parametrize("number", range(len(NETWORKS)))
def test_rank_is_rule_then_situation_then_likelihood_of_a_tie_then_key(number: int) -> None:
    facts = NETWORKS[number]
    order = list(situations())
    gravest = {
        row.client_id: min(order.index(each.code) for each in facts.situations
                           if each.client_id == row.client_id and current(each.start, each.end, D))
        for row in facts.situations if current(row.start, row.end, D)
    }  # fmt: skip
    findings = answers(facts)

    def rank(finding: dict[str, Any]) -> tuple[int, int, str]:
        situation = min(gravest.get(client, len(order)) for client in finding["clients"])
        # Which order a tie's likelihood gives is the oracle's to say (test_agrees_with_oracle).
        return CODES.index(finding["rule"]), situation, "" if finding["rule"] in ABOUT_TIES else finding["key"]

    assert findings == sorted(findings, key=rank)
    assert len({finding["key"] for finding in findings}) == len(findings)


@pytest.mark.parametrize("number", range(len(NETWORKS)))
def test_counts_and_single_rules_agree_with_the_whole(number: int) -> None:
    facts = NETWORKS[number]
    slice_, everything = slice_of(facts, D, of_everything=True), answers(facts)
    by_rule = {code: list(rows) for code, rows in groupby(everything, key=lambda each: each["rule"])}
    assert count_missing_links(slice_, D) == {code: len(by_rule.get(code, [])) for code in CODES}
    assert count_missing_links(slice_, D, rules=["no-lead"]) == {"no-lead": len(by_rule.get("no-lead", []))}
    for code in CODES:
        assert without_rank(answers(facts, rules=[code])) == without_rank(by_rule.get(code, []))
    assert answers(facts, first=3) == everything[:3]


@pytest.mark.parametrize("number", range(len(NETWORKS)))
def test_small_blocks_give_the_same_answer(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = answers(NETWORKS[number])
    for module in ("agencies", "isolated", "likely", "pairs", "strangers", "touch"):
        monkeypatch.setattr(f"queries.missing.{module}.BLOCK", 3)
    assert answers(NETWORKS[number]) == whole


@pytest.mark.parametrize("counts", [[], [5], [1, 1, 1], [2, 9, 2], [0, 0, 4, 0]])
def test_blocks_hold_every_row_once_and_no_more_than_the_limit(counts: list[int]) -> None:
    cut = list(blocks(longs(counts), 3))
    assert [row for block in cut for row in range(len(counts))[block]] == list(range(len(counts)))
    assert all(sum(counts[block]) <= 3 or len(counts[block]) == 1 for block in cut)


@pytest.mark.parametrize("many", [0, 1, 7, 5000])
def test_a_set_of_keys_holds_those_and_no_others(many: int) -> None:
    random = Random(many)
    keys = [random.randrange(2**62) for _ in range(many)]
    others = [*(key ^ 1 for key in keys), 0, 2**62]
    asked = KeySet.of(longs([*keys, *keys]))
    assert asked.holds(longs(keys)).all()
    assert asked.holds(longs(others)).tolist() == [other in set(keys) for other in others]


def test_a_key_is_ordered_as_a_whole_and_not_id_by_id() -> None:
    # As one string "…|sa|…" stands behind "…|sa0|…", since the separator comes after every digit and letter.
    people = [[Professional(id=each, name=each), supports(each, "ella", agency_id="homes")] for each in ("sa", "sa0")]
    findings = found("workers-not-in-contact", supports("kim", "ella"), people)
    assert [finding.subjects for finding in findings] == [("kim", "sa0"), ("kim", "sa")]


def test_the_gravest_situation_comes_first() -> None:
    rows = [supports("jo", "ella"), supports("sam", "ella"), supports("jo", "tom"), supports("sam", "tom")]
    assert [each.clients for each in found("no-lead", *rows)] == [("ella",), ("tom",)]
    help_, plan = (
        Situation(client_id="ella", code="early-help"),
        Situation(client_id="tom", code="child-protection-plan"),
    )
    assert [each.clients for each in found("no-lead", *rows, help_, plan)] == [("tom",), ("ella",)]
    ended = replace(plan, end=D)
    assert [each.clients for each in found("no-lead", *rows, help_, ended)] == [("ella",), ("tom",)]


def test_the_scope_of_a_pair_reaches_both_sides_only_with_their_clients() -> None:
    rows = [supports("jo", "ella"), supports("sam", "tom"), person("amy", "Amy Shaw", "shaw")]
    rule = "household-workers-not-in-contact"
    assert (
        len(found(rule, *rows, scope=Scope(client="ella"))) == len(found(rule, *rows, scope=Scope(client="tom"))) == 1
    )
    assert not found(rule, *rows, scope=Scope(client="amy"))
    assert not found(rule, *rows, scope=Scope(client="unknown"))
    assert not found(rule, *rows, scope=Scope(family="unknown"))
    assert len(found(rule, *rows, scope=Scope(client="ella", family="shaw"))) == 1


def test_who_is_unknown_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputRefused, match="There is no rule no-such-rule"):
        missing_links(scene(), D, rules=["no-such-rule"])


@pytest.mark.parametrize(
    ("area", "span", "asked"),
    [
        ("North", {}, True),
        ("North", {"start": D}, True),
        ("North", {"end": D}, False),
        ("North", {"start": D + timedelta(days=1)}, False),
        ("South", {}, False),
    ],
)
def test_an_area_is_asked_by_where_its_families_live_today(area: str, span: dict[str, Any], asked: bool) -> None:
    home = Address(family_id="shaw", address="12 Mill Lane", area="North", **span)
    told = scene(supports("sam", "ella"), supports("kim", "ella"), home)
    everything = missing_links(told, D)
    assert everything
    assert missing_links(told, D, scope=Scope(area=area)) == (everything if asked else [])


def test_an_empty_network_has_no_questions() -> None:
    nobody = slice_of(Facts(), D, of_everything=True)
    assert missing_links(nobody, D) == []
    assert count_missing_links(nobody, D) == dict.fromkeys(CODES, 0)


def test_another_day_is_another_answer() -> None:
    slice_ = scene(supports("jo", "ella"), supports("sam", "ella"), spoke("jo", "sam", on=date(2026, 10, 20)))
    assert not missing_links(slice_, D, rules=["workers-not-in-contact"], settings=EVERYTHING)
    (later,) = missing_links(slice_, date(2027, 1, 18), rules=["workers-not-in-contact"], settings=EVERYTHING)
    assert "since 20 October 2026." in later.question  # the year, where it is another
    assert not missing_links(slice_, date(2027, 1, 17), rules=["workers-not-in-contact"], settings=EVERYTHING)


def test_the_window_is_a_setting() -> None:
    slice_ = scene(supports("jo", "ella"), supports("sam", "ella"), spoke("jo", "sam"))
    for days, findings in ((11, 0), (10, 1)):
        settings = RuleSettings(window=days, told_only=False)
        assert len(missing_links(slice_, D, rules=["workers-not-in-contact"], settings=settings)) == findings


def test_names_are_listed_as_one_speaks() -> None:
    names = ["Ella", "Tom", "Kit", "Amy", "Max"]
    assert [listed(names[:count]) for count in range(1, 6)] == [
        "Ella",
        "Ella and Tom",
        "Ella, Tom and Kit",
        "Ella, Tom and 2 others",
        "Ella, Tom and 3 others",
    ]


def test_a_name_with_braces_is_a_name() -> None:
    odd = [person("odd", "{first} {0}", "shaw"), supports("jo", "odd"), supports("sam", "odd")]
    (finding,) = found("workers-not-in-contact", *odd)
    assert "both support {first} {0}." in finding.question


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_has_its_texts_and_reads_settings_that_exist(rule: Any) -> None:
    assert all((rule.title, rule.why, rule.first_answer))
    assert set(rule.settings) <= {field.name for field in fields(RuleSettings)}
    assert re.search(r"\?$", rule.question)


def test_the_words_fill_the_question_again() -> None:
    templates = {rule.code: rule.question for rule in RULES}
    for facts in NETWORKS[:6]:
        for finding in missing_links(slice_of(facts, D), D):
            again = templates[finding.rule].format_map(finding.words)
            assert again.casefold() == finding.question.casefold()


def test_a_care_home_recorded_as_one_family_is_answered() -> None:
    home = [Family(id="home"), *(row for number in range(200) for row in person(f"r{number:03}", "A B", "home"))]
    team = [desk("beat", f"r{number:03}") for number in range(0, 200, 2)]
    team += [supports(who, f"r{number:03}") for number in range(1, 200, 2) for who in ("jo", "sam", "kim")]
    counts = count_missing_links(scene(*home, *team), D, settings=EVERYTHING)
    assert counts["workers-not-in-contact"] == 3
    assert counts["household-workers-not-in-contact"] == 3
    assert counts["no-lead"] == 100


def test_memberships_of_tomorrow_are_not_of_today() -> None:
    later = Membership(client_id="max", family_id="shaw", start=date(2026, 10, 31))
    rows = [person("max", "Max Lane"), later, supports("jo", "ella"), supports("sam", "max")]
    assert not found("household-workers-not-in-contact", *rows)

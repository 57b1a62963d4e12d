"""Grounds: where agencies share on agreement only, nothing of one crosses to another before both are named (§6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.grounds import DEFAULT, DOORS, profiles
from graph.model import Family
from tests.graph.access_case import Case, check, has, ids, line, told
from tests.graph.access_scene import (
    consent,
    desk,
    kin,
    member,
    person,
    record,
    saw,
    sight,
    situation,
    supports,
    works,
)  # fmt: skip
from tests.graph.access_scene import day as on_day

AGREED = "se-sip"
TODAY, TOMORROW = on_day(0), on_day(1)
SAMS = has("involvements", "sam-ella")
MINDS = supports("max", "ella", "minds", visibility="existence")
FROM_OAK = {"source": "oak-feed"}
BY_SAM = {"source": None, "asserted_by": "sam", "agency_id": "homes"}

HALF = consent("ella", "care", "homes", said=["care"], agency_id="care")
KAY_ENTERED = (works("kay", "homes"), saw("kay", "ella", source=None, agency_id="homes"))
ABOUT_TOM = (consent("ella", "care", "homes"), saw("sam", "ella", about="tom"))

CASES = (
    Case("agreed", "nobody agreed to anything", (), SAMS, False),
    Case("agreed-now", "what was agreed ends today", (consent("ella", "care", "homes", end=TODAY),), SAMS, False),
    Case("agreed-named", "my agency was not named", (consent("ella", "homes", "beat"),), SAMS, False),
    Case("agreed-said", "housing didn't say so", (HALF,), SAMS, False),
    Case(
        "agreed-unnamed",
        "a worker on nobody's named behalf, of an agency that is named",
        (consent("ella", "care", "homes"), supports("sam", "ella", None)),
        SAMS,
        False,
    ),
    Case("agreed-line", "a service by a line only", (MINDS,), line, frozenset()),
    Case(
        "agreed-source",
        "what the school's own feed says of her",
        (record("ella", "oak-feed"),),
        has("records", "oak-feed", "ella"),
        False,
    ),
    Case("agreed-opened", "I opened Tom without waiting", (), has("involvements", "drew-tom"), True, opened=("tom",)),
    Case(
        "agreed-shield",
        "a shielded child, whose school is named",
        (person("ella", shielded=True), situation("ella", source=None, asserted_by="ria", agency_id="oak"),
         consent("ella", "care", "oak")),
        told("consents", "ella-care-oak", "agencies"),
        ("care",),
    ),
    Case("agreed-unhung", "what a colleague entered for housing", KAY_ENTERED, has("contacts", "kay-saw-ella"), False),
    Case("agreed-about", "a visit about her brother too", ABOUT_TOM, told("contacts", "sam-saw-ella", "about"), None),
    Case(
        "agreed-told",
        "the school wrote that the refuge is named too, which said nothing",
        (consent("ella", "care", "oak", "refuge", said=["oak"], agency_id="oak"),),
        told("consents", "ella-care-oak-refuge", "agencies"),
        ("care", "oak"),
    ),
    Case(
        "agreed-shown",
        "an agreement that names others",
        (consent("ella", "homes", "beat"),),
        has("consents", "ella-homes-beat"),
        False,
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", [replace(each, grounds=AGREED) for each in CASES], ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("grounds", ["uk-early-help", AGREED])
def test_what_crosses_is_of_the_agencies_that_are_both_named(grounds: str) -> None:
    rows = (consent("ella", "care", "homes"), desk("beat", "ella"), MINDS)
    seen = sight(*rows, grounds=grounds)
    assert ids(seen, "involvements") == {"me-ella", "sam-ella"}
    assert not seen.another_service
    assert has("contacts", "sam-saw-ella")(seen)
    assert ids(sight(*rows, who="sam", grounds=grounds), "involvements") == {"me-ella", "sam-ella"}
    drews = sight(*rows, supports("drew", "ella", "beat"), who="drew", grounds=grounds)
    assert ids(drews, "involvements") == {"drew-ella", "drew-tom", "beat-ella"}, "the police were not named"


def test_without_an_agreement_one_sees_ones_own_and_what_registers_say() -> None:
    seen = sight(saw("me", "ella"), MINDS, record("ella", "oak-feed"), grounds=AGREED)
    assert ids(seen, "involvements") == {"me-ella"}
    assert ids(seen, "contacts") == {"me-saw-ella"}
    assert seen.levels["tom"] == "family", "the population register names the family"
    assert {each.source for each in seen.facts.records} == {"operator"}
    assert not seen.another_service


def test_a_brother_needs_an_agreement_of_his_own() -> None:
    rows = (consent("tom", "care", "beat"), consent("ella", "care", "beat"))
    assert "drew-tom" not in ids(sight(*rows, grounds=AGREED), "involvements"), "I am not on Tom"
    tom = supports("me", "tom", "care")
    assert "drew-tom" in ids(sight(*rows, tom, grounds=AGREED), "involvements")


@pytest.mark.parametrize(
    ("marks", "crosses"),
    [
        ({}, True),
        ({"start": TODAY, "end": TOMORROW}, True),
        ({"start": TOMORROW}, False),
        ({"start": on_day(-9), "end": TODAY}, False),
    ],
)
def test_it_holds_from_its_first_day_until_its_last(marks: dict[str, Any], crosses: bool) -> None:
    agreement = consent("ella", "care", "homes", **marks)
    seen = sight(agreement, grounds=AGREED)
    assert SAMS(seen) is crosses
    assert has("consents", agreement.id)(seen) is crosses


def test_each_agency_opens_its_own_only() -> None:
    one_sided = consent("ella", "care", "homes", said=["homes"])
    assert SAMS(sight(one_sided, grounds=AGREED)), "housing said so for its own"
    sams = sight(one_sided, who="sam", grounds=AGREED)
    assert ids(sams, "involvements") == {"sam-ella"}, "mine did not"
    assert has("consents", "ella-care-homes")(sams)


def test_who_wrote_it_reads_for_whom_it_waits_and_who_said_so_without_being_named_said_nothing() -> None:
    waits = consent("ella", "care", "homes", "oak", said=["care"], agency_id="care")
    (shown,) = sight(waits, grounds=AGREED).facts.consents
    assert (shown.agencies, shown.said) == (("care", "homes", "oak"), ("care",))
    unnamed = consent("ella", "care", said=["care", "homes"])
    assert not SAMS(sight(unnamed, grounds=AGREED))


def test_a_colleagues_contact_for_another_agency_crosses_as_that_agency_does() -> None:
    assert has("contacts", "kay-saw-ella")(sight(*KAY_ENTERED, consent("ella", "care", "homes"), grounds=AGREED))
    for_us = (works("kay", "homes"), saw("kay", "ella", source=None, agency_id="care"))
    assert has("contacts", "kay-saw-ella")(sight(*for_us, grounds=AGREED))


def test_a_seal_stays_one() -> None:
    both = consent("ella", "care", "minds")
    seen = sight(both, MINDS, grounds=AGREED)
    assert "max-ella" not in ids(seen, "involvements")
    assert seen.another_service == frozenset({"ella"})


def test_what_a_feed_or_a_person_says_for_another_agency_crosses_with_it_only() -> None:
    rows = (
        *(Family(id="west", name="west"), person("zed"), record("zed"), member("zed", "west")),
        member("ella", "west", **FROM_OAK),
        kin("ella", "other", "zed", **BY_SAM, confirmed_by="drew"),
        situation("ella", start=on_day(-3), **BY_SAM),
    )
    entered = has("situations", "ella", "early-help", on_day(-3))
    alone = sight(*rows, grounds=AGREED)
    assert "zed" not in alone.levels
    assert not entered(alone)
    agreed = sight(*rows, consent("ella", "care", "homes", "oak"), grounds=AGREED)
    assert agreed.levels["zed"] == "family", "as the school's register says"
    assert entered(agreed)
    kin_of_both = has("relations", "ella", "other", "zed", None)
    assert not kin_of_both(agreed), "what housing says of kin takes an agreement about each of the two"
    assert kin_of_both(sight(*rows, grounds=DEFAULT))


def test_under_public_task_an_agreement_changes_nothing() -> None:
    plain, with_one = sight(MINDS), sight(MINDS, consent("ella", "care", "homes", end=TODAY))
    assert plain == with_one


def test_every_profile_names_doors_that_there_are() -> None:
    for profile in profiles().values():
        assert profile.without <= set(DOORS)
        assert bool(profile.given_by) is profile.agreed
        assert bool(profile.days) is profile.agreed
        assert profile.overrides

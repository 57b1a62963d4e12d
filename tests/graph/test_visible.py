"""Whom a viewer sees, and how much of them: hand-worked cases, each decided by its clause (access.md §2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Family, Membership, Professional
from tests.graph.access_case import Case, check, has, level, of_record
from tests.graph.access_scene import day as on_day
from tests.graph.access_scene import (
    desk,
    home,
    kin,
    member,
    person,
    record,
    saw,
    sight,
    situation,
    supports,
    works,
)

LONG_AGO, YESTERDAY, TODAY, TOMORROW = on_day(-400), on_day(-1), on_day(0), on_day(1)

WEST = Family(id="west", name="west")


def said(by: str, **marks: Any) -> Membership:
    """That Ella belongs to the Wests, on one person's word."""
    return member("ella", "west", **{"source": None, "asserted_by": by, "agency_id": "homes", **marks})


CASES = (
    # Time
    Case(
        "begun",
        "what begins tomorrow",
        (situation("ella", start=TOMORROW),),
        has("situations", "ella", "early-help", TOMORROW),
        False,
    ),
    Case(
        "planned",
        "a contact tomorrow that nobody plans",
        (saw("sam", "ella", id="k", on=TOMORROW),),
        has("contacts", "k"),
        False,
    ),
    # Relationship
    Case("active", "an inactive professional", (Professional(id="me", name="me", active=False),), level("ella"), None),
    Case(
        "own-current",
        "an involvement of a fortnight less a day that ended yesterday",
        (supports("me", "ella", "care", start=on_day(-14), end=YESTERDAY),),
        level("ella"),
        None,
    ),
    Case(
        "confirmed",
        "an involvement that a stranger's feed tells",
        (supports("me", "ella", "care", source="gossip"),),
        level("ella"),
        None,
    ),
    Case(
        "confirmed-on",
        "told by a stranger's feed, confirmed since",
        (supports("me", "ella", "care", source="gossip", confirmed_on=YESTERDAY),),
        level("ella"),
        "client",
    ),
    Case(
        "confirmed-by-own-agency",
        "told by my agency's own feed",
        (supports("me", "ella", "care", source="care-feed"),),
        level("ella"),
        "client",
    ),
    Case("confirmed-by-operator", "told by the operator", (), level("ella"), "client"),
    Case(
        "reading",
        "a fortnight's involvement ended yesterday",
        (supports("me", "ella", "care", start=on_day(-15), end=YESTERDAY),),
        level("ella"),
        "client",
    ),
    Case(
        "reading-14",
        "thirteen days' involvement ended yesterday",
        (supports("me", "ella", "care", start=on_day(-14), end=YESTERDAY),),
        level("ella"),
        None,
    ),
    Case(
        "reading-30",
        "an involvement ended thirty days ago",
        (supports("me", "ella", "care", start=LONG_AGO, end=on_day(-30)),),
        level("ella"),
        None,
    ),
    Case("opened", "an override that is open", (), level("lee"), "client", who="drew", opened=("lee",)),
    Case(
        "opened-shield",
        "an override of somebody shielded",
        (person("lee", shielded=True),),
        level("lee"),
        None,
        who="drew",
        opened=("lee",),
    ),
    Case(
        "enquiry",
        "the sister of somebody enquired about",
        (),
        level("tom"),
        "family",
        who="max",
        opened=("ella",),
        enquired=("ella",),
    ),
    Case(
        "met",
        "at a meeting about the Shaws, a son's second home",
        (),
        has("memberships", "tom", "dale", None),
        False,
        who="max",
        met=("tom",),
    ),
    Case(
        "met", "at it, where his record says that he lives", (), of_record("tom", "postcode"), None, "max", met=("tom",)
    ),
    Case("met-family", "at it, who lives in his second home", (), level("jay"), None, who="max", met=("tom",)),
    # Levels
    Case("family", "the other member of her family", (), level("tom"), "family"),
    Case("reach", "housing's reach is the client", (), level("tom"), None, "sam"),
    Case("family-fields", "a brother's name and age, no gender", (), of_record("tom", "gender"), None),
    Case("home-of-own", "a brother's second home: no address", (), has("addresses", "dale", None), False),
    Case(
        "home-then",
        "the family's address since she moved out",
        (member("ella", "shaw", end=on_day(-9)), home("shaw", start=on_day(-5), end=on_day(30))),
        has("addresses", "shaw", on_day(-5)),
        False,
    ),
    Case(
        "home-lives-there",
        "the address of a family where she doesn't live",
        (member("ella", "shaw", lives_here=False),),
        has("addresses", "shaw", None),
        False,
    ),
    Case(
        "joined-home",
        "the address of a family that hers was joined with",
        (
            Family(id="west"),
            home("west"),
            member("ella", "west", source=None, asserted_by="sam", confirmed_by="officer", joined=True),
        ),
        has("addresses", "west", None),
        False,
    ),
    Case("outline-relation", "a father elsewhere", (), level("lee"), "outline"),
    Case("outline-second-family", "who lives in a brother's second home", (), level("jay"), "outline"),
    Case("outline-one-step", "a father's mother is two steps away", (), level("mia"), None),
    Case("outline-fields", "a father's birthday", (), of_record("lee", "born"), None),
    Case("outline-ties", "a father's situation", (), has("situations", "lee", "early-help", None), False),
    # Over what access flows
    Case("trusted", "a member whom only gossip knows", (member("tom", "shaw", source="gossip"),), level("tom"), None),
    Case("trusted", "kin whom only gossip knows", (kin("lee", "parent", "ella", source="gossip"),), level("lee"), None),
    Case("trusted-register", "a member whom a register knows", (), level("tom"), "family"),
    Case(
        "trusted-confirmed",
        "a member whom a colleague confirmed",
        (member("tom", "shaw", source="gossip", confirmed_by="sam"),),
        level("tom"),
        "family",
    ),
    Case(
        "trusted-by-another",
        "a member whom I confirmed",
        (member("tom", "shaw", source="gossip", confirmed_by="me"),),
        level("tom"),
        None,
    ),
    Case(
        "trusted-by-another",
        "a member whom my account confirmed",
        (member("tom", "shaw", source="gossip", confirmed_by="account-me"),),
        level("tom"),
        None,
    ),
    Case(
        "trusted-by-another",
        "a member whom who says so confirmed",
        (member("tom", "shaw", source=None, asserted_by="sam", agency_id="homes", confirmed_by="sam"),),
        level("tom"),
        None,
    ),
    Case(
        "stated-family",
        "a family to which a colleague only says she belongs",
        (WEST, said("sam")),
        has("families", "west"),
        False,
    ),
    Case(
        "stated-home",
        "where a family lives to which I only say she belongs",
        (WEST, home("west"), said("me")),
        has("addresses", "west", None),
        False,
    ),
    Case(
        "stated-home",
        "where a second home is to which I only say that a brother of my own belongs",
        (
            supports("me", "tom", "care"),
            member("tom", "dale", source=None, asserted_by="me", agency_id="care"),
            member("jay", "dale"),
        ),
        has("addresses", "dale", None),
        False,
    ),
    Case("flow-member-now", "a member who left today", (member("tom", "shaw", end=TODAY),), level("tom"), None),
    Case(
        "flow-relation-now",
        "a tie of kin that ended today",
        (kin("lee", "parent", "ella", end=TODAY),),
        level("lee"),
        None,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


def levels(*rows: object, who: str = "me") -> dict[str, str]:
    return dict(sight(*rows, who=who).levels)


ALL = {"ella": "client", "tom": "family", "lee": "outline", "jay": "outline"}


def test_one_s_own_client_their_family_and_one_step_further() -> None:
    assert levels() == ALL
    assert levels(who="drew") == {"tom": "client", "ella": "family", "jay": "family", "lee": "outline"}


def test_what_is_only_stated_is_seen_by_who_states_it_and_who_sees_the_family_otherwise() -> None:
    """And opens nothing to either: nobody else, and no address."""
    for who in ("me", "sam"):
        seen = sight(WEST, home("west"), member("mia", "west"), said("sam"), who=who)
        assert has("memberships", "ella", "west", None)(seen) == (who == "sam")
        assert has("addresses", "west", None)(seen) is False
        assert seen.levels.get("mia") is None
    known = sight(WEST, supports("me", "mia", "care"), member("mia", "west"), said("sam"))
    assert has("memberships", "ella", "west", None)(known) is True


def test_what_somebody_else_confirmed_opens_as_a_register_does() -> None:
    seen = sight(WEST, home("west"), member("mia", "west"), said("sam", confirmed_by="drew"))
    assert has("addresses", "west", None)(seen) is True
    assert seen.levels.get("mia") == "family"


def test_who_has_no_relationship_sees_nobody() -> None:
    for who in ("kay", "ria", "max"):
        seen = sight(who=who).facts
        assert levels(who=who) == {}
        assert (seen.records, seen.families, seen.involvements, seen.contacts) == ((), (), (), ())
        assert {row.id for row in seen.professionals} == {who}


def test_an_agency_s_own_involvement_opens_the_client_to_nobody() -> None:
    assert levels(desk("minds", "ella"), who="max") == {}


def test_a_narrow_reach_shows_the_client_and_their_team() -> None:
    seen = sight(who="sam")
    assert dict(seen.levels) == {"ella": "client"}
    assert {row.id for row in seen.facts.involvements} == {"me-ella", "sam-ella"}
    assert {row.id for row in seen.facts.families} == {"shaw"}


def test_of_two_agencies_each_involvement_reaches_as_its_own_does() -> None:
    both = works("sam", "beat")
    assert levels(both, who="sam") == {"ella": "client"}, "on housing's behalf"
    assert levels(both, supports("sam", "ella", "beat"), who="sam") == ALL
    assert levels(both, supports("sam", "ella", None), who="sam") == ALL, "left empty, all their agencies count"
    assert levels(works("sam", "beat", end=TODAY), supports("sam", "ella", None), who="sam") == {"ella": "client"}


@pytest.mark.parametrize(("end", "sees"), [(TOMORROW, True), (TODAY, True), (on_day(-29), True), (on_day(-30), False)])
def test_thirty_days_of_reading(end: date, *, sees: bool) -> None:
    assert levels(supports("me", "ella", "care", start=LONG_AGO, end=end)) == (ALL if sees else {})
    assert levels(supports("me", "ella", "care", end=end)) == (ALL if sees else {}), "since ever"


def test_reading_remains_of_a_confirmed_involvement_only() -> None:
    ended = {"start": LONG_AGO, "end": YESTERDAY, "source": "gossip"}
    assert levels(supports("me", "ella", "care", **ended)) == {}
    assert levels(supports("me", "ella", "care", confirmed_on=LONG_AGO, **ended)) == ALL


def test_both_memberships_carry_or_neither() -> None:
    assert "tom" not in levels(member("ella", "shaw", source="gossip"))
    assert "tom" not in levels(member("ella", "shaw", end=TODAY))
    assert "jay" not in levels(member("jay", "dale", source="gossip"))
    assert "jay" not in levels(member("tom", "dale", visibility="hidden"))


def test_what_each_level_shows_of_a_record() -> None:
    by_client = {row.client_id: row for row in sight().facts.records}
    assert by_client["ella"] == record("ella")
    hidden = dict.fromkeys(("gender", "nhs_number", "address", "postcode", "phone", "email", "language"))
    assert by_client["tom"] == record("tom", **hidden)
    assert by_client["lee"] == record("lee", **hidden, born=None, born_year=2015)
    assert by_client["jay"] == record("jay", **hidden, born=None, born_year=2015)


def test_what_each_level_shows_besides() -> None:
    seen = sight().facts
    assert {row.client_id for row in seen.situations} == {"ella", "tom"}
    assert {row.id for row in seen.involvements} == {"me-ella", "sam-ella", "drew-tom"}
    assert {row.id for row in seen.contacts} == {"sam-saw-ella", "drew-saw-tom", "sam-spoke-me"}
    assert {(row.client_id, row.other_id) for row in seen.relations} == {("lee", "ella")}
    assert {row.family_id for row in seen.memberships} == {"shaw", "dale"}
    assert {row.family_id for row in seen.addresses} == {"shaw"}
    assert {row.id for row in seen.professionals} == {"me", "sam", "drew"}
    assert {row.id for row in seen.agencies} == {"care", "homes", "beat"}
    assert {row.name for row in seen.sources} == {"operator"}


def test_a_visit_planned_is_shown() -> None:
    assert has("contacts", "k")(sight(saw("sam", "ella", id="k", on=TOMORROW, planned=True)))


def test_an_address_of_the_time_when_she_lived_there() -> None:
    then = member("ella", "shaw", end=on_day(-9))
    assert has("addresses", "shaw", on_day(-20))(sight(then, home("shaw", start=on_day(-20), end=on_day(-5))))


def test_an_address_that_begins_as_she_leaves_is_not_hers_nor_one_that_ends_as_she_comes() -> None:
    there = (Family(id="new"), member("ella", "new", start=on_day(-20), end=on_day(-9)))
    assert not has("addresses", "new", on_day(-9))(sight(*there, home("new", start=on_day(-9))))
    assert not has("addresses", "new", LONG_AGO)(sight(*there, home("new", start=LONG_AGO, end=on_day(-20))))
    assert has("addresses", "new", LONG_AGO)(sight(*there, home("new", start=LONG_AGO, end=on_day(-19))))


def test_today_is_not_after_today() -> None:
    seen = sight(saw("sam", "ella", id="k", on=TODAY), situation("ella", start=TODAY))
    assert has("contacts", "k")(seen)
    assert has("situations", "ella", "early-help", TODAY)(seen)

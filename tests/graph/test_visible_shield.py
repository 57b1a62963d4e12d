"""Shields: hand-worked cases, each decided by its clause (access.md §4); and every clause has a case somewhere."""

from __future__ import annotations

import pytest

from graph.model import Agency, Family
from graph.visible import CLAUSES
from tests.graph.access_case import Case, check, has, ids, level, of_record, told
from tests.graph.access_scene import day as on_day
from tests.graph.access_scene import (
    home,
    member,
    person,
    record,
    saw,
    sight,
    supports,
)
from tests.graph.test_visible import CASES as LEVEL_CASES
from tests.graph.test_visible_agreements import CASES as AGREEMENT_CASES
from tests.graph.test_visible_grounds import CASES as GROUND_CASES
from tests.graph.test_visible_seals import CASES as SEAL_CASES
from tests.graph.test_visible_told import CASES as TOLD_CASES

LONG_AGO, YESTERDAY = on_day(-400), on_day(-1)
ELLAS_SHIELD = (person("ella", shielded=True),)
LEAD = supports("me", "ella", "care", lead=True)

CASES = (
    # Shield
    Case(
        "shield-family",
        "a shielded brother whose membership I entered",
        (
            person("tom", shielded=True),
            member("tom", "shaw", source=None, asserted_by="me", agency_id="care", confirmed_by="sam"),
        ),
        level("tom"),
        None,
    ),
    Case(
        "shield-household",
        "a shielded client's own household",
        ELLAS_SHIELD,
        has("memberships", "ella", "shaw", None),
        False,
    ),
    Case(
        "shield-household",
        "a household that is shielded",
        (Family(id="shaw", shielded=True),),
        has("families", "shaw"),
        False,
    ),
    Case(
        "shield-household",
        "a membership that is shielded",
        (member("ella", "shaw", shielded=True),),
        has("memberships", "ella", "shaw", None),
        False,
    ),
    Case("shield-outline", "a shielded father", (person("lee", shielded=True),), level("lee"), None),
    Case("shield-spill", "the father of a shielded client", ELLAS_SHIELD, level("lee"), None),
    Case(
        "shield-reading",
        "the record of a shielded client after my involvement",
        (*ELLAS_SHIELD, supports("me", "ella", "care", start=LONG_AGO, end=YESTERDAY)),
        level("ella"),
        None,
    ),
    Case(
        "shield-address",
        "an address that is shielded",
        (home("shaw", shielded=True),),
        has("addresses", "shaw", None),
        False,
    ),
    Case("shield-number", "a shielded client's phone", ELLAS_SHIELD, of_record("ella", "phone"), None),
    Case("shield-place", "a shielded client's housing officer", ELLAS_SHIELD, has("involvements", "sam-ella"), False),
    Case("shield-place", "and what they did", ELLAS_SHIELD, has("contacts", "sam-saw-ella"), False),
    Case(
        "shield-area",
        "a shielded client's area team",
        (*ELLAS_SHIELD, Agency(id="beat", name="beat", kind="police", area="North"), supports("drew", "ella", "beat")),
        has("involvements", "drew-ella"),
        False,
    ),
    Case(
        "shield-source",
        "what a school's feed says of a shielded client",
        (*ELLAS_SHIELD, record("ella", "oak-feed")),
        has("records", "oak-feed", "ella"),
        False,
    ),
    Case(
        "shield-lead",
        "the confirmed lead reads the phone",
        (*ELLAS_SHIELD, LEAD),
        of_record("ella", "phone"),
        "0161 496 0001",
    ),
    Case("shield-lead", "and the address", (*ELLAS_SHIELD, LEAD), has("addresses", "shaw", None), True),
    Case(
        "joined-shield",
        "but not where a joining of households put them",
        (
            *ELLAS_SHIELD,
            LEAD,
            Family(id="west"),
            member("ella", "west", source=None, asserted_by="sam", confirmed_by="officer", joined=True),
        ),
        has("memberships", "ella", "west", None),
        False,
    ),
    Case(
        "joined-shield",
        "nor where that household is hidden",
        (
            LEAD,
            Family(id="west", shielded=True),
            member("ella", "west", source=None, asserted_by="sam", confirmed_by="officer", joined=True),
        ),
        has("families", "west"),
        False,
    ),
    Case(
        "lead-confirmed",
        "a lead from a feed",
        (*ELLAS_SHIELD, supports("me", "ella", "care", lead=True, source="care-feed")),
        of_record("ella", "phone"),
        None,
    ),
    Case(
        "lead-by-another",
        "a lead whom they confirmed themselves",
        (*ELLAS_SHIELD, supports("me", "ella", "care", lead=True, source="care-feed", confirmed_by="me")),
        of_record("ella", "phone"),
        None,
    ),
    Case(
        "through-lead",
        "a housing service, reached through the lead",
        ELLAS_SHIELD,
        lambda seen: dict(seen.through_lead),
        {"ella": frozenset({"housing"})},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


def test_every_clause_has_a_case() -> None:
    cases = (*LEVEL_CASES, *SEAL_CASES, *AGREEMENT_CASES, *GROUND_CASES, *TOLD_CASES, *CASES)
    assert {case.clause for case in cases} == set(CLAUSES)


def test_a_shielded_household_that_moves() -> None:
    """Ella and Tom are shielded; Tom's second home, with the Dales, is not: who supports Jay sees nothing of them."""
    shield = (
        *(person(each, shielded=True) for each in ("ella", "tom")),
        *(member(each, "shaw", shielded=True) for each in ("ella", "tom")),
        Family(id="shaw", shielded=True),
        home("shaw", shielded=True),
    )
    mine = sight(*shield)
    assert dict(mine.levels) == {"ella": "client"}
    assert (mine.facts.families, mine.facts.addresses, mine.facts.memberships) == ((), (), ())
    assert ids(mine, "involvements") == {"me-ella"}
    assert dict(mine.through_lead) == {"ella": frozenset({"housing"})}
    assert dict(sight(*shield, supports("kay", "jay", "care"), who="kay").levels) == {"jay": "client"}
    lead = sight(*shield, LEAD)
    assert dict(lead.levels) == {"ella": "client"}, "no spill-over, for the lead either"
    assert ids(lead, "families") == {"shaw"}
    assert ids(lead, "involvements") == {"me-ella", "sam-ella"}
    assert lead.through_lead == {}
    moved = (
        member("ella", "shaw", shielded=True, end=YESTERDAY),
        Family(id="new", shielded=True),
        home("new", shielded=True),
    )
    after = sight(*shield, *moved, member("ella", "new", shielded=True, start=YESTERDAY))
    assert (after.facts.families, after.facts.addresses) == ((), ())


def test_a_worker_of_a_place_sees_their_own_place() -> None:
    own = sight(*ELLAS_SHIELD, who="sam")
    assert ids(own, "involvements") == {"me-ella", "sam-ella"}, "mine is of children’s social care, which has no place"
    assert ids(own, "agencies") == {"homes", "care"}


def test_the_lead_reads_what_a_place_tells() -> None:
    told_by_school = record("ella", "oak-feed")
    assert has("records", "oak-feed", "ella")(sight(*ELLAS_SHIELD, LEAD, told_by_school))
    assert has("records", "oak-feed", "ella")(sight(*ELLAS_SHIELD, told_by_school)) is False
    assert has("records", "oak-feed", "ella")(sight(told_by_school)), "a source that is open, of an unshielded client"


def test_a_contact_with_a_shielded_client_names_no_source_with_a_place() -> None:
    rows = (saw("me", "ella", source="oak-feed"),)
    assert told("contacts", "me-saw-ella", "source")(sight(*rows)) == "oak-feed"
    assert told("contacts", "me-saw-ella", "source")(sight(*ELLAS_SHIELD, *rows)) is None
    assert has("sources", "oak-feed")(sight(*ELLAS_SHIELD, *rows)) is False

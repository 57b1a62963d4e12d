"""Seals, and what hangs on an involvement: hand-worked cases, each decided by its clause (access.md §3)."""

from __future__ import annotations

import pytest

from graph.model import Professional, Source
from graph.visible import hang_contacts
from tests.graph.access_case import Case, check, has, ids, level, line, told
from tests.graph.access_scene import day as on_day
from tests.graph.access_scene import (
    desk,
    home,
    kin,
    member,
    person,
    rang,
    record,
    saw,
    scene,
    sight,
    situation,
    spoke,
    supports,
    works,
)

YESTERDAY, TODAY = on_day(-1), on_day(0)
REFUGE = "refuge-feed"
HIDDEN = {"visibility": "hidden"}

CASES = (
    # Seals
    Case(
        "seal-involvement",
        "a hidden involvement",
        (supports("sam", "ella", "homes", **HIDDEN),),
        has("involvements", "sam-ella"),
        False,
    ),
    Case(
        "seal-involvement",
        "one whose existence shows",
        (supports("sam", "ella", "homes", visibility="existence"),),
        has("professionals", "sam"),
        False,
    ),
    Case("seal-membership", "a hidden membership", (member("tom", "shaw", **HIDDEN),), level("tom"), None),
    Case(
        "seal-relation",
        "a sealed birth tie makes no path",
        (kin("lee", "parent", "ella", form="birth", **HIDDEN),),
        level("lee"),
        None,
    ),
    Case(
        "seal-situation",
        "a hidden situation",
        (situation("ella", **HIDDEN),),
        has("situations", "ella", "early-help", None),
        False,
    ),
    Case("seal-address", "a hidden address", (home("shaw", **HIDDEN),), has("addresses", "shaw", None), False),
    Case(
        "seal-missing",
        "a mark that is missing",
        (supports("sam", "ella", "homes", visibility=""),),
        has("involvements", "sam-ella"),
        False,
    ),
    Case(
        "its-worker",
        "my own hidden involvement, since I left",
        (works("me", "care", end=YESTERDAY), supports("me", "ella", "care", **HIDDEN)),
        has("involvements", "me-ella"),
        True,
    ),
    Case(
        "its-worker",
        "a hidden membership that I entered",
        (member("ella", "shaw", source=None, asserted_by="me", agency_id="gp", **HIDDEN),),
        has("memberships", "ella", "shaw", None),
        True,
    ),
    Case(
        "colleagues",
        "a colleague's hidden involvement, both of us on Ella",
        (supports("kay", "ella", "care", **HIDDEN),),
        has("involvements", "kay-ella"),
        True,
    ),
    Case(
        "colleagues-on-client",
        "a colleague's hidden involvement with a brother",
        (supports("kay", "tom", "care", **HIDDEN),),
        has("involvements", "kay-tom"),
        False,
    ),
    Case(
        "colleagues-same-agency",
        "another agency's hidden involvement",
        (supports("max", "ella", "minds", **HIDDEN),),
        has("involvements", "max-ella"),
        False,
    ),
    Case(
        "colleagues-while",
        "a colleague's hidden involvement since I left",
        (works("me", "care", end=YESTERDAY), supports("kay", "ella", "care", **HIDDEN)),
        has("involvements", "kay-ella"),
        False,
    ),
    Case(
        "source-agency",
        "a hidden situation that our own feed tells",
        (situation("ella", source="care-feed", **HIDDEN),),
        has("situations", "ella", "early-help", None),
        True,
    ),
    Case(
        "sealed-source-record",
        "a number that only a refuge knows stays there",
        (record("ella", REFUGE),),
        has("records", REFUGE, "ella"),
        False,
    ),
    Case(
        "source-agency",
        "what our own sealed feed says is ours",
        (record("ella", "care-feed"),),
        has("records", "care-feed", "ella"),
        True,
    ),
    Case(
        "sealed-source-tie",
        "a brother whom only a sealed register makes one",
        (member("tom", "shaw", source=REFUGE, confirmed_by="sam"),),
        level("tom"),
        None,
    ),
    Case(
        "sealed-source-name",
        "who told an open involvement",
        (supports("sam", "ella", "homes", source=REFUGE),),
        told("involvements", "sam-ella", "source"),
        None,
    ),
    Case(
        "sealed-source-name",
        "and its source is not listed",
        (supports("sam", "ella", "homes", source=REFUGE),),
        has("sources", REFUGE),
        False,
    ),
    Case("both-ends", "a tie to someone unseen", (), has("relations", "mia", "parent", "lee", None), False),
    Case(
        "existence-line",
        "another service is involved",
        (supports("max", "ella", "minds", visibility="existence"), desk("minds", "ella", visibility="existence")),
        line,
        frozenset({"ella"}),
    ),
    Case(
        "existence-today",
        "another service was involved",
        (supports("max", "ella", "minds", visibility="existence", end=TODAY),),
        line,
        frozenset(),
    ),
    # What hangs on an involvement
    Case(
        "hangs",
        "a contact of a hidden involvement",
        (supports("sam", "ella", "homes", **HIDDEN),),
        has("contacts", "sam-saw-ella"),
        False,
    ),
    Case(
        "hangs",
        "a contact that hangs on another's hidden involvement",
        (supports("max", "ella", "minds", **HIDDEN), saw("sam", "ella", involvement="max-ella")),
        has("contacts", "sam-saw-ella"),
        False,
    ),
    Case(
        "unhung",
        "a contact of somebody who has no involvement",
        (saw("drew", "ella"),),
        has("contacts", "drew-saw-ella"),
        False,
    ),
    Case(
        "unhung-colleagues",
        "a contact of a colleague who has no involvement",
        (saw("kay", "ella"),),
        has("contacts", "kay-saw-ella"),
        True,
    ),
    Case(
        "between",
        "two colleagues of whom one has no involvement that I see",
        (spoke("sam", "max", about="ella"),),
        has("contacts", "sam-spoke-max"),
        False,
    ),
    Case(
        "between-about",
        "about a brother with whom one of them has none",
        (spoke("sam", "drew", about="tom"),),
        has("contacts", "sam-spoke-drew"),
        False,
    ),
    Case(
        "between-hangs",
        "hanging on a hidden involvement",
        (supports("max", "ella", "minds", **HIDDEN), spoke("sam", "me", about="ella", involvement="max-ella")),
        has("contacts", "sam-spoke-me"),
        False,
    ),
    Case(
        "concern",
        "another's concern",
        (supports("sam", "ella", "homes", concern_on=YESTERDAY),),
        told("involvements", "sam-ella", "concern_on"),
        None,
    ),
    Case(
        "concern-told",
        "another's concern, told to those who have one",
        (
            supports("sam", "ella", "homes", concern_on=YESTERDAY, concern_told_on=YESTERDAY),
            supports("me", "ella", "care", concern_on=YESTERDAY, concern_told_on=YESTERDAY),
        ),
        told("involvements", "sam-ella", "concern_on"),
        YESTERDAY,
    ),
    Case(
        "concern-lapses",
        "another's concern of thirty days ago",
        (
            supports("sam", "ella", "homes", concern_on=on_day(-30), concern_told_on=on_day(-30)),
            supports("me", "ella", "care", concern_on=YESTERDAY, concern_told_on=YESTERDAY),
        ),
        told("involvements", "sam-ella", "concern_on"),
        None,
    ),
    Case(
        "asked",
        "whom another asked to the team",
        (supports("sam", "ella", "homes", asked_on=YESTERDAY),),
        told("involvements", "sam-ella", "asked_on"),
        None,
    ),
    # People and words
    Case(
        "two-lives",
        "who works for a school and a refuge",
        (supports("ria", "ella", "oak"),),
        has("agencies", "refuge"),
        False,
    ),
    Case(
        "two-lives-unnamed",
        "on nobody's named behalf",
        (supports("ria", "ella", None),),
        has("employments", "ria", "refuge", None),
        False,
    ),
    Case(
        "cover",
        "who answers now",
        (Professional(id="sam", name="sam", cover="max"),),
        has("professionals", "max"),
        True,
    ),
    Case(
        "whose-word",
        "who entered a fact",
        (situation("ella", source=None, asserted_by="ria", agency_id="refuge"),),
        told("situations", ("ella", "early-help", None), "asserted_by"),
        None,
    ),
    Case(
        "whose-word",
        "for which agency",
        (situation("ella", source=None, asserted_by="ria", agency_id="refuge"),),
        told("situations", ("ella", "early-help", None), "agency_id"),
        None,
    ),
    Case(
        "whose-word",
        "who confirmed it",
        (member("tom", "shaw", confirmed_by="ria"),),
        told("memberships", ("tom", "shaw", None), "confirmed_by"),
        "somebody",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


def test_a_client_whom_only_a_sealed_service_knows_is_on_nobody_else_s_map() -> None:
    rows = (
        person("ann"),
        record("ann", REFUGE),
        member("ann", "shaw", source=REFUGE),
        kin("ann", "parent", "ella", source=REFUGE),
        supports("ria", "ann", "refuge", **HIDDEN),
    )
    assert "ann" not in sight(*rows).levels
    assert has("relations", "ann", "parent", "ella", None)(sight(*rows)) is False
    own = sight(*rows, who="ria")
    assert (own.levels["ann"], own.levels["ella"]) == ("client", "family")
    assert has("records", REFUGE, "ann")(own)


def test_a_sealed_involvement_opens_the_client_to_its_worker_and_shows_them_no_line() -> None:
    row = supports("max", "ella", "minds", visibility="existence")
    own = sight(row, who="max")
    assert own.levels["ella"] == "client"
    assert "max-ella" in ids(own, "involvements")
    assert own.another_service == frozenset()


def test_the_line_is_for_those_with_a_relationship() -> None:
    row = supports("max", "tom", "minds", visibility="existence")
    assert sight(row).another_service == frozenset(), "Tom is family, not a client of mine"
    assert sight(row, who="drew").another_service == {"tom"}
    assert sight(row, Professional(id="max", name="max", active=False), who="drew").another_service == frozenset()


def test_two_lives_of_one_worker_stay_apart() -> None:
    rows = (supports("ria", "ella", "oak"), supports("ria", "ella", "refuge", id="sealed", **HIDDEN))
    seen = sight(*rows)
    assert {"oak"} == ids(seen, "agencies") & {"oak", "refuge"}
    assert {(row.professional_id, row.agency_id) for row in seen.facts.employments} >= {("ria", "oak")}
    assert has("employments", "ria", "refuge", None)(seen) is False
    assert "sealed" in ids(sight(*rows, who="ria"), "involvements")


def test_a_contact_of_two_lives_hangs_on_the_strictest() -> None:
    rows = (
        supports("ria", "ella", "oak"),
        supports("ria", "ella", "refuge", id="sealed", **HIDDEN),
        saw("ria", "ella"),
    )
    contact = next(row for row in scene(*rows).contacts if row.id == "ria-saw-ella")
    assert contact.involvement == "sealed"
    assert "ria-saw-ella" not in ids(sight(*rows), "contacts")
    ended = supports("ria", "ella", "refuge", id="sealed", end=YESTERDAY, **HIDDEN)
    assert "ria-saw-ella" in ids(sight(rows[0], ended, rows[2]), "contacts"), "on its day only the school's held"


def test_contacts_that_are_given_an_involvement_keep_it() -> None:
    facts = scene(saw("sam", "ella", involvement="drew-tom"), spoke("sam", "drew"), rang("sam", "beat"))
    given = {row.id: row.involvement for row in facts.contacts}
    assert given["sam-saw-ella"] == "drew-tom"
    assert given["sam-spoke-drew"] is given["sam-rang-beat"] is None
    assert hang_contacts(facts) == facts


def test_contacts_between_colleagues_and_with_desks() -> None:
    rows = (
        spoke("sam", "drew"),
        rang("sam", "beat", about="tom", id="beat-about-tom"),
        rang("sam", "beat"),
        rang("me", "beat", about="tom", id="mine"),
        rang("sam", "minds"),
    )
    seen = ids(sight(*rows), "contacts")
    assert {"sam-spoke-drew", "sam-rang-beat"} <= seen, "about nobody: each has an involvement with somebody I see"
    assert "beat-about-tom" not in seen, "Sam has none with Tom"
    assert "mine" in seen, "the police support Tom, and the other end is me"
    assert "sam-rang-minds" not in seen


def test_a_colleague_s_employment_shows_with_the_contact_it_opens() -> None:
    seen = sight(saw("kay", "ella"))
    assert has("employments", "kay", "care", None)(seen)
    assert "kay" in ids(seen, "professionals")
    assert has("employments", "kay", "care", None)(sight()) is False


def test_my_own_concern_is_mine_to_read() -> None:
    row = supports("me", "ella", "care", concern_on=YESTERDAY)
    assert told("involvements", "me-ella", "concern_on")(sight(row)) == YESTERDAY
    assert told("involvements", "me-ella", "concern_on")(sight(row, who="sam")) is None


TOLD = {"concern_on": YESTERDAY, "concern_told_on": YESTERDAY}


def test_a_concern_that_was_told_is_the_raisers_and_the_leads_and_nobody_elses() -> None:
    sams = told("involvements", "sam-ella", "concern_on")
    told_to_sam = supports("sam", "ella", "homes", **TOLD)
    assert sams(sight(told_to_sam, supports("me", "ella", "care"))) is None
    assert sams(sight(told_to_sam, supports("me", "ella", "care", **TOLD))) == YESTERDAY
    # Mine was not told to anybody, or lapsed: I am not among them.
    alone = {"concern_on": YESTERDAY}
    assert sams(sight(told_to_sam, supports("me", "ella", "care", **alone))) is None
    lapsed = {"concern_on": on_day(-30), "concern_told_on": on_day(-30)}
    assert sams(sight(told_to_sam, supports("me", "ella", "care", **lapsed))) is None
    # Sam's was not told to anybody: who leads reads nothing of it, and what was told they read.
    lead = {"lead": True, "confirmed_by": "kay"}
    assert sams(sight(supports("sam", "ella", "homes", **alone), supports("me", "ella", "care", **lead))) is None
    assert sams(sight(told_to_sam, supports("me", "ella", "care", **lead))) == YESTERDAY
    assert sams(sight(told_to_sam, supports("me", "ella", "care", lead=True, source="care-feed"))) is None


def test_that_somebody_i_asked_has_not_answered_is_mine_to_read() -> None:
    row = supports("me", "ella", "care", asked_on=YESTERDAY)
    assert told("involvements", "me-ella", "asked_on")(sight(row)) == YESTERDAY
    assert told("involvements", "me-ella", "asked_on")(sight(row, who="sam")) is None


def test_a_source_not_yet_known_is_sealed_and_the_operator_is_none() -> None:
    assert has("records", "unheard", "ella")(sight(record("ella", "unheard"))) is False
    known = Source(name="unheard", sealed=False)
    assert has("records", "unheard", "ella")(sight(known, record("ella", "unheard")))


def test_a_contact_about_nobody_names_no_sealed_source() -> None:
    rows = (spoke("sam", "drew", source=REFUGE), spoke("me", "drew", source="gossip"))
    seen = sight(*rows)
    assert told("contacts", "sam-spoke-drew", "source")(seen) is None
    assert told("contacts", "me-spoke-drew", "source")(seen) == "gossip"


def test_whom_a_visit_is_about_besides_is_told_if_they_are_seen() -> None:
    assert told("contacts", "sam-saw-ella", "about")(sight(saw("sam", "ella", about="mia"))) is None
    assert told("contacts", "sam-saw-ella", "about")(sight(saw("sam", "ella", about="tom"))) == "tom"


def test_an_employer_shows_with_a_tie_and_not_with_a_contact_between_colleagues() -> None:
    seen = sight(supports("kay", "ella", "gp"), spoke("kay", "sam", about="ella"))
    assert "kay-spoke-sam" in ids(seen, "contacts")
    assert has("employments", "kay", "care", None)(seen) is False
    unnamed = sight(supports("ria", "ella", None))
    assert has("employments", "ria", "oak", None)(unnamed), (
        "on nobody's named behalf: all their agencies that start open"
    )

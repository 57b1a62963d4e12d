"""What an agency's own privacy officer reads: what its people did on its behalf, and nothing of another life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graph import cypher, overseen, rights
from graph.errors import NotAllowed
from graph.journal import entry
from graph.model import Professional
from graph.overseen import Clocks
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import accounts, openings
from queries.accounts import Account
from queries.openings import ENQUIRY, OVERRIDE, Opened
from tests.graph.access_scene import as_recorded, desk, home, record, supports, works
from tests.graph.loaded_access import load_networks
from tests.network import practitioner

WHO = operator("tester")
UTC_ZONE = ZoneInfo("UTC")
AREA = Viewer("petra", "privacy-officer", areas=("North",))
LONG = timedelta(days=30)
SOON = timedelta(minutes=5)


def today(days: int = 0) -> date:
    """So many days after this one, by the clocks of UTC, as the journal is written."""
    return datetime.now(UTC).date() + timedelta(days=days)


def officer(agency: str, professional: str | None = None) -> Viewer:
    """The privacy officer of an agency."""
    return Viewer("olga", "privacy-officer", professional, oversees=agency)


def span() -> tuple[datetime, datetime]:
    """The last 30 days, and all that a test does."""
    now = datetime.now(UTC)
    return now - LONG, now + SOON


def clocks(zone: ZoneInfo = UTC_ZONE) -> Clocks:
    """The clocks of a place, at this moment."""
    return Clocks(datetime.now(zone).date(), zone)


# Of each some; Pat and Rae work nowhere but where a test says.
ROWS: tuple[Any, ...] = (
    Professional(id="pat", name="pat"),
    Professional(id="rae", name="rae"),
    works("rae", "refuge"),
    home("shaw", area="North"),
    *(record(each, born=date(1990, 1, 1)) for each in ("ella", "tom")),
)


def load(store: Store, *rows: Any) -> None:
    """The scene, with these rows."""
    load_networks(store, [as_recorded(*ROWS, *rows)])


def looks(store: Store, who: str, client: str = "ella", **said: Any) -> None:
    """Somebody opens a client's page, or what is said that they did."""
    told = {"act": "view", "query": "client", "focus": client, **said}
    store.write_together([entry(practitioner(who), told["act"], told["query"], [client], focus=told["focus"])])


def told(store: Store, viewer: Viewer, client: str = "ella", zone: ZoneInfo = UTC_ZONE) -> list[tuple[str, str]]:
    """Who did what, as an officer is told it; but for what officers themselves did."""
    found = overseen.looked(store, viewer, client, *span(), clocks(zone))
    return sorted((each.who, each.query) for each in found if not each.query.startswith("audit."))


def read(store: Store, viewer: Viewer) -> tuple[dict[str, frozenset[str]], list[tuple[str, str]]]:
    """By what names clients go, and who read whose page, as unusual reading is looked for in it."""
    known, found = overseen.reading(store, viewer, *span(), clocks())
    pages = sorted((each.who, each.focus) for each in found if each.focus)
    return {client: each.names for client, each in known.items()}, pages


def to_review(store: Store, viewer: Viewer) -> list[str]:
    """The openings that an officer is to review."""
    now = datetime.now(UTC)
    return sorted(each.id for each in overseen.reviews(store, viewer, now - LONG, clocks(), lately=now - LONG))


def opens(store: Store, who: str, id_: str, agency: str | None, *, at_desk: str | None = None) -> None:
    """Somebody opens Ella in an agency's name; an enquiry where a desk is named."""
    now = datetime.now(UTC)
    made = Opened(
        id=id_,
        kind=ENQUIRY if at_desk else OVERRIDE,
        client_id="ella",
        ground="serious-risk",
        words="Seen alone at night.",
        agency=agency,
        since=now,
        until=now + timedelta(hours=1),
        desk=at_desk,
    )
    assert openings.open(store, practitioner(who), made)


def joins(store: Store, tie: str) -> None:
    """A tie began at the door."""
    store.write(cypher.load("tests.cypher", "mark_involvement"), id=tie, marks={"joining": "team", "reason": "duty"})


def test_what_its_own_people_did_is_told_and_what_others_did_is_not(writer: Store) -> None:
    """Not of whoever supports the same client for somebody else, either: that would tell that they do."""
    load(writer)
    for who in ("me", "kay", "sam", "drew"):
        looks(writer, who)
    assert told(writer, officer("care")) == [("kay", "client"), ("me", "client")]
    assert told(writer, officer("homes")) == [("sam", "client")]
    assert told(writer, officer("oak")) == told(writer, officer("nowhere")) == []


def test_a_refusal_is_told_whether_there_is_anybody_by_that_id_or_not(writer: Store) -> None:
    load(writer)
    for client in ("jay", "nobody"):
        looks(writer, "me", client, act="refused")
        assert told(writer, officer("care"), client) == [("me", "client")]
        assert told(writer, officer("homes"), client) == []


def test_what_somebody_does_as_an_officer_is_not_on_behalf_of_whom_they_work_for(writer: Store) -> None:
    """Kay of care oversees the refuge: what she asks there would tell care of the refuge's seal."""
    load(writer)
    overseen.looked(writer, officer("refuge", "kay"), "ella", *span(), clocks())
    looks(writer, "kay", "tom")
    now = span()
    assert overseen.looked(writer, officer("care"), "ella", *now, clocks()) == ()
    assert len(overseen.looked(writer, officer("care"), "tom", *now, clocks())) == 1


def test_for_whom_else_somebody_works_is_not_told(writer: Store) -> None:
    load(writer, works("pat", "care", end=today(1)), works("pat", "homes", start=today(1)))
    looks(writer, "pat")
    (look,) = overseen.looked(writer, officer("care"), "ella", *span(), clocks())
    assert look.agencies == ("care",)


EMPLOYED: dict[str, tuple[tuple[int | None, int | None], bool]] = {
    "nobody knows since when": ((None, None), True),
    "until the day after": ((-10, 1), True),
    "since that day": ((0, None), True),
    "until the day before": ((-10, 0), False),
    "from the day after": ((1, None), False),
}


@pytest.mark.parametrize(("days", "is_told"), EMPLOYED.values(), ids=EMPLOYED)
def test_whoever_has_left_is_answered_for_by_those_for_whom_they_worked_then(
    writer: Store, days: tuple[int | None, int | None], is_told: bool
) -> None:
    start, end = (None if each is None else today(each) for each in days)
    load(writer, works("pat", "care", start=start, end=end))
    looks(writer, "pat")
    assert told(writer, officer("care")) == [("pat", "client")] * is_told
    assert read(writer, officer("care"))[1] == [("pat", "ella")] * is_told
    opens(writer, "pat", "pats", "care")
    assert to_review(writer, officer("care")) == ["pats"] * is_told


def test_whoever_changed_jobs_is_told_to_whom_they_worked_for_on_that_day(writer: Store) -> None:
    load(writer, works("pat", "care", end=today()), works("pat", "homes", start=today()))
    looks(writer, "pat")
    assert told(writer, officer("homes")) == [("pat", "client")]
    assert told(writer, officer("care")) == []


def test_the_day_is_that_of_the_clocks_where_the_service_is(writer: Store) -> None:
    zones = (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12"))
    zone = next(each for each in zones if datetime.now(each).date() != today())
    there = datetime.now(zone).date()
    load(writer, works("pat", "care", start=there, end=there + timedelta(days=1)))
    looks(writer, "pat")
    assert told(writer, officer("care"), zone=zone) == [("pat", "client")]
    assert told(writer, officer("care")) == []
    opens(writer, "pat", "pats", "care")
    assert to_review(writer, officer("care")) == []


# What Pat, who works for care, has besides; and whether what they did is told to care all the same.
LIVES: dict[str, tuple[Sequence[Any], bool]] = {
    "nothing": ((), True),
    "another employer": ((works("pat", "refuge"),), False),
    "an employer whom they left before": ((works("pat", "refuge", end=date(2020, 1, 1)),), True),
    "a tie to somebody for another agency": ((supports("pat", "jay", "refuge", visibility="hidden"),), False),
    "a tie for nobody's named agency": ((supports("pat", "jay", None),), True),
    "a tie for the same": ((supports("pat", "ella", "care", visibility="hidden"),), True),
}


@pytest.mark.parametrize(("besides", "is_told"), LIVES.values(), ids=LIVES)
def test_of_whoever_has_two_lives_nothing_is_told_that_may_be_of_the_other(
    writer: Store, besides: Sequence[Any], is_told: bool
) -> None:
    load(writer, works("pat", "care"), *besides)
    looks(writer, "pat")
    assert told(writer, officer("care")) == [("pat", "client")] * is_told
    assert read(writer, officer("care"))[1] == [("pat", "ella")] * is_told
    opens(writer, "pat", "pats", "care")
    assert to_review(writer, officer("care")) == ["pats"] * is_told
    assert told(writer, officer("refuge")) == read(writer, officer("refuge"))[1] == []


@pytest.mark.parametrize(("days", "is_told"), [(29, False), (31, True)])
def test_thirty_days_of_reading_remain_after_a_tie_and_are_of_that_life(
    writer: Store, days: int, is_told: bool
) -> None:
    left = supports("pat", "ella", "refuge", visibility="hidden", start=today(-90), end=today(-days))
    load(writer, works("pat", "care"), left)
    looks(writer, "pat")
    assert told(writer, officer("care")) == [("pat", "client")] * is_told
    assert read(writer, officer("care"))[1] == [("pat", "ella")] * is_told


def test_of_two_lives_that_is_told_which_names_a_tie_or_a_desk_of_the_agency(writer: Store) -> None:
    """Ria works for a refuge and a school; she has a tie for each, and makes enquiries at the school's desk."""
    load(writer, supports("ria", "ella", "refuge", visibility="hidden"), supports("ria", "tom", "oak"))
    looks(writer, "ria")
    looks(writer, "ria", act="change", query="seals.seal", focus="ria-ella")
    looks(writer, "ria", "tom", act="door", query="doors.leave", focus="ria-tom")
    # A tie of somebody else says nothing of whoever names it.
    looks(writer, "ria", act="door", query="doors.confirm", focus="me-ella")
    opens(writer, "ria", "override", "oak")
    opens(writer, "ria", "enquiry", "oak", at_desk="oak")
    assert told(writer, officer("refuge")) == [("ria", "seals.seal")]
    assert told(writer, officer("refuge"), "tom") == []
    assert told(writer, officer("oak"), "tom") == [("ria", "doors.leave")]
    assert told(writer, officer("oak")) == [("ria", "openings.enquiry")]
    assert told(writer, officer("care")) == []
    assert to_review(writer, officer("oak")) == ["enquiry"]
    assert to_review(writer, officer("refuge")) == []


def test_an_enquiry_that_is_anothers_is_none_of_ones_own(writer: Store) -> None:
    """Whoever takes an enquiry up has one of their own; an entry that names a colleague's says nothing."""
    load(writer, works("pat", "oak"))
    opens(writer, "pat", "pats", "oak", at_desk="oak")
    looks(writer, "ria", act="door", query="openings.enquiry", focus="pats")
    assert told(writer, officer("oak")) == [("pat", "openings.enquiry")]


def test_a_sealed_involvement_is_told_to_the_sealing_agencys_own_officer_alone(writer: Store) -> None:
    load(writer, supports("rae", "ella", "refuge", visibility="hidden"), supports("kay", "tom", "care"))
    for who in ("rae", "kay", "sam"):
        looks(writer, who)
    assert told(writer, officer("refuge")) == [("rae", "client")]
    assert read(writer, officer("refuge"))[1] == [("rae", "ella")]
    for agency in ("care", "homes", "oak"):
        assert "rae" not in {who for who, _ in told(writer, officer(agency))}
        assert "rae" not in {who for who, _ in read(writer, officer(agency))[1]}
    assert told(writer, AREA) == [("kay", "client"), ("sam", "client")]


def officers_of(store: Store, agency: str) -> Viewer:
    """An agency's officer whose account stands in the database."""
    account = Account(f"officer of {agency}", f"officer of {agency}", "privacy-officer", oversees=agency)
    accounts.add(store, WHO, account, "a hash", datetime.now(UTC))
    return account.viewer


SEALED: dict[str, tuple[Any, ...]] = {
    "with the client": (supports("rae", "ella", "refuge", visibility="hidden"),),
    "with one of the family": (supports("rae", "tom", "refuge", visibility="existence"),),
    "of its desk": (desk("refuge", "ella", visibility="hidden"),),
    "with no mark": (supports("rae", "ella", "refuge", visibility=None),),
}


@pytest.mark.parametrize("rows", SEALED.values(), ids=SEALED)
def test_that_an_agencys_officer_asked_does_not_tell_of_its_seal(writer: Store, rows: tuple[Any, ...]) -> None:
    """Neither the officer of the area, nor the person, who may not be the one who is supported there."""
    load(writer, *rows)
    for agency in ("refuge", "homes"):
        told(writer, officers_of(writer, agency))
    found = overseen.looked(writer, AREA, "ella", *span(), clocks())
    assert [each.who for each in found] == ["officer of homes"]
    said = rights.looked(writer, WHO, "ella", *span(), UTC_ZONE, today())
    # The area's officer, who has just asked, and the one of the agency that has no seal here.
    assert [(each.account_role, each.times) for each in said if each.account_role == "privacy-officer"] == [
        ("privacy-officer", 2)
    ]


def test_by_what_name_somebody_goes_is_told_as_far_as_the_agency_may_know(writer: Store) -> None:
    names = {"oak-feed": "Poe", "refuge-feed": "Gray", "care-feed": "Lund"}
    load(writer, *(record("ella", source, family_name=name) for source, name in names.items()))
    for who in ("me", "sam"):
        looks(writer, who)
    looks(writer, "me", "tom", act="refused")
    known, found = read(writer, officer("care"))
    assert known == {"ella": {"Shaw", "Poe", "Lund"}, "tom": frozenset()}
    assert found == [("me", "ella"), ("me", "tom")]
    assert read(writer, officer("homes"))[0] == {"ella": {"Shaw", "Poe"}}


def test_nobody_oversees_what_is_their_own(writer: Store) -> None:
    """Under the account of a practitioner that they had before: they are told by who they are."""
    load(writer, supports("kay", "tom", "care", start=today(), end=today(7)))
    joins(writer, "kay-tom")
    for who in ("kay", "me"):
        looks(writer, who)
        opens(writer, who, f"{who}'s", "care")
    kay = officer("care", "kay")
    assert to_review(writer, officer("care")) == ["kay's", "me's"]
    assert to_review(writer, kay) == ["me's"]
    assert read(writer, kay)[1] == [("me", "ella")]
    assert not openings.review(writer, kay, "kay's", datetime.now(UTC))
    assert openings.review(writer, kay, "me's", datetime.now(UTC))
    assert len(overseen.joinings(writer, officer("care"), ["team"], today(), today())) == 1
    assert overseen.joinings(writer, kay, ["team"], today(), today()) == ()
    area = Viewer("petra", "privacy-officer", "kay", areas=("North",))
    assert to_review(writer, area) == ["me's"]
    assert read(writer, area)[1] == [("me", "ella")]
    assert overseen.joinings(writer, area, ["team"], today(), today()) == ()
    assert len(overseen.joinings(writer, AREA, ["team"], today(), today())) == 1


JOINED: dict[str, tuple[dict[str, Any], bool]] = {
    "waits": ({}, True),
    "sealed by the agency": ({"visibility": "hidden"}, True),
    "somebody said yes": ({"confirmed_on": date(2026, 1, 1)}, False),
    "on another's behalf": ({"agency_id": "oak"}, False),
    "before they worked there": ({"start": date(2020, 1, 1)}, False),
    "ended before": ({"end": date(2026, 1, 1)}, False),
}


@pytest.mark.parametrize(("marks", "is_told"), JOINED.values(), ids=JOINED)
def test_joinings_are_told_that_are_on_the_agencys_behalf(writer: Store, marks: dict[str, Any], is_told: bool) -> None:
    given = {"start": today(), "end": today(7), **marks}
    agency = given.pop("agency_id", "refuge")
    lives = works("pat", "refuge", start=date(2025, 1, 1)), works("pat", "oak")
    load(writer, *lives, supports("pat", "ella", agency, **given))
    joins(writer, "pat-ella")
    found = overseen.joinings(writer, officer("refuge"), ["team", "visit"], today(-30), today())
    assert [(each.client, each.who, each.agency, each.waits) for each in found] == [
        ("ella", "pat", "refuge", True)
    ] * is_told


def test_what_an_officer_reads_is_entered_and_others_read_nothing(writer: Store) -> None:
    load(writer)
    looks(writer, "me")
    told(writer, officer("care"))
    found = overseen.looked(writer, AREA, "ella", *span(), clocks())
    assert ("olga", "audit.looked") in {(each.account, each.query) for each in found}
    assert overseen.agency(writer, officer("care")) == "care"
    assert overseen.agency(writer, AREA) is None
    for role in ("practitioner", "supervisor", "coordinator", "records-officer"):
        with pytest.raises(NotAllowed):
            told(writer, Viewer("olga", role, "me", oversees="care"))

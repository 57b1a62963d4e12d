"""Who looked, as the person is told: by agency and role where the tie is open, and nobody who has anything sealed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graph.cypher import load
from graph.errors import InputRefused, NotAllowed
from graph.journal import entry
from graph.migrate import migrate
from graph.rights import NOTHING, Looked, looked
from graph.store import Store
from graph.viewer import Viewer, operator
from tests.database import wipe
from tests.graph.access_scene import as_recorded, desk, person, record, supports, works
from tests.graph.loaded_access import load_networks
from tests.network import practitioner

WHO = operator("tester")
NOW = datetime.now(UTC)
TODAY = NOW.date()
LONDON = ZoneInfo("Europe/London")
ADULT = {"born": date(1990, 1, 1)}


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


# Ella asks for herself; Tom is shielded. Of each kind of looker one.
ROWS: tuple[Any, ...] = (
    person("tom", shielded=True),
    *(record(each, **ADULT) for each in ("ella", "tom")),
    supports("me", "ella", "care", role="social-worker"),
    supports("me", "tom", "care", role="social-worker"),
    supports("sam", "ella", "homes", role="tenancy-officer"),
    supports("sam", "tom", "homes"),
    supports("drew", "tom", "beat"),
    supports("ria", "ella", "refuge", visibility="hidden"),
    supports("ria", "jay", "oak"),
    supports("max", "ella", "minds", visibility="existence"),
)


def looks(store: Store, who: str, *clients: str, act: str = "view", query: str = "client") -> None:
    """Somebody looks."""
    store.write_together([entry(practitioner(who), act, query, clients, focus=clients[0])])


def told(store: Store, client: str = "ella") -> list[tuple[Any, ...]]:
    """What the person is told: agency, role, role here, what was done, how often."""
    begin, end = NOW - timedelta(days=400), NOW + timedelta(days=2)
    found = looked(store, WHO, client, begin, end, LONDON, TODAY)
    return sorted(
        ((each.agency, each.role, each.account_role, each.did, each.times) for each in found if not _own(each)),
        key=repr,
    )


def _own(each: Looked) -> bool:
    """Whether an entry is that of the list itself."""
    return each.account_role == "operator"


def test_open_ties_are_told_by_agency_and_role_and_counted(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    for _ in range(3):
        looks(writer, "me", "ella", "tom")
    looks(writer, "sam", "ella", act="change", query="entered.record")
    assert told(writer) == [
        ("care", "social-worker", None, "looked", 3),
        ("homes", "tenancy-officer", None, "recorded or changed something", 1),
    ]


def test_whoever_is_on_no_team_is_told_without_an_agency(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    looks(writer, "drew", "tom", "ella")
    looks(writer, "kay", "ella", act="search", query="closed-search")
    looks(writer, "kay", "ella", act="door", query="openings.override")
    officer = Viewer("petra", "privacy-officer", areas=("North",))
    writer.write_together([entry(officer, "view", "audit.looked", ["ella"])])
    assert told(writer) == [
        (None, None, "practitioner", "found them by a search", 1),
        (None, None, "practitioner", "looked", 1),
        (None, None, "practitioner", "opened the record without waiting for a yes", 1),
        (None, None, "privacy-officer", "looked", 1),
    ]


def test_who_was_at_a_meeting_about_their_family_is_told_so_and_who_was_refused_is_not(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    looks(writer, "me", "ella", act="door", query="meetings.open")
    looks(writer, "drew", "ella", act="door", query="meetings.attend")
    looks(writer, "drew", "ella", act="refused", query="meetings.open")
    assert told(writer) == [
        ("care", "social-worker", None, "opened a meeting about their family", 1),
        (None, None, "practitioner", "tried to look and was refused", 1),
        (None, None, "practitioner", "was at a meeting about their family", 1),
    ]


# Each of these looks at Ella, and is not told.
HIDDEN: dict[str, tuple[str, tuple[Any, ...]]] = {
    "a hidden tie": ("ria", ()),
    "a tie that is one line": ("max", ()),
    "a mark that is missing": ("kay", (supports("kay", "ella", "care", visibility=None),)),
    "an open tie beside a sealed one": ("ria", (supports("ria", "ella", "oak", id="open"),)),
    "a sealed tie to a child of hers, over whom they see her": (
        "kay",
        (supports("kay", "jay", "care", visibility="hidden"),),
    ),
    "no tie, and a place of work that starts sealed": ("max", (supports("max", "ella", "minds", start=ago(-2)),)),
    "a sealed involvement of their agency's own": ("kay", (desk("care", "ella", visibility="hidden"),)),
    "an account of somebody who is no longer there": ("gone", ()),
    "a sealed tie that ended": (
        "kay",
        (supports("kay", "ella", "care", visibility="hidden", start=ago(90), end=ago(60)),),
    ),
}


@pytest.mark.parametrize(("who", "rows"), HIDDEN.values(), ids=HIDDEN)
def test_nobody_is_told_who_has_anything_sealed(writer: Store, who: str, rows: tuple[Any, ...]) -> None:
    load_networks(writer, [as_recorded(*ROWS, *rows)])
    looks(writer, who, "ella", "jay")
    looks(writer, who, "ella", act="search", query="closed-search")
    assert told(writer) == []


def test_what_a_supervisor_did_for_sealed_colleagues_is_not_told(writer: Store) -> None:
    """Drew has no tie to Ella; a supervisor's yes to a joining says that there is one."""
    load_networks(writer, [as_recorded(*ROWS, supports("kay", "ella", "beat", visibility="hidden"))])
    looks(writer, "drew", "ella", act="change", query="supervision.confirm")
    assert told(writer) == []
    looks(writer, "drew", "ella")
    assert told(writer) == [(None, None, "practitioner", "looked", 1)]


def test_a_supervisors_list_does_not_tell_of_sealed_colleagues_of_the_family(writer: Store) -> None:
    """Kay, of Drew's agency, supports Tom under a seal; with him Ella stands on the list that Drew reads."""
    load_networks(writer, [as_recorded(*ROWS, supports("kay", "tom", "beat", visibility="hidden"))])
    looks(writer, "drew", "ella", query="supervision.questions")
    assert told(writer) == []
    looks(writer, "drew", "ella", query="supervision.openings")
    assert len(told(writer)) == 1


def test_what_was_done_behind_a_seal_stays_left_out_when_it_is_opened(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    looks(writer, "sam", "ella", act="change", query="seals.open_seal")
    assert [each for each in told(writer) if each[0]]
    # The day on which it is done: the journal's clock may have passed midnight since this file was read.
    today = datetime.now(LONDON).date()
    writer.write(load("tests.cypher", "opened"), professional="sam", client="ella", day=today)
    assert [each for each in told(writer) if each[0]] == []


def test_an_open_tie_that_ended_is_told_for_thirty_days(writer: Store) -> None:
    old, lately = {"start": ago(90), "end": ago(31)}, {"start": ago(90), "end": ago(20), "role": "officer"}
    load_networks(writer, [as_recorded(*ROWS, supports("kay", "ella", "care", **lately))])
    looks(writer, "kay", "ella")
    assert told(writer) == [("care", "officer", None, "looked", 1)]
    wipe(writer)
    migrate(writer)
    load_networks(writer, [as_recorded(*ROWS, supports("kay", "ella", "care", **old))])
    looks(writer, "kay", "ella")
    assert told(writer) == [(None, None, "practitioner", "looked", 1)]


def test_a_shielded_person_is_not_told_of_places(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS, works("kay", "oak"))])
    for who in ("me", "sam", "drew", "ria", "kay"):
        looks(writer, who, "tom")
    assert told(writer, "tom") == [("beat", None, None, "looked", 1), ("care", "social-worker", None, "looked", 1)]


def test_a_database_without_what_is_sealed_tells_the_same(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    for who in ("me", "ria", "sam", "max"):
        looks(writer, who, "ella")
    whole = told(writer)
    wipe(writer)
    migrate(writer)
    load_networks(writer, [as_recorded(*(each for each in ROWS if getattr(each, "visibility", "open") == "open"))])
    for who in ("me", "sam"):
        looks(writer, who, "ella")
    assert told(writer) == whole
    assert len(whole) == 2


def test_it_is_entered_and_is_the_operators(writer: Store) -> None:
    load_networks(writer, [as_recorded(*ROWS)])
    told(writer)
    rows = (row["entry"] for row in writer.read(load("tests.cypher", "entries")))
    written = [(each["act"], each["query"], each["subjects"]) for each in rows]
    assert written == [("export", "rights.looked", ["ella"])]
    with pytest.raises(NotAllowed):
        looked(writer, practitioner("me"), "ella", NOW, NOW, LONDON, TODAY)
    with pytest.raises(InputRefused, match=NOTHING[:20]):
        told(writer, "no such id")

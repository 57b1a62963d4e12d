"""What stands on a wall is, to the byte, that of a database without what is sealed, shielded or hidden from one there.

Random networks lie side by side in a database; in each somebody opens a meeting, two come, and a screen shows it. Then
the database is emptied, the same facts are put into it without some, and the screens must show the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from explorer import create_app
from graph.grounds import DEFAULT
from graph.migrate import migrate
from graph.model import Facts
from graph.projection import opened_part
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import Viewer, operator
from graph.visible import visible
from queries import accounts, meetings, openings
from queries.accounts import Account
from queries.meetings import Opened
from tests.database import wipe
from tests.explorer.conftest import KEY
from tests.graph import meeting_networks
from tests.graph.loaded_access import load_networks
from tests.graph.meeting_networks import DAY, Meeting, only, with_those

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
SEEDS = range(40)
BY = operator("tests")


def without_sealed(held: Meeting) -> Facts:
    """Who works where is no sealed fact: without it nobody would sign in."""
    return replace(opened_part(held.facts), employments=held.facts.employments)


def seen_by(place: int) -> Callable[[Meeting], Facts]:
    """What one of those who are there sees, whole."""
    return lambda held: with_those(
        held, only(held.facts, visible(held.there(held.facts)[place], DAY, held.facts).facts)
    )


def screens(store: Store, found: Iterable[Meeting], less: Callable[[Meeting], Facts]) -> list[bytes]:
    """What the screens of all these meetings show, where the database holds no more than that."""
    wipe(store)
    migrate(store)
    load_networks(store, [less(each) for each in found])
    app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, lambda: NOW)
    shown = []
    for number, each in enumerate(found):
        meet(store, each, f"meeting {number}")
        screen = app.test_client()
        screen.set_cookie("wall", f"meeting {number}")
        answer = screen.get("/wall")
        assert answer.status_code == 200
        shown.append(answer.data)
    return shown


def meet(store: Store, held: Meeting, id_: str) -> None:
    """Open a meeting, let the others in, go on, and connect a screen whose cookie is the meeting's id."""
    chair = with_account(store, held.chair)
    for client in held.chair.opened:
        made = openings.Opened(
            id=f"{id_} {client}",
            kind=openings.OVERRIDE,
            client_id=client,
            ground="consent",
            words="x",
            agency=None,
            since=NOW,
            until=NOW + timedelta(hours=1),
        )
        openings.open(store, chair, made)
    end = NOW + timedelta(hours=1)
    meeting = Opened(id=id_, family_id=held.family, purpose="sip", code=f"code of {id_}", since=NOW, until=end)
    assert meetings.open(store, chair, meeting, [])
    for each in held.others:
        there = f"{id_} {each.professional}"
        assert meetings.come(store, with_account(store, each), f"code of {id_}", there, NOW)
    standing = meetings.held(store, id_, NOW, DAY)
    assert standing is not None
    assert len(standing.everyone) == len(held.others)
    for who in standing.everyone:
        assert meetings.let_in(store, chair, standing, who, [], NOW)
    standing = meetings.held(store, id_, NOW, DAY)
    assert standing is not None
    assert meetings.go_on(store, chair, standing, NOW)
    assert meetings.connect(store, chair, id_, f"wall of {id_}", f"screen of {id_}", NOW)
    assert meetings.pair(store, f"screen of {id_}", sha256(id_.encode()).hexdigest(), NOW)


def with_account(store: Store, viewer: Viewer) -> Viewer:
    """A viewer, and an account for them."""
    account = Account(viewer.account, viewer.account, viewer.role, viewer.professional)
    accounts.add(store, BY, account, "no password", NOW)
    if viewer.role == "chair":
        accounts.grant(store, operator("another"), viewer.account, NOW)
    return viewer


def test_without_what_is_sealed_or_shielded_every_byte_is_the_same(store: Store) -> None:
    found = list(meeting_networks.meetings(SEEDS, DEFAULT, "n"))
    whole = screens(store, found, lambda each: each.facts)
    assert sum(b"ct-wall__drawing" in each for each in whole) > 5
    assert screens(store, found, without_sealed) == whole


def test_without_what_one_of_those_there_may_not_see_every_byte_is_the_same(store: Store) -> None:
    found = [each for each in meeting_networks.meetings(SEEDS, DEFAULT, "n") if len(each.others) > 1]
    whole = screens(store, found, lambda each: each.facts)
    assert sum(b"ct-wall__drawing" in each for each in whole) > 5
    for place in range(3):
        assert screens(store, found, seen_by(place)) == whole, place

"""What a client's page tells of a merge, to those with a relationship to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.grounds import RECORDS
from graph.same import Households, Same, asked_about
from graph.same import joined_households as households
from graph.slice import Slice
from graph.store import Store
from graph.viewer import Viewer
from queries.answering import supported
from queries.merges import merged_into


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records were joined on a day; `own` is whether whoever looks supports the client, and can undo it."""

    id: str
    on: date
    own: bool


def joined(store: Store, slice_: Slice, client_id: str, me: str | None, day: date) -> tuple[Joined, ...]:
    """The records that were merged into a client; none for those who see less of them than their team does."""
    # Where agencies share on agreement only, whose record another was is not told.
    if slice_.levels.get(client_id) != "client" or slice_.agreed_only:
        return ()
    own = client_id in supported(slice_, me, day)
    return tuple(Joined(id_, on, own) for id_, on in merged_into(store, client_id))


@dataclass(frozen=True, slots=True)
class JoinedHouseholds:
    """Two households were joined; `own` is whether whoever looks openly supports the client, and can undo it."""

    joining: Households
    own: bool


def joined_households(
    store: Store, slice_: Slice, client_id: str, viewer: Viewer, day: date
) -> tuple[JoinedHouseholds, ...]:
    """The joinings of a client's household that stand; none for those who see less of them than their team does."""
    if slice_.levels.get(client_id) != "client":
        return ()
    sealed, _ = supported(slice_, viewer.professional, day).get(client_id, (True, ""))
    return tuple(JoinedHouseholds(each, not sealed) for each in households(store, viewer, day, client_id))


def same_asked(store: Store, slice_: Slice, client_id: str, viewer: Viewer, day: date) -> tuple[Same, ...]:
    """Which other records or households may be a client's too, as an officer has said; asked of who supports them."""
    if slice_.levels.get(client_id) != "client" or RECORDS in viewer.without:
        return ()
    return asked_about(store, viewer, day, client_id)

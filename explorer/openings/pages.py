"""What the page of somebody whom one sees from afar offers, where no search finds them: to open them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.doors.tokens import found_token
from explorer.openings.words import grounds_of
from explorer.site import Site
from graph.grounds import CLOSED_SEARCH
from graph.slice import Slice
from queries.accounts import Account


@dataclass(frozen=True, slots=True)
class Override:
    """The door to somebody, and on which grounds it opens."""

    token: str
    grounds: Mapping[str, str]


def override_of(here: Site, slice_: Slice, client_id: str, who: Account) -> Override | None:
    """Whether somebody seen as family or in outline can be opened here: elsewhere the search leads there."""
    if CLOSED_SEARCH not in who.viewer.without or slice_.levels.get(client_id) in (None, "client"):
        return None
    return Override(found_token(here, who.id, client_id), grounds_of(who.viewer.profile))

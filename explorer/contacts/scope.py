"""Of which client or family a page is; without either, of everyone whom the viewer supports."""

from __future__ import annotations

from explorer.access import signed_in
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused
from graph.slice import Slice
from queries.missing import Scope


def scope_of(client_id: str | None, family_id: str | None) -> Scope:
    """The scope. Raises InputRefused where both are given; an empty one is none."""
    if client_id and family_id:
        raise InputRefused(REFUSED)
    return Scope(client=client_id or None, family=family_id or None)


def slice_in(scope: Scope, act: str = "view") -> Slice:
    """What the viewer sees of it; `act` is what the entry calls it. Raises NotThere, DatabaseUnavailable."""
    door = site().network(signed_in().viewer)
    if scope.client:
        return door.client(scope.client, act)
    return door.family(scope.family, act) if scope.family else door.caseload(act)

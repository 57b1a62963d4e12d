"""An id that was merged into another leads there, for those who see who it leads to; for all others it is nobody's."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from explorer import errors
from explorer.access import signed_in
from explorer.site import site
from graph.errors import DatabaseUnavailable, NotThere
from queries.merges import leads_on


def led_on(_: Exception) -> ResponseReturnValue:
    """The page of whoever the id leads to, or the page that says that there is nothing."""
    try:
        address = _address()
    except NotThere:
        address = None
    except DatabaseUnavailable:
        return errors.page(errors.STATUS[DatabaseUnavailable])
    return redirect(address, 302) if address else errors.page(errors.STATUS[NotThere])


def _address() -> str | None:
    """The same address with the id that it leads to. Raises NotThere where that is not theirs to see."""
    asked = (request.view_args or {}).get("client_id")
    if asked is None or request.endpoint is None or request.method not in ("GET", "HEAD"):
        return None
    into = leads_on(site().store, asked)
    if into is None:
        return None
    site().network(signed_in().viewer).client(into)
    given = {**request.args.to_dict(flat=False), **(request.view_args or {}), "client_id": into}
    return url_for(request.endpoint, **given)

"""Whom a closed search handed on, and the ids of what is made at a door."""

from __future__ import annotations

from explorer.access import signed_in
from explorer.accounts.keeping import keyed_hash
from explorer.doors.forms import FoundForm
from explorer.doors.tokens import client_found
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere

ID_LETTERS = 32


def client_named(form: FoundForm) -> str:
    """The client that a search handed on. Raises InputRefused, and NotThere where the token is another's or too old."""
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    client_id = client_found(site(), signed_in().id, form.found.data)
    if client_id is None:
        raise NotThere
    return client_id


def made_id(*of: str) -> str:
    """An id made of what was sent and who sent it: what is sent twice is one, and no id can be aimed at."""
    return keyed_hash(site(), "ids made at a door", "\n".join((signed_in().id, *of)))[:ID_LETTERS]

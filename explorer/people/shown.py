"""How a page of a client comes to be: one slice, what stands at the top of each, then what this one is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from flask import render_template

from explorer.access import signed_in
from explorer.openings.pages import override_of
from explorer.people.about import about
from explorer.site import site
from graph.slice import Slice

OUTLINE = "outline"
MakePage: TypeAlias = Callable[[Slice, date], dict[str, Any]]


def shown(template: str, client_id: str, page: MakePage) -> str:
    """A page of a client; the same few words on each where no more than an outline of them is seen.

    Raises NotThere, DatabaseUnavailable, and what `page` raises.
    """
    day = site().today()
    slice_ = site().network(signed_in().viewer).client(client_id)
    first = about(slice_, client_id, signed_in().professional, day, site().rules)
    if first.standing.level == OUTLINE:
        override = override_of(site(), slice_, client_id, signed_in())
        return render_template("people/outline.html", about=first, person=first.person, override=override)
    return render_template(template, about=first, person=first.person, **page(slice_, day))

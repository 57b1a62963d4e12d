"""The questions that the network raises: about one client, one family, or everyone whom I support."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.missing.pages import Wanted, questions_page
from explorer.parameters import REFUSED, a_page, an_id, one_of
from explorer.people.shown import shown
from explorer.site import site
from graph.errors import InputRefused
from queries.families import household
from queries.missing import RULES, Scope

missing = Blueprint("missing", __name__)

CODES = tuple(rule.code for rule in RULES)


@missing.get("/questions")
def questions() -> ResponseReturnValue:
    """Mine, or those about the client or the family whose id stands in the address."""
    client_id, family_id = an_id("client"), an_id("family")
    wanted = Wanted(one_of("rule", CODES), one_of("show", ("all",)) is not None, a_page())
    if client_id and family_id:
        raise InputRefused(REFUSED)
    if client_id:
        scope = Scope(client=client_id)
        return shown("missing/client.html", client_id, lambda slice_, day: questions_page(slice_, day, scope, wanted))
    if family_id:
        return _of_family(family_id, wanted)
    slice_ = site().network(signed_in().viewer).caseload()
    return render_template("missing/mine.html", **questions_page(slice_, site().today(), Scope(), wanted))


def _of_family(family_id: str, wanted: Wanted) -> str:
    day = site().today()
    slice_ = site().network(signed_in().viewer).family(family_id)
    home = household(slice_, family_id, day)
    page = questions_page(slice_, day, Scope(family=family_id), wanted)
    return render_template("missing/family.html", home=home, **page)

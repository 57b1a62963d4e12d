"""The questions that a supervisor's people see for the agency: read here, answered by them (access.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.missing.pages import CODES, Wanted, questions_page
from explorer.missing.sheet import file_of, rules_in
from explorer.parameters import a_page, an_id, one_of
from explorer.site import site
from graph.errors import NotThere
from graph.supervisees import Supervised
from queries.day import on
from queries.missing import Scope, missing_links
from queries.questions import Asked

supervised = Blueprint("supervised", __name__)


@supervised.get("/supervision/questions")
def questions() -> ResponseReturnValue:
    """Of all of the agency's people, or of the one whose id stands in the address."""
    of, day = an_id("of"), site().today()
    wanted = Wanted(one_of("rule", CODES), one_of("show", ("all",)) is not None, a_page())
    seen = _seen(of)
    page = questions_page(seen.slice_, day, Scope(), wanted, None, site().rules)
    asked = [each for group in page["groups"] for each in (*group.questions, *group.beneath)]
    return render_template(
        "supervision/questions.html",
        of=of,
        seen=seen,
        whose=_whose(seen, signed_in().viewer.supervises, asked, day),
        **page,
    )


@supervised.get("/supervision/questions.csv")
def sheet() -> Response:
    """The same questions as a file, all of them; in the journal it is an export."""
    rule, seen = one_of("rule", CODES), _seen(an_id("of"), "export")
    if seen.too_many:
        raise NotThere
    return file_of(missing_links(seen.slice_, site().today(), rules=rules_in(rule), settings=site().rules))


def _seen(of: str | None, act: str = "view") -> Supervised:
    return site().network(signed_in().viewer).supervised(of or None, act)


def _whose(seen: Supervised, agency: str | None, asked: Iterable[Asked], day: date) -> Mapping[str, list[str]]:
    """Whom to talk with, by the question's key: who of the agency's people supports somebody in it on its behalf.

    Where nobody does, whoever supports somebody of the families that it is about.
    """
    names = {each.id: each.name for each in seen.people}
    there = on(seen.slice_, day)

    def supporting(clients: Iterable[str]) -> list[str]:
        held = (tie for client in clients for tie in there.involvements.get(client, ()))
        ours = (tie.professional_id for tie in held if tie.agency_id in (agency, None))
        return sorted({names[who] for who in ours if who in names})

    def members(families: Iterable[str]) -> Iterable[str]:
        return (row.client_id for family in families for row in there.members_of.get(family, ()))

    return {
        each.finding.key: supporting(each.finding.clients) or supporting(members(each.finding.families))
        for each in asked
    }

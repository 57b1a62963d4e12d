"""A family: who lives there, who supports them, and the drawing of both."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.families.pages import family_page, team_of
from explorer.people.agencies import agencies_of
from explorer.pictures import answer, picture
from explorer.questions import asked
from explorer.site import site
from explorer.words import family_words
from graph.slice import Slice
from queries.families import Household, household
from queries.missing import Finding, Scope, missing_links
from queries.network import missing_to_draw, network
from visualise.drawing import Drawing, draw

families = Blueprint("families", __name__)


@families.get("/families/<family_id>")
def family(family_id: str) -> ResponseReturnValue:
    """The family as tables: the household, and everyone who supports it."""
    page = family_page(_slice(family_id), family_id, signed_in().professional, site().today())
    return render_template("families/family.html", **page)


@families.get("/families/<family_id>/network")
def family_network(family_id: str) -> ResponseReturnValue:
    """The family drawn, with everyone who is in the drawing beneath."""
    day = site().today()
    slice_ = _slice(family_id)
    home = household(slice_, family_id, day)
    findings = _findings(slice_, family_id, day)
    drawing = _drawing(slice_, home, findings, day)
    supporters = team_of(slice_, home, day)
    return render_template(
        "families/network.html",
        home=home,
        team=supporters,
        agencies=agencies_of(one.member for one in supporters),
        questions=asked(findings),
        drawing=drawing,
        data=picture(drawing),
    )


@families.get("/families/<family_id>/network.<any(svg, png):shape>")
def family_picture(family_id: str, shape: str) -> ResponseReturnValue:
    """The drawing as a file."""
    day = site().today()
    slice_ = _slice(family_id)
    home = household(slice_, family_id, day)
    return answer(_drawing(slice_, home, _findings(slice_, family_id, day), day), shape)


def _slice(family_id: str) -> Slice:
    return site().network(signed_in().viewer).family(family_id)


def _findings(slice_: Slice, family_id: str, day: date) -> list[Finding]:
    return missing_links(slice_, day, scope=Scope(family=family_id))


def _drawing(slice_: Slice, home: Household, findings: list[Finding], day: date) -> Drawing:
    shown = network(slice_, home.family.id, day)
    return draw(shown, missing_to_draw(findings), title=family_words(home.name))

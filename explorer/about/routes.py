"""Who sees what, and what is held: made from the very tables that decide it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from explorer.about.words import DOORS, GROUNDS, PERMISSIONS, REACHES, STARTS
from explorer.access import signed_in
from explorer.site import site
from explorer.text import said
from graph.codes import agency_kinds
from graph.viewer import ROLES
from queries.agreements import listed
from queries.grounds import chosen

about = Blueprint("about", __name__)


@about.get("/who-sees-what")
def who_sees_what() -> ResponseReturnValue:
    """Levels, seals and shields in plain words; each kind of service, each role."""
    profile = signed_in().viewer.profile
    return render_template(
        "about/who_sees_what.html",
        kinds=agency_kinds().values(),
        starts=STARTS,
        reaches=REACHES,
        roles=ROLES.values(),
        excludes={role.title: [said(ROLES[each].title) for each in role.excludes] for role in ROLES.values()},
        permissions=PERMISSIONS,
        ground=GROUNDS[profile.code],
        without=[words for door, words in DOORS.items() if door in profile.without],
    )


@about.get("/agreements")
def agreements() -> ResponseReturnValue:
    """Which agencies share, for what, how far and until when."""
    today = site().today()
    return render_template("about/agreements.html", rows=listed(site().store, today), reaches=REACHES)


@about.get("/privacy")
def privacy() -> ResponseReturnValue:
    """What is held of whom, what never is, who looks, and what one may ask for."""
    ground = GROUNDS[chosen(site().store).code]
    contact = site().settings.privacy_contact
    return render_template("about/privacy.html", periods=site().periods, contact=contact, ground=ground)

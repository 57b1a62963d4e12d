"""Who looked at somebody, what to ask about, and what waits for a review; reading any of it is entered too."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.audit.forms import PERIODS, LookForm, ReviewForm, SearchedForm
from explorer.audit.pages import lines, searches
from explorer.doors.tokens import name_term
from explorer.parameters import REFUSED
from explorer.site import site
from graph import overseen
from graph import searched as searching
from graph.errors import InputRefused, NotThere
from graph.overseen import Clocks, Opened
from queries import openings
from queries.doors import JOININGS
from queries.merges import leads_on
from queries.unusual import unusual

audit = Blueprint("audit", __name__)
WEEK = timedelta(days=7)
# Every opening is over by then, and whatever was not reviewed in a year is the records' business.
YEAR = timedelta(days=366)
LAPSED = timedelta(days=30)
# Why somebody was opened can be read for as long again as it takes to ask.
REVIEWED = timedelta(days=90)


@audit.get("/audit")
def questions() -> ResponseReturnValue:
    """The form that asks who looked at somebody, and what of the last week should be asked about."""
    here = site()
    viewer, since, now = signed_in().viewer, here.now() - WEEK, here.now()
    known, read = overseen.reading(here.store, viewer, since, now, _clocks())
    tried = searching.searched(here.store, viewer, known, since, now, _clocks(), "")
    found = unusual(known, read, tried, here.settings.timezone)
    return render_template(
        "audit/questions.html",
        questions=found,
        administered=overseen.administered(here.store, viewer, now - LAPSED, now),
        periods=PERIODS,
        areas=signed_in().areas,
        agency=_agency(),
    )


@audit.post("/audit/looked")
def looked() -> ResponseReturnValue:
    """Who looked at somebody, when, in which role, and what they did. The answer stands at no address of its own."""
    form = LookForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, client = site(), form.client.data
    since = here.now() - form.back
    whom = leads_on(here.store, client) or client
    looks = overseen.looked(here.store, signed_in().viewer, whom, since, here.now(), _clocks())
    return render_template(
        "audit/looked.html",
        client=client,
        period=form.days.data,
        periods=PERIODS,
        lines=lines(looks, here.settings.timezone),
        cut=len(looks) == overseen.MOST,
        agency=_agency(),
    )


@audit.post("/audit/searched")
def searched() -> ResponseReturnValue:
    """Who searched for a name, and when, whether or not they found anybody. No name stands in an address."""
    form = SearchedForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, viewer, name = site(), signed_in().viewer, form.name.data
    since = here.now() - form.back
    known = overseen.overseen(here.store, viewer, _clocks())
    found = searching.searched(here.store, viewer, known, since, here.now(), _clocks(), name_term(here, name))
    return render_template(
        "audit/searched.html",
        name=name,
        period=form.days.data,
        periods=PERIODS,
        lines=searches(found, here.settings.timezone),
        agency=_agency(),
    )


@audit.get("/reviews")
def reviews() -> ResponseReturnValue:
    """Overrides and enquiries that nobody has reviewed, with ground and sentence; joinings that wait or lapsed."""
    here, viewer = site(), signed_in().viewer
    since, every = here.today() - LAPSED, _openings()
    return render_template(
        "audit/reviews.html",
        opened=[each for each in every if each.reviewed_on is None],
        reviewed=[each for each in every if each.reviewed_on is not None],
        joined=overseen.joinings(here.store, viewer, JOININGS, since, here.today()),
        agency=_agency(),
    )


@audit.post("/reviews/done")
def review() -> ResponseReturnValue:
    """Reviewed: it leaves the list. Whoever opened it can't do that, nor somebody of another area or agency."""
    form = ReviewForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, viewer = site(), signed_in().viewer
    mine = {each.id for each in _openings()}
    if form.opening.data not in mine or not openings.review(here.store, viewer, form.opening.data, here.now()):
        raise NotThere
    return redirect(url_for("audit.reviews"), 303)


def _openings() -> tuple[Opened, ...]:
    """Those to review, and those that were lately."""
    here, now = site(), site().now()
    lately = now - REVIEWED
    return overseen.reviews(here.store, signed_in().viewer, now - YEAR, _clocks(), lately=lately)


def _clocks() -> Clocks:
    return Clocks(site().today(), site().settings.timezone)


def _agency() -> str | None:
    """What the agency is called for which the officer answers, if it is one."""
    return overseen.agency(site().store, signed_in().viewer)

"""The wall's one page, and the token by which it notices that something on it has changed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from explorer.accounts import attempts
from explorer.accounts.keeping import keyed_hash
from explorer.meetings.forms import CodeForm
from explorer.site import Site, site
from explorer.text import _
from explorer.wall import screen
from explorer.wall.pages import picture, questions
from graph.errors import NotThere
from graph.grounds import MEETINGS
from graph.meetings import on_the_wall
from graph.meetings import shown as enter_shown
from graph.slice import Slice
from queries.grounds import chosen
from queries.meetings import Held
from queries.missing import Finding

wall = Blueprint("wall", __name__)
WRONG, TOO_MANY = 400, 429
OVER, BLANK = "over", "blank"
TOKEN_LETTERS = 32


@dataclass(frozen=True, slots=True)
class _Screen:
    """What a screen shows: nothing where it is `blank`, or where there is nothing that everyone there may see."""

    held: Held
    blank: bool
    slice_: Slice | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def token(self) -> str:
        """What changes when, and only when, what is shown does."""
        held, slice_ = self.held, self.slice_
        facts = (repr(slice_.facts), repr(sorted(slice_.levels.items())), repr(self.findings)) if slice_ else ()
        state = BLANK if self.blank else repr(held.room)
        return keyed_hash(site(), "what a wall shows", "\n".join((held.id, state, str(site().today()), *facts)))[
            :TOKEN_LETTERS
        ]


@wall.route("/wall", methods=["GET", "POST"], endpoint="wall")
def wall_() -> ResponseReturnValue:
    """The picture of the meeting, or none while its chair has not gone on; a screen without one is asked for a code."""
    here, form = _here(), CodeForm()
    if form.is_submitted():
        return _pair(form)
    found = _screen()
    if found is None:
        return render_template("wall/code.html", wrong="")
    if found.blank:
        return render_template("wall/blank.html", **_standing(found), arrived=found.held.begun)
    enter_shown(here.store, found.held.gathering, found.slice_)
    if found.slice_ is None:
        return render_template("wall/nothing.html", **_standing(found))
    held = found.held
    present = {each.professional for each in held.present} | {held.chair.professional or ""}
    shown = picture(found.slice_, held.family_id, present, here.today(), found.findings)
    return render_template("wall/picture.html", **_standing(found), guests=held.guests, **shown)


@wall.get("/wall/changed")
def changed() -> ResponseReturnValue:
    """The token of what the screen would show now, and nothing of what that is."""
    _here()
    found = _screen()
    return jsonify({"now": found.token if found else OVER})


def _pair(form: CodeForm) -> ResponseReturnValue:
    here = site()
    if not form.validate():
        return render_template("wall/code.html", wrong=_("Enter the code that the chair’s page shows")), WRONG
    if not attempts.screen_admitted(here, request.remote_addr or ""):
        wrong = _("There were too many attempts. Wait 15 minutes and try again.")
        return render_template("wall/code.html", wrong=wrong), TOO_MANY
    session = screen.paired(here, form.code.data)
    if session is None:
        wrong = _("That code is not right, or was used already. Ask the chair for a new one")
        return render_template("wall/code.html", wrong=wrong), WRONG
    answer = make_response(redirect(url_for("wall.wall"), 303))
    screen.remember(here, answer, session)
    return answer


def _screen() -> _Screen | None:
    """What this screen shows now; None where it shows no meeting."""
    here = site()
    held = screen.shown(here)
    if held is None:
        return None
    if not held.shows:
        return _Screen(held, blank=True)
    slice_ = on_the_wall(here.store, held.gathering, here.today())
    findings = questions(slice_, held.family_id, here.today(), here.rules) if slice_ else ()
    return _Screen(held, blank=False, slice_=slice_, findings=findings)


def _standing(found: _Screen) -> dict[str, object]:
    """What every page of a screen has: by what it notices a change, and in how many seconds nothing stands there."""
    return {"token": found.token, "left": max(0, int((found.held.until - site().now()).total_seconds()))}


def _here() -> Site:
    """The site; where there are no meetings there is no wall either. Raises NotThere."""
    here = site()
    if MEETINGS in chosen(here.store).without:
        raise NotThere
    return here

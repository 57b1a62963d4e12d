"""A chair opens a meeting, lets people in, goes on and ends it; who comes in types its code on their own device."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from explorer.access import signed_in
from explorer.accounts import attempts
from explorer.accounts.attending import held_now
from explorer.doors.handed import made_id
from explorer.meetings import codes, pages
from explorer.meetings.forms import CodeForm, GoOnForm, GuestsForm, OpenForm, PresenceForm
from explorer.meetings.words import CHANGED, DONE, ENDED, LEFT, SAID, purposes
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from explorer.text import _
from graph.errors import InputRefused, NotThere
from graph.meetings import anchors
from graph.viewer import Viewer
from queries import meetings as acts
from queries.families import household
from queries.meetings import LENGTHS, Held, Opened, There
from queries.openings import OVERRIDE

meetings = Blueprint("meetings", __name__)
WRONG, FASTER, TOO_MANY = 400, 409, 429


@meetings.route("/families/<family_id>/meeting", methods=["GET", "POST"])
def open_meeting(family_id: str) -> ResponseReturnValue:
    """Open a meeting about a family of somebody whom the chair supports, or has opened by an override."""
    here, chair, form = site(), _as_chair(), OpenForm()
    slice_ = here.network(signed_in().viewer).family(family_id)
    about = anchors(here.store, chair, family_id, here.today()).opened
    if not about:
        raise NotThere
    wrong = form.is_submitted() and not form.validate()
    if wrong or not form.is_submitted():
        form.made.data = form.made.data or secrets.token_urlsafe(12)
        home = household(slice_, family_id, here.today())
        given = {"form": form, "home": home, "purposes": purposes(), "lengths": LENGTHS}
        return render_template("meetings/open.html", **given), WRONG if wrong else 200
    id_ = made_id("meeting", family_id, form.made.data)
    opened = Opened(
        id=id_,
        family_id=family_id,
        purpose=form.purpose.data,
        code=codes.hashed(here, codes.ROOM, codes.code_of(here, id_)),
        since=here.now(),
        until=_until(chair, family_id, timedelta(minutes=form.minutes.data), about),
    )
    if not acts.open(here.store, signed_in().viewer, opened, about):
        return _page(
            wrong=_("You have a meeting open, or can’t open one about this family. End the other first.")
        ), FASTER
    return redirect(url_for("meetings.page"), 303)


@meetings.get("/meeting")
def page() -> ResponseReturnValue:
    """The meeting that one chairs, or at which one is; else where its code is typed."""
    return _page(said=one_of("said", SAID))


@meetings.post("/meeting/come")
def come() -> ResponseReturnValue:
    """I am here: what I typed is the code that the chair read out. Wrong, over and not for me are one answer."""
    here, me, form = site(), signed_in(), CodeForm()
    if not form.validate():
        return _page(wrong=_("Enter the code that the chair reads out")), WRONG
    if not attempts.meeting_admitted(here, me):
        return _page(wrong=_("There were too many attempts. Wait 15 minutes and try again.")), TOO_MANY
    code = codes.hashed(here, codes.ROOM, form.code.data)
    known = me.professional is not None
    if not known or not acts.come(here.store, me.viewer, code, str(uuid.uuid4()), here.now()):
        return _page(wrong=_("There is no meeting for you with that code. Ask the chair to read it out again")), WRONG
    return redirect(url_for("meetings.page"), 303)


@meetings.post("/meeting/leave")
def leave() -> ResponseReturnValue:
    """I am leaving: what being there opened is closed at once."""
    _valid(FlaskForm())
    attended = acts.of_account(site().store, signed_in().id, site().now()).attended
    if not attended or not acts.leave(site().store, signed_in().viewer, attended, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=LEFT), 303)


@meetings.post("/meeting/let-in")
def let_in() -> ResponseReturnValue:
    """The chair lets somebody in who asks, and whom they see."""
    held, who = _somebody()
    about = anchors(site().store, held.chair, held.family_id, site().today()).opened
    if not acts.let_in(site().store, signed_in().viewer, held, who, about, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=DONE), 303)


@meetings.post("/meeting/send-away")
def send_away() -> ResponseReturnValue:
    """The chair lets somebody not in, or says that they have left."""
    held, who = _somebody()
    if not acts.send_away(site().store, signed_in().viewer, held, who, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=DONE), 303)


@meetings.post("/meeting/guests")
def set_guests() -> ResponseReturnValue:
    """So many are in the room who have no account."""
    form = _valid(GuestsForm())
    if not acts.set_guests(site().store, signed_in().viewer, _own().id, form.guests.data, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=DONE), 303)


@meetings.post("/meeting/continue")
def go_on() -> ResponseReturnValue:
    """The chair has seen who is there, and the picture shows; not where somebody came or left meanwhile."""
    form, held = _valid(GoOnForm()), _own()
    same = form.seen.data == pages.room_seen(site(), held) and not held.asking
    if not same or not acts.go_on(site().store, signed_in().viewer, held, site().now()):
        return redirect(url_for("meetings.page", said=CHANGED), 303)
    return redirect(url_for("meetings.page", said=DONE), 303)


@meetings.post("/meeting/screen")
def connect() -> ResponseReturnValue:
    """A code for the machine in the meeting room, shown this once."""
    _valid(FlaskForm())
    here, code = site(), codes.new_code()
    kept = codes.hashed(here, codes.SCREEN, code)
    if not acts.connect(here.store, signed_in().viewer, _own().id, str(uuid.uuid4()), kept, here.now()):
        raise NotThere
    return _page(screen_code=code)


@meetings.post("/meeting/screen/off")
def disconnect() -> ResponseReturnValue:
    """The screen shows nothing more."""
    _valid(FlaskForm())
    if not acts.disconnect(site().store, signed_in().viewer, _own().id, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=DONE), 303)


@meetings.post("/meeting/end")
def end() -> ResponseReturnValue:
    """It is over, for everybody."""
    _valid(FlaskForm())
    held = _own()
    if not acts.end(site().store, signed_in().viewer, held.id, held.family_id, site().now()):
        raise NotThere
    return redirect(url_for("meetings.page", said=ENDED), 303)


def _page(*, said: str | None = None, wrong: str = "", screen_code: str = "") -> str:
    here, me = site(), signed_in()
    mine = acts.of_account(here.store, me.id, here.now())
    attended = held_now(here.store, mine.attended, here.now(), here.today()) if mine.attended else None
    there = pages.attended(attended, me.id) if attended else None
    told = {"said": said, "wrong": wrong}
    if mine.chaired and (held := held_now(here.store, mine.chaired, here.now(), here.today())):
        shown = pages.chaired(here, held, codes.code_of(here, held.id))
        return render_template("meetings/chair.html", meeting=shown, elsewhere=there, screen_code=screen_code, **told)
    return render_template("meetings/page.html", meeting=there, **told)


def _as_chair() -> Viewer:
    """Whoever is signed in, without what another's meeting opens for them."""
    return replace(signed_in(), attends=None).viewer


def _until(chair: Viewer, family_id: str, length: timedelta, about: Collection[str]) -> datetime:
    """When a meeting ends; one that rests on overrides alone, with the last of those it is about. Raises NotThere."""
    here, asked = site(), site().now() + length
    own = anchors(here.store, replace(chair, opened=(), enquired=()), family_id, here.today()).opened
    ends = [each.until for each in signed_in().openings if each.kind == OVERRIDE and each.client_id in about]
    if not own and not ends:
        raise NotThere
    return asked if own else min(asked, max(ends))


def _valid(form: FlaskForm) -> FlaskForm:
    """A form as it has to be sent. Raises InputRefused."""
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    return form


def _own() -> Held:
    """The meeting that whoever is signed in chairs. Raises NotThere."""
    here = site()
    chaired = acts.of_account(here.store, signed_in().id, here.now()).chaired
    held = held_now(here.store, chaired, here.now(), here.today()) if chaired else None
    if held is None:
        raise NotThere
    return held


def _somebody() -> tuple[Held, There]:
    """One's own meeting, and who of it is meant. Raises InputRefused, NotThere."""
    form, held = _valid(PresenceForm()), _own()
    who = next((each for each in held.everyone if each.id == form.presence.data), None)
    if who is None:
        raise NotThere
    return held, who

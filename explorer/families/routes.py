"""A family: who lives there, who supports them, and the drawing of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import CHAIR, signed_in
from explorer.drawings.pages import SHAPES, file, page
from explorer.drawings.sheet import Sheet, sheet
from explorer.drawings.view import View, view
from explorer.families.forms import ANSWERS, TOLD, TellForm
from explorer.families.pages import family_page, team_of
from explorer.parameters import one_of
from explorer.questions import asked
from explorer.sharing import no_longer_sharing
from explorer.site import site
from explorer.words import family_words
from graph.errors import NotThere
from graph.grounds import MEETINGS
from graph.projection import anchors_of
from graph.slice import Slice
from queries.day import on
from queries.drawn import TEAM
from queries.families import Household, household
from queries.missing import OF_FILES, Finding, Scope, missing_links
from queries.telling import told_of
from queries.told import tell as write_down

families = Blueprint("families", __name__)
WRONG, FASTER = 400, 409


@families.get("/families/<family_id>")
def family(family_id: str) -> ResponseReturnValue:
    """The family as tables: the household, and everyone who supports it."""
    return _page(_slice(family_id), family_id, TellForm(formdata=None), said=one_of("said", (TOLD,)))


@families.post("/families/<family_id>/told")
def tell(family_id: str) -> ResponseReturnValue:
    """Write down whether the family knows that services share, change it, or take it back."""
    slice_, form, day, viewer = _slice(family_id), TellForm(), site().today(), signed_in().viewer
    seen = told_of(slice_, family_id, viewer, day)
    if seen is None or seen.tie is None:
        raise NotThere
    valid = form.validate()
    # What is sent twice is one.
    done = valid and form.answer() == seen.answer
    if not done and (form.seen.data or "") != seen.answer.code:
        return _page(slice_, family_id, form, faster=True), FASTER
    if not valid:
        return _page(slice_, family_id, form), WRONG
    members = {each.client_id for each in on(slice_, day).members_of.get(family_id, ())}
    if not done and not write_down(site().store, viewer, seen, form.answer(), members, day):
        return _page(_slice(family_id), family_id, form, faster=True), FASTER
    return redirect(url_for("families.family", family_id=family_id, said=TOLD), 303)


def _page(slice_: Slice, family_id: str, form: TellForm, *, said: str | None = None, faster: bool = False) -> str:
    me, day = signed_in(), site().today()
    shown = family_page(slice_, family_id, me.professional, day, site().rules)
    told = told_of(slice_, family_id, me.viewer, day)
    given = {"told": told, "form": form, "said": said, "faster": faster, "answers": ANSWERS}
    more = {"stopped": no_longer_sharing(), "opens_meeting": _opens_meeting(slice_, family_id)}
    return render_template("families/family.html", **shown, **given, **more)


def _opens_meeting(slice_: Slice, family_id: str) -> bool:
    """Whether a meeting about the family is theirs to open: as far as what they see here tells."""
    chair = replace(signed_in(), attends=None).viewer
    able = chair.may(CHAIR) and MEETINGS not in chair.without
    return able and bool(anchors_of(chair, slice_.facts, family_id, site().today()).opened)


@families.get("/families/<family_id>/network")
def family_network(family_id: str) -> ResponseReturnValue:
    """The family drawn in the state that the address asks for, with everyone who is in the drawing beneath."""
    asked_for, day = view(TEAM), site().today()
    slice_ = _slice(family_id)
    home = household(slice_, family_id, day)
    findings = _findings(slice_, family_id, day)
    drawing = _sheet(slice_, home, findings, asked_for)
    return render_template(
        "families/network.html",
        home=home,
        team=team_of(slice_, home, day),
        questions=asked(findings),
        **page(drawing, lambda shape: _address(family_id, shape, asked_for)),
    )


@families.get(f"/families/<family_id>/network.<{SHAPES}:shape>")
def family_picture(family_id: str, shape: str) -> ResponseReturnValue:
    """The drawing in that state as a file, or as the JSON that the page's script asks for."""
    asked_for, day = view(TEAM), site().today()
    slice_ = _slice(family_id)
    home = household(slice_, family_id, day)
    drawing = _sheet(slice_, home, _findings(slice_, family_id, day), asked_for)
    return file(drawing, shape, lambda shape: _address(family_id, shape, asked_for))


def _address(family_id: str, shape: str, asked_for: View) -> str:
    return url_for("families.family_picture", family_id=family_id, shape=shape, **asked_for.parameters)


def _slice(family_id: str) -> Slice:
    return site().network(signed_in().viewer).family(family_id)


def _findings(slice_: Slice, family_id: str, day: date) -> list[Finding]:
    return missing_links(slice_, day, scope=Scope(family=family_id), rules=OF_FILES, settings=site().rules)


def _sheet(slice_: Slice, home: Household, findings: list[Finding], asked_for: View) -> Sheet:
    return sheet(slice_, home.family.id, site().here(), asked_for, findings, family_words(home.name))

"""Closed search, and what follows from it: joining a team, saying yes to who joined, leaving, adding somebody new."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.accounts.keeping import keyed_hash
from explorer.doors import pages
from explorer.doors.forms import YEAR, AddForm, FoundForm, JoinForm, SearchForm, TieForm, birth_of
from explorer.doors.handed import client_named, made_id
from explorer.doors.tokens import terms
from explorer.doors.words import JOININGS, REASONS
from explorer.openings.words import REASONS as ENQUIRIES
from explorer.openings.words import grounds_of
from explorer.parameters import REFUSED
from explorer.site import site
from explorer.text import _
from graph.closed_search import Asked, closed_search
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from graph.journal import entry
from graph.slice import Slice
from queries import doors as acts
from queries.doors import Joining, NewClient

doors = Blueprint("doors", __name__)

TOO_MANY = 429
# By what id a field of the form for adding somebody is found, where another on the page has its name.
ADD_FIELDS: Mapping[str, str] = {name: f"add-{name}" for name in ("born", "postcode", "agency")}


@doors.route("/find", methods=["GET", "POST"])
def find() -> ResponseReturnValue:
    """Search beyond one's own people: by name and one thing more."""
    form = SearchForm()
    if not form.is_submitted():
        return _page(form)
    if not form.validate():
        return _page(form, wrong=[{"text": text, "href": f"#{name}"} for name, text in form.wrong])
    asked = Asked(form.name.data, form.born.data, form.number.data or None, form.postcode.data or None)
    here, who = site(), signed_in()
    if not acts.count_search(here.store, keyed_hash(here, "searches", who.id), here.now()):
        here.store.write_together([entry(who.viewer, "refused", "doors.find", [])])
        return _page(form, too_many=True), TOO_MANY
    found = closed_search(here.store, who.viewer, here.today(), asked, terms(here, asked))
    slice_ = here.network(who.viewer).caseload()
    employers = pages.employers(slice_, who.professional, here.today())
    return _page(
        form,
        searched=True,
        answers=pages.answers(here, who.id, found, slice_),
        shielded=any(each.shielded for each in found),
        employers=employers,
        audiences=pages.at_first(slice_, who.professional, asked.name, here.today(), who.viewer),
        add=_add_form(form),
    )


@doors.post("/find/join")
def join() -> ResponseReturnValue:
    """Join the team of somebody whom a closed search found: provisional, until someone there says yes."""
    form = JoinForm()
    client_id = client_named(form)
    slice_ = site().network(signed_in().viewer).caseload()
    agency, role, me = _behalf(slice_, form.agency.data)
    joining = Joining(
        id=made_id(client_id, form.found.data),
        client_id=client_id,
        professional_id=me,
        agency_id=agency,
        role=role,
        joining=form.joining.data,
        reason=form.reason.data,
    )
    done = acts.join(site().store, signed_in().viewer, joining, site().today())
    return redirect(url_for("people.home", said="joined" if done else "not-joined"), 303)


@doors.post("/find/private")
def know_privately() -> ResponseReturnValue:
    """Declare that one knows somebody privately, and neither finds nor joins them from now on."""
    client_id = client_named(FoundForm())
    acts.know_privately(site().store, signed_in().viewer, client_id, site().today())
    return redirect(url_for("people.home", said="private"), 303)


@doors.post("/find/add")
def add() -> ResponseReturnValue:
    """Add somebody whom closed search did not find, and be their team."""
    form = AddForm()
    if not form.validate_on_submit():
        return _add_again(form), 400
    slice_ = site().network(signed_in().viewer).caseload()
    agency, role, me = _behalf(slice_, form.agency.data)
    born, id_ = birth_of(form.born.data), made_id(form.made.data)
    year_only = YEAR.fullmatch(form.born.data) is not None
    new = NewClient(
        id=id_,
        record=made_id(id_, "record"),
        involvement=made_id(id_, "involvement"),
        professional_id=me,
        agency_id=agency,
        role=role,
        given_name=form.given_name.data or None,
        family_name=form.family_name.data,
        born=None if year_only else born,
        born_year=born.year if born and year_only else None,
        address=form.address.data or None,
        postcode=form.postcode.data.upper() or None,
        phone=form.phone.data or None,
        nhs_number=None,
    )
    acts.add_client(site().store, signed_in().viewer, new, site().today())
    return redirect(url_for("people.client", client_id=id_, said="added"), 303)


@doors.post("/clients/<client_id>/confirm")
def confirm(client_id: str) -> ResponseReturnValue:
    """Say yes to somebody who joined: that's right."""
    slice_, form = _slice_and_tie(client_id)
    waiting = pages.newcomers(slice_, client_id, signed_in().professional, site().today())
    if form.involvement.data not in {each.involvement for each in waiting}:
        raise NotThere
    if not acts.confirm(site().store, signed_in().viewer, form.involvement.data, client_id, site().today()):
        raise NotThere
    return redirect(url_for("people.client", client_id=client_id, said="confirmed"), 303)


@doors.post("/clients/<client_id>/leave")
def leave(client_id: str) -> ResponseReturnValue:
    """I am not involved any more."""
    slice_, form = _slice_and_tie(client_id)
    own = pages.own_ties(slice_, client_id, signed_in().professional, site().today())
    if form.involvement.data not in {each.id for each in own}:
        raise NotThere
    acts.leave(site().store, signed_in().viewer, form.involvement.data, client_id, site().today())
    return redirect(url_for("people.home", said="left", made=form.involvement.data), 303)


@doors.post("/come-back")
def come_back() -> ResponseReturnValue:
    """That was a mistake: I am involved still."""
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    if not acts.come_back(site().store, signed_in().viewer, form.involvement.data, site().today()):
        raise NotThere
    return redirect(url_for("people.home", said="back"), 303)


def _add_again(form: AddForm) -> str:
    """The form for adding somebody, with what is missing."""
    slice_ = site().network(signed_in().viewer).caseload()
    employers = pages.employers(slice_, signed_in().professional, site().today())
    called = " ".join(each for each in (form.given_name.data, form.family_name.data) if each) or _("them")
    audiences = pages.at_first(slice_, signed_in().professional, called, site().today(), signed_in().viewer)
    wrong = [{"text": text, "href": f"#{ADD_FIELDS.get(name, name)}"} for name, text in form.wrong]
    return render_template("doors/add.html", form=form, employers=employers, audiences=audiences, wrong=wrong)


def _page(form: SearchForm, **shown: Any) -> str:
    return render_template(
        "doors/find.html",
        form=form,
        reasons=REASONS,
        joinings=JOININGS,
        grounds=grounds_of(signed_in().viewer.profile),
        enquiry_reasons=ENQUIRIES,
        duty_phone=site().settings.duty_phone,
        **shown,
    )


def _add_form(search: SearchForm) -> AddForm:
    """What was searched for, as the form for adding them begins."""
    *given, family = search.name.data.split() or [""]
    born = search.born.data.isoformat() if search.born.data else ""
    words = {"given_name": " ".join(given), "family_name": family, "born": born, "postcode": search.postcode.data}
    return AddForm(formdata=None, data={**words, "made": secrets.token_hex()})


def _behalf(slice_: Slice, wanted: str | None) -> tuple[str, str | None, str]:
    """For which of the viewer's agencies they act, their role, and who they are. Raises NotAllowed without any."""
    who = pages.me_in(slice_, signed_in().professional)
    held = [each.id for each in pages.employers(slice_, signed_in().professional, site().today())]
    if who is None or not who.active or not held or (wanted and wanted not in held):
        raise NotAllowed(NOT_ALLOWED)
    return wanted or held[0], who.role, who.id


def _slice_and_tie(client_id: str) -> tuple[Slice, TieForm]:
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    return site().network(signed_in().viewer).client(client_id), form

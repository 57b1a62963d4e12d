"""My people, finding one of them, and one of them with the team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.people.agencies import agencies_of
from explorer.people.forms import SearchForm
from explorer.people.visits import soon
from explorer.pictures import answer, picture
from explorer.questions import asked, counted
from explorer.site import site
from graph.slice import Slice
from queries.missing import Finding, Scope, missing_links
from queries.network import missing_to_draw, network
from queries.people import CaseloadRow, find, my_people, person, team
from visualise.drawing import Drawing, draw

people = Blueprint("people", __name__)


@people.get("/")
def home() -> ResponseReturnValue:
    """What is due, and everyone whom I support."""
    day = site().today()
    slice_ = site().network(signed_in().viewer).caseload()
    rows = _with_questions(slice_, my_people(slice_, signed_in().professional or "", day), day)
    return render_template("people/home.html", rows=rows, visits=soon(rows, day))


@people.route("/search", methods=["GET", "POST"])
def search() -> ResponseReturnValue:
    """Whoever among the people I can see is called so; the one, if there is just one."""
    form = SearchForm()
    if not form.validate_on_submit() or not form.text.data:
        return render_template("people/search.html", text="", found=())
    slice_ = site().network(signed_in().viewer).caseload()
    found = find(slice_, form.text.data, site().today())
    if len(found) == 1:
        return redirect(url_for("people.client", client_id=found[0].id), 303)
    return render_template("people/search.html", text=form.text.data, found=found)


@people.get("/clients/<client_id>")
def client(client_id: str) -> ResponseReturnValue:
    """A client and the team, each with the one number that answers now."""
    day = site().today()
    slice_ = site().network(signed_in().viewer).client(client_id)
    return render_template(
        "people/client.html",
        person=person(slice_, client_id, day),
        team=team(slice_, client_id, day),
        questions=asked(_findings(slice_, client_id, day)),
    )


@people.get("/clients/<client_id>/network")
def client_network(client_id: str) -> ResponseReturnValue:
    """A client and the team, drawn, with everyone who is in the drawing beneath."""
    day = site().today()
    slice_ = site().network(signed_in().viewer).client(client_id)
    findings = _findings(slice_, client_id, day)
    drawing = _drawing(slice_, client_id, findings, day)
    members = team(slice_, client_id, day)
    return render_template(
        "people/network.html",
        person=person(slice_, client_id, day),
        team=members,
        agencies=agencies_of(members),
        questions=asked(findings),
        drawing=drawing,
        data=picture(drawing),
    )


@people.get("/clients/<client_id>/network.<any(svg, png):shape>")
def client_picture(client_id: str, shape: str) -> ResponseReturnValue:
    """The drawing as a file."""
    day = site().today()
    slice_ = site().network(signed_in().viewer).client(client_id)
    return answer(_drawing(slice_, client_id, _findings(slice_, client_id, day), day), shape)


def _findings(slice_: Slice, client_id: str, day: date) -> list[Finding]:
    return missing_links(slice_, day, scope=Scope(client=client_id))


def _drawing(slice_: Slice, client_id: str, findings: list[Finding], day: date) -> Drawing:
    shown = network(slice_, client_id, day)
    return draw(shown, missing_to_draw(findings), title=person(slice_, client_id, day).name)


def _with_questions(slice_: Slice, rows: tuple[CaseloadRow, ...], day: date) -> tuple[CaseloadRow, ...]:
    counts = counted(missing_links(slice_, day))
    return tuple(replace(row, questions=counts[row.person.id]) for row in rows)

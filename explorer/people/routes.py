"""My people, finding one of them, and one of them with the team and the time line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.concerns.pages import SAID as SAID_OF_CONCERNS
from explorer.concerns.pages import concerns_of
from explorer.consents.pages import agreed
from explorer.consents.words import SAID as SAID_OF_CONSENTS
from explorer.contacts.pages import SAID, entering
from explorer.doors.pages import SAID_AT_HOME, SAID_OF_CLIENT, at_first, newcomers, waiting_for_me
from explorer.drawings.pages import SHAPES, file, page
from explorer.drawings.sheet import Sheet, sheet
from explorer.drawings.view import View, view
from explorer.introductions.pages import shown as introduced
from explorer.invitations.pages import asking, heard
from explorer.kinship.pages import to_confirm
from explorer.leads.pages import SAID as SAID_OF_LEAD
from explorer.leads.pages import asked_here, leading
from explorer.merges.pages import joined as joined_records
from explorer.merges.pages import joined_households, same_asked
from explorer.openings.pages import override_of
from explorer.parameters import a_month, a_page, an_id, one_of, some_of
from explorer.people.forms import SearchForm
from explorer.people.pages import client_page, home_page, timeline_page
from explorer.people.shown import OUTLINE, shown
from explorer.questions import asked
from explorer.seals.pages import SAID as SAID_OF_SEALS
from explorer.seals.pages import own_support
from explorer.sharing import no_longer_sharing
from explorer.site import site
from explorer.supervision.routes import how_many
from explorer.text import _
from graph.errors import NotThere
from graph.invited import received
from graph.joined import joined
from graph.slice import Slice
from queries.caseload import find
from queries.drawn import HOUSEHOLD
from queries.missing import OF_FILES, Finding, Scope, missing_links
from queries.openings import enquiries, shift
from queries.people import Person, person
from queries.releasing import held_facts, lines
from queries.timeline_events import EVENT_KINDS

people = Blueprint("people", __name__)


@people.get("/")
def home() -> ResponseReturnValue:
    """What is due, and everyone whom I support."""
    number, me = a_page(), signed_in().professional
    said, made = one_of("said", SAID_AT_HOME), an_id("made")
    waiting = joined(site().store, signed_in().viewer, site().today())
    slice_ = site().network(signed_in().viewer).caseload()
    page = home_page(slice_, me, site().today(), number, site().rules)
    asked_of = {
        "received": received(site().store, signed_in().viewer, site().today()),
        "heard": heard(site(), slice_, me, site().today()),
        "audiences": at_first(slice_, me, _("them"), site().today(), signed_in().viewer),
        "introductions": introduced(site(), signed_in().viewer, site().today()),
        "shift": shift(site().store, signed_in().viewer, site().now(), site().today()),
        "waiting": waiting_for_me(slice_, me, site().today()),
        "asked_of_lead": asked_here(site(), slice_, me, site().today()),
    }
    return render_template(
        "people/home.html", **asked_of, joined=waiting, supervised=how_many(), said=said, made=made, **page
    )


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
    said = one_of("said", (*SAID, *SAID_OF_CLIENT, *SAID_OF_LEAD, *SAID_OF_SEALS, *SAID_OF_CONCERNS, *SAID_OF_CONSENTS))
    me, made = signed_in().professional, an_id("made")

    def page(slice_: Slice, day: date) -> dict[str, Any]:
        form = entering(slice_, client_id, me, day, said, made)
        doors = {"newcomers": newcomers(slice_, client_id, me, day), "own": own_support(slice_, client_id, me, day)}
        return {
            "entering": form,
            **doors,
            "releasable": bool(lines(slice_, client_id, me, day) or held_facts(slice_, client_id, me, day)),
            "kin_to_confirm": to_confirm(slice_, client_id, me, day),
            "enquiries": _enquiries(slice_, client_id),
            "joined_records": joined_records(site().store, slice_, client_id, me, day),
            "joined_households": joined_households(site().store, slice_, client_id, signed_in().viewer, day),
            "same_asked": same_asked(site().store, slice_, client_id, signed_in().viewer, day),
            "leading": leading(slice_, client_id, signed_in().viewer, day),
            "concerns": concerns_of(slice_, client_id, me, day, site().rules),
            "agreed": agreed(slice_, client_id, signed_in().viewer, day),
            "asking": asking(site(), slice_, client_id, signed_in().viewer, day),
            "override": override_of(site(), slice_, client_id, signed_in()),
            "stopped": no_longer_sharing(),
            **client_page(slice_, client_id, day, site().rules),
        }

    return shown("people/client.html", client_id, page)


def _enquiries(slice_: Slice, client_id: str) -> tuple[tuple[str | None, datetime], ...]:
    """The enquiries about a client that are open, for those who have a relationship with them."""
    shielded = any(each.id == client_id and each.shielded for each in slice_.facts.clients)
    if slice_.levels.get(client_id) != "client" or shielded:
        return ()
    return enquiries(site().store, signed_in().id, [client_id], site().now())


@people.get("/clients/<client_id>/timeline")
def client_timeline(client_id: str) -> ResponseReturnValue:
    """Who came and left, contacts past and planned, situations, moves: what the filters in the address ask for."""
    kinds, who, until = some_of("kind", EVENT_KINDS), an_id("who"), a_month("until")
    return shown(
        "people/timeline.html",
        client_id,
        lambda slice_, day: timeline_page(slice_, client_id, day, kinds, who, until),
    )


@people.get("/clients/<client_id>/network")
def client_network(client_id: str) -> ResponseReturnValue:
    """A client drawn in the state that the address asks for, with everyone who is in the drawing beneath."""
    asked_for = view(HOUSEHOLD)
    return shown("people/network.html", client_id, lambda slice_, day: _network_page(slice_, client_id, day, asked_for))


@people.get(f"/clients/<client_id>/network.<{SHAPES}:shape>")
def client_picture(client_id: str, shape: str) -> ResponseReturnValue:
    """The drawing in that state as a file, or as the JSON that the page's script asks for."""
    asked_for, day = view(HOUSEHOLD), site().today()
    slice_ = site().network(signed_in().viewer).client(client_id)
    who = person(slice_, client_id, day)
    if who.level == OUTLINE:
        raise NotThere
    drawing = _sheet(slice_, who, _findings(slice_, client_id, day), asked_for)
    return file(drawing, shape, lambda shape: _address(client_id, shape, asked_for))


def _network_page(slice_: Slice, client_id: str, day: date, asked_for: View) -> dict[str, Any]:
    findings = _findings(slice_, client_id, day)
    drawing = _sheet(slice_, person(slice_, client_id, day), findings, asked_for)
    return {"questions": asked(findings), **page(drawing, lambda shape: _address(client_id, shape, asked_for))}


def _address(client_id: str, shape: str, asked_for: View) -> str:
    return url_for("people.client_picture", client_id=client_id, shape=shape, **asked_for.parameters)


def _findings(slice_: Slice, client_id: str, day: date) -> list[Finding]:
    return missing_links(slice_, day, scope=Scope(client=client_id), rules=OF_FILES, settings=site().rules)


def _sheet(slice_: Slice, who: Person, findings: list[Finding], asked_for: View) -> Sheet:
    return sheet(slice_, who.id, site().here(), asked_for, findings, who.name)

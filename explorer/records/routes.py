"""Who a client is, as it stands and as it was said before; whoever supports them puts it right."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.parameters import one_of
from explorer.people.about import about
from explorer.records.forms import CorrectionForm, correction
from explorer.records.words import FIELD_WORDS, HINTS, wrong_words
from explorer.site import site
from graph.errors import NotThere
from graph.slice import Slice
from queries import corrections as stored
from queries.corrected import FIELDS, agency_for, history, now_said, seal_of
from queries.people import person

records = Blueprint("records", __name__)
PHONE, KEPT, SAME = "phone", "kept", "same"
WRONG = 400


@records.route("/clients/<client_id>/correct", methods=["GET", "POST"])
def correct(client_id: str) -> ResponseReturnValue:
    """Something here is wrong: say what it should be, or read what was said before."""
    slice_, form, day = site().network(signed_in().viewer).client(client_id), CorrectionForm(), site().today()
    if slice_.levels.get(client_id) != "client":
        raise NotThere
    agency, said = agency_for(slice_, client_id, signed_in().professional, day), now_said(slice_, client_id)
    if not form.is_submitted():
        return _page(slice_, client_id, CorrectionForm(data=said), agency)
    if agency is None:
        raise NotThere
    if not form.validate():
        return _page(slice_, client_id, form, agency), WRONG
    if form.seen.data != seal_of(said):
        return _page(slice_, client_id, CorrectionForm(formdata=None, data=said), agency, faster=True), 409
    changed = form.changed(said)
    if _shielded(slice_, client_id):
        # Where they are is nobody's to enter.
        changed.pop(PHONE, None)
    if changed:
        what = correction(client_id, agency, changed)
        stored.correct(site().store, signed_in().viewer, what, site().now(), day)
    return redirect(url_for("records.correct", client_id=client_id, said=KEPT if changed else SAME), 303)


def _page(slice_: Slice, client_id: str, form: CorrectionForm, agency: str | None, *, faster: bool = False) -> str:
    fields = [each for each in FIELDS if each != PHONE or not _shielded(slice_, client_id)]
    return render_template(
        "records/correct.html",
        person=person(slice_, client_id, site().today()),
        about=about(slice_, client_id, signed_in().professional, site().today(), site().rules),
        form=form,
        may=agency is not None,
        fields=fields,
        words=FIELD_WORDS,
        hints=HINTS,
        wrong=[{"text": wrong_words(field), "href": f"#{field}"} for field in fields if form[field].errors],
        seen=seal_of(now_said(slice_, client_id)),
        history={field: rows for field, rows in history(slice_, client_id).items() if field in fields},
        faster=faster,
        said=one_of("said", (KEPT, SAME)),
    )


def _shielded(slice_: Slice, client_id: str) -> bool:
    return any(each.id == client_id and each.shielded for each in slice_.facts.clients)

"""The coordinator's table of an area, as a page and as a file, and what leads are asked about it."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.agencies.forms import AskForm
from explorer.agencies.pages import as_csv, may_be_asked_about, table_page
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from graph.codes import agency_kinds
from graph.errors import InputRefused, NotThere
from queries import agency_tables
from queries.agency_counts import Table

agencies = Blueprint("agencies", __name__)
SAID = ("asked",)


@agencies.get("/agencies")
def table() -> ResponseReturnValue:
    """Who works with the same families and is in touch: isolated agencies, pairs to connect, coverage, change."""
    area, kind = _area(), one_of("kind", agency_kinds())
    page = table_page(_kept(area), kind, site().today())
    said = one_of("said", SAID)
    return render_template("agencies/table.html", area=area, areas=signed_in().areas, kind=kind, said=said, **page)


@agencies.get("/agencies.csv")
def table_file() -> ResponseReturnValue:
    """The ties of the newest table for a spreadsheet: the page's numbers, and no others."""
    kept = _kept(_area())
    name = f"agencies-{kept[0].month}.csv" if kept else "agencies.csv"
    return Response(
        as_csv(kept[0] if kept else None),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@agencies.post("/agencies/ask")
def ask() -> ResponseReturnValue:
    """Ask the leads of the families that two agencies share, none of whom the coordinator sees."""
    form = AskForm()
    if not form.validate_on_submit() or form.area.data not in signed_in().areas:
        raise InputRefused(REFUSED)
    area, pair = str(form.area.data), (str(form.first.data), str(form.second.data))
    if not may_be_asked_about(_kept(area), pair):
        raise NotThere
    agency_tables.ask(site().store, signed_in().viewer, area, pair, site().today())
    return redirect(url_for("agencies.table", area=area, said="asked", _anchor="connect"), 303)


def _area() -> str:
    areas = signed_in().areas
    return one_of("area", areas) or next(iter(areas), "")


def _kept(area: str) -> tuple[Table, ...]:
    return agency_tables.kept(site().store, signed_in().viewer, area, signed_in().areas)

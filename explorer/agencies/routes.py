"""The coordinator's table of an area, as a page and as a file."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.agencies.pages import as_csv, table_page
from explorer.parameters import one_of
from explorer.site import site
from graph.codes import agency_kinds
from queries import agency_tables
from queries.agency_counts import Table

agencies = Blueprint("agencies", __name__)


@agencies.get("/agencies")
def table() -> ResponseReturnValue:
    """Who works with the same families and is in touch: isolated agencies, pairs to connect, coverage, change."""
    area, kind = _area(), one_of("kind", agency_kinds())
    page = table_page(_kept(area), kind)
    return render_template("agencies/table.html", area=area, areas=signed_in().areas, kind=kind, **page)


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


def _area() -> str:
    areas = signed_in().areas
    return one_of("area", areas) or next(iter(areas), "")


def _kept(area: str) -> tuple[Table, ...]:
    return agency_tables.kept(site().store, signed_in().viewer, area, signed_in().areas)

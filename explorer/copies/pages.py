"""What the page shows of the lines that one's own agency may let stand in a client's own copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.model import Involvement
from graph.slice import Slice
from queries.audience import OPEN, tells_a_place
from queries.day import on
from queries.releasing import lines

RELEASED, TAKEN_BACK = "released", "taken-back"
SAID = (RELEASED, TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who supports the client, for which agency, and since when it may stand in the copy.

    `who` is None where it is the agency's desk; `place` says that the agency's name tells where the client is.
    """

    tie: Involvement
    who: str | None
    agency: str
    sealed: bool
    place: bool
    since: date | None


def shown(
    slice_: Slice, client_id: str, professional_id: str | None, day: date, released: Mapping[str, date | None]
) -> tuple[Line, ...]:
    """The lines that both the viewer's slice and the database's own word give, in the order of their agencies."""
    held = (each for each in lines(slice_, client_id, professional_id, day) if each.id in released)
    found = (_line(slice_, each, day, released[each.id]) for each in held)
    return tuple(sorted(found, key=lambda each: (each.agency, each.who or "", each.tie.role or "", each.tie.id)))


def _line(slice_: Slice, tie: Involvement, day: date, since: date | None) -> Line:
    laid_out = on(slice_, day)
    agency = laid_out.agencies[tie.agency_id or ""]
    who = laid_out.professionals.get(tie.professional_id or "")
    return Line(
        tie=tie,
        who=who.name if who else None,
        agency=agency.name,
        sealed=tie.visibility != OPEN,
        place=tells_a_place(agency),
        since=since,
    )

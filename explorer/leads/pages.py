"""What pages offer about leads: to whom one can be handed, whom supervisors are asked about, what leads are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from explorer.site import Site
from graph.model import OPERATOR, Involvement
from graph.slice import Slice
from graph.viewer import Viewer
from queries import agency_tables
from queries.answering import supported
from queries.asked_of_leads import OfLead, areas_led, asked_of_lead
from queries.day import on

SAID = ("handed-over", "lead-asked", "lift-asked")
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the open team who could lead: an involvement that is open, confirmed and ends on no day."""

    involvement: str
    name: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class Leading:
    """`own` is the viewer's own involvement as the confirmed lead; `asks` whether they can ask supervisors who leads.

    `lifts` is whether they can ask that the shield be lifted.
    """

    own: str | None
    asks: bool
    lifts: bool
    candidates: Sequence[Candidate]


def leading(slice_: Slice, client_id: str, viewer: Viewer, day: date) -> Leading:
    """What the viewer can do about who leads a client."""
    ties = on(slice_, day).involvements.get(client_id, ())
    own = next((each.id for each in ties if _confirmed_lead(each, viewer)), None)
    sealed = supported(slice_, viewer.professional, day).get(client_id, (True, ""))[0]
    shielded = any(each.id == client_id and each.shielded for each in slice_.facts.clients)
    possible = () if sealed and own is None else _candidates(slice_, client_id, day)
    others = tuple(each for tie, each in possible if tie.professional_id != viewer.professional)
    everyone = tuple(each for tie, each in possible if not tie.lead)
    return Leading(
        own=own,
        asks=own is None and not sealed,
        lifts=own is not None and shielded,
        candidates=others if own else everyone,
    )


def asked_here(here: Site, slice_: Slice, professional_id: str | None, day: date) -> tuple[OfLead, ...]:
    """What coordinators ask somebody as the lead for their families. Raises DatabaseUnavailable."""
    areas = areas_led(slice_, professional_id, day)
    return asked_of_lead(slice_, professional_id, day, agency_tables.asked(here.store, areas, day), here.rules)


def _confirmed_lead(tie: Involvement, viewer: Viewer) -> bool:
    """Whether a tie is the viewer's as the confirmed lead, as `graph/visible` reads it."""
    if viewer.professional is None or tie.professional_id != viewer.professional or not tie.lead:
        return False
    by = tie.confirmed_by
    return tie.source == OPERATOR or (by is not None and by not in (viewer.professional, viewer.account))


def _candidates(slice_: Slice, client_id: str, day: date) -> tuple[tuple[Involvement, Candidate], ...]:
    laid_out = on(slice_, day)
    found = []
    for tie in laid_out.involvements.get(client_id, ()):
        if tie.professional_id is None or tie.visibility != OPEN or tie.end is not None:
            continue
        who = laid_out.professionals[tie.professional_id]
        if who.active and client_id in supported(slice_, who.id, day):
            agency = next((row.name for row in slice_.facts.agencies if row.id == tie.agency_id), None)
            found.append((tie, Candidate(tie.id, who.name, agency)))
    return tuple(sorted(found, key=lambda pair: (pair[1].name, pair[1].involvement)))

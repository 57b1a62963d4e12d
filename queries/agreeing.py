"""What somebody agreed to about a client, as far as a viewer reads of it, and for whom the viewer can write so."""

from __future__ import annotations

from datetime import date

from graph.agreed import in_force
from graph.model import Agency, Consent, current
from graph.slice import Slice
from queries.answering import confirmed_ties
from queries.day import Day, on


def agreements(slice_: Slice, client_id: str, day: date) -> tuple[Consent, ...]:
    """What is agreed about a client on a day, what ends first first."""
    held = (each for each in slice_.facts.consents if each.client_id == client_id)
    standing = (each for each in held if current(each.start, each.end, day))
    return tuple(sorted(standing, key=lambda each: (each.end or date.max, each.id)))


def behalf(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Agency, ...]:
    """The agencies for which a professional is on a client now, by name: whoever is for one reads what names it.

    By ties of their own that are confirmed, for agencies where they work and that share; a tie on nobody's named behalf
    is for all of these.
    """
    laid_out = on(slice_, day)
    named = {each.agency_id for each in confirmed_ties(laid_out, client_id, professional_id)}
    return tuple(each for each in _sharing(laid_out, professional_id) if each.id in named or None in named)


def sayers(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Agency, ...]:
    """Of these the ones on whose named behalf the tie is: only for these can they write so."""
    laid_out = on(slice_, day)
    named = {each.agency_id for each in confirmed_ties(laid_out, client_id, professional_id)}
    return tuple(each for each in _sharing(laid_out, professional_id) if each.id in named)


def sealed_for(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> frozenset[str]:
    """For which agencies the professional's own support is sealed: an agreement that names one tells of it."""
    ties = confirmed_ties(on(slice_, day), client_id, professional_id)
    return frozenset(each.agency_id for each in ties if each.agency_id is not None and each.visibility != "open")


def _sharing(laid_out: Day, professional_id: str | None) -> list[Agency]:
    """Where a professional works, of what shares, by name."""
    held = {each.agency_id for each in laid_out.employers.get(professional_id or "", ())}
    found = (laid_out.agencies[each] for each in held if each in laid_out.agencies)
    return sorted((each for each in found if in_force(each, laid_out.day)), key=lambda each: (each.name, each.id))

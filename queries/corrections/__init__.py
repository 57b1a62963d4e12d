"""What people put right of who a client is: one function for the .cypher file beside this one.

A correction is a record of its own, of the source `people of AGENCY`: nothing that was said before is changed, and
what anybody reads is the newest that they may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex

from graph.codes import sealed_kinds
from graph.cypher import load
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.doors import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is said anew of a client for an agency; None is as before. `born` is a day, or `born_year` only a year."""

    client_id: str
    agency_id: str
    given_name: str | None = None
    family_name: str | None = None
    known_as: str | None = None
    born: date | None = None
    born_year: int | None = None
    language: str | None = None
    phone: str | None = None


TOKEN_BYTES = 4
CELLS = ("given_name", "family_name", "known_as", "born", "born_year", "language", "phone")


def correct(store: Store, viewer: Viewer, correction: Correction, now: datetime, today: date) -> bool:
    """Keep a correction; false where that is nobody, or a number of somebody shielded. Raises DatabaseUnavailable."""
    source = source_of(correction.agency_id)
    # In the order of time, because of two of one day the last by its id counts.
    source_id = f"{correction.client_id}|{now:%Y%m%dT%H%M%S%f}|{token_hex(TOKEN_BYTES)}"
    row = {
        "client_id": correction.client_id,
        "agency_id": correction.agency_id,
        "source": source,
        "source_id": source_id,
        "record": f"{source}|{source_id}",
        "cells": {name: getattr(correction, name) for name in CELLS} | {"as_of": today},
    }
    step: Step = (load("queries.corrections", "correct"), {"row": row, **sealed_kinds()})
    said = entry(viewer, "change", "corrections.correct", [correction.client_id])
    return entered(store, step, said)

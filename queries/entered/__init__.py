"""Contact that people enter: one function for each .cypher file beside this one, of the same name.

Each takes what the caller sees in a slice, and commits with its entry in the journal, or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.cypher import load
from graph.journal import entry
from graph.model import Contact
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.entering import act_of


def record(store: Store, viewer: Viewer, contacts: Sequence[Contact], clients: Collection[str]) -> None:
    """Keep the contacts of one act, about some clients; what is kept already stays. Raises DatabaseUnavailable."""
    step: Step = (load("queries.entered", "record"), {"rows": [_row(each) for each in contacts]})
    act = act_of(contacts)
    named = sorted({*clients, *(end for each in contacts for end in (each.client_id, each.about) if end)})
    store.write_together([step, entry(viewer, "change", "entered.record", named, focus=act, rows=len(contacts))])


def take_back(store: Store, viewer: Viewer, act: str, contacts: Sequence[str], clients: Collection[str]) -> None:
    """Remove contacts of an act that the viewer entered. Raises DatabaseUnavailable."""
    step: Step = (load("queries.entered", "take_back"), {"ids": list(contacts), "by": viewer.professional})
    store.write_together([step, entry(viewer, "change", "entered.take_back", clients, focus=act, rows=len(contacts))])


def _row(contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id,
        "professional_id": contact.professional_id,
        "client_id": contact.client_id,
        "other_professional_id": contact.other_professional_id,
        "other_agency_id": contact.other_agency_id,
        "on": contact.on,
        "cells": {
            "kind": contact.kind,
            "planned": contact.planned or None,
            "meeting": contact.meeting,
            "about": contact.about,
            "involvement": contact.involvement,
            "asserted_by": contact.asserted_by,
            "agency_id": contact.agency_id,
        },
    }

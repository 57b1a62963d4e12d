"""What a supervisor does within their agency: one function for each .cypher file beside this one.

Each commits with its entry in the journal, or not at all, and says whether it was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from graph.cypher import Cypher, load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.doors import VISIT_DAYS


def confirm(store: Store, viewer: Viewer, involvement: str, client_id: str, today: date) -> bool:
    """Say that a supervisee's joining is right. Raises DatabaseUnavailable."""
    step: Step = (
        load("queries.supervision", "confirm"),
        {
            "involvement": involvement,
            "client": client_id,
            "by": viewer.professional,
            "agency": viewer.supervises,
            "today": today,
            "visit_days": VISIT_DAYS,
        },
    )
    said = entry(viewer, "door", "supervision.confirm", [client_id], focus=involvement)
    return entered(store, step, said)


def review(store: Store, viewer: Viewer, opening_id: str, client_id: str, now: datetime) -> bool:
    """Note that the viewer has reviewed what a supervisee opened. Raises DatabaseUnavailable."""
    given = {"id": opening_id, "account": viewer.account, "by": viewer.professional, "now": now}
    step: Step = (load("queries.supervision", "review"), given)
    said = entry(viewer, "change", "supervision.review", [client_id], focus=opening_id)
    return entered(store, step, said)


def let_lead(store: Store, viewer: Viewer, proposal: str, client_id: str, today: date) -> bool:
    """Say who should lead; the second supervisor, of another agency, makes it so. Raises DatabaseUnavailable."""
    query = load("queries.supervision", "let_lead")
    return _agree(store, viewer, query, proposal, [client_id], today, agreed_only=viewer.agreed_only)


def lift_shield(store: Store, viewer: Viewer, proposal: str, clients: Sequence[str], today: date) -> bool:
    """Agree that a client's whereabouts need no protection any more, nor those of whoever lives with them.

    `clients` are all of these, for the journal. Raises DatabaseUnavailable.
    """
    return _agree(store, viewer, load("queries.supervision", "lift_shield"), proposal, clients, today)


def _agree(
    store: Store, viewer: Viewer, query: Cypher, proposal: str, clients: Sequence[str], today: date, **more: object
) -> bool:
    given = {"by": viewer.professional, "account": viewer.account, "agency": viewer.supervises, "id": proposal}
    step: Step = (query, {**given, **more, "today": today, "operator": OPERATOR})
    said = entry(viewer, "change", query.name.removeprefix("queries."), clients, focus=proposal)
    return entered(store, step, said)

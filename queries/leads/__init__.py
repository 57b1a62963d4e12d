"""The lead: handed over, or asked of supervisors. One function for each .cypher file beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.cypher import load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.store import Step, Store
from graph.viewer import Viewer

LEAD, LIFT = "lead", "lift"
OPEN_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What supervisors are asked about a client.

    `kind` is LEAD, and `involvement` is whose should lead; or LIFT, and it is the asking lead's own.
    """

    id: str
    kind: str
    client_id: str
    involvement: str


def hand_over(store: Store, viewer: Viewer, client_id: str, involvement: str, to: str, today: date) -> bool:
    """Hand over the lead, by one's own involvement to another's; false where that can't be."""
    given = {"by": viewer.professional, "account": viewer.account, "client": client_id, "involvement": involvement}
    step: Step = (load("queries.leads", "hand_over"), {**given, "to": to, "today": today, "operator": OPERATOR})
    said = entry(viewer, "change", "leads.hand_over", [client_id], focus=to)
    return entered(store, step, said)


def propose(store: Store, viewer: Viewer, proposal: Proposal, today: date) -> None:
    """Ask supervisors, for a fortnight. Raises DatabaseUnavailable."""
    cells: Mapping[str, object] = {
        "id": proposal.id,
        "kind": proposal.kind,
        "client": proposal.client_id,
        "involvement": proposal.involvement,
        "by": viewer.professional,
        "account": viewer.account,
        "on": today,
        "until": today + OPEN_FOR,
        "yes_by": [],
        "yes_agencies": [],
    }
    step: Step = (load("queries.leads", "propose"), {"proposal": cells})
    store.write_together([step, entry(viewer, "change", "leads.propose", [proposal.client_id], focus=proposal.id)])

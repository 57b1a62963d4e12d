"""What somebody agreed to, as people write it down: one function for each .cypher file beside this one.

Each agency says so for its own: nothing crosses over what only the reader asserted (access.md §2, §6). Each commits
with its entry in the journal, or not at all, and says whether it was done; these know who it was, no page does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.cypher import load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.store import Step, Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Somebody agreed that an agency and `others` know of each other, from today until the day `end`.

    `agency_id` is the one on whose behalf it is written, `given_by` who agreed (graph/grounds.yaml).
    """

    id: str
    client_id: str
    agency_id: str
    others: tuple[str, ...]
    given_by: str
    end: date


def agree(store: Store, viewer: Viewer, agreement: Agreement, today: date) -> bool:
    """Write down an agreement, once however often it is sent; false where it was taken back, or isn't theirs to write.

    Raises DatabaseUnavailable.
    """
    consent = {
        "id": agreement.id,
        "client": agreement.client_id,
        "agency": agreement.agency_id,
        "others": sorted({*agreement.others}),
        "given_by": agreement.given_by,
        "to": agreement.end,
    }
    step: Step = (load("queries.consents", "agree"), {"consent": consent, **_by(viewer, today)})
    return entered(store, step, entry(viewer, "change", "consents.agree", [agreement.client_id], focus=agreement.id))


def say_so(store: Store, viewer: Viewer, consent_id: str, client_id: str, agency_id: str, today: date) -> bool:
    """Say for an agency that is named that they agreed; false where it was said. Raises DatabaseUnavailable."""
    given = {"consent": consent_id, "client": client_id, "agency": agency_id, **_by(viewer, today)}
    step: Step = (load("queries.consents", "say_so"), given)
    return entered(store, step, entry(viewer, "change", "consents.say_so", [client_id], focus=consent_id))


def take_back(store: Store, viewer: Viewer, consent_id: str, client_id: str, today: date) -> bool:
    """End an agreement at once, for everybody; false where it holds no more. Raises DatabaseUnavailable."""
    given = {"consent": consent_id, "client": client_id, **_by(viewer, today)}
    step: Step = (load("queries.consents", "take_back"), given)
    return entered(store, step, entry(viewer, "change", "consents.take_back", [client_id], focus=consent_id))


def _by(viewer: Viewer, today: date) -> dict[str, object]:
    return {"by": viewer.professional, "today": today, "operator": OPERATOR}

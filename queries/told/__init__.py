"""Whether a family was told that services share what they hold here: one function for the .cypher file beside this one.

It commits with its entry in the journal, and says whether it was done. What was written is not in the entry.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from graph.cypher import load
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.telling import Answer, Told


def tell(store: Store, viewer: Viewer, seen: Told, answer: Answer, members: Collection[str], today: date) -> bool:
    """Write down an answer in the place of what was `seen`; false where that stands no longer, or the tie doesn't.

    `members` are those whom the entry names. Raises DatabaseUnavailable.
    """
    given = {
        "by": viewer.professional,
        "involvement": seen.tie,
        "client": seen.client_id,
        "family": seen.family_id,
        "today": today,
        "seen_on": seen.answer.on,
        "seen_not_told": seen.answer.not_told,
        "told_on": answer.on,
        "not_told": answer.not_told,
    }
    step: Step = (load("queries.told", "tell"), given)
    subjects = [seen.family_id, *sorted(members)]
    return entered(store, step, entry(viewer, "change", "told.tell", subjects, focus=seen.family_id))

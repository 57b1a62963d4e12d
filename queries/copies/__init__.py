"""What may stand in a client's own copy though it is sealed or shielded: one function for each .cypher file here.

Line by line, by whoever supports the client for the agency that holds the line (access.md §8). The mark is for what the
line is at that moment: sealed more tightly, or shielded since, it counts no more. Each commits with its entry in the
journal, or not at all, and says whether it was done; that it was is told to nobody else.
"""

from __future__ import annotations

from datetime import date

from graph.cypher import Cypher, load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.rights import OPEN_KINDS
from graph.store import Step, Store
from graph.viewer import Viewer


def release(store: Store, viewer: Viewer, line: str, client_id: str, today: date) -> bool:
    """Let an involvement stand in the client's own copy; false where it does. Raises DatabaseUnavailable."""
    return _done(store, viewer, "release", load("queries.copies", "release"), line, client_id, today)


def take_back(store: Store, viewer: Viewer, line: str, client_id: str, today: date) -> bool:
    """Let it stand there no longer; false where it doesn't. Raises DatabaseUnavailable."""
    return _done(store, viewer, "take_back", load("queries.copies", "take_back"), line, client_id, today)


def release_fact(
    store: Store, viewer: Viewer, key: str, line: str, client_id: str, today: date, *, until_taken_back: bool
) -> bool:
    """Let what stands there besides support stand in the copy, or no longer; false where that is so already.

    `key` names the fact (`queries.releasing.key_of`), `line` names it in the journal, and tells nothing there.
    Raises DatabaseUnavailable.
    """
    query, on = load("queries.copies", "release_fact"), today if until_taken_back else None
    given = {"by": viewer.professional, "client": client_id, "today": today, "operator": OPERATOR, "key": key, "on": on}
    name = "release" if until_taken_back else "take_back"
    return entered(store, (query, given), entry(viewer, "change", f"copies.{name}", [client_id], focus=line))


def _done(store: Store, viewer: Viewer, name: str, query: Cypher, line: str, client_id: str, today: date) -> bool:
    given: dict[str, object] = {"by": viewer.professional, "line": line, "client": client_id, "today": today}
    given |= {"operator": OPERATOR, "kinds": OPEN_KINDS}
    step: Step = (query, {each: given[each] for each in query.parameters})
    return entered(store, step, entry(viewer, "change", f"copies.{name}", [client_id], focus=line))

"""The entry in the journal that stands beside each look and each change: who, which query, whose ids; never a name."""

from __future__ import annotations

from collections.abc import Iterable

from graph.cypher import load
from graph.store import Step, Store
from graph.viewer import Viewer

ID_LENGTH = 200


def entry(
    viewer: Viewer, act: str, query: str, subjects: Iterable[str], *, focus: str | None = None, rows: int | None = None
) -> Step:
    """The entry, to be committed before what was read is handed over, or together with what is changed.

    `rows` is how many facts it is about; where none is given, how many subjects. The store links it to the one before.
    """
    named = [each[:ID_LENGTH] for each in dict.fromkeys(subjects)]
    said = {
        "act": act,
        "account": viewer.account,
        "professional": viewer.professional,
        "role": viewer.role,
        "by": viewer.by,
        "query": query,
        "focus": None if focus is None else focus[:ID_LENGTH],
        "subjects": named,
        "rows": len(named) if rows is None else rows,
    }
    return load("graph.audit", "view"), {"entry": said}


def entered_either(
    store: Store,
    viewer: Viewer,
    act: str,
    query: str,
    change: Step,
    *,
    subjects: Iterable[str],
    focus: str | None,
    more: Iterable[Step] = (),
) -> bool:
    """Commit a change with the entry that it was done, and `more`, or that it was refused; whether it was done.

    What was refused is entered with its `focus` and no subjects. Raises DatabaseUnavailable.
    """
    done = [entry(viewer, act, query, subjects, focus=focus), *more]
    return store.write_either(change, done, [entry(viewer, "refused", query, [], focus=focus)])


def entered(store: Store, change: Step, said: Step) -> bool:
    """Commit a change with its entry, both or neither; whether it changed anything. Raises DatabaseUnavailable."""
    return bool(store.write_together([change, said])[0][0]["rows"])

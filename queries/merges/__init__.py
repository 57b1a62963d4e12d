"""Two records of one person become one client, and two again: the .cypher files beside this one, each a step.

Two households that were joined (queries/doubts) become two again here too.

A merge moves what is a client's to another, marked with whose it was, and leaves the id behind, which leads on. So
every slice sees one client, seals stay on their ties, sources find their people by their own ids, and it can be undone.
"""

from __future__ import annotations

from datetime import date

from graph.cypher import load
from graph.journal import entered, entry
from graph.same import Households
from graph.store import Step, Store
from graph.viewer import Viewer
from queries import doubts


def merge(store: Store, viewer: Viewer, kept: str, gone: str, today: date, *, agreed: bool = False) -> bool:
    """Two clients are one, who keeps the id of the first; false where either is nobody, or shielded.

    Nobody joins whom they have a tie with, but where the last yes was theirs: `agreed`. Raises DatabaseUnavailable.
    """
    me = None if agreed else viewer.professional
    ends = {"kept": kept, "gone": gone, "me": me, "by": viewer.account, "today": today}
    step: Step = (load("queries.merges", "merge"), ends)
    said = entry(viewer, "change", "merges.merge", [kept, gone])
    return _done(store, step, move(gone, kept, back=False), settle_kin(kept, gone), said)


def part(store: Store, viewer: Viewer, kept: str, gone: str, today: date) -> bool:
    """Who was merged into a client is one of their own again; whether they were. Raises DatabaseUnavailable.

    The two are asked about again only when something about them changes.
    """
    step: Step = (load("queries.merges", "part"), {"kept": kept, "gone": gone})
    said = entry(viewer, "change", "merges.part", [kept, gone])
    settled = doubts.apart([kept, gone], today)
    return _done(store, step, move(kept, gone, back=True), settle_kin(kept, gone), settled, said)


def move(from_: str, to: str, *, back: bool) -> Step:
    """What is a client's goes to another; `back` only what was theirs before."""
    return load("queries.merges", "move"), {"from": from_, "to": to, "back": back}


def settle_kin(kept: str, gone: str) -> Step:
    """Kinship of both, and of those merged into them, stands where they are."""
    return load("queries.merges", "settle_kin"), {"both": [kept, gone]}


def _done(store: Store, *steps: Step) -> bool:
    return bool(store.write_together(list(steps))[0][0]["rows"])


def leads_on(store: Store, client_id: str) -> str | None:
    """The id of the client into whom somebody was merged; None for any other. Raises DatabaseUnavailable."""
    rows = store.read(load("queries.merges", "leads_on"), id=client_id)
    return str(rows[0]["into"]) if rows else None


def merged_into(store: Store, client_id: str) -> tuple[tuple[str, date], ...]:
    """The ids that were merged into a client, each with the day, the latest first. Raises DatabaseUnavailable."""
    rows = store.read(load("queries.merges", "merged_into"), client=client_id)
    return tuple((row["id"], date.fromisoformat(row["on"])) for row in rows)


def part_households(store: Store, viewer: Viewer, joined: Households, today: date) -> bool:
    """All places that a joining made end; whether any did. Raises DatabaseUnavailable."""
    step: Step = (
        load("queries.merges", "part_households"),
        {"act": joined.id, "placed": list(joined.placed), "today": today},
    )
    return entered(store, step, entry(viewer, "change", "merges.part_households", joined.placed, focus=joined.id))

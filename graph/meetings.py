"""A meeting about a family: what it opens for those present, and the slice that stands on its wall (access.md §7).

Nothing of either is kept: both are worked out anew at each look, from what the chair and each of the others see then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph import reading
from graph.answers import Answer, heard
from graph.columnar import slice_of
from graph.cypher import load
from graph.grounds import MEETINGS
from graph.guard import check_allowed
from graph.journal import entry
from graph.model import Facts
from graph.projection import Anchors, anchors_of, projection
from graph.reading import Reading
from graph.slice import Slice
from graph.store import Ask, Store
from graph.viewer import Viewer
from graph.visible import Sight


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who is at a meeting about a family: its chair, with what they opened without waiting, and the others present."""

    chair: Viewer
    family_id: str
    others: tuple[Viewer, ...] = ()


def anchors(store: Store, chair: Viewer, family_id: str, today: date) -> Anchors:
    """Over whom of a family its chair's meeting goes at this moment; nobody where the chair has no business there.

    Raises NotAllowed, DatabaseUnavailable.
    """
    check_allowed(chair, *reading.statements(viewer=chair))

    def work(ask: Ask) -> Anchors:
        steps = Reading(ask, chair, today)
        return anchors_of(chair, steps.facts(steps.sight(), family=family_id), family_id, today)

    return store.read_work(work)


def private_ties(store: Store, chair: Viewer, family_id: str, professionals: Iterable[str]) -> frozenset[str]:
    """Which of some professionals know somebody privately of any family of any of its members. Raises as `anchors`."""
    query = load("graph.slices", "private_ties")
    check_allowed(chair, query)
    asked = sorted({*professionals})
    rows = store.read(query, viewer=chair.parameter(), family=family_id, professionals=asked)
    return frozenset(str(row["id"]) for row in rows)


def present(viewer: Viewer, opens: Anchors) -> Viewer:
    """Somebody who is at a meeting; where there are none, as where agencies share on agreement, that opens nothing."""
    return viewer if MEETINGS in viewer.without else opens.of(viewer)


def on_the_wall(store: Store, gathering: Gathering, today: date) -> Slice | None:
    """What everyone present sees that is open and not shielded, and no line; None where that is no family.

    Nothing is entered yet: see `shown`. Raises as `anchors`.
    """
    chair = gathering.chair
    check_allowed(chair, *reading.statements(viewer=chair))

    def work(ask: Ask) -> tuple[Sight | None, tuple[Answer, ...]]:
        own = _look(ask, chair, today)
        opens = anchors_of(chair, own[0], gathering.family_id, today)
        others = [present(each, opens) for each in gathering.others]
        looks = [own, *(_look(ask, each, today) for each in others)]
        seen = list(zip((chair, *others), (facts for facts, _ in looks), strict=True))
        return projection(seen, opens, gathering.family_id, today), _heard_by_all([each for _, each in looks])

    sight, answers = store.read_work(work)
    if sight is None:
        return None
    return slice_of(
        sight.facts, today, focus=gathering.family_id, levels=sight.levels, answers=heard(sight.facts, answers)
    )


def shown(store: Store, gathering: Gathering, slice_: Slice | None) -> None:
    """Enter that this is shown on the wall: about whom, and which accounts were there. Raises DatabaseUnavailable."""
    clients = sorted(slice_.levels) if slice_ else []
    accounts = [gathering.chair.account, *(each.account for each in gathering.others)]
    said = entry(
        gathering.chair,
        "view",
        "meetings.on_the_wall",
        [*clients, *accounts],
        focus=gathering.family_id,
        rows=len(clients),
    )
    store.write_together([said])


def _look(ask: Ask, viewer: Viewer, today: date) -> tuple[Facts, tuple[Answer, ...]]:
    """All that somebody sees, and the answers that they hear of."""
    steps = Reading(ask, viewer, today)
    sight, facts = steps.caseload()
    return facts, steps.answers(sight, facts)


def _heard_by_all(answers: Sequence[Sequence[Answer]]) -> tuple[Answer, ...]:
    """The answers of which everyone hears, in the order in which they were given."""
    first, *others = answers
    return tuple(each for each in first if all(each in more for more in others))

"""Whether records are of one person or household, as questions for a records officer: the .cypher files here.

They are worked out from what no seal covers, by the operator's job, and kept: whom they are about, which fields agree
and on what that rests, never a value.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from graph.codes import sealed_kinds
from graph.cypher import load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.store import Step, Store
from graph.viewer import Viewer

ID_LETTERS = 32
OF_ONE_PERSON = ("possible-duplicate", "same-number")
"""The rules that ask about two records; the other one, `same-address`, about two households."""
RULES = (*OF_ONE_PERSON, "same-address")


@dataclass(frozen=True, slots=True)
class Found:
    """A question that was found: clients on either side, what agrees in words, and what stands for all it rests on.

    `homes` are, of two households, the families of either side, "" for that of a client without one; else none.
    """

    id: str
    rule: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    fields: str
    fingerprint: str
    homes: tuple[str, ...] = ()


def doubt_id(rule: str, subjects: Collection[str]) -> str:
    """By which a question is known: its rule and its subjects, in any order."""
    return sha256("\n".join((rule, *sorted(subjects))).encode()).hexdigest()[:ID_LETTERS]


def renew(store: Store, viewer: Viewer, found: Sequence[Found], today: date) -> int:
    """Keep what was found and forget what nothing raises any more; how many there are. Raises DatabaseUnavailable."""
    said = entry(viewer, "change", "doubts.renew", [], rows=len(found))
    store.write_together([forget([each.id for each in found]), keep(found, today), said])
    return len(found)


def keep(found: Sequence[Found], today: date) -> Step:
    """Keep questions as of today; one that was settled is asked again where it rests on something else."""
    return load("queries.doubts", "keep"), {"found": [_row(each) for each in found], "today": today}


def forget(but: Sequence[str]) -> Step:
    """Forget all that were not settled, but for some."""
    return load("queries.doubts", "forget"), {"ids": list(but)}


def different(
    store: Store, viewer: Viewer, id_: str, clients: Sequence[str], fingerprint: str | None, today: date
) -> bool:
    """They are different people, or households, while it rests on the same. Raises DatabaseUnavailable."""
    said = entry(viewer, "change", "doubts.different", clients, focus=id_)
    return entered(store, settle([{"id": id_, "fingerprint": fingerprint or ""}], today), said)


def same(store: Store, viewer: Viewer, id_: str, clients: Sequence[str], today: date) -> bool:
    """A records officer says that two are one person, or one household. Nothing is joined by that alone.

    Raises DatabaseUnavailable.
    """
    step: Step = (load("queries.doubts", "same"), {"id": id_, "by": viewer.account, "today": today})
    return entered(store, step, entry(viewer, "change", "doubts.same", clients, focus=id_))


def agree(store: Store, viewer: Viewer, id_: str, clients: Sequence[str]) -> bool:
    """Who supports a side, or both, whose clients these are, says so too. Raises DatabaseUnavailable."""
    step: Step = (load("queries.doubts", "agree"), {"id": id_, "clients": list(clients)})
    return entered(store, step, entry(viewer, "change", "doubts.agree", clients, focus=id_))


def join_households(store: Store, viewer: Viewer, id_: str, clients: Sequence[str], today: date) -> bool:
    """Who lives in the one household gets a place in the other's family, on the viewer's word and the officer's.

    False, and nothing changes, where that is not theirs to say, or somebody is shielded. Raises DatabaseUnavailable.
    """
    query = load("queries.doubts", "join_households")
    given = {"id": id_, "by": viewer.professional, "today": today, "operator": OPERATOR, **sealed_kinds()}
    # Asked first: the journal tells of no joining where nothing is written.
    if not store.write_together([(query, {**given, "write": False})])[0][0]["rows"]:
        return False
    step: Step = (query, {**given, "write": True})
    return entered(store, step, entry(viewer, "change", "doubts.join_households", clients, focus=id_))


def settle(doubts: Sequence[dict[str, str | None]], today: date) -> Step:
    """Settle questions: `id`, and the `fingerprint` of what they rest on, None where that is to be seen."""
    return load("queries.doubts", "settle"), {"doubts": list(doubts), "today": today}


def apart(clients: Collection[str], today: date) -> Step:
    """Two clients are two people, whatever was asked about them."""
    return settle([{"id": doubt_id(rule, clients), "fingerprint": None} for rule in OF_ONE_PERSON], today)


def _row(found: Found) -> dict[str, object]:
    """A question as it is kept; the driver takes lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(found).items()}

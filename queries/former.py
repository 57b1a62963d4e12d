"""Who was involved with a client and no longer is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from graph.model import Agency, Involvement
from graph.slice import Slice
from queries.day import DESK, NAMED, Day, on


@dataclass(frozen=True, slots=True)
class Former:
    """Someone who was on a client's team. `end` is None where they left their work with nothing handed over."""

    id: str
    kind: str
    name: str
    role: str | None
    agencies: tuple[Agency, ...]
    start: date | None
    end: date | None


def former_team(slice_: Slice, client_id: str, day: date) -> tuple[Former, ...]:
    """Who was involved before the day and is not on the team, whoever left last first."""
    laid_out = on(slice_, day)
    on_team = {(each.kind, each.id) for each in laid_out.team(client_id)}
    held: dict[tuple[str, str], list[Involvement]] = defaultdict(list)
    for tie in laid_out.ever.get(client_id, ()):
        who = (NAMED, tie.professional_id) if tie.professional_id else (DESK, tie.agency_id or "")
        if who not in on_team and (tie.start is None or tie.start <= day) and not _stands(laid_out, tie):
            held[who].append(tie)
    found = [_former(laid_out, *who, ties) for who, ties in held.items()]
    return tuple(sorted(found, key=lambda each: (-(each.end or date.max).toordinal(), each.name, each.id)))


def _stands(day: Day, tie: Involvement) -> bool:
    """Whether a desk's involvement goes on, with somebody named to stand for it on the team."""
    return tie.professional_id is None and (tie.end is None or day.day < tie.end)


def _former(day: Day, kind: str, id_: str, ties: list[Involvement]) -> Former:
    newest = max(ties, key=lambda tie: (tie.end or date.max, tie.start or date.min, tie.id))
    professional = day.professionals.get(id_) if kind == NAMED else None
    starts = [tie.start for tie in ties]
    return Former(
        id=id_,
        kind=kind,
        name=professional.name if professional else day.agencies[id_].name,
        role=newest.role or (professional.role if professional else None),
        agencies=tuple(day.agencies[each] for each in sorted({tie.agency_id for tie in ties if tie.agency_id})),
        start=None if None in starts else min(start for start in starts if start),
        end=newest.end if newest.end and newest.end <= day.day else None,
    )

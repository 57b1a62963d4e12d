"""How a viewer stands to a client: how much of them they see, and why (access.md §2), as far as the slice tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.slice import Slice
from graph.viewer import Level
from graph.visible.ties import READING, READING_AFTER
from queries.day import Day, on
from queries.kin import Kind, kin_of
from queries.people import Person, person_on


@dataclass(frozen=True, slots=True)
class Via:
    """Somebody whom the viewer supports and through whom they see a client: `kin` is what that person is to them."""

    person: Person
    kin: Kind | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How much a viewer sees of a client, and why.

    `ended` is the day their own support ended, where reading is all that is left of it, until `readable_until`.
    `through` are those of their own clients who share a family with this one, or are kin.
    """

    level: Level
    on_team: bool
    leads: bool
    ended: date | None
    readable_until: date | None
    through: tuple[Via, ...]


def standing(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> Standing:
    """How a professional stands to a client. Raises NotThere where the slice does not hold the client."""
    laid_out = on(slice_, day)
    level = person_on(laid_out, client_id).level
    own = [tie for tie in laid_out.involvements.get(client_id, ()) if _is(tie.professional_id, professional_id)]
    until = reading_until(laid_out, client_id, professional_id)
    return Standing(
        level=level,
        on_team=bool(own),
        leads=any(tie.lead for tie in own),
        ended=until[0] if until else None,
        readable_until=until[1] if until else None,
        through=() if own or until else _through(laid_out, client_id, professional_id),
    )


def reading_until(day: Day, client_id: str, professional_id: str | None) -> tuple[date, date] | None:
    """When a professional's support of a client ended, and until when they can read on; None where neither is so."""
    own = [tie for tie in day.ever.get(client_id, ()) if _is(tie.professional_id, professional_id)]
    if any(tie.end is None or day.day < tie.end for tie in own) or day.levels.get(client_id) != "client":
        return None
    last = max((tie.end for tie in own if tie.end and _long_enough(tie.start, tie.end)), default=None)
    return (last, last + READING) if last and day.day < last + READING else None


def _long_enough(start: date | None, end: date) -> bool:
    return start is None or end - start >= READING_AFTER


def _through(day: Day, client_id: str, professional_id: str | None) -> tuple[Via, ...]:
    """Whom the viewer supports now, of the client's families and kin, kin first."""
    kin = kin_of(day, client_id)
    near = {*kin, *day.kindred(client_id)} - {client_id}
    held = {each: day.involvements.get(each, ()) for each in near}
    mine = [each for each in near if any(_is(tie.professional_id, professional_id) for tie in held[each])]
    found = [Via(person_on(day, each), kin.get(each)) for each in mine]
    return tuple(sorted(found, key=lambda via: (via.kin is None, via.person.name, via.person.id)))


def _is(one: str | None, other: str | None) -> bool:
    return one is not None and one == other

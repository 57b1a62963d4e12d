"""What pages show of agreements: on a client's page those that run, and which services can be named in a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from explorer.consents.words import given_by_words
from graph.model import Agency, Consent
from graph.slice import Slice
from graph.viewer import Viewer
from queries.agreeing import agreements, behalf, sayers
from queries.directory import Listed


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement: which agencies know of each other, who agreed, until when, and which have not said so yet.

    `mine` are the viewer's own of these.
    """

    id: str
    agencies: tuple[str, ...]
    given_by: str | None
    until: date | None
    waits: tuple[str, ...]
    mine: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a client's page says of agreements to who has a relationship with them.

    `on_team` is whether one is on the client for any agency, without which no agreement is shown; `may` whether one can
    write a new one; `opened` whether one opened them without waiting, and so sees more than was agreed.
    """

    agreements: tuple[Agreement, ...]
    on_team: bool
    may: bool
    opened: bool


def agreed(slice_: Slice, client_id: str, viewer: Viewer, day: date) -> Agreed | None:
    """What is agreed about a client; None where sharing takes no agreement, or no relationship is there."""
    if not viewer.agreed_only or slice_.levels.get(client_id) != "client":
        return None
    me, names = viewer.professional, {each.id: each.name for each in slice_.facts.agencies}
    own = sayers(slice_, client_id, me, day)
    return Agreed(
        agreements=tuple(_agreement(each, names, own) for each in agreements(slice_, client_id, day)),
        on_team=bool(behalf(slice_, client_id, me, day)),
        may=bool(own),
        opened=client_id in viewer.opened,
    )


def _agreement(consent: Consent, names: Mapping[str, str], own: Iterable[Agency]) -> Agreement:
    unsaid = [each for each in consent.agencies if each not in consent.said]
    return Agreement(
        id=consent.id,
        agencies=_named(consent.agencies, names),
        given_by=given_by_words(consent.given_by),
        until=consent.end,
        waits=_named(unsaid, names),
        mine=tuple(each for each in own if each.id in unsaid),
    )


def _named(agencies: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """By name; an agency that is named and isn't there any more has none."""
    return tuple(sorted((names[each] for each in agencies if each in names), key=str.casefold))


def offered(known: Iterable[Listed], found: Iterable[Listed], own: Iterable[Agency]) -> tuple[Listed, ...]:
    """Which services can be named, each once: those already named or chosen, then what was found; not the only own."""
    mine = [each.id for each in own]
    listed = {each.agency_id: each for each in (*known, *found) if each.professional_id is None}
    return tuple(each for each in listed.values() if [each.agency_id] != mine)

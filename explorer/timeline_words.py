"""A client's time line in words: one sentence an event, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from explorer import dates
from explorer.text import _, _l, capital, format_day
from explorer.words import OTHER, family_inside, listed, of_kind, role_words, situation_label
from queries.timeline_events import Event

FILTERS: Mapping[str, str] = {
    "team": _l("Who came and left"),
    "contact": _l("Contact"),
    "planned": _l("Planned"),
    "situation": _l("Situations"),
    "home": _l("Homes"),
}
PAST: Mapping[str, str] = {
    "visit": _l("%(who)s visited"),
    "call": _l("%(who)s spoke with %(client)s"),
    "meeting": _l("Meeting with %(who)s"),
    "message": _l("%(who)s wrote to %(client)s"),
    OTHER: _l("%(who)s was in touch with %(client)s"),
}
PAST_ABOUT: Mapping[str, str] = {
    "visit": _l("%(who)s met about %(client)s"),
    "call": _l("%(who)s spoke about %(client)s"),
    "meeting": _l("Meeting about %(client)s: %(who)s"),
    "message": _l("%(who)s wrote about %(client)s"),
    OTHER: _l("%(who)s were in touch about %(client)s"),
}
COMING: Mapping[str, str] = {
    "visit": _l("%(who)s visits"),
    "call": _l("%(who)s calls"),
    "meeting": _l("Meeting with %(who)s"),
    "message": _l("%(who)s writes"),
    OTHER: _l("%(who)s is in touch"),
}
PLANNED: Mapping[str, str] = {
    "visit": _l("A visit by %(who)s was planned; none is recorded on that day"),
    "call": _l("A call by %(who)s was planned; none is recorded on that day"),
    "meeting": _l("A meeting with %(who)s was planned; none is recorded on that day"),
    OTHER: _l("Contact by %(who)s was planned; none is recorded on that day"),
}
WHAT: Mapping[str, str] = {
    "left": _l("%(who)s left the team"),
    "situation-began": _l("%(what)s began"),
    "situation-ended": _l("%(what)s ended"),
    "moved-in": _l("%(client)s came to live with %(family)s"),
    "born-into": _l("%(client)s was born into %(family)s"),
    "moved-out": _l("%(client)s left %(family)s"),
    "belongs": _l("%(client)s came to belong to %(family)s, living elsewhere"),
    "address": _l("Moved to %(text)s"),
}


def event_words(event: Event, client: str, now: datetime) -> str:
    """What happened, without its day: Priya Nair visited."""
    if event.what == "contact":
        return _contact(event, client, now.date())
    if event.what == "joined":
        return _joined(event)
    words = {
        "who": _who(event),
        "what": capital(situation_label(event.code or "")) if event.what.startswith("situation") else "",
        "family": family_inside(event.text or ""),
        "client": client,
        "text": event.text or "",
    }
    return str(WHAT[event.what]) % words


def event_day(event: Event, now: datetime) -> str:
    """The day of an event under the heading of its month, with the time where one was planned: Mon 9, 15:30."""
    if event.on is None:
        return ""
    pattern = "EEE d MMM" if event.planned and event.on >= now.date() else "EEE d"
    named = capital(format_day(event.on, pattern))
    time = dates.clock_time(event.at, now.tzinfo or UTC)
    return _("%(day)s, %(time)s", day=named, time=time) if time else named


def _contact(event: Event, client: str, today: date) -> str:
    coming = event.on is not None and event.on >= today
    made = PAST_ABOUT if event.about_only else PAST
    planned = COMING if coming else PLANNED
    table = planned if event.planned else made
    return of_kind(table, event.code) % {"who": _who(event), "client": client}


def _joined(event: Event) -> str:
    job = ", ".join(part for part in (role_words(event.code), listed(list(event.agencies))) if part)
    who = _("%(who)s (%(job)s)", who=_who(event), job=job) if job else _who(event)
    return _("%(who)s joined as the lead", who=who) if event.lead else _("%(who)s joined the team", who=who)


def _who(event: Event) -> str:
    return listed([party.name for party in event.parties]) or _("someone")

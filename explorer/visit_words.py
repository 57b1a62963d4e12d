"""What is planned, in words: who comes to whom, when, and who else is there."""

from __future__ import annotations

from datetime import UTC, datetime

from explorer import dates
from explorer.text import _
from explorer.words import COMING_BY, YOU_COMING, of_kind
from queries.contacts import LastContact
from queries.visits import Visit


def errand_words(visit: Visit, now: datetime) -> str:
    """What someone plans, under a heading that says the day: You visit at 10:00, Priya Nair calls."""
    contact = visit.contact
    time = dates.clock_time(contact.at, now.tzinfo or UTC)
    when = _("at %(time)s", time=time) if time else ""
    words = of_kind(YOU_COMING if visit.mine else COMING_BY, contact.kind)
    return (words % {"by": contact.by_name, "when": when}).strip()


def together_words(contact: LastContact, now: datetime) -> str:
    """That somebody else visits the same home: Ana Costa is there on Thursday too: go together?"""
    when = dates.coming(contact.on, now.date(), dates.clock_time(contact.at, now.tzinfo or UTC))
    return _("%(name)s is there %(when)s too: go together?", name=contact.by_name, when=when)

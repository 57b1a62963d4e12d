"""What an agency's agreement leaves as marks on it, and what follows from these for who sees what (access.md §6)."""

from __future__ import annotations

from datetime import date, timedelta

from graph.model import Agency, current

CLIENT, HOUSEHOLD, FAMILY = "client", "household", "family"
REACHES = (CLIENT, HOUSEHOLD, FAMILY)
"""How far an agency's involvement opens a family, the narrowest first."""
FROZEN_FOR = timedelta(days=90)
"""How long the involvement of an agency that no longer shares is shown, as of the day its agreement ended."""
TOLD_BEFORE = timedelta(days=60)
"""How long before an agreement ends that is told to its agency's people, and on the server."""
PRESSES = timedelta(days=14)
"""How long before it ends it presses."""
NOT_YET = date(9999, 12, 31)
"""From when an agency shares that has no agreement yet, in a deployment that records them."""


def in_force(agency: Agency, day: date) -> bool:
    """Whether an agency shares on a day: its people sign in, and their ties open what they open."""
    return current(agency.shared_from, agency.shared_until, day)


def frozen(agency: Agency, day: date) -> bool:
    """Whether an agency's agreement has ended: what is shown of its involvement is as of the day it ended."""
    return agency.shared_until is not None and agency.shared_until <= day


def gone(agency: Agency, day: date) -> bool:
    """Whether the days are over in which the involvement of an agency that no longer shares is still shown."""
    return agency.shared_until is not None and agency.shared_until + FROZEN_FOR <= day

"""The agencies that no longer share, as pages about people say it."""

from __future__ import annotations

from explorer.about.words import stopped_words
from explorer.site import site
from queries.agreements import stopped


def no_longer_sharing() -> list[str]:
    """The agencies that no longer share, and since when: of whom no page about people knows whether they are there."""
    return stopped_words(stopped(site().store, site().today()))

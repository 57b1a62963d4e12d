"""What a running site is made of: its settings, its store and its clock, once per process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Flask, current_app

from explorer.issuer_settings import Issuer
from graph.guard import GuardedStore
from graph.settings import Settings
from graph.store import Store
from graph.viewer import Viewer
from queries.missing import RuleSettings
from queries.periods import DEFAULT, Periods

_KEY = "common-thread"


def utc_now() -> datetime:
    """This moment, by the server's clock; the day and the time of a request never come from a caller."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Site:
    """Settings, store and clock of this process, how it asks its questions, and how long what is kept."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    rules: RuleSettings
    issuers: tuple[Issuer, ...] = ()
    periods: Periods = DEFAULT

    def now(self) -> datetime:
        """This moment in UTC."""
        return self.clock()

    def here(self) -> datetime:
        """This moment by the clocks where the service is."""
        return self.clock().astimezone(self.settings.timezone)

    def today(self) -> date:
        """The day it is where the service is."""
        return self.here().date()

    def network(self, viewer: Viewer) -> GuardedStore:
        """The one door through which a viewer reads the network."""
        return GuardedStore(self.store, viewer, self.today)


def init_app(app: Flask, made: Site) -> None:
    """Keep the site with its application."""
    app.extensions[_KEY] = made


def site() -> Site:
    """The site that answers this request."""
    found: Site = current_app.extensions[_KEY]
    return found

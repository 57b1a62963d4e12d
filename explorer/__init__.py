"""The web pages, the JSON they use and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from flask import Flask

from explorer import (
    about,
    access,
    accounts,
    administration,
    agencies,
    audit,
    concerns,
    consents,
    contacts,
    copies,
    doors,
    doubts,
    errors,
    factors,
    families,
    health,
    introductions,
    invitations,
    issuers,
    kinship,
    language,
    leads,
    logs,
    meetings,
    merges,
    missing,
    openings,
    own,
    pages,
    passkeys,
    people,
    pictures,
    records,
    seals,
    security,
    supervision,
    wall,
)
from explorer import site as sites
from explorer.issuer_settings import Issuer
from explorer.site import Site, utc_now
from explorer.text import said
from graph.settings import Settings
from graph.store import Store
from queries.missing import load_rule_settings
from queries.periods import load_periods

# access before security: who is not signed in is sent to sign in before a form's token is looked at.
CONCERNS = (
    logs,
    errors,
    access,
    security,
    language,
    pages,
    pictures,
    health,
    accounts,
    factors,
    own,
    passkeys,
    issuers,
    people,
    families,
    contacts,
    records,
    about,
    doors,
    openings,
    invitations,
    seals,
    copies,
    concerns,
    consents,
    introductions,
    kinship,
    missing,
    agencies,
    audit,
    leads,
    supervision,
    doubts,
    merges,
    meetings,
    wall,
    administration,
)


def create_app(
    settings: Settings,
    store: Store,
    clock: Callable[[], datetime] = utc_now,
    sign_in: tuple[Issuer, ...] = (),
) -> Flask:
    """The web application on a store. `settings` must hold a secret key (explorer.keys). Raises SettingsError."""
    app = Flask(__name__, root_path=str(Path(__file__).parent))
    rules = replace(load_rule_settings(settings.rules), say=said)
    periods = load_periods(settings.retention)
    sites.init_app(app, Site(settings, store, clock, rules, sign_in, periods))
    for concern in CONCERNS:
        concern.init_app(app)
    return app

"""What a server imports in each of its processes: the application on the settings of the environment."""

from __future__ import annotations

import os

from flask import Flask

from explorer import create_app
from explorer.issuer_settings import load_issuers
from explorer.keys import with_secret_key
from graph.connect import connect
from graph.settings import load_settings


def application() -> Flask:
    """Make the application with a store of its own. Raises SettingsError, DatabaseUnavailable."""
    settings = with_secret_key(load_settings(os.environ))
    issuers = load_issuers(settings.sign_in, os.environ)
    return create_app(settings, connect(settings), sign_in=issuers)

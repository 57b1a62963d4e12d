"""Signing in and out with an account of this installation."""

from __future__ import annotations

from flask import Flask

from explorer.accounts.routes import accounts


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(accounts)

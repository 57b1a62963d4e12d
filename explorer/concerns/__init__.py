"""A concern about somebody: raised with one tap, told to those who have one too and to the lead (access.md §6)."""

from __future__ import annotations

from flask import Flask

from explorer.concerns.routes import concerns


def init_app(app: Flask) -> None:
    """Add raising a concern."""
    app.register_blueprint(concerns)

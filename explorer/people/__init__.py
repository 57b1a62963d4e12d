"""People: mine, one of them with the team, and finding one among them."""

from __future__ import annotations

from flask import Flask

from explorer.people.routes import people


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(people)

"""Meetings about a family: opened by a chair, come in to on one's own device, and ended (access.md §7)."""

from __future__ import annotations

from flask import Flask

from explorer.meetings.routes import meetings
from explorer.meetings.words import purpose_words


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(meetings)
    app.jinja_env.filters["purpose_words"] = purpose_words

"""The supervisor's page: joinings that wait for their yes, and what their agency's people opened (access.md §6)."""

from __future__ import annotations

from flask import Flask

from explorer.supervision.routes import supervision


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(supervision)

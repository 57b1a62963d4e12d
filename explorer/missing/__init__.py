"""Missing links: the questions about a client, a family, or everyone whom one supports."""

from __future__ import annotations

from flask import Flask

from explorer.missing.routes import missing


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(missing)

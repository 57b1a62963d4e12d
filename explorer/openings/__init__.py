"""What opens a client for a while: the override ("break glass") and a duty desk's enquiry (access.md §5)."""

from __future__ import annotations

from flask import Flask

from explorer.openings.routes import openings


def init_app(app: Flask) -> None:
    """Add what opens and closes."""
    app.register_blueprint(openings)

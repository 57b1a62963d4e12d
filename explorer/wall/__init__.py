"""The wall: a machine in the meeting room that shows one meeting and nothing else (access.md §7)."""

from __future__ import annotations

from flask import Flask

from explorer.wall.routes import wall


def init_app(app: Flask) -> None:
    """Add its page."""
    app.register_blueprint(wall)

"""The supervisor's pages: joinings that wait for their yes, what was opened, and questions (access.md §6)."""

from __future__ import annotations

from flask import Flask

from explorer.supervision.questions import supervised
from explorer.supervision.routes import supervision


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(supervision)
    app.register_blueprint(supervised)

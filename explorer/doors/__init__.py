"""The doors through which people come to support somebody: closed search, add, join, confirm, leave (access.md §5)."""

from __future__ import annotations

from flask import Flask

from explorer.doors.routes import doors


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(doors)

"""Who else is in a family: places and kin that people state, and the yes of somebody else (access.md §5)."""

from __future__ import annotations

from flask import Flask

from explorer.kinship.routes import kinship


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(kinship)

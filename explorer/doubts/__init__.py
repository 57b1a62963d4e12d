"""The records officer's pages: may two records be one person; which were joined (access.md §6)."""

from __future__ import annotations

from flask import Flask

from explorer.doubts.routes import doubts
from explorer.doubts.words import FILTERS


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.jinja_env.filters.update(FILTERS)
    app.register_blueprint(doubts)

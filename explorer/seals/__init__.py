"""Seals and shields: one opens or seals one's own tie, and shields a household (access.md §3, §4)."""

from __future__ import annotations

from flask import Flask

from explorer.seals.routes import seals


def init_app(app: Flask) -> None:
    """Add what seals, opens and shields."""
    app.register_blueprint(seals)

"""Introductions: two teams of linked households that are not in touch, if both want it (access.md §5)."""

from __future__ import annotations

from flask import Flask

from explorer.introductions.routes import introductions


def init_app(app: Flask) -> None:
    """Add the answer."""
    app.register_blueprint(introductions)

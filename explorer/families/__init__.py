"""Families: the household, who supports it, and the drawing of both."""

from __future__ import annotations

from flask import Flask

from explorer.families.routes import families


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(families)

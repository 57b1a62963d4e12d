"""Agencies: who works with the same families and is in touch, for coordinators; nothing that names a client."""

from __future__ import annotations

from flask import Flask

from explorer.agencies.routes import agencies


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(agencies)

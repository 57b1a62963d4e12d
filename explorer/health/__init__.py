"""Whether this installation can answer: for load balancers and those who watch over it."""

from __future__ import annotations

from flask import Flask

from explorer.health.routes import health_pages


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(health_pages)

"""The privacy officer's pages: who looked at somebody, what to review, what to ask about (access.md §6, §8)."""

from __future__ import annotations

from flask import Flask

from explorer.audit.routes import audit


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(audit)

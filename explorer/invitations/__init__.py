"""Asking others in: the directory, invitations, and asking any service that one can't see (access.md §3, §5)."""

from __future__ import annotations

from flask import Flask

from explorer.invitations.routes import invitations


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(invitations)

"""Contact that people enter: what was, what is planned, and the way back."""

from __future__ import annotations

from flask import Flask

from explorer.contacts.routes import contacts


def init_app(app: Flask) -> None:
    """Add what changes contacts."""
    app.register_blueprint(contacts)

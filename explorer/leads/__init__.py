"""The lead: handed over, or asked of supervisors; and a shield that the lead asks to have lifted (access.md §4)."""

from __future__ import annotations

from flask import Flask

from explorer.leads.routes import leads


def init_app(app: Flask) -> None:
    """Add what changes the lead."""
    app.register_blueprint(leads)

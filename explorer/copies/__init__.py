"""What may stand in a client's own copy though it is sealed or shielded: let, and taken back, line by line (§8)."""

from __future__ import annotations

from flask import Flask

from explorer.copies.routes import copies


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(copies)

"""What somebody agreed to, where agencies share on agreement only: written, said for one's own, taken back (§6)."""

from __future__ import annotations

from flask import Flask

from explorer.consents.routes import consents


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(consents)

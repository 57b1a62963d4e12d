"""Something here is wrong: who a client is, put right by whoever supports them, with all that was said before."""

from __future__ import annotations

from flask import Flask

from explorer.records.routes import records


def init_app(app: Flask) -> None:
    """Add the page."""
    app.register_blueprint(records)

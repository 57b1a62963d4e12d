"""One's own account: where one is signed in, the password, what one shows besides it."""

from __future__ import annotations

from flask import Flask

from explorer.own.routes import own


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(own)

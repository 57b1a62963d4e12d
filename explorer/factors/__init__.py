"""What people show besides a password: codes, recovery codes and passkeys."""

from __future__ import annotations

from flask import Flask

from explorer.factors.routes import factors


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(factors)

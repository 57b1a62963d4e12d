"""Signing in at an agency's own issuer (OpenID Connect): each lets in the people of its agency, and nobody else."""

from __future__ import annotations

from flask import Flask

from explorer.issuers.routes import issuers


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(issuers)

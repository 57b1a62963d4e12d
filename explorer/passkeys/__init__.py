"""Passkeys (WebAuthn): added on one's own account, shown as the second factor, or alone where they check the holder."""

from __future__ import annotations

from flask import Flask

from explorer.passkeys.routes import passkeys


def init_app(app: Flask) -> None:
    """Add what the script of the passkeys asks and sends."""
    app.register_blueprint(passkeys)

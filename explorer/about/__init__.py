"""What people may know of the program: who sees what, which role may do what, what is held of whom and why."""

from __future__ import annotations

from flask import Flask

from explorer.about.routes import about


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(about)

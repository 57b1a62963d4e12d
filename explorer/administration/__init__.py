"""What an administrator does for their agency: accounts, its agreement, its feeds (access.md §6)."""

from __future__ import annotations

from flask import Flask

from explorer.administration.routes import administration
from explorer.administration.words import role_title, state_words


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(administration)
    app.jinja_env.filters["account_state"] = state_words
    app.jinja_env.filters["role_title"] = role_title

"""What a merge of two records means to the team: the old id leads on, the page tells of it, the team can undo it."""

from __future__ import annotations

from flask import Flask

from explorer.merges.leading import led_on
from explorer.merges.routes import merges
from graph.errors import NotThere


def init_app(app: Flask) -> None:
    """Add what the team does, and answer an id that was merged away with where it leads."""
    app.register_blueprint(merges)
    app.register_error_handler(NotThere, led_on)

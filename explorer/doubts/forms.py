"""The records officer's one form with a field; the others are known by their address."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from graph.journal import ID_LENGTH


class PartForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which record is one of its own again."""

    record = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

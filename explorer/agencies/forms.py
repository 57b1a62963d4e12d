"""The form with which a coordinator has leads asked about two agencies."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from graph.journal import ID_LENGTH


class AskForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which two agencies, of which area."""

    area = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    first = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    second = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

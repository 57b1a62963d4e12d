"""The form with which a line may stand in a client's own copy, or may no longer."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from graph.journal import ID_LENGTH


class LineForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which line it is about."""

    line = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

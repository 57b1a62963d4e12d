"""The supervisor's own form; a yes to a joining and a review are those of the doors and of the privacy officer."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from graph.journal import ID_LENGTH


class AgreeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """To which proposal the supervisor says yes."""

    proposal = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

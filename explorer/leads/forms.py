"""The forms of the lead."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from graph.journal import ID_LENGTH


class LeadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whose involvement is to lead."""

    to = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class LiftForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """That a shield be lifted: whose, stands in the address."""

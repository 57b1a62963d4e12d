"""Which record, and which question with its answer; the records officer's other forms are known by their address."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from graph.journal import ID_LENGTH


class PartForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which record is one of its own again."""

    record = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class SameForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whether two records are of one person, or two households one, as who supports them knows it."""

    doubt = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    yes = StringField(validators=[AnyOf(("yes", "no"))])

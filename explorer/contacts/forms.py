"""The forms with which contact is entered and taken back."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from graph.journal import ID_LENGTH
from queries.first_answers import KINDS


class AboutForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Of which client or family the questions are shown; without either, everyone's."""

    client = StringField(validators=[Length(max=ID_LENGTH)])
    family = StringField(validators=[Length(max=ID_LENGTH)])


class ContactForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """In which way one was in contact with a client, and when; a day to come is a plan."""

    kind = StringField(validators=[AnyOf(KINDS)])
    on = DateField(validators=[Optional()])


class TakeBackForm(AboutForm):
    """Which act is taken back, and on which page that was asked."""

    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    page = StringField(validators=[AnyOf(["client", "questions"])])

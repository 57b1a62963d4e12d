"""The forms of a meeting: opening it, coming in, letting in, who is there besides, going on."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange

from graph.codes import codes
from graph.journal import ID_LENGTH
from queries.meetings import GUESTS_AT_MOST, LENGTHS

CODE_LONGEST = 40


class OpenForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What for, for how many minutes, and by which the page knows that it was sent already."""

    purpose = StringField(validators=[AnyOf(list(codes()["meeting_purposes"]))])
    minutes = IntegerField(validators=[AnyOf(LENGTHS)])
    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The code that the chair read out, or that is for a screen."""

    code = StringField(validators=[InputRequired(), Length(max=CODE_LONGEST)])


class PresenceForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Who is let in, or sent away."""

    presence = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class GuestsForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """How many are in the room who have no account."""

    guests = IntegerField(validators=[InputRequired(), NumberRange(0, GUESTS_AT_MOST)])


class GoOnForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What the chair saw of who is there."""

    seen = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

"""The forms with which people look each other up, ask and answer."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from explorer.fields import tidy
from graph.journal import ID_LENGTH

TEXT_LONGEST = 200
SHORTEST = 2


class DirectoryForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A part of a name; two letters at least, or it would be a list of everyone."""

    text = StringField(validators=[Length(min=SHORTEST, max=TEXT_LONGEST)], filters=[tidy])


class InviteForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Who is asked: a colleague for an agency, or the agency."""

    professional = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    agency = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class ReceivedForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which invitation is answered."""

    invitation = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

"""The forms with which somebody is opened and closed."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from explorer.doors.forms import FoundForm
from explorer.openings.words import GROUNDS, REASONS
from graph.journal import ID_LENGTH
from queries.openings import REFERENCE_LONGEST, SENTENCE_LONGEST


class OverrideForm(FoundForm):
    """On which ground, and a sentence that is read by reviewers only."""

    ground = StringField(validators=[AnyOf(list(GROUNDS))])
    words = StringField(validators=[InputRequired(), Length(max=SENTENCE_LONGEST)])


class EnquiryForm(FoundForm):
    """For which reason, and the desk's own reference."""

    ground = StringField(validators=[AnyOf(list(REASONS))])
    words = StringField(validators=[InputRequired(), Length(max=REFERENCE_LONGEST)])


class CloseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which opening is closed, or taken up."""

    opening = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

"""The forms with which questions are answered."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from explorer.missing.words import REASONS
from graph.answers import LATER, NOT_NEEDED
from graph.journal import ID_LENGTH
from queries.missing import OF_PEOPLE

KEY_LONGEST = 2_000


class AboutForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Of which client or family the questions are shown; without either, everyone's."""

    client = StringField(validators=[Length(max=ID_LENGTH)])
    family = StringField(validators=[Length(max=ID_LENGTH)])


class AnswerForm(AboutForm):
    """Which question, and what is answered: it is not needed, for a reason from a list, or comes again on a day."""

    rule = StringField(validators=[AnyOf([rule.code for rule in OF_PEOPLE])])
    key = StringField(validators=[InputRequired(), Length(max=KEY_LONGEST)])
    kind = StringField(validators=[AnyOf([NOT_NEEDED, LATER])])
    reason = StringField(validators=[Optional(), AnyOf(list(REASONS))])
    until = DateField(validators=[Optional()])


class UndoForm(AboutForm):
    """Which answer is taken back."""

    answer = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

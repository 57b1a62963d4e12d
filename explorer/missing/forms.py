"""The forms with which questions are answered."""

from __future__ import annotations

from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from explorer.contacts.forms import AboutForm
from explorer.missing.words import REASONS
from graph.answers import LATER, NOT_NEEDED
from graph.journal import ID_LENGTH
from queries.first_answers import ACTS, KINDS
from queries.missing import OF_PEOPLE

KEY_LONGEST = 2_000


class AnswerForm(AboutForm):
    """Which question, and what is answered: it is not needed, for a reason from a list, or comes again on a day."""

    rule = StringField(validators=[AnyOf([rule.code for rule in OF_PEOPLE])])
    key = StringField(validators=[InputRequired(), Length(max=KEY_LONGEST)])
    kind = StringField(validators=[AnyOf([NOT_NEEDED, LATER])])
    reason = StringField(validators=[Optional(), AnyOf(list(REASONS))])
    until = DateField(validators=[Optional()])


class FirstAnswerForm(AboutForm):
    """Which question, and what was or will be done about it: when, how, and who was there."""

    rule = StringField(validators=[AnyOf(list(ACTS))])
    key = StringField(validators=[InputRequired(), Length(max=KEY_LONGEST)])
    on = DateField(validators=[Optional()])
    kind = StringField(validators=[Optional(), AnyOf(KINDS)])


class EndForm(AboutForm):
    """The question about somebody who is listed and has left, whose involvement is to end."""

    key = StringField(validators=[InputRequired(), Length(max=KEY_LONGEST)])


class ListAgainForm(AboutForm):
    """Whose involvement was ended just now, and is not over."""

    ended = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    of = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class UndoForm(AboutForm):
    """Which answer is taken back."""

    answer = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

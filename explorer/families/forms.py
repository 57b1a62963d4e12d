"""The form with which it is written down whether a family knows that services share what they hold here."""

from __future__ import annotations

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, Length, Optional, StopValidation

from explorer.site import site
from explorer.text import _l
from graph.journal import ID_LENGTH
from queries.telling import NOT_TOLD, Answer

TOLD, NOTHING = "told", "nothing"
ANSWERS: Mapping[str, str] = {
    TOLD: _l("They were told"),
    NOT_TOLD: _l("Not told: it would raise risk"),
    NOTHING: _l("Take it back: nothing is known"),
}


def _has_been(form: TellForm, field: DateField) -> None:
    """Who was told was told on a day, and that has been."""
    if form.told.data == TOLD and (field.data is None or field.data > site().today()):
        # Without a word it would be no error; what is shown stands in the template.
        raise StopValidation(field.name)


class TellForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What is so, since when they know, and what the page showed, so that nobody overwrites what they haven't seen."""

    told = StringField(validators=[AnyOf(list(ANSWERS))])
    on = DateField(validators=[_has_been, Optional()])
    seen = StringField(validators=[Length(max=ID_LENGTH)])

    def answer(self) -> Answer:
        """What is to be written down; a day counts only where they were told."""
        return Answer(self.on.data if self.told.data == TOLD else None, self.told.data == NOT_TOLD)

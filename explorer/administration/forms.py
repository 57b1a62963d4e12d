"""The form with which an account is made for a colleague."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length, ValidationError

from explorer.accounts.forms import NAME_LONGEST
from explorer.fields import tidy
from explorer.text import _l
from graph.journal import ID_LENGTH
from queries.administration import MADE_HERE

NOBODY = _l("Choose a colleague")


def _seen(_form: FlaskForm, field: StringField) -> None:
    """What can't be seen could drive the terminal of whoever grants it, or look as another name does."""
    if not field.data.isprintable():
        raise ValidationError(_l("Use letters, digits and signs that can be seen"))


class NewAccountForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """For whom, by which sign-in name, as what."""

    professional = StringField(validators=[InputRequired(NOBODY), Length(max=ID_LENGTH, message=NOBODY)])
    name = StringField(
        filters=[tidy],
        validators=[
            InputRequired(_l("Enter a sign-in name")),
            Length(max=NAME_LONGEST, message=_l("That name is too long")),
            _seen,
        ],
    )
    role = StringField(validators=[AnyOf(MADE_HERE, message=_l("Choose what they do here"))])

"""The forms of one's own account."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from explorer.accounts.passwords import LONGEST
from explorer.text import _l
from graph.journal import ID_LENGTH


class SessionForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which of one's sessions is to end."""

    session = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class TakePartForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whether one takes part in the pilot's evaluation."""

    yes = StringField(validators=[AnyOf(("0", "1"))])


class NewPasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A new password, and from where its owner was sent to choose it."""

    next = HiddenField()
    password = PasswordField(
        validators=[
            InputRequired(_l("Enter a new password")),
            Length(max=LONGEST, message=_l("That password is too long")),
        ]
    )

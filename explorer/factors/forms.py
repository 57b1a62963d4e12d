"""The forms with which factors are shown, set up and removed."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from explorer.accounts.passwords import LONGEST
from explorer.text import _l

CODE_LONGEST = 40


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A code, or a recovery code, and where to go afterwards."""

    code = StringField(
        validators=[InputRequired(_l("Enter the code")), Length(max=CODE_LONGEST, message=_l("That code is too long"))]
    )
    next = HiddenField()


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The password once more, where no second factor is asked for."""

    password = PasswordField(
        validators=[
            InputRequired(_l("Enter your password")),
            Length(max=LONGEST, message=_l("That password is too long")),
        ]
    )
    next = HiddenField()


class ChangeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Something is to be changed; the form's token is all that it holds."""

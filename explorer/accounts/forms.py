"""The sign-in form."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from explorer.accounts.passwords import LONGEST
from explorer.text import _l

NAME_LONGEST = 200


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Name and password, and where to go afterwards."""

    name = StringField(
        validators=[InputRequired(_l("Enter your name")), Length(max=NAME_LONGEST, message=_l("That name is too long"))]
    )
    password = PasswordField(
        validators=[
            InputRequired(_l("Enter your password")),
            Length(max=LONGEST, message=_l("That password is too long")),
        ]
    )
    next = HiddenField()

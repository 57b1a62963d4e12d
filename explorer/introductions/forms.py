"""The form with which somebody says whether to be introduced."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from graph.journal import ID_LENGTH

YES, NO = "yes", "no"


class IntroductionForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which introduction, and the answer."""

    introduction = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    meet = StringField(validators=[AnyOf([YES, NO])])

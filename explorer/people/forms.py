"""The search among one's own people."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length

from explorer.fields import tidy

TEXT_LONGEST = 200


class SearchForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Words of a name; sent by POST, so that no name stands in an address or a log."""

    text = StringField(validators=[Length(max=TEXT_LONGEST)], filters=[tidy])

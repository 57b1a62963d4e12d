"""The forms of the privacy officer's pages; an id is sent by POST, so that it stands in no address."""

from __future__ import annotations

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from explorer.fields import tidy
from explorer.text import _l
from graph.journal import ID_LENGTH

NAME_LENGTH = 200
PERIODS: Mapping[str, str] = {
    "7": _l("The last 7 days"),
    "31": _l("The last 31 days"),
    "365": _l("The last 12 months"),
}


class LookForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whom the question is about, and how far back."""

    client = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)], filters=[tidy])
    days = StringField(validators=[AnyOf(list(PERIODS))])


class SearchedForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which name was searched for, as it may have been typed, and how far back."""

    name = StringField(validators=[InputRequired(), Length(max=NAME_LENGTH)], filters=[tidy])
    days = StringField(validators=[AnyOf(list(PERIODS))])


class ReviewForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which opening was reviewed."""

    opening = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

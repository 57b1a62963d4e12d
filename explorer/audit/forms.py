"""The forms of the privacy officer's pages; an id is sent by POST, so that it stands in no address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from explorer.doors.forms import TEXT_LONGEST
from explorer.fields import tidy
from explorer.text import _l
from graph.journal import ID_LENGTH

PERIODS: Mapping[str, str] = {
    "7": _l("The last 7 days"),
    "31": _l("The last 31 days"),
    "365": _l("The last 12 months"),
}


class _BackForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """How far back is asked."""

    days = StringField(validators=[AnyOf(list(PERIODS))])

    @property
    def back(self) -> timedelta:
        """So far back."""
        return timedelta(days=int(self.days.data))


class LookForm(_BackForm):
    """Whom the question is about, and how far back."""

    client = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)], filters=[tidy])


class SearchedForm(_BackForm):
    """Which name was searched for, as it may have been typed, and how far back."""

    name = StringField(validators=[InputRequired(), Length(max=TEXT_LONGEST)], filters=[tidy])


class ReviewForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which opening was reviewed."""

    opening = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

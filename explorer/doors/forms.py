"""The forms of the doors. What is asked or entered is sent by POST: no name stands in an address or a log."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from explorer.doors.words import JOININGS, REASONS
from explorer.site import site
from graph.journal import ID_LENGTH

TEXT_LONGEST = 200
TOKEN_LONGEST = 1000
# As people here write a day: 31/3/2019, 31.3.2019.
DAY_FIRST = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
YEAR = re.compile(r"\d{4}")
EARLIEST = date(1880, 1, 1)


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())


def _without_spaces(text: str | None) -> str:
    return re.sub(r"[\s\-]", "", text or "")


def _text(*more: object, filter_: Callable[[str | None], str] = _tidy) -> StringField:
    return StringField(validators=[*more, Length(max=TEXT_LONGEST)], filters=[filter_])


class SearchForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A name and one thing more."""

    name = _text(InputRequired())
    born = DateField(validators=[Optional()])
    number = _text(filter_=_without_spaces)
    postcode = _text()


class FoundForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whom a closed search found."""

    found = StringField(validators=[InputRequired(), Length(max=TOKEN_LONGEST)])


class JoinForm(FoundForm):
    """Why one joins a team, for how long, and for which of one's agencies."""

    reason = StringField(validators=[AnyOf(list(REASONS))])
    joining = StringField(validators=[AnyOf(list(JOININGS))])
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])


class AddForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Somebody whom closed search did not find: name, birth date or year, and an address or a number."""

    given_name = _text()
    family_name = _text(InputRequired())
    born = _text(InputRequired())
    address = _text()
    postcode = _text()
    phone = _text()
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

    def validate_born(self, field: StringField) -> None:
        """A day such as 2019-03-31, or only a year; neither in the future nor before anybody who lives."""
        birth = birth_of(field.data)
        if birth is None or not EARLIEST <= birth <= site().today():
            raise ValidationError

    def validate_phone(self, field: StringField) -> None:
        """An address or a number: without either nobody could be told from another."""
        if not field.data and not self.address.data:
            raise ValidationError


class TieForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which involvement it is about."""

    involvement = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


def birth_of(text: str | None) -> date | None:
    """The day (2019-03-31 or 31/3/2019), or 1 July of a year where only that is given; None where it is neither."""
    given = text or ""
    day_first = DAY_FIRST.fullmatch(given)
    try:
        if day_first:
            return date(*(int(each) for each in reversed(day_first.groups())))
        return date(int(given), 7, 1) if YEAR.fullmatch(given) else date.fromisoformat(given)
    except ValueError:
        return None

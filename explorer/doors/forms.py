"""The forms of the doors. What is asked or entered is sent by POST: no name stands in an address or a log."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from explorer.doors.words import JOININGS, REASONS
from explorer.fields import tidy
from explorer.site import site
from explorer.text import _l
from graph.journal import ID_LENGTH

TEXT_LONGEST = 200
TOKEN_LONGEST = 1000
# As people here write a day: 31/3/2019, 31.3.2019.
DAY_FIRST = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
YEAR = re.compile(r"\d{4}")
# As people write it, with an extension where there is one: 0161 496 0192, +46 (0)8-123 45, 0161 496 0192 ext. 4.
PHONE = re.compile(r"\+?[\d ()/.\-]{5,40}((ext|x|ankn)\.? ?\d{1,6})?", re.IGNORECASE | re.ASCII)
LEAST_DIGITS = 5
EARLIEST = date(1880, 1, 1)
TOO_LONG = _l("That is too long")
NO_NAME = _l("Enter a last name")
NO_BIRTH = _l("Enter a birth date such as 31/3/2019, or a year")
NO_PHONE = _l("Enter a phone number such as 0161 496 0192")
NO_PLACE = _l("Enter an address or a phone number")


def _without_spaces(text: str | None) -> str:
    return re.sub(r"[\s\-]", "", text or "")


def _text(*more: object, filter_: Callable[[str | None], str] = tidy) -> StringField:
    return StringField(validators=[*more, Length(max=TEXT_LONGEST, message=TOO_LONG)], filters=[filter_])


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
    family_name = _text(InputRequired(NO_NAME))
    born = _text(InputRequired(NO_BIRTH))
    address = _text()
    postcode = _text()
    phone = _text()
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

    def validate_born(self, field: StringField) -> None:
        """A day such as 2019-03-31, or only a year; neither in the future nor before anybody who lives."""
        birth = birth_of(field.data)
        if birth is None or not EARLIEST <= birth <= site().today():
            raise ValidationError(NO_BIRTH)

    def validate_phone(self, field: StringField) -> None:
        """An address or a number: without either nobody could be told from another."""
        if field.data and not is_phone(field.data):
            raise ValidationError(NO_PHONE)
        if not field.data and not self.address.data:
            raise ValidationError(NO_PLACE)

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """What is wrong, in words, each with the name of its field."""
        return [(name, str(told[0])) for name, told in self.errors.items() if name in self.data]


class TieForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which involvement it is about."""

    involvement = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number, as it is written."""
    return PHONE.fullmatch(text) is not None and sum(letter.isdigit() for letter in text) >= LEAST_DIGITS


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

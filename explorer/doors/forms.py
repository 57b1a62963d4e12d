"""The forms of the doors. What is asked or entered is sent by POST: no name stands in an address or a log."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, Optional, ValidationError

from explorer.doors.words import JOININGS, REASONS
from explorer.fields import tidy
from explorer.site import site
from explorer.text import _l
from graph.journal import ID_LENGTH
from graph.schemas.numbers import is_personnummer, nhs_digits

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
NO_NAME_ASKED = _l("Enter a name")
NO_WHOLE_NAME = _l("Enter a first and a last name")
NO_DAY = _l("Enter a birth date such as 31/3/2019")
NO_NUMBER = _l("That is no NHS number and no personnummer. Check its digits")
ONE_MORE = _l("Give a name and one thing more: a birth date, an NHS number or personnummer, or a postcode")
# As a browser sends a day, and as it is typed where one has no calendar for it.
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]


def _without_spaces(text: str | None) -> str:
    return re.sub(r"[\s\-]", "", text or "")


def _text(*more: object, filter_: Callable[[str | None], str] = tidy) -> StringField:
    return StringField(validators=[*more, Length(max=TEXT_LONGEST, message=TOO_LONG)], filters=[filter_])


class _TypedForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What somebody types, and is told of field by field."""

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """What is wrong, in words, each with the name of its field."""
        return [(name, str(told[0])) for name, told in self.errors.items() if name in self.data]


class SearchForm(_TypedForm):
    """A name and one thing more."""

    name = _text(DataRequired(NO_NAME_ASKED))
    born = DateField(format=DAYS, validators=[Optional()], invalid_value_message=NO_DAY)
    number = _text(filter_=_without_spaces)
    postcode = _text()

    def validate_name(self, field: StringField) -> None:
        """One word finds nobody."""
        if len(field.data.split()) == 1:
            raise ValidationError(NO_WHOLE_NAME)

    def validate_born(self, field: DateField) -> None:
        """Neither in the future nor before anybody who lives: a year typed as 19 would find nobody."""
        if field.data and not _may_be_born(field.data):
            raise ValidationError(NO_DAY)

    def validate_number(self, field: StringField) -> None:
        """A number that nobody can have would find nobody, and say nothing of a slip."""
        if field.data and nhs_digits(field.data) is None and not is_personnummer(field.data):
            raise ValidationError(NO_NUMBER)

    def validate(self, extra_validators: Mapping[str, Sequence[Callable[..., None]]] | None = None) -> bool:
        """One thing more than the name, too; what is missing is said of the first of the three."""
        fine: bool = super().validate(extra_validators)
        if self.born.data or self.born.errors or self.number.data or self.postcode.data:
            return fine
        self.born.errors = [ONE_MORE]
        return False


class FoundForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Whom a closed search found."""

    found = StringField(validators=[InputRequired(), Length(max=TOKEN_LONGEST)])


class JoinForm(FoundForm):
    """Why one joins a team, for how long, and for which of one's agencies."""

    reason = StringField(validators=[AnyOf(list(REASONS))])
    joining = StringField(validators=[AnyOf(list(JOININGS))])
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])


class AddForm(_TypedForm):
    """Somebody whom closed search did not find: name, birth date or year, and an address or a number."""

    given_name = _text()
    family_name = _text(DataRequired(NO_NAME))
    born = _text(InputRequired(NO_BIRTH))
    address = _text()
    postcode = _text()
    phone = _text()
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

    def validate_born(self, field: StringField) -> None:
        """A day such as 2019-03-31, or only a year; neither in the future nor before anybody who lives."""
        birth = birth_of(field.data)
        if birth is None or not _may_be_born(birth):
            raise ValidationError(NO_BIRTH)

    def validate_phone(self, field: StringField) -> None:
        """An address or a number: without either nobody could be told from another."""
        if field.data and not is_phone(field.data):
            raise ValidationError(NO_PHONE)
        if not field.data and not self.address.data:
            raise ValidationError(NO_PLACE)


class TieForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which involvement it is about."""

    involvement = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


def _may_be_born(day: date) -> bool:
    """Whether somebody who lives may have been born on a day."""
    return EARLIEST <= day <= site().today()


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

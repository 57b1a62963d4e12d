"""The form with which it is put right who a client is."""

from __future__ import annotations

import re

from flask_babel import get_locale
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length, ValidationError

from explorer.doors.forms import EARLIEST, TEXT_LONGEST, YEAR, birth_of, is_phone
from explorer.fields import tidy
from explorer.site import site
from queries.corrected import FIELDS
from queries.corrections import Correction

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SEAL_LENGTH = 64


def _code_of(language: str | None) -> str | None:
    """The code of a language that is called so on this page, or in English; else what was given."""
    called, here = (language or "").casefold(), get_locale()
    for locale in (here, here.parse("en")):
        for code, name in locale.languages.items():
            if name.casefold() == called:
                return str(code).replace("_", "-")
    return language


def _text() -> StringField:
    return StringField(validators=[Length(max=TEXT_LONGEST)], filters=[tidy])


class CorrectionForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Each field as it should be; empty is as it was. `seen` is what the page showed."""

    given_name = _text()
    family_name = _text()
    known_as = _text()
    born = _text()
    language = _text()
    phone = _text()
    seen = StringField(validators=[InputRequired(), Length(min=SEAL_LENGTH, max=SEAL_LENGTH)])

    def validate_born(self, field: StringField) -> None:
        """A day such as 2019-03-31, or only a year; neither in the future nor before anybody who lives."""
        birth = birth_of(field.data)
        if field.data and (birth is None or not EARLIEST <= birth <= site().today()):
            raise ValidationError

    def validate_language(self, field: StringField) -> None:
        """A language by its name, or by its code, such as en or pl."""
        field.data = _code_of(field.data)
        if field.data and not LANGUAGE.fullmatch(field.data):
            raise ValidationError

    def validate_phone(self, field: StringField) -> None:
        """A telephone number, as it is written."""
        if field.data and not is_phone(field.data):
            raise ValidationError

    def changed(self, said: dict[str, str]) -> dict[str, str]:
        """What isn't as it was."""
        given = {field: str(self[field].data or "") for field in FIELDS}
        return {field: value for field, value in given.items() if value and value != said[field]}


def correction(client_id: str, agency_id: str, changed: dict[str, str]) -> Correction:
    """What is kept of it: of a birth date the day, or the year where only that is given."""
    born = changed.get("born")
    year_only = born is not None and YEAR.fullmatch(born) is not None
    texts = {field: value for field, value in changed.items() if field != "born"}
    return Correction(
        client_id=client_id,
        agency_id=agency_id,
        born=birth_of(born) if born and not year_only else None,
        born_year=int(born) if born and year_only else None,
        **texts,
    )

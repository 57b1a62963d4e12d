"""The forms with which an agreement is written, said for one's own agency, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

from flask_wtf import FlaskForm
from wtforms import DateField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from explorer.access import signed_in
from explorer.fields import tidy
from explorer.invitations.forms import SHORTEST, TEXT_LONGEST
from explorer.site import site
from graph.errors import NotThere
from graph.grounds import Profile
from graph.journal import ID_LENGTH

# As a date field sends a day, and as people write one where there is no such field.
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]


def profile() -> Profile:
    """On what ground agencies share here. Raises NotThere where that takes no agreement, as then nothing of this is."""
    viewer = signed_in().viewer
    if not viewer.agreed_only:
        raise NotThere
    return viewer.profile


def earliest() -> date:
    """The first day on which an agreement may end."""
    return site().today() + timedelta(days=1)


def latest() -> date:
    """The last."""
    return site().today() + timedelta(days=profile().days)


class AgreeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Who agreed, for which agency it is written, which others are named, until when; `look` looks up some more."""

    given_by = StringField(validators=[InputRequired()])
    agency = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    service = SelectMultipleField(choices=[], validate_choice=False)
    text = StringField(validators=[Length(max=TEXT_LONGEST)], filters=[tidy])
    look = StringField(validators=[Optional(), Length(max=1)])
    until = DateField(format=DAYS, validators=[InputRequired()])
    made = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

    @property
    def searches(self) -> bool:
        """Whether there is enough to look up a service by."""
        return SHORTEST <= len(self.text.data or "") <= TEXT_LONGEST

    def validate_given_by(self, field: StringField) -> None:
        """Somebody who may agree here."""
        if field.data not in profile().given_by:
            raise ValidationError

    def validate_text(self, field: StringField) -> None:
        """What was typed and not looked up would be lost."""
        if field.data:
            raise ValidationError

    def validate_until(self, field: DateField) -> None:
        """After today, and no later than agreements last here."""
        if field.data is None or not earliest() <= field.data <= latest():
            raise ValidationError


class ConsentForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which agreement it is about."""

    consent = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])


class SayForm(ConsentForm):
    """And for which of one's own agencies one says so."""

    agency = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])

"""The forms with which people state who belongs to a family, say yes to it, and take it back."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError

from explorer.kinship.words import KIN, PLACES
from explorer.site import site
from graph.journal import ID_LENGTH

FACT_LONGEST = 3 * ID_LENGTH


class KinForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Who, what they are to the client, whether they live together, and since when where that is known."""

    other = StringField(validators=[InputRequired(), Length(max=ID_LENGTH)])
    kin = StringField(validators=[Optional(), AnyOf(list(KIN))])
    place = StringField(validators=[Optional(), AnyOf(list(PLACES))])
    family = StringField(validators=[Optional(), Length(max=ID_LENGTH)])
    since = DateField(validators=[Optional()])

    def validate_other(self, _field: StringField) -> None:
        """Either of the two must be said, or nothing is stated."""
        if not self.place.data and not self.kin.data:
            raise ValidationError

    def validate_since(self, field: DateField) -> None:
        """Nobody has moved in yet who will."""
        if field.data and field.data > site().today():
            raise ValidationError


class FactForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Which statement it is about."""

    fact = StringField(validators=[InputRequired(), Length(max=FACT_LONGEST)])

"""The forms with which seals are set and opened, and somebody shielded."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf

from explorer.doors.forms import TieForm
from queries.seals import SEALS


class SealForm(TieForm):
    """Which tie of one's own is sealed, and how."""

    visibility = StringField(validators=[AnyOf(SEALS)])


class ShieldForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """Somebody is shielded; the form's token is all that it holds."""

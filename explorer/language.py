"""Language: every string goes through gettext. English is the source; a translation is a folder in translations/."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask_babel import Babel

from explorer import dates, words
from explorer.site import site

SOURCE = "en_GB"
TRANSLATIONS = Path(__file__).parent / "translations"


def init_app(app: Flask) -> None:
    """Begin gettext, and give templates the words for days."""
    with app.app_context():
        timezone = site().settings.timezone
    Babel(
        app,
        default_locale=SOURCE,
        default_timezone=str(timezone),
        default_translation_directories=str(TRANSLATIONS),
    )
    app.jinja_env.filters.update(
        ago=lambda day: dates.ago(day, site().today()),
        since=lambda day: dates.since(day, site().today()),
        long_day=dates.long_day,
        last_words=lambda contact, who: words.last_words(contact, who, site().today()),
        next_words=lambda contact: words.next_words(contact, site().here()),
        last_by=lambda contact, me: words.last_by(contact, me, site().today()),
        next_by=lambda contact, me: words.next_by(contact, me, site().here()),
        situation_words=lambda situation: words.situation_words(situation, site().today()),
        role_words=words.role_words,
        kind_words=words.kind_words,
        number_words=words.number_words,
        age_words=words.age_words,
        first_name=words.first_name,
        family_words=words.family_words,
        listed=words.listed,
        dialled=words.dialled,
    )

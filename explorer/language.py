"""Language: every string goes through gettext. English is the source; a translation is a folder in translations/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from flask import Flask, g
from flask_babel import Babel, get_locale

from explorer import audience_words, dates, kin_words, questions, timeline_words, visit_words, words
from explorer.about import words as about_words
from explorer.agencies.words import number_words
from explorer.audit import words as audit_words
from explorer.missing import words as answer_words
from explorer.missing.introducing import letter
from explorer.missing.picture import picture
from explorer.openings.words import opening_words
from explorer.site import site
from explorer.text import capital, said
from queries.missing.answered import FINAL
from queries.origins import is_stale
from queries.questions import SUMS_UP

TRANSLATIONS = Path(__file__).parent / "translations"

# What says the same on every day.
PLAIN: Mapping[str, Callable[..., object]] = {
    "capital": capital,
    "day_label": answer_words.day_label,
    "do_words": answer_words.do_words,
    "dialled": words.dialled,
    "family_inside": words.family_inside,
    "family_words": words.family_words,
    "act_words": audit_words.act_words,
    "ground_words": audit_words.ground_words,
    "joining_reason": audit_words.joining_reason,
    "joining_words": audit_words.joining_words,
    "opened_words": audit_words.opened_words,
    "first_name": words.first_name,
    "kin_words": kin_words.kin_words,
    "kind_of_contact": answer_words.KINDS.__getitem__,
    "kind_inside": words.kind_inside,
    "kind_words": words.kind_words,
    "purposes_words": about_words.purposes_words,
    "listed": words.listed,
    "letter_to": letter,
    "long_day": dates.long_day,
    "period_words": dates.period_words,
    "month_heading": dates.month_heading,
    "drawn_small": picture,
    "opening_words": opening_words,
    "not_needed_words": answer_words.not_needed_words,
    "reasons": answer_words.reasons,
    "question": questions.question,
    "role_words": words.role_words,
    "rounded_words": number_words,
    "said": said,
    "sees_words": audience_words.sees_words,
    "setting_words": words.setting_words,
    "sources_words": words.sources_words,
    "why_words": kin_words.why_words,
}
# What depends on the day it is, which is always the last argument.
OF_TODAY: Mapping[str, Callable[..., object]] = {
    "age_words": words.age_words,
    "answered_words": answer_words.answered_words,
    "ago": dates.ago,
    "between_words": questions.between_words,
    "day_heading": dates.day_heading,
    "is_stale": is_stale,
    "last_by": words.last_by,
    "last_words": words.last_words,
    "number_words": words.number_words,
    "short_day": dates.short_day,
    "since": dates.since,
    "situation_words": words.situation_words,
    "tie_words": questions.tie_words,
}
# What depends on the time, too.
OF_NOW: Mapping[str, Callable[..., object]] = {
    "errand_words": visit_words.errand_words,
    "day_and_time": audit_words.day_and_time,
    "moment": dates.moment,
    "unusual_words": audit_words.unusual_words,
    "event_day": timeline_words.event_day,
    "event_words": timeline_words.event_words,
    "next_by": words.next_by,
    "next_words": words.next_words,
    "together_words": visit_words.together_words,
}


def init_app(app: Flask) -> None:
    """Begin gettext, and give templates their words."""
    with app.app_context():
        settings = site().settings
    Babel(
        app,
        default_locale=settings.language,
        default_timezone=str(settings.timezone),
        default_translation_directories=str(TRANSLATIONS),
    )
    filters = app.jinja_env.filters
    filters.update(PLAIN)
    filters.update({name: _with(words_, _today) for name, words_ in OF_TODAY.items()})
    filters.update({name: _with(words_, _here) for name, words_ in OF_NOW.items()})
    filters["language_words"] = language_words
    app.jinja_env.globals.update(
        contact_kinds=answer_words.KINDS,
        rule_titles=questions.TITLES,
        sums_up=SUMS_UP,
        final_rules=FINAL,
        timeline_filters=timeline_words.FILTERS,
        today=_today,
        on_agreement=_on_agreement,
    )


def language_words(code: str) -> str:
    """A language by its code, as the page's language calls it: pl is Polish."""
    return str(get_locale().languages.get(code, code))


def _with(words_: Callable[..., object], moment: Callable[[], date | datetime]) -> Callable[..., object]:
    return lambda *given: words_(*given, moment())


def _today() -> date:
    return site().today()


def _on_agreement() -> bool:
    """Whether agencies share on agreement only: then whoever isn't named may be there all the same."""
    account = g.get("account")
    return account is not None and account.viewer.agreed_only


def _here() -> datetime:
    return site().here()

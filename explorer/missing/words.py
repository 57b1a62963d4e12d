"""What is said of answers: the reasons to choose from, and who answered what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from explorer import dates
from explorer.text import _, _l
from graph.answers import LATER
from queries.first_answers import HAPPENED, IN_TOUCH, MET, PLAN, SAW, Offer
from queries.missing.answered import FINAL
from queries.questions import Answered

REASONS: Mapping[str, str] = {
    "in-touch": _l("They are in touch, though it is not recorded here"),
    "arranged": _l("It is arranged already"),
    "known": _l("We know, and it is as it should be"),
    "not-theirs": _l("It is for others to do"),
    "not-wanted": _l("The family does not want it"),
    "wrong": _l("What is recorded here is not right"),
}
"""Why a question is not needed: the list to choose from."""

OF_CONTACT = (
    "workers-not-in-contact",
    "household-workers-not-in-contact",
    "linked-households-not-in-contact",
    "not-heard-from",
    "team-in-parts",
    "adult-in-two-households",
    "single-connector",
)
"""The rules that ask whether some are in touch."""


def reasons(rule: str) -> Mapping[str, str]:
    """The reasons that can be given for a question of a rule."""
    return {code: words for code, words in REASONS.items() if code != "in-touch" or rule in OF_CONTACT}


def not_needed_words(rule: str) -> str:
    """What the button says that puts a question away."""
    return _("No, or better not recorded") if rule in FINAL else _("Not needed")


def answered_words(answered: Answered, today: date) -> str:
    """Jo Reid, today: not needed. We know, and it is as it should be."""
    answer = answered.answer
    by = _("%(name)s, %(day)s", name=answered.by, day=dates.ago(answer.on, today))
    if answer.kind == LATER and answer.until:
        return _("%(by)s: ask again on %(day)s.", by=by, day=dates.long_day(answer.until))
    if answer.rule in FINAL:
        return _("%(by)s: no, or better not recorded.", by=by)
    reason = REASONS.get(answer.reason or "")
    told = _("%(by)s: not needed. %(reason)s.", by=by, reason=reason) if reason else _("%(by)s: not needed.", by=by)
    again = answer.until and _("Asked again on %(day)s.", day=dates.long_day(answer.until))
    return f"{told} {again}" if again else told


KINDS: Mapping[str, str] = {
    "visit": _l("Visit, in person"),
    "call": _l("Call"),
    "message": _l("Message"),
    "other": _l("Another way"),
}
"""In which way somebody was in contact, or plans to be."""

BUTTONS: Mapping[str, str] = {
    IN_TOUCH: _l("They are in touch"),
    SAW: _l("I saw them"),
    HAPPENED: _l("It happened"),
    PLAN: _l("Plan a visit"),
    MET: _l("They met"),
}
"""What the button says that does what a question asks for."""

DAYS: Mapping[str, str] = {
    IN_TOUCH: _l("Day of the last contact"),
    SAW: _l("Day"),
    HAPPENED: _l("Day on which it happened"),
    PLAN: _l("Day of the visit"),
    MET: _l("Day of the meeting"),
}
"""What is written beside the day."""


def do_words(offered: Offer) -> str:
    """What the button says that does what a question asks for: We are in touch."""
    return _("We are in touch") if offered.mine else str(BUTTONS[offered.act])


def day_label(act: str) -> str:
    """What is written beside the day of an act."""
    return str(DAYS[act])

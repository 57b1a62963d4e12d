"""The rules in plain words, with the settings by which they ask here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer.drawings.rows import RELATIONS
from explorer.text import _, _l, said
from explorer.words import kind_words, listed, role_words, situation_label
from queries.missing import RULES, Rule, RuleSettings
from queries.missing.roles import KIND, RELATED, Expected, profile
from queries.missing.sources import SOURCES

EXAMPLE: Mapping[str, str] = {
    "first": "Jo Reid",
    "second": "Sam Hill",
    "worker": "Jo Reid",
    "workers": _l("Ana Costa, Jo Reid and Sam Hill"),
    "leads": _l("Jo Reid and Sam Hill"),
    "first_team": _l("Amy Lund and Nina Patel"),
    "second_team": _l("Ana Costa and Sam Hill"),
    "client": "Ella",
    "clients": "Ella",
    "first_clients": "Ella",
    "second_clients": "Kelly",
    "children": "Tom",
    "since": _l("1 August"),
    "day": _l("3 May"),
    "agencies": _l("4 agencies"),
    "count": "2",
    "visits": "11",
    "role": _l("health visitor"),
    "kind": _l("Housing"),
    "area": _l("North"),
    "agency": _l("Housing"),
    "touched": "0",
    "number": _l("phone number"),
    "families": "6",
    "parts": "2",
    "teams": _l("Amy Lund and Nina Patel; Ana Costa and Sam Hill"),
    "silent": _l("Hill Surgery and Housing"),
    "fields": _l("given name, family name and birth date"),
}
"""What stands in an example of a question: nobody whom there is."""

OF_ONE_RULE: Mapping[str, Mapping[str, str]] = {
    "not-heard-from": {"members": "7", "agencies": _l("5 agencies")},
    "no-lead": {"agencies": "3"},
    "adult-in-two-households": {"client": "Lee"},
    "adult-not-related": {"client": "Lee", "children": "Ella"},
    "new-in-household": {"client": "Lee", "children": "Ella"},
    "agencies-not-in-touch": {"first": _l("Housing"), "second": _l("Oak Primary School")},
    "possible-duplicate": {"first": "Alex Reed", "second": "Alexa Reed"},
}
"""What stands there in the example of one rule: an adult, or a number only."""
SETTINGS: Mapping[str, str] = {
    "window": _l("Contact counts for %(value)s days."),
    "cadence": _l("Contact is looked for within %(value)s days."),
    "cadence_universal": _l("Of a service that everyone has, within %(value)s days."),
    "cadence_universal_in_situation": _l("Of a service that everyone has, in a situation, within %(value)s days."),
    "plan_ahead": _l("The next %(value)s days count."),
    "bunch_days": _l("Within %(value)s days."),
    "bunch_agencies": _l("Of %(value)s agencies or more."),
    "leaving_ahead": _l("It is asked %(value)s days before somebody leaves."),
    "crowded_address": _l("An address that %(value)s families or more share counts as none."),
    "crowded_number": _l("A number that %(value)s people or more have counts as nobody’s own."),
    "isolated_agencies": _l("Of one that shares clients with %(value)s others or more."),
    "isolated_percent": _l("Where it is in touch with fewer than %(value)s in a hundred of them."),
    "apart_families": _l("Of two that share %(value)s families or more."),
    "apart_percent": _l("Where they are in touch about fewer than %(value)s in a hundred of them."),
    "threshold": _l("Of %(value)s concerns or more."),
    "concern_days": _l("Within %(value)s days."),
    "child_visits": _l("After %(value)s visits or more."),
    "new_days": _l("For %(value)s days."),
    "plan_meeting": _l("With a child protection plan, within %(value)s days."),
    "meeting_of": _l("Of %(value)s members, where there are as many agencies."),
    "moved_days": _l("For %(value)s days."),
    "ended_days": _l("For %(value)s days."),
    "grown_ahead": _l("It is asked %(value)s days ahead."),
    "answer_days": _l("It is asked after %(value)s days without an answer."),
    "told_only": _l("Only where somebody would have told us, as far as recorded here."),
    "told_days": _l("Who told us something of the family in the last %(value)s days would have told us."),
    "adult_kinds": _l("For adults are: %(value)s."),
}
"""What a setting means, in the order of its rule."""


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as the page tells of it, with an example of its question."""

    rule: Rule
    question: str
    source: str
    asked: bool
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role that is expected: of whom, and who fills it."""

    name: str
    where: str
    held_by: str


def told(settings: RuleSettings) -> tuple[Told, ...]:
    """All rules, in the order in which lists show what they ask."""
    return tuple(
        Told(
            rule,
            said(rule.question).format_map({**EXAMPLE, **_numbers(rule, settings)}),
            said(SOURCES[rule.code]),
            rule.code not in settings.not_asked,
            tuple(words for name in rule.settings for words in _setting(name, settings)),
        )
        for rule in RULES
    )


def _numbers(rule: Rule, settings: RuleSettings) -> Mapping[str, str]:
    """The numbers in a question, as far as they are settings."""
    days = settings.bunch_days if "bunch_days" in rule.settings else settings.plan_ahead
    return {"members": str(settings.meeting_of), "days": str(days), **OF_ONE_RULE.get(rule.code, {})}


def _setting(name: str, settings: RuleSettings) -> Iterator[str]:
    value = getattr(settings, name)
    if name == "cadence_by_role":
        for role, days in value.items():
            yield _("%(role)s: within %(days)s days.", role=role_words(role), days=days)
    elif name == "adult_kinds":
        yield str(SETTINGS[name]) % {"value": listed([kind_words(kind) for kind in value])}
    elif name in SETTINGS and value is not None and value is not False:
        yield str(SETTINGS[name]) % {"value": value}


def expected(settings: RuleSettings) -> tuple[Role, ...]:
    """The roles that teams are to have."""
    return tuple(
        Role(said(each.name), ", ".join(_where(each)), ", ".join(_holders(each)))
        for each in profile(settings.expected_roles)
    )


def _where(each: Expected) -> Iterator[str]:
    if each.situation:
        yield situation_label(each.situation)
    if each.unborn:
        yield _("unborn")
    if each.days_before is not None:
        yield _("from %(days)s days before the due date", days=each.days_before)
    if each.below is not None:
        yield _("age %(first)s to %(last)s", first=each.youngest, last=each.below - 1)


def _holders(each: Expected) -> Iterator[str]:
    yield from (role_words(role) for role in each.roles)
    yield from (_("anyone of: %(kind)s", kind=kind_words(kind)) for kind in each.filled(KIND))
    yield from (_("a relative who is %(kind)s", kind=RELATIONS[kind]) for kind in each.filled(RELATED))

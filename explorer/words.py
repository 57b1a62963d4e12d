"""Contacts, roles and numbers in words, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from explorer import dates
from explorer.text import _, _l, capital, said
from graph.codes import agency_kinds, codes, situations
from graph.model import Situation
from queries.contacts import LastContact
from queries.people import Person, TeamMember

OTHER = "other"
HOME = "home"
PAST: Mapping[str, str] = {
    "visit": _l("Saw %(who)s %(when)s"),
    "call": _l("Spoke with %(who)s %(when)s"),
    "meeting": _l("Met with %(who)s %(when)s"),
    "message": _l("Wrote to %(who)s %(when)s"),
    OTHER: _l("In touch with %(who)s %(when)s"),
}
PAST_BY: Mapping[str, str] = {
    "visit": _l("%(by)s visited %(when)s"),
    "call": _l("%(by)s spoke with them %(when)s"),
    "meeting": _l("%(by)s met with them %(when)s"),
    "message": _l("%(by)s wrote to them %(when)s"),
    OTHER: _l("%(by)s was in touch %(when)s"),
}
COMING: Mapping[str, str] = {
    "visit": _l("visits %(when)s"),
    "call": _l("calls %(when)s"),
    "meeting": _l("meets them %(when)s"),
    "message": _l("writes %(when)s"),
    OTHER: _l("is in touch %(when)s"),
}
COMING_BY: Mapping[str, str] = {
    "visit": _l("%(by)s visits %(when)s"),
    "call": _l("%(by)s calls %(when)s"),
    "meeting": _l("%(by)s meets them %(when)s"),
    "message": _l("%(by)s writes %(when)s"),
    OTHER: _l("%(by)s is in touch %(when)s"),
}
YOU_PAST: Mapping[str, str] = {
    "visit": _l("You visited %(when)s"),
    "call": _l("You spoke with them %(when)s"),
    "meeting": _l("You met with them %(when)s"),
    "message": _l("You wrote to them %(when)s"),
    OTHER: _l("You were in touch %(when)s"),
}
YOU_COMING: Mapping[str, str] = {
    "visit": _l("You visit %(when)s"),
    "call": _l("You call %(when)s"),
    "meeting": _l("You meet them %(when)s"),
    "message": _l("You write %(when)s"),
    OTHER: _l("You are in touch %(when)s"),
}
NUMBERS: Mapping[str, str] = {
    "own": _l("direct line"),
    "mobile": _l("mobile"),
    "desk": _l("the agency’s number"),
    "duty": _l("the duty line"),
    "out-of-hours": _l("the out-of-hours line"),
}
ABOUT: Mapping[str, str] = {
    "who": _l("name and age"),
    "team": _l("team"),
    "situation": _l("situation"),
    "home": _l("home"),
    "contact": _l("contact"),
}
ROLES: tuple[str, ...] = (
    _l("Carer support worker"),
    _l("Child protection social worker"),
    _l("Class teacher"),
    _l("Designated teacher"),
    _l("Drug worker"),
    _l("Enquiry lead"),
    _l("Family support worker"),
    _l("GP"),
    _l("Health visitor"),
    _l("Independent reviewing officer"),
    _l("Lead practitioner"),
    _l("Looked after nurse"),
    _l("Looked after social worker"),
    _l("Midwife"),
    _l("Personal adviser"),
    _l("Police officer"),
    _l("Probation officer"),
    _l("School nurse"),
    _l("School safeguarding lead"),
    _l("SIP lead"),
    _l("Social worker"),
    _l("Special needs coordinator"),
    _l("Support worker"),
    _l("Tenancy officer"),
    _l("Youth justice worker"),
)
"""Roles that are common: for translators. Any other is shown as it is written."""
SHORT_FORMS = ("gp", "ehcp", "sen", "iro", "hv", "cpn")


def first_name(person: Person) -> str:
    """What a person is called: known-as, given name, else the whole name."""
    return person.identity.known_as or person.identity.given_name or person.name


def last_words(contact: LastContact, who: str, today: date) -> str:
    """What someone did last, without saying who did: Saw Ella 3 days ago."""
    return of_kind(PAST, contact.kind) % {"who": who, "when": dates.ago(contact.on, today)}


def next_words(contact: LastContact, now: datetime) -> str:
    """What someone does next, without saying who: visits on Monday at 10:00."""
    return of_kind(COMING, contact.kind) % {"when": _when(contact, now)}


def last_by(contact: LastContact, me: str | None, today: date) -> str:
    """Who did what last: Priya Nair visited 3 days ago."""
    table = YOU_PAST if contact.by == me else PAST_BY
    return of_kind(table, contact.kind) % {"by": contact.by_name, "when": dates.ago(contact.on, today)}


def next_by(contact: LastContact, me: str | None, now: datetime) -> str:
    """Who does what next: You visit on Thursday."""
    table = YOU_COMING if contact.by == me else COMING_BY
    return of_kind(table, contact.kind) % {"by": contact.by_name, "when": _when(contact, now)}


def role_words(role: str | None) -> str:
    """A role as people write it: tenancy-officer is Tenancy officer."""
    parts = [
        each.upper() if each in SHORT_FORMS else each for each in (role or "").replace("_", "-").split("-") if each
    ]
    text = " ".join(parts)
    return said(capital(text)) if text else ""


def kind_words(kind: str) -> str:
    """An agency kind in words: health-visiting is Health visiting."""
    found = agency_kinds().get(kind)
    return said(found.label) if found else kind


def kind_inside(kind: str) -> str:
    """An agency kind in the middle of a sentence: health visiting, GP practice."""
    words = kind_words(kind)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def number_words(member: TeamMember, today: date) -> str:
    """Which number it is that is shown, and why: Sam Hill is away until 9 June; Ana Costa covers."""
    which = _which(member)
    if not member.absent:
        return which
    if member.away_until:
        reason = _("%(name)s is away until %(day)s", name=member.name, day=dates.short_day(member.away_until, today))
    else:
        reason = _("%(name)s is not at work today", name=member.name)
    return _("%(reason)s; %(instead)s", reason=reason, instead=which) if which else reason


def _which(member: TeamMember) -> str:
    if member.number is None:
        return ""
    if member.number.of == "cover":
        return _("%(name)s covers", name=member.cover or "")
    return str(NUMBERS[member.number.of])


def situation_words(situation: Situation, today: date) -> str:
    """A situation and since when: child in need since March."""
    label = situation_label(situation.code)
    return f"{label} {dates.since(situation.start, today)}" if situation.start else label


def situation_label(code: str) -> str:
    """A situation in words: child in need."""
    found = situations().get(code)
    return said(found.label) if found else code


def setting_words(setting: str | None) -> str:
    """What an address is, where it is no home: hospital; empty for a home, and where nothing is said."""
    found = codes()["settings"].get(setting or HOME)
    return said(found.label) if found and found.code != HOME else ""


def family_words(name: str) -> str:
    """A family's name for a heading: Shaw is The Shaw family; a name that says so already stays."""
    return name if "famil" in name.casefold() else _("The %(name)s family", name=name)


def family_inside(name: str) -> str:
    """As `family_words`, in the middle of a sentence: the Shaw family."""
    return name if "famil" in name.casefold() else _("the %(name)s family", name=name)


def age_words(person: Person, today: date) -> str:
    """An age for the end of a name: 7, born in 2019, due 3 May, died on 3 May 2026; empty where it is not known."""
    if person.died:
        return _("died on %(day)s", day=dates.long_day(person.died))
    if person.expected:
        day = dates.short_day(person.expected, today)
        return _("due %(day)s", day=day) if person.expected >= today else _("was due %(day)s", day=day)
    if person.identity.born is None and person.identity.born_year:
        return _("born in %(year)s", year=person.identity.born_year)
    if person.age == 0:
        return _("under 1")
    return "" if person.age is None else str(person.age)


def listed(words: list[str]) -> str:
    """Words in a sentence: Kelly, Ella and Tom."""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s", most=", ".join(words[:-1]), last=words[-1])


def sources_words(about: Iterable[str]) -> str:
    """What a source tells of a client: name and age, team and home."""
    return listed([str(ABOUT[each]) for each in about])


def dialled(phone: str) -> str:
    """A number as a phone takes it: what stands before any word, without the zero that is left out after +44."""
    number = re.split(r"[A-Za-z,;#]", phone.strip().replace("(0)", "" if phone.strip().startswith("+") else "0"))[0]
    digits = "".join(each for each in number if each.isascii() and each.isdigit())
    return f"+{digits}" if number.startswith("+") else digits


def _when(contact: LastContact, now: datetime) -> str:
    """When something is planned, in the zone of `now`."""
    return dates.coming(contact.on, now.date(), dates.clock_time(contact.at, now.tzinfo or UTC))


def of_kind(table: Mapping[str, str], kind: str | None) -> str:
    """The words of a table for a kind of contact."""
    return str(table.get(kind or OTHER, table[OTHER]))

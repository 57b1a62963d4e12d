"""What a person is told of themself, in words that they can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from graph.codes import codes, situations
from graph.rights import Looked
from graph.rights_told import Agreed, Copy, Home, Kin, Met, PutAway, Said, Support
from graph.viewer import ROLES
from queries.missing import RULES

LEFT_OUT = (
    "Left out are other people's names, the names and numbers of those who work for a service, planned visits, the\n"
    "addresses of a household unless they were checked, and whatever a service has to release first because it could\n"
    "put somebody at risk, with the agreements and answers that go with it. Whether there is any is not said. For\n"
    "each of these, and where something is wrong, ask whoever gave you this, or the service itself."
)
# As graph/grounds.yaml names who agreed; to the person themself.
GIVEN_BY = {
    "themselves": "you yourself",
    "parent": "a parent of yours",
    "guardian": "somebody who may decide for you",
    "guardians": "each of your guardians",
    "guardians-and-child": "each of your guardians, and you as far as your age asked",
}
# As answers name why a question is not needed (explorer/missing/words.py).
REASONS = {
    "in-touch": "they are in touch, though it is not recorded",
    "arranged": "it is arranged already",
    "known": "it is known, and as it should be",
    "not-theirs": "it is for others to do",
    "not-wanted": "the family does not want it",
    "wrong": "what is recorded is not right",
}
FIELD_WORDS = {
    "given_name": "given name", "family_name": "family name", "known_as": "known as", "born": "born",
    "born_year": "year of birth", "nhs_number": "NHS number",
}  # fmt: skip


def copy_in_words(made: Copy, today: date, *, home: bool) -> str:
    """The copy as text; the addresses of households only with `home`."""
    parts: Sequence[tuple[str, Iterable[str]]] = (
        ("What services say of you", (_said(each) for each in made.said)),
        ("Families you belong to", (_lived(each.lives_here) + _since(each) for each in made.families)),
        ("Where you live or lived", (_home(each) for each in made.homes) if home else ()),
        ("Relations", (_kin(each) for each in made.kin)),
        ("Why several services may be needed", (_situation(each.code) + _since(each) for each in made.situations)),
        ("Who supports you", (_support(each) for each in made.support)),
        ("Contacts", (_met(each) for each in sorted(made.contacts, key=lambda each: each.on, reverse=True))),
        ("What was agreed to share", map(_agreed, made.agreed)),
        ("Questions about you that were put away", map(_put_away, sorted(made.put_away, key=lambda each: each.on))),
    )
    heads = [f"What Common Thread holds of you, on {today.isoformat()}", f"Your number in it: {made.client_id}"]
    return "\n".join([*heads, *_parts(parts), "", LEFT_OUT, ""])


def looked_in_words(found: Sequence[Looked], today: date) -> str:
    """The list as text, the latest day first."""
    heads = [f"Who looked at what Common Thread holds of you, on {today.isoformat()}"]
    return "\n".join([*heads, *_parts([("Days", map(_looked, found))]), "", LEFT_OUT, ""])


def _parts(parts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    for head, lines in parts:
        told = [f"- {line}" for line in lines]
        if told:
            yield from ("", head, *told)


def _said(said: Said) -> str:
    fields = (f"{FIELD_WORDS.get(name, name)} {value}" for name, value in said.fields.items())
    return f"{said.by}{_of_day(said.as_of)}: {', '.join(fields)}"


def _of_day(day: date | None) -> str:
    return f" (as of {day.isoformat()})" if day else ""


def _lived(lives_here: bool) -> str:
    return "a family in whose household you live" if lives_here else "a family with which you don't live"


def _home(home: Home) -> str:
    setting = codes()["settings"][home.setting].label if home.setting else None
    return ", ".join(each for each in (home.address, home.postcode, setting) if each) + _since(home)


def _kin(kin: Kin) -> str:
    kind = " ".join(each for each in (kin.form, kin.kind) if each)
    says = f"you are the {kind} of somebody" if kin.theirs else f"somebody is your {kind}"
    return says + (", with parental responsibility" if kin.parental_responsibility else "") + _since(kin)


def _situation(code: str) -> str:
    found = situations().get(code)
    return found.label if found else code


def _support(support: Support) -> str:
    who = ", ".join(support.agencies) or "a service"
    role = f" ({support.role.replace('-', ' ')}{', leads' if support.lead else ''})" if support.role else ""
    return who + role + _since(support) + (f"; {support.phone}" if support.phone else "")


def _met(met: Met) -> str:
    who = ", ".join(met.agencies) or "a service"
    about = "" if met.with_them else " with another of your services, about you"
    return f"{met.on.isoformat()}: {met.kind or 'contact'}, {who}{about}"


def _agreed(agreed: Agreed) -> str:
    by = f"; agreed by {GIVEN_BY.get(agreed.given_by, agreed.given_by)}" if agreed.given_by else ""
    return f"{', '.join(agreed.agencies)} know of each other{_since(agreed)}{by}"


def _put_away(answer: PutAway) -> str:
    titles = {rule.code: rule.title for rule in RULES}
    reason = f": {REASONS.get(answer.reason, answer.reason)}" if answer.reason else ""
    until = f", until {answer.until.isoformat()}" if answer.until else ""
    return f"{answer.on.isoformat()}: {titles.get(answer.rule, answer.rule)}{reason}{until}"


def _looked(looked: Looked) -> str:
    role = (looked.role or "").replace("-", " ")
    who = ", ".join(each for each in (looked.agency, role) if each)
    if looked.account_role is not None:
        account = ROLES.get(looked.account_role)
        who = f"{account.title if account else looked.account_role}, on no team of yours"
    return f"{looked.day.isoformat()}: {who}: {looked.did}, {looked.times} time{'' if looked.times == 1 else 's'}"


def _since(fact: object) -> str:
    start, end = getattr(fact, "start", None), getattr(fact, "end", None)
    return (f", from {start.isoformat()}" if start else "") + (f" until {end.isoformat()}" if end else "")

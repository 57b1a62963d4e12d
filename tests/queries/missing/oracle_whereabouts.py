"""The oracle of rule 7, from the text alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.terms import Kin, Terms

CROWDED = 4
T = TypeVar("T")


def same_address(touch: Touch) -> Iterator[Answer]:
    """'two families, or clients without a family, have the same address key, share no member and are not linked (the
    two). … Shielded people take no part'"""
    terms, life = touch.terms, Life(touch)
    keys = {family: address_keys(life, family) for family in terms.families if not hidden(terms, family)}
    at: dict[str, list[Kin]] = {}
    for family, theirs in keys.items():
        for key in theirs:
            at.setdefault(key, []).append(family)
    for one, other in _pairs(at, lambda each: each.id):
        common = {key for key in keys[one] & keys[other] if len(at[key]) < CROWDED or not terms.heeds("crowded")}
        tied = one.members & other.members or terms.linked(one, other)
        if common and not (tied and terms.heeds("address-unlinked")):
            yield answer("same-address", (one.id, other.id), one.members | other.members, {one, other})


def _pairs(groups: Mapping[str, Iterable[T]], order: Callable[[T], str]) -> set[tuple[T, T]]:
    """The pairs of those who are in a group together, each once."""
    return {pair for group in groups.values() for pair in combinations(sorted(group, key=order), 2)}


def crowded(life: Life, key: str) -> bool:
    """'none either where … four or more families (or clients without one) share it'"""
    families = (each for each in life.terms.families if not hidden(life.terms, each))
    return sum(key in address_keys(life, each) for each in families) >= CROWDED


def address_keys(life: Life, family: Kin) -> set[str]:
    """'postcode without spaces, upper case, with all numbers in the address, in order; without postcode or number,
    none; none either where a setting other than home is given … Addresses are those current on D.'"""
    terms = life.terms
    if not family.real:
        told = life.told(family.id, "address"), life.told(family.id, "postcode"), None
        return address_key(terms, *told) if terms.heeds("client-at-address") else set()
    homes = terms.index.addresses.get(family.id, ())
    now = (each for each in homes if terms.current("address", each.start, each.end))
    return {key for each in now for key in address_key(terms, each.address, each.postcode, each.setting)}


def address_key(terms: Terms, address: object, postcode: object, setting: str | None) -> set[str]:
    """The key of one address, or none."""
    numbers = re.findall("[0-9]+", str(address or "")) if terms.heeds("address-numbers") else ["1"]
    elsewhere = setting not in (None, "home") and terms.heeds("at-home")
    if not postcode or not numbers or elsewhere:
        return set()
    return {str(postcode).replace(" ", "").upper() + "/" + "/".join(numbers)}


def hidden(terms: Terms, family: Kin) -> bool:
    """'Shielded people take no part (a shielded client, household or address)'"""
    index = terms.index
    marks = {
        "client": (index.clients[each].shielded for each in family.members),
        "family": (family.id in index.families and index.families[family.id].shielded for _ in (family,)),
        "address": (
            each.shielded and terms.current("address", each.start, each.end)
            for each in index.addresses.get(family.id, ())
        ),
        "membership": (
            each.shielded and terms.current("membership", each.start, each.end)
            for each in index.memberships.get(family.id, ())
        ),
    }
    return any(any(found) for mark, found in marks.items() if terms.heeds(f"shielded-{mark}"))


def same_number(touch: Touch) -> Iterator[Answer]:
    """'clients of different, unlinked families have the same phone or e-mail, normalised, that is no agency's (client,
    client). Shielded people take no part'"""
    terms, life = touch.terms, Life(touch)
    at_work = {
        each
        for agency in terms.facts.agencies
        for each in (
            number(agency.phone),
            number(agency.duty_phone),
            number(agency.out_of_hours_phone),
            mail(agency.email),
        )
    }
    at_work |= {each for worker in terms.facts.professionals for each in
                (number(worker.phone), number(worker.mobile), mail(worker.email))}  # fmt: skip
    if not terms.heeds("no-agencys-number"):
        at_work = set()
    reached = {}
    for client in terms.clients:
        if not any(hidden(terms, family) for family in terms.families_of[client]):
            told = {number(life.told(client, "phone")), mail(life.told(client, "email"))}
            reached[client] = told - {""} - at_work
    by_number: dict[str, list[str]] = {}
    for client, numbers in reached.items():
        for each in numbers:
            by_number.setdefault(each, []).append(client)
    for one, other in _pairs(by_number, str):
        mine, theirs = terms.families_of[one], terms.families_of[other]
        tied = mine & theirs or any(terms.linked(a, b) for a in mine for b in theirs)
        if not (tied and terms.heeds("number-unlinked")):
            yield answer("same-number", (one, other), (one, other), mine | theirs)


def number(phone: object) -> str:
    """A phone number without spaces, as one dials it within the country."""
    return re.sub(r"^(\+44|0044)", "0", re.sub(r"[^0-9+]", "", str(phone or "")))


def mail(email: object) -> str:
    """An e-mail address in small letters."""
    return str(email or "").lower()


OF_WHEREABOUTS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (same_address, same_number)

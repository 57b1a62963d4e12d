"""Looks through the door at random networks, and what the specification says that each must answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from graph.around import around_client, around_family
from graph.errors import NotThere
from graph.facts import KEYS, in_order
from graph.model import Facts
from graph.slice import Slice
from graph.store import Store
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.network import OPERATOR, door, practitioner

DAY = date(2026, 6, 10)
CASELOAD, FAMILY, CLIENT = "caseload", "family", "client"


@dataclass
class Look:
    """One look, what it must answer, and what each statement was asked and answered for it once it was made."""

    viewer: Viewer
    kind: str
    focus: str
    expected: Any
    asked: dict[str, list[tuple[Mapping[str, object], Any]]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.viewer.professional}: {self.kind} {self.focus}"


def in_turn(facts: Facts, first: int, one_in: int) -> Iterator[Look]:
    """Of the looks at a network one in so many, of each viewer and kind in turn from one network to the next."""
    return islice(looks(facts), first % one_in, None, one_in)


def looks(facts: Facts) -> Iterator[Look]:
    """Each professional's caseload, and in turn a family and a client of the network; and the operator's family."""
    facts = hang_contacts(facts)
    for number, professional in enumerate(facts.professionals):
        viewer = practitioner(professional.id)
        sight = visible(viewer, DAY, facts)
        yield Look(viewer, CASELOAD, "", expected(sight.facts, sight))
        family = facts.families[number % len(facts.families)].id
        yield Look(viewer, FAMILY, family, expected(around_family(sight.facts, family, professional.id), sight))
        client = facts.clients[number % len(facts.clients)].id
        yield Look(viewer, CLIENT, client, expected(around_client(sight.facts, client, professional.id), sight))
        yield opened(facts, number, professional.id)
        yield attending(facts, number, professional.id)
        if facts.consents:
            yield agreed(facts, number, professional.id)
            yield opened_on_agreement(facts, professional.id)
    for family in (each.id for each in facts.families):
        sight = visible(OPERATOR, DAY, facts)
        yield Look(OPERATOR, FAMILY, family, expected(around_family(facts, family, None), sight))


def opened(facts: Facts, number: int, professional: str) -> Look:
    """The caseload of a professional for whom an override, or in turn an enquiry, opens one client more."""
    client = facts.clients[(number + 1) % len(facts.clients)].id
    viewer = replace(practitioner(professional), opened=(client,), enquired=(client,) if number % 2 else ())
    sight = visible(viewer, DAY, facts)
    return Look(viewer, CASELOAD, "", expected(sight.facts, sight))


def attending(facts: Facts, number: int, professional: str) -> Look:
    """The caseload of somebody at a meeting about a family of a client; half with an override too."""
    client = facts.clients[(number + 1) % len(facts.clients)].id
    homes = [each.family_id for each in facts.memberships if each.client_id == client]
    family = homes[number % len(homes)] if homes else facts.families[0].id
    met = {"met": (client,), "met_wide": (client,) if number % 3 else (), "met_family": family}
    override = facts.clients[(number + number % 2) % len(facts.clients)].id
    viewer = replace(practitioner(professional), **met, opened=() if number % 2 else (override,))
    sight = visible(viewer, DAY, facts)
    return Look(viewer, CASELOAD, "", expected(sight.facts, sight))


def opened_on_agreement(facts: Facts, professional: str) -> Look:
    """The caseload of a professional for whom an override opens the last client, where agencies share on agreement."""
    viewer = replace(practitioner(professional), grounds="se-sip", opened=(facts.clients[-1].id,))
    sight = visible(viewer, DAY, facts)
    return Look(viewer, CASELOAD, "", expected(sight.facts, sight))


def agreed(facts: Facts, number: int, professional: str) -> Look:
    """A caseload, a family or a client in turn, where agencies share on agreement only; half with an override."""
    client = facts.clients[(number + 2) % len(facts.clients)].id
    viewer = replace(practitioner(professional), grounds="se-sip", opened=() if number % 2 else (facts.clients[-1].id,))
    sight = visible(viewer, DAY, facts)
    if number % 3 == 0:
        return Look(viewer, CASELOAD, "", expected(sight.facts, sight))
    if number % 3 == 1:
        return Look(viewer, CLIENT, client, expected(around_client(sight.facts, client, professional), sight))
    family = facts.families[(number + 1) % len(facts.families)].id
    return Look(viewer, FAMILY, family, expected(around_family(sight.facts, family, professional), sight))


def expected(found: Facts | None, sight: Sight) -> Any:
    """What the specification says that is handed over; None where it is refused."""
    return None if found is None else told(in_order(as_read(found)), sight)


def looked(store: Store, look: Look) -> Any:
    """What the door hands over; None where it refuses."""
    guard = door(store, DAY, look.viewer)
    try:
        if look.kind == CASELOAD:
            found = guard.caseload()
        else:
            found = guard.family(look.focus) if look.kind == FAMILY else guard.client(look.focus)
    except NotThere:
        return None
    return told(found.facts, found)


def told(found: Facts, of: Slice | Sight) -> dict[str, Any]:
    """The facts, how much is seen of each client, and the lines."""
    shown = {each.id for each in found.clients}
    return {kind: list(getattr(found, kind)) for kind in KEYS} | {
        "levels": {client: level for client, level in of.levels.items() if client in shown},
        "another service": sorted(of.another_service & shown),
        "through the lead": {each: kinds for each, kinds in of.through_lead.items() if each in shown},
    }


def as_read(facts: Facts) -> Facts:
    """The facts with the marks that are missing as they are read: sealed, and shielded."""
    return Facts(**{kind: tuple(_as_read(each) for each in getattr(facts, kind)) for kind in KEYS})


def _as_read(fact: Any) -> Any:
    missing = {"visibility": "hidden", "shielded": True}
    return replace(fact, **{name: mark for name, mark in missing.items() if getattr(fact, name, "") is None})

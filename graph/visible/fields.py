"""The fields of a seen fact that a viewer's level, a shield or a seal hides: set to None (access.md §2, §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from graph.model import (
    ANOTHER,
    SOMEBODY,
    VERSION_GROUPS,
    Address,
    Asserted,
    Contact,
    Family,
    Involvement,
    Membership,
    Record,
    Relation,
    Situation,
)
from graph.visible.gates import Gates
from graph.visible.levels import Levels

KEY = {"source", "source_id", "client_id", "as_of"}
NAME = {"given_name", "family_name", "known_as"}
AGE = {"born", "born_year", "died", "expected"}
WHEREABOUTS = set(VERSION_GROUPS["whereabouts"][1])
EVERY = {field.name for field in fields(Record)}
BEYOND_FAMILY = dict.fromkeys(EVERY - KEY - NAME - AGE)
BEYOND_OUTLINE = dict.fromkeys(EVERY - KEY - NAME - {"born_year"})
# Of an involvement its holder's alone, and the clause that says so.
OWN: Mapping[str, str] = {"concern_on": "concern", "concern_told_on": "concern", "asked_on": "asked"}

Row = TypeVar("Row", Record, Involvement, Contact, Address, Membership, Relation, Situation)
Fact = TypeVar("Fact", Address, Membership, Relation, Situation)


def record_at(gates: Gates, levels: Levels, fact: Record) -> Record:
    """What a level shows of a record: all, or name and age, or name and year of birth; a shield, no whereabouts.

    Nor of whom one sees at a meeting alone: a record doesn't say in which of their families they are there.
    """
    level = levels.of[fact.client_id]
    if level == "outline" and gates.look.holds("outline-fields"):
        year = fact.born.year if fact.born is not None else fact.born_year
        return _less(fact, {**BEYOND_OUTLINE, "born_year": year})
    if level == "family" and gates.look.holds("family-fields"):
        return _less(fact, BEYOND_FAMILY)
    told_where = gates.whereabouts(fact) and fact.client_id not in levels.opens
    return fact if told_where else _less(fact, dict.fromkeys(WHEREABOUTS))


def involvement_for(gates: Gates, fact: Involvement) -> Involvement:
    """An involvement; its concern is its raiser's alone, until a threshold stands, and so is whom its holder asked."""
    if gates.its_worker(fact):
        return fact
    told = "concern" if gates.concern(fact) else ""
    hidden = {name: None for name, clause in OWN.items() if clause != told and gates.look.holds(clause)}
    return _less(fact, hidden | _word(gates, fact, fact.client_id))


def contact_for(gates: Gates, levels: Levels, fact: Contact, behalf: str | None) -> Contact:
    """A contact; whom a contact with a client is about beside them is told only if they are seen.

    `behalf` is the agency of the involvement on which it hangs.
    """
    client = fact.client_id or fact.about
    told = fact.about is None or (levels.near(fact.about) and gates.told_about(fact, behalf))
    about = {} if told else {"about": None}
    return _less(fact, {**_word(gates, fact, *([client] if client else [])), **_agency(gates, fact), **about})


def told(gates: Gates, fact: Fact, *clients: str) -> Fact:
    """A fact with as much of whose word it is as the viewer may know."""
    return _less(fact, {**_word(gates, fact, *clients), **_agency(gates, fact)})


def untold(fact: Family) -> Family:
    """A family without whether they know that services share."""
    return replace(fact, told_on=None, not_told=False)


def _word(gates: Gates, fact: Asserted, *clients: str) -> dict[str, object]:
    """Who entered a fact is told to that person; that somebody confirmed it, to all whom it opens the tie to.

    Of a place in a family or a tie of kin it is told that somebody stated it: without a yes nothing flows over it.
    """
    hidden: dict[str, object] = {} if gates.names_source(fact, *clients) else {"source": None}
    if not gates.look.holds("whose-word"):
        return hidden
    if fact.asserted_by not in gates.look.me:
        stated = isinstance(fact, Membership | Relation) and fact.asserted_by is not None
        hidden["asserted_by"] = ANOTHER if stated else None
    if fact.confirmed_by not in gates.look.me:
        hidden["confirmed_by"] = SOMEBODY if gates.confirmed(fact) else None
    return hidden


def _agency(gates: Gates, fact: Asserted) -> dict[str, object]:
    """For which agency a fact was entered is told to those who work there."""
    own = fact.agency_id is None or fact.agency_id in gates.ties.employers or not gates.look.holds("whose-word")
    return {} if own else {"agency_id": None}


def _less(fact: Row, hidden: Mapping[str, Any]) -> Row:
    changed = {name: value for name, value in hidden.items() if getattr(fact, name) != value}
    return replace(fact, **changed) if changed else fact

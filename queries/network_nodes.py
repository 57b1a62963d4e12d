"""The nodes of a network on a day, each kind by itself, with the facts that graph.network.Node lists."""

from __future__ import annotations

from typing import Any

from graph.model import Agency
from graph.network import Node
from queries.day import Day, Supporter
from queries.network_edges import iso, known
from queries.numbers import Number, number_of
from queries.people import away_on, person_on

ADULT_YEARS = 18


def client_node(day: Day, client_id: str) -> Node:
    """A client: name, age, gender, situations, families and households."""
    person = person_on(day, client_id)
    identity = person.identity
    homes = day.families_of.get(client_id, ())
    child = person.expected is not None or (person.age is not None and person.age < ADULT_YEARS)
    facts: dict[str, Any] = {
        "given_name": identity.given_name,
        "family_name": identity.family_name,
        "known_as": identity.known_as,
        "born": iso(identity.born),
        "born_year": identity.born.year if identity.born else identity.born_year,
        "age": person.age,
        "child": child,
        "died": iso(person.died),
        "expected": iso(person.expected),
        "gender": identity.gender,
        "situations": [situation.code for situation in person.situations],
        "families": sorted({row.family_id for row in homes}),
        "household": sorted({row.family_id for row in homes if row.lives_here}),
    }
    return Node(client_id, "client", person.name, known(facts))


def family_node(day: Day, family_id: str) -> Node:
    """A family, with the address it lives at."""
    family = day.families[family_id]
    address = day.address(family_id)
    facts = {"address": address.address, "postcode": address.postcode, "area": address.area} if address else {}
    return Node(family.id, "family", family.name or family.id, known(facts))


def professional_node(day: Day, supporter: Supporter) -> Node:
    """A professional: role, agencies, the number that answers, whether away."""
    professional = day.professionals[supporter.id]
    roles = [tie.role for tie in supporter.involvements if tie.role]
    cover = day.professionals.get(professional.cover or "")
    facts: dict[str, Any] = {
        "role": roles[0] if roles else professional.role,
        "team": professional.team,
        "agencies": list(supporter.agencies),
        "number": _number(number_of(supporter, day)),
        "email": professional.email,
        "active": professional.active,
        "away_until": iso(away_on(professional.away_until, day.day)),
        "cover": cover.name if cover else professional.cover,
        "lead": any(tie.lead for tie in supporter.involvements) or None,
    }
    return Node(supporter.id, "professional", professional.name, known(facts))


def agency_node(agency: Agency) -> Node:
    """An agency, with the number of its desk."""
    phones: tuple[tuple[str | None, Any], ...] = (
        (agency.phone, "desk"),
        (agency.duty_phone, "duty"),
        (agency.out_of_hours_phone, "out-of-hours"),
    )
    number = next((Number(phone, of) for phone, of in phones if phone), None)
    facts = {
        "agency_kind": agency.kind,
        "area": agency.area,
        "phone": agency.phone,
        "email": agency.email,
        "hours": agency.hours,
        "number": _number(number),
    }
    return Node(agency.id, "agency", agency.name, known(facts))


def _number(number: Number | None) -> dict[str, str] | None:
    return {"phone": number.phone, "of": number.of} if number else None

"""A hand-worked scene for the rules: Ella and Tom Shaw, four agencies with a worker each and a desk, on 30 October."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from graph.columnar import slice_of
from graph.model import (
    OPERATOR,
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
    Source,
)
from graph.slice import Slice
from queries.missing import Finding, RuleSettings, Scope, missing_links

D = date(2026, 10, 30)
EVERYTHING = RuleSettings(told_only=False)
"""What a rule asks is shown without "who could have told us", which has tests of its own."""

KINDS: dict[type, str] = {
    Address: "addresses",
    Agency: "agencies",
    Client: "clients",
    Contact: "contacts",
    Employment: "employments",
    Family: "families",
    Involvement: "involvements",
    Membership: "memberships",
    Professional: "professionals",
    Record: "records",
    Relation: "relations",
    Situation: "situations",
    Source: "sources",
}

AGENCIES = {
    "care": ("Children’s social care", "child-social-care"),
    "homes": ("Housing", "housing"),
    "oak": ("Oak Primary School", "school"),
    "beat": ("Neighbourhood police", "police"),
    "gp": ("Hill Surgery", "gp"),
}
WORKERS = {"jo": ("Jo Reid", "oak"), "sam": ("Sam Hill", "homes"), "kim": ("Kim Lee", "care"), "gil": ("Gil Day", "gp")}

Row = Any


def days_ago(days: int) -> date:
    """So many days before D."""
    return D - timedelta(days=days)


def person(client: str, name: str, *families: str, **record: Any) -> list[Row]:
    """A client, a member of these families."""
    given, family_name = name.split()
    said = Record(
        source=OPERATOR, source_id=client, client_id=client, given_name=given, family_name=family_name, **record
    )
    return [Client(id=client), said, *(Membership(client_id=client, family_id=family) for family in families)]


def works(professional: str, agency: str, **employment: Any) -> Employment:
    """An employment."""
    return Employment(professional_id=professional, agency_id=agency, **employment)


def supports(professional: str, client: str, **involvement: Any) -> Involvement:
    """A professional's involvement, its id made of both."""
    marks = {"id": f"{professional}-{client}", "start": days_ago(1), **involvement}
    return Involvement(professional_id=professional, client_id=client, **marks)


def desk(agency: str, client: str, **involvement: Any) -> Involvement:
    """An agency's own involvement, its id made of both."""
    marks = {"id": f"{agency}-{client}", "start": days_ago(1), **involvement}
    return Involvement(agency_id=agency, client_id=client, **marks)


def _contact(**contact: Any) -> Contact:
    marks = {"on": days_ago(10), **contact}
    return Contact(id="-".join(str(mark) for mark in marks.values()), **marks)


def spoke(professional: str, other: str, **contact: Any) -> Contact:
    """A contact between two professionals, ten days ago unless it says otherwise."""
    return _contact(professional_id=professional, other_professional_id=other, **contact)


def rang(professional: str, agency: str, **contact: Any) -> Contact:
    """A contact with an agency's desk."""
    return _contact(professional_id=professional, other_agency_id=agency, **contact)


def saw(professional: str, client: str, **contact: Any) -> Contact:
    """A contact with a client."""
    return _contact(professional_id=professional, client_id=client, **contact)


BASE: tuple[Row, ...] = (
    *(Agency(id=each, name=name, kind=kind) for each, (name, kind) in AGENCIES.items()),
    *(Professional(id=each, name=name) for each, (name, _) in WORKERS.items()),
    *(works(each, agency) for each, (_, agency) in WORKERS.items()),
    Family(id="shaw", name="Shaw"),
    *person("ella", "Ella Shaw", "shaw"),
    *person("tom", "Tom Shaw", "shaw"),
)
DANA = Professional(id="dana", name="Dana Fox")  # of no agency, until a case gives her one


def facts(*rows: Row) -> Facts:
    """The facts by kind; rows may stand in lists."""
    kinds: dict[str, list[Row]] = {field.name: [] for field in fields(Facts)}
    for fact in _flat(rows):
        kinds[KINDS[type(fact)]].append(fact)
    return Facts(**{kind: tuple(each) for kind, each in kinds.items()})


def _flat(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if isinstance(row, list):
            yield from _flat(row)
        else:
            yield row


def scene(*rows: Row) -> Slice:
    """The base and these rows, as a slice of everything."""
    return slice_of(facts(*BASE, *rows), D, of_everything=True)


def found(rule: str, *rows: Row, scope: Scope | None = None, settings: RuleSettings = EVERYTHING) -> list[Finding]:
    """What one rule asks on D of the base and these rows."""
    return missing_links(scene(*rows), D, rules=[rule], scope=scope or Scope(), settings=settings)

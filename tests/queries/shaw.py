"""The Shaw family by hand, for tests of questions and pages: who they are, who supports them, who was there when."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.columnar import slice_of
from graph.model import (
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

DAY = date(2026, 6, 10)  # a Wednesday


def _record(client: str, given: str, family: str = "Shaw", **fields: Any) -> Record:
    return Record(source="operator", source_id=client, client_id=client, given_name=given, family_name=family, **fields)


SHAWS = Facts(
    clients=(Client(id="kelly"), Client(id="ella"), Client(id="tom"), Client(id="lee")),
    records=(
        _record("kelly", "Kelly", born=date(1995, 1, 20)),
        _record("ella", "Ella", born=date(2019, 6, 10)),
        _record("tom", "Tom", born_year=2023, known_as="Tommy"),
        _record("lee", "Lee", "Dunn", born=date(1992, 6, 11)),
    ),
    families=(Family(id="shaw", name="The Shaw family"), Family(id="dunn", name="Lee’s household")),
    addresses=(
        Address(family_id="shaw", address="1 Old Road", end=date(2026, 1, 1)),
        Address(family_id="shaw", address="12 Mill Lane", area="North", start=date(2026, 1, 1)),
    ),
    memberships=(
        Membership(client_id="kelly", family_id="shaw"),
        Membership(client_id="ella", family_id="shaw", start=date(2019, 6, 10)),
        Membership(client_id="tom", family_id="shaw", lives_here=False),
        Membership(client_id="lee", family_id="dunn"),
        Membership(client_id="lee", family_id="shaw", end=date(2026, 3, 1)),
    ),
    relations=(
        Relation(client_id="kelly", kind="parent", other_id="ella", form="birth"),
        Relation(client_id="lee", kind="parent", other_id="ella", form="birth"),
        Relation(client_id="kelly", kind="partner", other_id="lee", form="separated", end=date(2026, 3, 1)),
    ),
    situations=(
        Situation(client_id="ella", code="child-in-need", start=date(2026, 3, 2)),
        Situation(client_id="ella", code="early-help", end=date(2026, 3, 2)),
    ),
    professionals=(
        Professional(id="priya", name="Priya Nair", role="social-worker", phone="0161 496 0144"),
        Professional(
            id="sam",
            name="Sam Hill",
            role="tenancy-officer",
            phone="0161 496 0123",
            away_until=date(2026, 6, 11),
            cover="ana",
        ),
        Professional(id="ana", name="Ana Costa", role="health-visitor", mobile="07700 900150", days=("mon", "tue")),
        Professional(id="jo", name="Jo Reid", role="school-safeguarding-lead", active=False),
        Professional(id="drew", name="Drew Fox", role="drug-worker"),
    ),
    employments=(
        Employment(professional_id="priya", agency_id="care"),
        Employment(professional_id="sam", agency_id="homes"),
        Employment(professional_id="ana", agency_id="visiting"),
        Employment(professional_id="jo", agency_id="oak"),
    ),
    agencies=(
        Agency(id="care", name="Children’s social care", kind="child-social-care", duty_phone="0161 496 0100"),
        Agency(id="homes", name="Riverside Housing", kind="housing", phone="0161 496 0120"),
        Agency(id="visiting", name="Health visiting", kind="health-visiting", duty_phone="0161 496 0159"),
        Agency(id="oak", name="Oak Primary School", kind="school"),
        Agency(id="police", name="Neighbourhood police", kind="police", out_of_hours_phone="0161 496 0199"),
    ),
    sources=(Source(name="operator", register=True, sealed=False, as_of=date(2026, 6, 9)),),
    involvements=(
        Involvement(
            id="i1",
            professional_id="priya",
            agency_id="care",
            client_id="ella",
            role="lead-practitioner",
            lead=True,
            start=date(2026, 3, 2),
            source="operator",
        ),
        Involvement(id="i2", professional_id="sam", client_id="kelly", start=date(2025, 1, 1)),
        Involvement(id="i3", professional_id="ana", agency_id="visiting", client_id="ella"),
        Involvement(id="i4", professional_id="jo", agency_id="oak", client_id="ella"),
        Involvement(id="i5", agency_id="police", client_id="ella", start=date(2026, 5, 1)),
        Involvement(id="i6", agency_id="care", client_id="ella", start=date(2026, 5, 1)),
        Involvement(id="i7", professional_id="sam", client_id="ella", start=date(2025, 1, 1), end=date(2026, 6, 10)),
        Involvement(id="i8", professional_id="drew", client_id="lee"),
    ),
    contacts=(
        Contact(id="k1", professional_id="priya", client_id="ella", on=date(2026, 6, 7), kind="visit"),
        Contact(id="k2", professional_id="priya", client_id="ella", on=date(2026, 5, 7), kind="visit"),
        Contact(id="k3", professional_id="priya", client_id="ella", on=date(2026, 6, 15), kind="visit", planned=True),
        Contact(id="k4", professional_id="ana", client_id="ella", on=date(2026, 6, 10), kind="visit", planned=True),
        Contact(id="k5", professional_id="ana", client_id="ella", on=date(2026, 6, 9), kind="visit", planned=True),
        Contact(id="k6", professional_id="sam", client_id="kelly", on=date(2026, 6, 9), kind="visit"),
        Contact(
            id="k7",
            professional_id="priya",
            other_professional_id="ana",
            on=date(2026, 6, 1),
            about="ella",
            kind="call",
        ),
        Contact(
            id="k8", professional_id="ana", other_professional_id="priya", on=date(2026, 6, 2), about="tom", kind="call"
        ),
        Contact(id="k9", professional_id="priya", other_agency_id="police", on=date(2026, 6, 3), kind="call"),
        Contact(id="k10", professional_id="priya", client_id="ella", on=date(2026, 6, 12)),
        Contact(id="k11", professional_id="sam", other_professional_id="drew", on=date(2026, 5, 20), kind="call"),
    ),
)


def shaws(facts: Facts = SHAWS) -> Slice:
    """The Shaw family as a slice."""
    return slice_of(facts, DAY, focus="shaw")

"""A hand-made network in which each person is in a state that a page can be in, on the day of the other page tests.

Ana Costa, health visitor, looks at the Shaws and others; Pia Lund has 360 clients; Dan Frost has nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from graph.model import (
    OPERATOR,
    Agency,
    Client,
    Employment,
    Facts,
    Family,
    Involvement,
    Professional,
    Record,
    Situation,
    Source,
)
from graph.visible import hang_contacts
from tests.graph.access_networks import KEYS
from tests.graph.access_scene import TABLES, desk, home, kin, member, rang, saw, spoke, supports, works

DAY = date(2026, 11, 25)  # a Wednesday
CENSUS = "Schools census"
MANY_CLIENTS = 360
CROWD = 60


def day(days: int) -> date:
    """So many days after the day."""
    return DAY + timedelta(days=days)


def made(*rows: Any) -> Facts:
    """The rows as facts, each contact hung on its involvement."""
    kinds: dict[str, list[Any]] = {kind: [] for kind in KEYS}
    for row in rows:
        kinds[TABLES[type(row)]].append(row)
    return hang_contacts(Facts(**{kind: tuple(found) for kind, found in kinds.items()}))


def client(id_: str, given: str, family: str = "Shaw", *, shielded: bool = False, **said: Any) -> tuple[Any, ...]:
    """A client and what the operator says of them."""
    record = Record(source=OPERATOR, source_id=id_, client_id=id_, given_name=given, family_name=family, **said)
    return Client(id=id_, shielded=shielded), record


def helps(id_: str, who: str, whom: str, agency: str, **marks: Any) -> Involvement:
    """An involvement of its own id, begun a year ago unless told otherwise."""
    given = {"start": day(-400), **marks}
    return supports(who, whom, agency, id=id_, **given)


AGENCIES = (
    Agency(
        id="care", name="Children’s social care", kind="child-social-care", hours="Mon-Fri 09:00-17:00",
        duty_phone="0161 496 0141", out_of_hours_phone="0161 496 0142",
    ),
    Agency(id="visiting", name="Health visiting, North", kind="health-visiting", phone="0161 496 0151"),
    Agency(id="oak", name="Oak Primary School", kind="school", phone="0161 496 0170"),
    Agency(id="homes", name="Riverside Housing", kind="housing", duty_phone="0161 496 0100"),
    Agency(id="beat", name="Neighbourhood police", kind="police", phone="0161 496 0160"),
    Agency(id="minds", name="Adult mental health", kind="adult-mental-health", phone="0161 496 0190"),
    Agency(id="surgery", name="Mill Lane Surgery", kind="gp", phone="0161 496 0130"),
)  # fmt: skip
PEOPLE = (
    Professional(id="ana", name="Ana Costa", role="health-visitor", phone="0161 496 0150"),
    Professional(id="priya", name="Priya Nair", role="social-worker", phone="0161 496 0144", email="priya@example.org"),
    Professional(id="jo", name="Jo Reid", role="school-safeguarding-lead", phone="0161 496 0171"),
    Professional(id="amy", name="Amy Lund", role="class-teacher", phone="0161 496 0172", away_until=day(9), cover="jo"),
    Professional(id="sam", name="Sam Hill", role="tenancy-officer", phone="0161 496 0123", days=("mon", "fri")),
    Professional(id="max", name="Max Berg", role="community-nurse", phone="0161 496 0191"),
    Professional(id="mark", name="Mark Ellis", role="social-worker", active=False),
    Professional(id="pia", name="Pia Lund", role="social-worker", phone="0161 496 0145"),
    Professional(id="vera", name="Vera Moss", role="health-visitor", phone="0161 496 0153"),
    Professional(id="bo", name="Bo Lind", role="class-teacher", phone="0161 496 0173"),
    Professional(id="dan", name="Dan Frost", role="police-officer", phone="0161 496 0162"),
)
WORK = {
    "ana": "visiting", "priya": "care", "jo": "oak", "amy": "oak", "sam": "homes", "max": "minds", "mark": "care",
    "dan": "beat", "pia": "care", "vera": "visiting", "bo": "oak",
}  # fmt: skip
BASE = (
    Source(name=OPERATOR, register=True, sealed=False),
    Source(name=CENSUS, agency_id="oak", register=True, sealed=False, as_of=day(-40)),
    *AGENCIES,
    *PEOPLE,
    *(Employment(professional_id=who, agency_id=agency) for who, agency in WORK.items()),
)

SHAWS = (
    *client("ella", "Ella", born=date(2019, 4, 11), gender="female", language="pl", phone="0161 496 0001"),
    *client("tom", "Tom", born=date(2022, 6, 20), gender="male"),
    *client("kelly", "Kelly", born=date(1995, 8, 30), gender="female"),
    *client("lee", "Lee", "Carter", born=date(1991, 3, 22), gender="male"),
    *client("baby", "Baby", expected=day(98)),
    *client("jay", "Jay", "Dale", born=date(2012, 9, 9), gender="male"),
    Family(id="shaw", name="Shaw"),
    Family(id="webb", name="Webb"),
    Family(id="dale"),
    home("shaw", postcode="QX1 4AB", start=day(-800)),
    home("shaw", address="7 Shore Road", setting="hospital", start=day(-900)),
    home("webb", address="4 Chapel Row", postcode="QX1 4DE", start=day(-900), setting="hostel", source=CENSUS),
    *(member(each, "shaw", start=day(-700)) for each in ("ella", "tom", "kelly", "baby")),
    member("ella", "webb", start=day(-90)),
    member("tom", "dale", start=day(-200), lives_here=False),
    member("jay", "dale", start=day(-200)),
    kin("kelly", "parent", "ella"),
    kin("kelly", "parent", "tom"),
    kin("lee", "parent", "ella"),
    Situation(client_id="ella", code="child-in-need", start=day(-260), source=CENSUS),
    Situation(client_id="ella", code="early-help", start=day(-500), end=day(-260), source=OPERATOR),
    helps("ana-ella", "ana", "ella", "visiting"),
    helps("ana-baby", "ana", "baby", "visiting", start=day(-20)),
    helps("priya-ella", "priya", "ella", "care", role="social-worker", lead=True, start=day(-260)),
    helps("jo-ella", "jo", "ella", "oak", source=CENSUS, named_by_client_on=day(-30)),
    helps("amy-ella", "amy", "ella", "oak", source=CENSUS),
    helps("sam-ella", "sam", "ella", "homes"),
    helps("mark-ella", "mark", "ella", "care", lead=True, start=day(-500), end=day(-260)),
    helps("max-ella", "max", "ella", "minds", visibility="existence"),
    helps("sam-kelly", "sam", "kelly", "homes"),
    desk("beat", "ella", start=day(-100)),
    saw("priya", "ella", id="k1", on=day(-3), kind="visit"),
    saw("ana", "ella", id="k2", on=day(-36), kind="visit"),
    saw("priya", "ella", id="k3", on=day(1), at="2026-11-26T15:30:00+00:00", kind="visit", planned=True),
    saw("ana", "ella", id="k4", on=day(1), at="2026-11-26T10:00:00+00:00", kind="visit", planned=True),
    saw("sam", "kelly", id="k5", on=DAY, at="2026-11-25T11:00:00+00:00", kind="visit", planned=True),
    saw("ana", "ella", id="k6", on=DAY, kind="call", planned=True),
    saw("jo", "ella", id="k7", on=day(-60), kind="meeting", meeting="m1"),
    saw("priya", "ella", id="k8", on=day(-60), kind="meeting", meeting="m1"),
    saw("sam", "kelly", id="k9", on=day(-10), kind="visit"),
    saw("sam", "ella", id="k10", on=day(-20), kind="visit", planned=True),
    spoke("priya", "jo", id="k11", on=day(-8), kind="call", about="ella"),
    rang("priya", "beat", id="k12", on=day(-9), kind="call", about="ella"),
)
HIDDEN = (
    *client("rosa", "Rosa", "Lind", shielded=True, born=date(2020, 2, 2), phone="0161 496 0777", address="9 Far Road"),
    Family(id="lind", name="Lind", shielded=True),
    home("lind", address="9 Far Road", shielded=True),
    member("rosa", "lind", shielded=True),
    helps("ana-rosa", "ana", "rosa", "visiting"),
    helps("priya-rosa", "priya", "rosa", "care", lead=True),
    helps("jo-rosa", "jo", "rosa", "oak"),
    *client("nils", "Nils", "Berg", shielded=True, born=date(2021, 5, 5), phone="0161 496 0778"),
    Family(id="berg", name="Berg", shielded=True),
    home("berg", address="2 Other Road", shielded=True),
    member("nils", "berg", shielded=True),
    helps("ana-nils", "ana", "nils", "visiting", lead=True),
)
OTHERS = (
    *client("omar", "Omar", "Aziz", born=date(2017, 1, 1)),
    helps("ana-omar", "ana", "omar", "visiting", end=day(-10)),
    helps("priya-omar", "priya", "omar", "care"),
    *client("grace", "Grace", "Holt", born=date(1940, 1, 1), died=day(-12)),
    helps("ana-grace", "ana", "grace", "visiting"),
    *client("ida", "Ida", "Moss", born_year=2018),
    helps("ana-ida", "ana", "ida", "visiting", end=day(-5)),
    *client("zoe", "Zoë", "Quist", born=date(2016, 6, 6)),
    helps("ana-zoe", "ana", "zoe", "visiting"),
    *client("pat", "Pat", "Vale", born=date(2015, 6, 6)),
    helps("ana-pat", "ana", "pat", "visiting", lead=True),
)


def _crowd() -> Iterator[Any]:
    """So many workers of six agencies for one child."""
    agencies = [agency.id for agency in AGENCIES if agency.id != "minds"]
    for number in range(CROWD):
        who = f"crowd-{number:02}"
        agency = agencies[number % len(agencies)]
        yield Professional(
            id=who, name=f"Worker {number:02} Long-Surname", role="support-worker", phone="0161 496 0200"
        )
        yield works(who, agency)
        yield helps(f"{who}-zoe", who, "zoe", agency)


def _long_life() -> Iterator[Any]:
    """Two thousand contacts with one child in five years."""
    for number in range(2000):
        yield saw("ana", "pat", id=f"pat-{number}", on=day(-number), kind=("visit", "call", "message")[number % 3])


def _many() -> Iterator[Any]:
    """So many children of one social worker, three a family, seen every few weeks, with a school and a nurse each."""
    for number in range(MANY_CLIENTS):
        child, family = f"child-{number:03}", f"family-{number // 3:03}"
        yield from client(child, f"Child{number:03}", f"Name{number // 3:03}", born=date(2010 + number % 15, 3, 1))
        if number % 3 == 0:
            yield Family(id=family, name=f"Name{number // 3:03}")
            yield home(family, address=f"{number} Long Street")
        yield member(child, family)
        yield Situation(client_id=child, code="child-in-need", start=day(-number % 200 - 1), source=OPERATOR)
        yield helps(f"pia-{child}", "pia", child, "care", lead=number % 4 != 0)
        yield helps(f"vera-{child}", "vera", child, "visiting")
        yield helps(f"bo-{child}", "bo", child, "oak")
        for week in range(0, 52, 4):
            yield saw("pia", child, id=f"{child}-{week}", on=day(-week * 7 - number % 28), kind="visit")
        yield saw("pia", child, id=f"{child}-next", on=day(number % 14), kind="visit", planned=True)


STATES = made(*BASE, *SHAWS, *HIDDEN, *OTHERS, *_crowd(), *_long_life(), *_many())

"""A hand-worked scene for who may see what, on 10 June: `me` of children's social care supports Ella Shaw.

Ella and Tom are the Shaws of 12 Mill Lane; sam (housing) supports Ella, drew (police) supports Tom.
Lee, Ella's father, lives elsewhere with nobody recorded; Mia is Lee's mother, two steps from Ella.
Tom has a second home with the Dales, where Jay lives. kay is my colleague; ria works for a refuge and for Oak.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from graph.grounds import DEFAULT
from graph.model import (
    OPERATOR,
    Address,
    Agency,
    Client,
    Consent,
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
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.graph.access_networks import KEYS

DAY = date(2026, 6, 10)
TABLES: dict[type, str] = {
    Address: "addresses",
    Agency: "agencies",
    Client: "clients",
    Consent: "consents",
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
KINDS = {
    "care": "child-social-care", "homes": "housing", "beat": "police", "oak": "school", "gp": "gp",
    "refuge": "domestic-abuse", "minds": "adult-mental-health",
}  # fmt: skip
WORKERS = {
    "me": ["care"], "kay": ["care"], "sam": ["homes"], "drew": ["beat"], "ria": ["refuge", "oak"], "max": ["minds"],
}  # fmt: skip


def day(days: int) -> date:
    """So many days after the day of the scene."""
    return DAY + timedelta(days=days)


def agreed(agency: str, **marks: Any) -> Agency:
    """An agency of the scene with the marks of its agreement."""
    return Agency(id=agency, name=agency, kind=KINDS[agency], **marks)


def person(client: str, **marks: Any) -> Client:
    """A client."""
    return Client(id=client, **marks)


def record(client: str, source: str = OPERATOR, **marks: Any) -> Record:
    """All that a source says of a client."""
    said: dict[str, Any] = {
        "given_name": client, "family_name": "Shaw", "born": date(2015, 3, 1), "gender": "female", "language": "en",
        "nhs_number": "9434765919", "address": "12 Mill Lane", "postcode": "M1 1AA", "phone": "0161 496 0001",
        "email": "someone@example.org",
    }  # fmt: skip
    return Record(source=source, source_id=client, client_id=client, **{**said, **marks})


def member(client: str, family: str, **marks: Any) -> Membership:
    """A client's place in a family, as the operator says unless told otherwise."""
    return Membership(client_id=client, family_id=family, **{"source": OPERATOR, **marks})


def kin(client: str, kind: str, other: str, **marks: Any) -> Relation:
    """ "client is KIND of other"."""
    return Relation(client_id=client, kind=kind, other_id=other, **{"source": OPERATOR, **marks})


def supports(professional: str, client: str, agency: str | None, **marks: Any) -> Involvement:
    """A professional's involvement, its id made of both."""
    told = {"id": f"{professional}-{client}", "source": OPERATOR, **marks}
    return Involvement(professional_id=professional, client_id=client, agency_id=agency, **told)


def desk(agency: str, client: str, **marks: Any) -> Involvement:
    """An agency's own involvement, its id made of both."""
    told = {"id": f"{agency}-{client}", "source": OPERATOR, **marks}
    return Involvement(agency_id=agency, client_id=client, **told)


def works(professional: str, agency: str, **marks: Any) -> Employment:
    """An employment."""
    return Employment(professional_id=professional, agency_id=agency, **marks)


def home(family: str, **marks: Any) -> Address:
    """Where a family lives."""
    return Address(family_id=family, **{"source": OPERATOR, "address": "12 Mill Lane", **marks})


def situation(client: str, **marks: Any) -> Situation:
    """A situation of a client."""
    return Situation(client_id=client, code="early-help", **{"source": OPERATOR, **marks})


def consent(client: str, *agencies: str, said: Sequence[str] | None = None, **marks: Any) -> Consent:
    """Somebody agreed that these agencies know of each other's part, and each of `said` wrote so for its own: all."""
    told = agencies if said is None else tuple(said)
    return Consent(
        **{"id": "-".join((client, *agencies)), "client_id": client, "agencies": agencies, "said": told, **marks}
    )


def saw(professional: str, client: str, **marks: Any) -> Contact:
    """A contact with a client, yesterday."""
    made = {"id": f"{professional}-saw-{client}", "on": day(-1), "source": OPERATOR, **marks}
    return Contact(professional_id=professional, client_id=client, **made)


def spoke(professional: str, other: str, **marks: Any) -> Contact:
    """A contact between two professionals, yesterday."""
    made = {"id": f"{professional}-spoke-{other}", "on": day(-1), "source": OPERATOR, **marks}
    return Contact(professional_id=professional, other_professional_id=other, **made)


def rang(professional: str, agency: str, **marks: Any) -> Contact:
    """A contact with a desk, yesterday."""
    made = {"id": f"{professional}-rang-{agency}", "on": day(-1), "source": OPERATOR, **marks}
    return Contact(professional_id=professional, other_agency_id=agency, **made)


CLIENTS = ("ella", "tom", "lee", "mia", "jay")
BASE: tuple[Any, ...] = (
    Source(name=OPERATOR, register=True, sealed=False),
    Source(name="gossip", register=False, sealed=False),
    Source(name="refuge-feed", agency_id="refuge", register=True, sealed=True),
    Source(name="care-feed", agency_id="care", register=True, sealed=True),
    Source(name="oak-feed", agency_id="oak", register=True, sealed=False),
    *(Agency(id=each, name=each, kind=kind) for each, kind in KINDS.items()),
    *(Professional(id=each, name=each) for each in WORKERS),
    *(works(each, agency) for each, agencies in WORKERS.items() for agency in agencies),
    *(person(each) for each in CLIENTS),
    *(record(each) for each in CLIENTS),
    *(Family(id=each, name=each) for each in ("shaw", "dale")),
    home("shaw"),
    home("dale"),
    member("ella", "shaw"),
    member("tom", "shaw"),
    member("tom", "dale", lives_here=False),
    member("jay", "dale"),
    kin("lee", "parent", "ella"),
    kin("mia", "parent", "lee"),
    situation("ella"),
    situation("tom"),
    situation("lee"),
    supports("me", "ella", "care"),
    supports("sam", "ella", "homes"),
    supports("drew", "tom", "beat"),
    saw("sam", "ella"),
    saw("drew", "tom"),
    spoke("sam", "me", about="ella"),
)


def scene(*rows: Any) -> Facts:
    """The base with these rows, each contact hanging on its involvement; a row replaces the one that has its key."""
    return hang_contacts(as_recorded(*rows))


def as_recorded(*rows: Any) -> Facts:
    """The same as it stands in the database, where a contact hangs on what it says."""
    kinds: dict[str, dict[Any, Any]] = {kind: {} for kind in KEYS}
    for row in (*BASE, *rows):
        kind = TABLES[type(row)]
        kinds[kind][KEYS[kind](row)] = row
    return Facts(**{kind: tuple(found.values()) for kind, found in kinds.items()})


def sight(
    *rows: Any,
    who: str = "me",
    without: str | None = None,
    opened: Sequence[str] = (),
    enquired: Sequence[str] = (),
    grounds: str = DEFAULT,
    met: Sequence[str] = (),
) -> Sight:
    """What one of the professionals sees of the scene, with one clause left out if asked, and some people opened.

    `grounds` is the profile on whose ground the agencies share; `met` are those whom a meeting about the Shaws opens.
    """
    clauses = frozenset() if without is None else frozenset({without})
    more = {"opened": tuple(opened), "enquired": tuple(enquired), "grounds": grounds}
    more |= {"met": tuple(met), "met_wide": tuple(met), "met_family": "shaw"} if met else {}
    viewer = Viewer(f"account-{who}", "practitioner", who, **more)
    return visible(viewer, DAY, scene(*rows), clauses)

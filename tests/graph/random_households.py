"""Random households beside each other, few of whose people know each other: enough to be introduced in many."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model import (
    OPERATOR,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Relation,
    Source,
)

KINDS = ("child-social-care", "police", "school", "gp", "midwifery", "adult-social-care")
WORDS: tuple[dict[str, Any], ...] = (
    *({"source": OPERATOR},) * 24,
    {"source": "gossip"},
    {"source": "gossip", "confirmed_by": "p1"},
    {"source": "quiet"},
    {"asserted_by": "p1", "agency_id": "a1"},
    {"asserted_by": "p1", "agency_id": "a1", "confirmed_by": "p1"},
    {"asserted_by": "p1", "agency_id": "a1", "confirmed_by": "p2"},
)


def random_households(random: Random, *, day: date, prefix: str) -> Facts:
    """Two or three families, their people and who supports them; the same `random` state gives the same."""
    seldom = 0.04

    def near(days: int | None) -> date | None:
        return None if days is None else day + timedelta(days=days)

    def mark(of_one: float = seldom) -> bool:
        return random.random() < of_one

    def word() -> dict[str, Any]:
        named = ("asserted_by", "confirmed_by", "agency_id", "source")
        told = {name: each for name, each in random.choice(WORDS).items() if name in named}
        return {name: each if each == OPERATOR else f"{prefix}{each}" for name, each in told.items()}

    def held() -> dict[str, Any]:
        sealed = random.choice(("hidden", "existence", None)) if mark() else "open"
        return {"visibility": sealed, "end": near(random.choice((0, 1))) if mark() else None}

    agencies = [Agency(id=f"{prefix}a{number}", name="A", kind=random.choice(KINDS)) for number in range(1, 5)]
    people = [Professional(id=f"{prefix}p{number}", name="P", active=not mark()) for number in range(1, 7)]
    works = {each.id: random.choice(agencies).id for each in people}
    families = [Family(id=f"{prefix}f{number}", shielded=mark()) for number in range(1, random.choice((3, 3, 4)))]
    clients = [Client(id=f"{prefix}c{number}", shielded=mark()) for number in range(1, 6)]
    homes = [(each, random.choice(families)) for each in clients]
    homes += [(each, random.choice(families)) for each in clients if mark(0.1)]
    memberships = {
        (client.id, family.id): Membership(
            client_id=client.id, family_id=family.id, shielded=mark(), **word(), **held()
        )
        for client, family in homes
    }
    relations = {}
    for _ in range(4):
        one, other = random.sample(clients, k=2)
        relations[one.id, other.id] = Relation(client_id=one.id, kind="parent", other_id=other.id, **word(), **held())
    # Most keep to one household, so that two seldom share anybody.
    keeps = {each.id: random.choice(clients).id for each in people}
    beside = {client.id: [one.id for one, home in homes if home == family] for client, family in homes}
    ties = []
    for number in range(1, 6):
        who = None if mark(0.1) else random.choice(people).id
        agency = works[who] if who else random.choice(agencies).id
        told = random.choice(({"source": OPERATOR}, {"source": f"{prefix}own"}, {"confirmed_on": near(-9)}, {}))
        ties.append(
            Involvement(
                id=f"{prefix}i{number}",
                client_id=random.choice(beside[keeps[who]] if who and not mark() else list(beside)),
                professional_id=who,
                agency_id=None if who and mark() else agency,
                lead=mark(0.3),
                start=near(random.choice((None, -300, -20, -5, 1 if mark() else -5))),
                confirmed_by=random.choice((None, None, f"{prefix}p1", f"{prefix}p2")),
                **told,
                **held(),
            )
        )
    contacts = [
        Contact(
            id=f"{prefix}k{number}",
            professional_id=random.choice(people).id,
            on=day + timedelta(days=random.choice((-90, -89, -3, 0))),
            planned=mark(0.2),
            meeting=random.choice((None, f"{prefix}m")),
            about=random.choice((None, random.choice(clients).id)),
            involvement=random.choice((None, random.choice(ties).id)),
            source=OPERATOR,
            **random.choice(
                (
                    {"other_professional_id": random.choice(people).id},
                    {"other_agency_id": random.choice(agencies).id},
                    {"client_id": random.choice(clients).id},
                )
            ),
        )
        for number in range(1, random.choice((1, 1, 3)))
    ]
    return Facts(
        clients=tuple(clients),
        families=tuple(families),
        memberships=tuple(memberships.values()),
        relations=tuple(relations.values()),
        professionals=tuple(people),
        employments=tuple(Employment(professional_id=who, agency_id=agency) for who, agency in works.items()),
        agencies=tuple(agencies),
        sources=(
            Source(name=OPERATOR, register=True, sealed=False),
            Source(name=f"{prefix}gossip", register=False, sealed=False),
            Source(name=f"{prefix}quiet", register=True, sealed=True),
            Source(name=f"{prefix}own", agency_id=agencies[0].id, register=False, sealed=False),
        ),
        involvements=tuple(ties),
        contacts=tuple(each for each in contacts if each.professional_id != each.other_professional_id),
    )

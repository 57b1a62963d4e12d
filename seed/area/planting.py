"""What planted missing links are made of: a family, services that it certainly has, and the answer to be given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from seed.area.agencies import Agency, Worker
from seed.area.contacts import between, day_back
from seed.area.homes import add_adult, make_home, make_person
from seed.area.numbers import worker_mobile
from seed.area.people import Case, Home, Person, Tie, World
from seed.area.sheets import iso

SETTLED = (40, 4_000)
LONG_AGO = (150, 600)  # days since a planted involvement began
Pair = tuple[tuple[str, str], tuple[str, str]]
Service = tuple[Agency, Worker | None, str]

# Two services (kind, role; no role: the desk) of different agencies, not both universal, that one child may have.
ONE_CHILD: tuple[Pair, ...] = (
    (("child-social-care", "social-worker"), ("housing", "tenancy-officer")),
    (("school", "school-safeguarding-lead"), ("voluntary", "family-support-worker")),
    (("child-mental-health", "therapist"), ("school", "special-needs-coordinator")),
    (("school-nursing", "school-nurse"), ("child-social-care", "social-worker")),
    (("child-social-care", "social-worker"), ("police", "")),
    (("voluntary", "family-support-worker"), ("child-mental-health", "therapist")),
)
# One that a parent has, and one that a child has.
PARENT_AND_CHILD: tuple[Pair, ...] = (
    (("adult-mental-health", "community-psychiatric-nurse"), ("school", "school-safeguarding-lead")),
    (("substance-misuse", "drug-worker"), ("child-social-care", "social-worker")),
    (("probation", "probation-officer"), ("school", "class-teacher")),
    (("housing", "tenancy-officer"), ("child-mental-health", "therapist")),
    (("adult-social-care", "adult-social-worker"), ("school-nursing", "school-nurse")),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A missing link that is certainly there; ids sorted by code point, `key` as model.md §4 has it."""

    rule: str
    key: str
    subjects: tuple[str, ...]
    clients: tuple[str, ...]
    families: tuple[str, ...]
    evidence: tuple[str, ...]

    def to_json(self, rank: int) -> dict[str, Any]:
        """The shape of a finding in `gaps --format json`; the question is left to the rules."""
        return {
            "rule": self.rule,
            "key": self.key,
            "subjects": list(self.subjects),
            "clients": list(self.clients),
            "families": list(self.families),
            "question": "",
            "evidence": list(self.evidence),
            "rank": rank,
        }


def make_family(world: World, case: Case, days: tuple[int, int] = SETTLED) -> tuple[Home, Person, Person]:
    """A parent and a child of school age, whom nobody supports yet, at their address for so many days."""
    home = make_home(world, case, world.rng.choice(world.names.family), days=days)
    parent = add_adult(world, case, home, world.rng.uniform(28, 44), "female")
    child = make_person(world, world.rng.uniform(6, 9), home.name, case=case)
    case.live(home, child, home.since)
    case.relate(parent, "parent", child, "birth", "true")
    return home, parent, child


def serving(world: World, home: Home, kind: str, role: str) -> tuple[Agency, Worker | None]:
    """A plain professional of an agency that serves the home, or its desk; no worker where it has no plain one."""
    level = "primary" if kind == "school" else ""
    agency = world.directory.agency(kind, home.area, home.sector, level)
    return agency, world.directory.worker(agency, role, "plain") if role else None


def new_worker(world: World, case: Case, agency: Agency, role: str, *, active: bool = True) -> Worker:
    """Somebody new of an agency, who serves nobody else; one who is not active has left."""
    rng = world.rng
    name = f"{rng.choice(world.names.given('female'))} {rng.choice(world.names.family)}"
    worker = Worker(world.id("p"), name, role, (agency,), world.today - rng.randint(700, 3_000), active=active)
    row = {"id": worker.id, "name": name, "role": role, "mobile": worker_mobile(rng)}
    case.rows += [
        ("professionals", row if active else row | {"active": "false"}),
        ("employments", {"professional_id": worker.id, "agency_id": agency.id, "from": iso(worker.since)}),
    ]
    return worker


def two_services(world: World, home: Home, pairs: tuple[Pair, ...]) -> list[Service]:
    """Two services of a pair, in the order of the pair, that the home's area can fill."""
    while True:
        chosen = []
        for kind, role in world.rng.choice(pairs):
            agency, worker = serving(world, home, kind, role)
            if worker is not None or not role:
                chosen.append((agency, worker, role))
        if len(chosen) == 2:
            return chosen


def support(world: World, case: Case, client: Person, home: Home | None, service: Service) -> Tie:
    """An involvement since long ago, that goes on."""
    agency, worker, role = service
    start = max(world.today - world.rng.randint(*LONG_AGO), client.born or 0)
    if worker is not None:
        start = max(start, worker.since)
    tie = Tie(world.id("i"), worker, agency, client, role, home, start)
    case.ties.append(tie)
    return tie


def add_practice(world: World, case: Case, client: Person, home: Home) -> Tie | None:
    """The client's GP, who is in everything as they would be; no plain one, none."""
    agency, worker = serving(world, home, "gp", "gp")
    return None if worker is None else support(world, case, client, home, (agency, worker, "gp"))


def hear_from(world: World, case: Case, client: Person, home: Home, ties: Iterable[Tie]) -> None:
    """The client's practice, or its desk, with which one of them spoke: so somebody tells of contact there."""
    practice = add_practice(world, case, client, home)
    if practice is None:
        agency, _ = serving(world, home, "gp", "gp")
        practice = support(world, case, client, home, (agency, None, ""))
    worker = next(tie.worker for tie in ties if tie.worker is not None)
    row = between(world, worker, practice.who, day_back(world, 1, 60), client)
    if practice.worker is None:
        row["other_agency_id"] = row.pop("other_professional_id")
    case.rows.append(("contacts", row))


def answer(
    rule: str,
    subjects: Iterable[str],
    clients: Iterable[str],
    homes: Iterable[Home],
    ties: Iterable[Tie] = (),
    besides: Iterable[str] = (),
    after: Iterable[str] = (),
    edges: Iterable[str] = (),
) -> Planted:
    """The answer: `subjects` stand before the semicolon of the rule, `after` behind it, `besides` in the key only.

    It rests on the ties, and on other `edges`.
    """
    before = sorted(subjects)
    return Planted(
        rule,
        "|".join((rule, *before, *sorted(besides))),
        (*before, *sorted(after)),
        tuple(sorted(set(clients))),
        tuple(sorted(home.id for home in homes)),
        tuple(sorted((*(tie.id for tie in ties), *edges))),
    )


def keep_apart(case: Case, one: Tie, other: Tie) -> None:
    """See to it that nothing is ever recorded between the two."""
    case.apart.add(frozenset({one.who, other.who}))


def situation_edges(case: Case, client: Person) -> list[str]:
    """The situations of someone, as evidence has them."""
    rows = [row for table, row in case.rows if table == "situations" and row["client_id"] == client.id]
    return ["|".join(("situation", row["client_id"], row["code"], row["from"])) for row in rows]


def member_edges(case: Case, home: Home) -> list[str]:
    """Who belongs to a family, as evidence has it."""
    rows = [row for table, row in case.rows if table == "members" and row["family_id"] == home.id]
    return ["|".join(("member", row["client_id"], row["family_id"], row["from"])) for row in rows]

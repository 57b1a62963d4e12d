"""Planted missing links: families built so that a rule certainly asks about them, and the answer that it must give.

The answers are written from what was built (missing-links.md §2), never from running the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from seed.area.agencies import Agency, Worker
from seed.area.homes import add_adult, make_home, make_person
from seed.area.people import YEAR, Case, Home, Person, Tie, World
from seed.area.sheets import iso

FEWEST_OF_A_RULE = 3
FAMILIES_A_PLANT = 50
LARGEST_PLANT = 3
LONG_AGO = (150, 600)  # days since a planted involvement began
PLAN_CADENCE, USUAL_WINDOW = 14, 90
Pair = tuple[tuple[str, str], tuple[str, str]]

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


def plant(world: World, rule: str) -> tuple[Case, Planted]:
    """A new case in which `rule` certainly holds."""
    case = Case()
    return case, PLANTS[rule](world, case)


def planned_number(clients: int) -> int:
    """How many of each rule an area of that many clients gets: together one family in fifty, three at least."""
    return max(FEWEST_OF_A_RULE, round(clients / 2.5 / FAMILIES_A_PLANT / len(PLANTS)))


def _family(world: World, case: Case) -> tuple[Home, Person, Person]:
    """A parent and a child of school age, whom nobody supports yet."""
    home = make_home(world, case, world.rng.choice(world.names.family))
    parent = add_adult(world, case, home, world.rng.uniform(28, 44), "female")
    child = make_person(world, world.rng.uniform(6, 9), home.name, case=case)
    case.live(home, child, home.since)
    case.relate(parent, "parent", child, "birth", "true")
    return home, parent, child


def _worker(world: World, home: Home, kind: str, role: str) -> tuple[Agency, Worker | None]:
    """A plain professional of an agency that serves the home, or its desk; no worker where it has no plain one."""
    level = "primary" if kind == "school" else ""
    agency = world.directory.agency(kind, home.area, home.sector, level)
    return agency, world.directory.worker(agency, role, "plain") if role else None


def _pair(world: World, home: Home, pairs: tuple[Pair, ...]) -> list[tuple[Agency, Worker | None, str]]:
    """Two services of a pair, in the order of the pair, that the home's area can fill."""
    while True:
        chosen = []
        for kind, role in world.rng.choice(pairs):
            agency, worker = _worker(world, home, kind, role)
            if worker is not None or not role:
                chosen.append((agency, worker, role))
        if len(chosen) == 2:
            return chosen


def _tie(world: World, case: Case, client: Person, home: Home, service: tuple[Agency, Worker | None, str]) -> Tie:
    """An involvement since long ago, that goes on."""
    agency, worker, role = service
    start = max(world.today - world.rng.randint(*LONG_AGO), client.born or 0)
    if worker is not None:
        start = max(start, worker.since)
    tie = Tie(world.id("i"), worker, agency, client, role, home, start)
    case.ties.append(tie)
    return tie


def _practice(world: World, case: Case, client: Person, home: Home) -> Tie | None:
    """The client's GP, who is in everything as they would be; no plain one, none."""
    agency, worker = _worker(world, home, "gp", "gp")
    return None if worker is None else _tie(world, case, client, home, (agency, worker, "gp"))


def _finding(
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


def _apart(case: Case, one: Tie, other: Tie) -> None:
    case.apart.add(frozenset({one.who, other.who}))


def workers_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 1: two support the same child, and nothing is recorded between them."""
    home, _, child = _family(world, case)
    ties = [_tie(world, case, child, home, service) for service in _pair(world, home, ONE_CHILD)]
    _apart(case, *ties)
    ties[0].lead = ties[0].worker is not None
    _practice(world, case, child, home)
    return _finding("workers-not-in-contact", [tie.who for tie in ties], [child.id], [home], ties, [home.id])


def household_workers_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 2: one supports the parent, one the child."""
    home, parent, child = _family(world, case)
    pair = _pair(world, home, PARENT_AND_CHILD)
    ties = [_tie(world, case, who, home, service) for who, service in zip((parent, child), pair, strict=True)]
    _apart(case, *ties)
    _practice(world, case, child, home)
    clients = [parent.id, child.id]
    return _finding("household-workers-not-in-contact", [tie.who for tie in ties], clients, [home], ties, [home.id])


def linked_households_not_in_contact(world: World, case: Case) -> Planted:
    """Rule 3: one supports the father, who lives elsewhere, one the child."""
    home, _, child = _family(world, case)
    other = make_home(world, case, world.rng.choice(world.names.family), near=home)
    father = add_adult(world, case, other, world.rng.uniform(28, 46), "male")
    case.relate(father, "parent", child, "birth", "true")
    pair = _pair(world, home, PARENT_AND_CHILD)
    ties = [_tie(world, case, father, other, pair[0]), _tie(world, case, child, home, pair[1])]
    _apart(case, *ties)
    return _finding(
        "linked-households-not-in-contact",
        [tie.who for tie in ties],
        [father.id, child.id],
        [home, other],
        ties,
        [home.id, other.id],
    )


def lapsed_contact(world: World, case: Case) -> Planted:
    """Rule 8: someone hasn't seen the client for longer than the cadence; of a protection plan in one case of three."""
    home, _, child = _family(world, case)
    pair = _pair(world, home, ONE_CHILD[:2])
    ties = [_tie(world, case, child, home, service) for service in pair]
    lapsed = next(tie for tie in ties if tie.agency.kind.code in ("child-social-care", "voluntary"))
    window = USUAL_WINDOW
    if lapsed.role == "social-worker" and world.chance(0.6):
        lapsed.role, lapsed.lead, window = "child-protection-social-worker", True, PLAN_CADENCE
        case.situation(child, "child-protection-plan", lapsed.start)
    lapsed.quiet_from = world.today - window - world.rng.randint(3, 40)
    return _finding("lapsed-contact", [lapsed.who, child.id], [child.id], [home], [lapsed])


def no_lead(world: World, case: Case) -> Planted:
    """Rule 10: several agencies support the child, and nobody leads."""
    home, _, child = _family(world, case)
    ties = [_tie(world, case, child, home, service) for service in _pair(world, home, ONE_CHILD)]
    practice = _practice(world, case, child, home)
    team = [tie for tie in (*ties, practice) if tie is not None]
    return _finding("no-lead", [child.id], [child.id], [home], team)


def two_leads(world: World, case: Case) -> Planted:
    """Rule 10: two believe that they lead."""
    home, _, child = _family(world, case)
    ties = [_tie(world, case, child, home, service) for service in _pair(world, home, ONE_CHILD[:2])]
    for tie in ties:
        tie.lead = True
    return _finding("two-leads", [child.id], [child.id], [home], ties, after=[tie.who for tie in ties])


def parent_not_recorded(world: World, case: Case) -> Planted:
    """Rule 6: a child is in need, and of its parents only the mother is recorded."""
    home, _, child = _family(world, case)
    case.situation(child, "child-in-need", world.today - world.rng.randint(20, 200))
    _practice(world, case, child, home)
    return _finding("parent-not-recorded", [child.id], [child.id], [home], edges=_situations(case, child))


def no_visit_planned(world: World, case: Case) -> Planted:
    """Rule 9: a child has a protection plan, and no contact with it is planned."""
    home, _, child = _family(world, case)
    tie = _tie(world, case, child, home, _pair(world, home, ONE_CHILD[:1])[0])
    tie.role, tie.lead = "child-protection-social-worker", tie.worker is not None
    case.situation(child, "child-protection-plan", tie.start)
    tie.quiet_from = world.today - world.rng.randint(0, 9)  # seen not long ago, and nothing is planned after that
    return _finding("no-visit-planned", [child.id], [child.id], [home], [tie], edges=_situations(case, child))


def turning_18(world: World, case: Case) -> Planted:
    """Rule 22: someone in care is soon 18, and only social care supports them."""
    home = make_home(world, case, world.rng.choice(world.names.family))
    add_adult(world, case, home, world.rng.uniform(40, 52), "female")
    youth = make_person(world, 17, home.name, case=case)
    youth.born = world.today - int(world.rng.uniform(17.6, 17.9) * YEAR)
    case.live(home, youth, home.since)
    tie = _tie(world, case, youth, home, _pair(world, home, ONE_CHILD[:1])[0])
    tie.role, tie.lead = "looked-after-social-worker", True
    case.situation(youth, "looked-after", tie.start)
    return _finding("turning-18", [youth.id], [youth.id], [home], [tie], edges=_situations(case, youth))


def possible_duplicate(world: World, case: Case) -> Planted:
    """Rule 16: another service recorded a child anew, under the name they are known by or with a letter too many."""
    home, _, child = _family(world, case)
    again = make_person(world, 7, child.family, child.gender, case)
    again.born = child.born
    again.cells = {name: home.cells[name] for name in ("address", "postcode")}
    if world.chance(0.5):
        child.cells["known_as"] = again.given
    else:
        again.given, again.family = child.given, child.family + child.family[-1]
    _practice(world, case, child, home)
    _tie(world, case, again, home, _pair(world, home, ONE_CHILD[:1])[0])
    edges = [f"member|{child.id}|{home.id}|{iso(home.since)}", f"address|{home.id}|{home.cells['from']}"]
    return _finding("possible-duplicate", [child.id, again.id], [child.id, again.id], [home], edges=edges)


def _situations(case: Case, client: Person) -> list[str]:
    """The situations of someone, as evidence has them."""
    rows = [row for table, row in case.rows if table == "situations" and row["client_id"] == client.id]
    return ["|".join(("situation", row["client_id"], row["code"], row["from"])) for row in rows]


PLANTS: dict[str, Callable[[World, Case], Planted]] = {
    "workers-not-in-contact": workers_not_in_contact,
    "household-workers-not-in-contact": household_workers_not_in_contact,
    "linked-households-not-in-contact": linked_households_not_in_contact,
    "lapsed-contact": lapsed_contact,
    "parent-not-recorded": parent_not_recorded,
    "no-visit-planned": no_visit_planned,
    "no-lead": no_lead,
    "two-leads": two_leads,
    "turning-18": turning_18,
    "possible-duplicate": possible_duplicate,
}

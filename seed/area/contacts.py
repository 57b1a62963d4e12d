"""Contacts of a case over two years: visits and calls by cadence, meetings of the team, and what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from seed.area.agencies import Worker
from seed.area.people import Case, Person, Tie, World
from seed.area.services import CADENCE, USUAL_CADENCE
from seed.area.sheets import iso
from seed.area.support import UNIVERSAL

HISTORY = 730
IN_TOUCH = 0.87
TOGETHER = 0.5
WEEKEND = (0, 6)  # ordinal days modulo 7: Sunday is 0, Saturday 6
WAYS, WAY_WEIGHTS = ("visit", "call", "meeting", "message", "other"), (50, 28, 12, 8, 2)
Row = dict[str, str]


def contacts(world: World, case: Case) -> Iterator[Row]:
    """Every contact row of a case, without those between professionals that are about nobody."""
    for tie in case.ties:
        if tie.worker is not None:
            yield from _seen(world, tie, tie.worker)
    leaders: list[tuple[Worker, Person]] = []
    for ties in _teams(world, case):
        leader = _leader(ties)
        if leader is None or leader.worker is None:
            continue
        leaders.append((leader.worker, leader.client))
        if world.chance(IN_TOUCH):
            yield from _meetings(world, case, ties, leader, leader.worker)
            yield from _desks(world, case, ties, leader, leader.worker)
        elif world.chance(0.5):
            yield from _calls(world, case, ties)
    for (one, about), (other, _) in combinations(leaders, 2):
        if one is not other and frozenset({one.id, other.id}) not in case.apart and world.chance(0.6):
            yield between(world, one, other.id, day_back(world, 2, 80), about)


def _teams(world: World, case: Case) -> list[list[Tie]]:
    """Those who now support a family, or a client without one; half of linked families are worked with as one."""
    together = world.chance(TOGETHER)
    teams: dict[str, list[Tie]] = {}
    for tie in case.ties:
        if tie.on(world.today):
            place = "" if together else tie.home.id if tie.home is not None else tie.client.id
            teams.setdefault(place, []).append(tie)
    return list(teams.values())


def between(world: World, one: Worker, other: str, on: int, about: Person | None = None, meeting: str = "") -> Row:
    """A contact of a professional with another, by id."""
    row = _row(world, one, on, "meeting" if meeting else world.rng.choice(("call", "call", "message")))
    row["other_professional_id"] = other
    if about is not None:
        row["about"] = about.id
    if meeting:
        row["meeting"] = meeting
    return row


def day_back(world: World, least: int, most: int) -> int:
    """A working day between `least` and `most` days ago, or up to two days earlier."""
    return working_day(world.today - world.rng.randint(least, most))


def working_day(day: int, step: int = -1) -> int:
    """The day itself, or the nearest one before (after, with a step of 1) that is no weekend."""
    while day % 7 in WEEKEND:
        day += step
    return day


def _row(world: World, worker: Worker, on: int, kind: str) -> Row:
    return {"id": world.id("k"), "professional_id": worker.id, "on": iso(on), "kind": kind, "planned": "false"}


def _seen(world: World, tie: Tie, worker: Worker) -> Iterator[Row]:
    """Visits and calls to one client by one professional, back from today or the end; then perhaps the next one."""
    rng, cadence = world.rng, CADENCE.get(tie.role, USUAL_CADENCE)
    last = min(each for each in (world.today, tie.end and tie.end - 1, worker.left, tie.quiet_from) if each is not None)
    first = max(tie.start, world.today - HISTORY)
    steady = tie.quiet_from is not None or world.chance(0.9)
    day = last if tie.quiet_from is not None else last - int(cadence * rng.random() * (1.0 if steady else 5.0))
    while (day := working_day(day)) >= first:
        row = _row(world, worker, day, rng.choices(WAYS, WAY_WEIGHTS)[0])
        row["client_id"] = tie.client.id
        if len(worker.agencies) > 1 or tie.cells.get("visibility"):
            row["involvement"] = tie.id
        yield row
        day -= 1 + int(cadence * rng.uniform(0.6, 1.5))
    if tie.on(world.today) and worker.here and tie.quiet_from is None and cadence < 70 and world.chance(0.4):
        yield _plan(world, tie, worker, cadence)


def _plan(world: World, tie: Tie, worker: Worker, cadence: int) -> Row:
    """The next visit, with its time; one in twelve was to be some days ago, and nobody has said whether it was."""
    ahead = -world.rng.randint(1, 12) if world.chance(0.08) else world.rng.randint(1, max(7, cadence))
    day = working_day(world.today + ahead, step=1 if ahead > 0 else -1)
    row = _row(world, worker, day, "visit" if world.chance(0.8) else "call")
    hour, half = world.rng.randint(9, 16), world.rng.choice(("00", "30"))
    return row | {"client_id": tie.client.id, "planned": "true", "at": f"{iso(day)}T{hour:02d}:{half}:00Z"}


def _leader(ties: list[Tie]) -> Tie | None:
    """Who calls the family's meetings: the lead, else someone of a service beyond the universal ones, else anybody."""
    here = [tie for tie in ties if tie.worker is not None and tie.worker.here and tie.quiet_from is None]
    return next(
        (tie for tie in here if tie.lead),
        next((tie for tie in here if tie.agency.kind.code not in UNIVERSAL), here[0] if here else None),
    )


def _meetings(world: World, case: Case, ties: list[Tie], leader: Tie, host: Worker) -> Iterator[Row]:
    """Meetings of the team every eight to eleven weeks, for as long as the leader has been involved, a year at most."""
    present: dict[str, Tie] = {}
    for tie in ties:
        if tie.worker is not None and tie.worker is not host and tie.quiet_from is None and tie.worker.here:
            present.setdefault(tie.worker.id, tie)
    if not present:
        return
    oldest = max(leader.start, world.today - 300)
    since = min(world.today - oldest, 75)
    day = day_back(world, min(2, since), since)
    while day >= oldest:
        guests = [tie for tie in present.values() if tie.start <= day and world.chance(0.96)]
        yield from _meeting(world, case, leader, host, guests, day)
        day = working_day(day - world.rng.randint(56, 80))


def _meeting(world: World, case: Case, leader: Tie, host: Worker, guests: list[Tie], day: int) -> Iterator[Row]:
    """One meeting: an edge from each guest to the host, one from the host to the client; none kept apart meet."""
    met, meeting = [host.id], ""
    for tie in guests:
        if tie.worker is None or any(frozenset({tie.worker.id, other}) in case.apart for other in met):
            continue
        meeting = meeting or world.id("m")
        met.append(tie.worker.id)
        yield between(world, tie.worker, host.id, day, leader.client, meeting)
    if meeting and world.chance(0.5):
        yield _row(world, host, day, "meeting") | {"client_id": leader.client.id, "meeting": meeting}


def _desks(world: World, case: Case, ties: list[Tie], leader: Tie, host: Worker) -> Iterator[Row]:
    """The leader's calls to the desks that support the family where nobody is named."""
    for agency in {tie.agency.id: tie.agency for tie in ties if tie.worker is None}.values():
        if agency not in host.agencies and frozenset({host.id, agency.id}) not in case.apart and world.chance(0.8):
            day = day_back(world, 1, 80)
            yield _row(world, host, day, "call") | {"other_agency_id": agency.id, "about": leader.client.id}


def _calls(world: World, case: Case, ties: list[Tie]) -> Iterator[Row]:
    """Where no one calls meetings, some of the professionals speak with each other all the same."""
    workers = {tie.worker.id: tie for tie in ties if tie.worker is not None and tie.worker.here}
    for one, other in combinations(workers.values(), 2):
        apart = one.worker is None or other.worker is None or frozenset({one.who, other.who}) in case.apart
        if not apart and one.worker is not None and world.chance(0.4):
            yield between(world, one.worker, other.who, day_back(world, 1, 150), one.client)


def corridor(world: World, apart: set[frozenset[str]], many: int) -> Iterator[Row]:
    """Contact between professionals that is recorded about nobody; never between two who are kept apart anywhere."""
    workers = [worker for worker in world.directory.workers if worker.here]
    for _ in range(many):
        one, other = world.rng.choice(workers), world.rng.choice(workers)
        ends = {
            frozenset({a, b})
            for a in (one.id, *(each.id for each in one.agencies))
            for b in (other.id, *(each.id for each in other.agencies))
        }
        if one is not other and not ends & apart:
            yield between(world, one, other.id, day_back(world, 0, HISTORY))

"""Situations and involvements of a case: who supports whom since when, who did before, and who leads."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from graph.codes import agency_kinds
from seed.area.agencies import Agency, Worker
from seed.area.people import Case, Home, Person, Tie, World
from seed.area.services import GROWN, HOME_SITUATIONS, OWN_SITUATIONS, SERVICES, Service

SCHOOL_YEAR = (9, 1)
UNIVERSAL = frozenset(code for code, kind in agency_kinds().items() if kind.universal)
Kept = dict[tuple[str, str, str], tuple[Agency, Worker | None]]


def add_situations(world: World, case: Case) -> None:
    """Give the homes and people of a case the situations that such families have."""
    codes, weights = [code for code, _ in HOME_SITUATIONS], [weight for _, weight in HOME_SITUATIONS]
    for home in case.homes:
        children = [each for each in home.people if world.age(each) < GROWN and each.id not in case.situations]
        code = world.rng.choices(codes, weights)[0] if children else ""
        since = world.today - world.rng.randint(10, 450)
        for child in children if code else ():
            case.situation(child, code, max(since, child.born or since))
    for person in case.people:
        for code, share, low, high in OWN_SITUATIONS:
            if person.died is None and low <= world.age(person) < high and world.chance(share):
                case.situation(person, code, world.today - world.rng.randint(20, 700))
        if 2 < world.age(person) < GROWN and world.chance(0.04):
            ended = world.today - world.rng.randint(200, 500)
            case.situation(person, "early-help", ended - world.rng.randint(60, 200), ended)


def add_ties(world: World, case: Case) -> None:
    """Draw the services of everyone in a case, and who leads."""
    kept: Kept = {}
    for person in case.people:
        age, home = world.age(person), case.home_of(person)
        situations = case.situations.get(person.id, ())
        for service in SERVICES:
            fits = service.low <= age < service.high and (not service.situation or service.situation in situations)
            if fits and world.chance(service.share):
                _support(world, case, person, home, service, kept)
    choose_leads(world, case)


def _support(world: World, case: Case, person: Person, home: Home | None, service: Service, kept: Kept) -> None:
    """Give someone one service, from the professional who already has it with the family where that is usual."""
    place = home.id if home is not None else person.id
    key = (place, service.kind + service.level, service.role)
    agency_key = (place, service.kind + service.level, "")
    if key in kept and service.kept:
        agency, worker = kept[key]
    else:
        agency = kept[agency_key][0] if agency_key in kept else find_agency(world, service, home)
        state = "left" if world.chance(0.008) else "here"
        worker = None if world.chance(service.desk) else world.directory.worker(agency, service.role, state)
        kept[key] = kept[agency_key] = (agency, worker)
    if any(tie.client is person and tie.agency is agency and tie.worker is worker for tie in case.ties):
        return
    tie = Tie(world.id("i"), worker, agency, person, service.role, home, _start(world, person, service, worker))
    end_some(world, person, tie)
    case.ties.append(tie)
    if worker is not None and world.chance(0.42):
        _precede(world, case, tie)


def find_agency(world: World, service: Service, home: Home | None) -> Agency:
    """The agency of a kind that serves a home, or anyone without one."""
    area = home.area if home is not None else world.rng.randrange(len(world.directory.areas))
    sector = home.sector if home is not None and not world.chance(0.1) else world.rng.randrange(10)
    return world.directory.agency(service.kind, area, sector, service.level)


def _start(world: World, person: Person, service: Service, worker: Worker | None) -> int:
    """When an involvement began: with the school year, else some time ago; never before the person was born."""
    today = world.today
    if service.role in ("class-teacher", "form-tutor"):
        days = school_year_days(today)
    else:
        days = 10 + int(world.rng.expovariate(1 / 330))
    start = today - min(days, 4_000)
    if worker is not None:
        start = max(start, worker.since)
        if worker.left is not None:
            start = min(start, worker.left - 10)
    if person.died is not None:
        start = min(start, person.died - 30)
    return max(start, person.born) if person.born is not None else max(start, today - 150)


def school_year_days(today: int) -> int:
    """Days since the school year began."""
    day = date.fromordinal(today)
    first = date(day.year, *SCHOOL_YEAR)
    return (day - (first if first <= day else first.replace(year=day.year - 1))).days


def end_some(world: World, person: Person, tie: Tie) -> None:
    """End an involvement with a death or a leaver; and one in ten others."""
    if person.died is not None:
        tie.end = max(tie.start, person.died)
    elif tie.worker is not None and tie.worker.left is not None and world.chance(0.8):
        tie.end = max(tie.start, tie.worker.left)
    elif world.chance(0.1):
        tie.end = world.today - world.rng.randint(0, max(0, world.today - tie.start))


def _precede(world: World, case: Case, tie: Tie) -> None:
    """Someone who did the same before."""
    before = world.directory.worker(tie.agency, tie.role, "left" if world.chance(0.4) else "here")
    floor = tie.client.born if tie.client.born is not None else tie.start
    if before is None or before is tie.worker or tie.start - floor < 60:
        return
    start = max(floor, tie.start - world.rng.randint(60, 500), before.since)
    end = tie.start if before.left is None else min(tie.start, before.left)
    if start < end:
        case.ties.append(Tie(world.id("i"), before, tie.agency, tie.client, tie.role, tie.home, start, end))


def choose_leads(world: World, case: Case) -> None:
    """Mark who leads for each client: whose role is to; else, mostly, one of a service beyond the universal ones."""
    leading = {service.role for service in SERVICES if service.lead}
    by_client: dict[str, list[Tie]] = defaultdict(list)
    for tie in case.ties:
        if tie.end is None and tie.worker is not None and tie.worker.here:
            by_client[tie.client.id].append(tie)
    for ties in by_client.values():
        usual = [tie for tie in ties if tie.role in leading]
        other = [tie for tie in ties if tie.agency.kind.code not in UNIVERSAL and tie not in usual]
        if usual and world.chance(0.97):
            usual[0].lead = True
        elif other and len(ties) > 1 and world.chance(0.85):
            other[0].lead = True
        if other and world.chance(0.015):
            other[-1].lead = True  # somebody who led before and was never unmarked

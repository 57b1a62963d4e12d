"""The agencies and professionals of an area, and who of them is asked when somebody needs support."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, count
from random import Random

from seed.area.kinds import KINDS, Kind
from seed.area.names import Names, area_names
from seed.area.numbers import agency_phone, worker_mobile
from seed.area.sheets import Sheets, iso

CLIENTS_A_PROFESSIONAL = 20
FEWEST_PROFESSIONALS = 60
CLIENTS_AN_AREA = 3_000
MOST_AREAS = 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
TAIL = 0.9  # spread of the log-normal weights by which clients fall to professionals: caseloads with a long tail


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency; `area` is "" where it serves every area."""

    id: str
    name: str
    kind: Kind
    area: str
    phone: str


@dataclass(slots=True)
class Worker:
    """A professional. `since` and `left` bound the employment with the first agency, as ordinal days."""

    id: str
    name: str
    role: str
    agencies: tuple[Agency, ...]
    since: int
    left: int | None = None
    active: bool = True

    @property
    def here(self) -> bool:
        """Whether they still work."""
        return self.active and self.left is None


@dataclass(slots=True)
class Pool:
    """Professionals to draw from, each as likely as their weight."""

    workers: list[Worker] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    bounds: list[float] = field(default_factory=list)

    def add(self, worker: Worker, weight: float) -> None:
        """Let a worker be drawn."""
        self.workers.append(worker)
        self.weights.append(weight)

    def draw(self, rng: Random) -> Worker | None:
        """One of them, or None where there is nobody."""
        if not self.workers:
            return None
        if not self.bounds:
            self.bounds = list(accumulate(self.weights))
        return self.workers[bisect(self.bounds, rng.random() * self.bounds[-1], 0, len(self.workers) - 1)]


class Directory:
    """Every agency and professional of the made-up area."""

    def __init__(self, rng: Random, names: Names, clients: int, today: int) -> None:
        """As many as `clients` need."""
        self.areas = area_names(min(MOST_AREAS, max(2, clients // CLIENTS_AN_AREA)))
        self.agencies: list[Agency] = []
        self.workers: list[Worker] = []
        self._rng, self._names, self._today = rng, names, today
        self._by_area: dict[tuple[str, str], list[list[Agency]]] = {}
        self._pools: dict[tuple[str, str, str], Pool] = defaultdict(Pool)
        self._numbers = count(1)
        self._taken: set[str] = set()
        staff = max(FEWEST_PROFESSIONALS, clients // CLIENTS_A_PROFESSIONAL)
        total = sum(kind.share for kind in KINDS)
        for kind in KINDS:
            self._staff(kind, max(kind.fewest, round(staff * kind.share / total)))

    def agency(self, kind: str, area: int, sector: int, level: str = "") -> Agency:
        """The agency of a kind that serves an area; of schools, the one in whose catchment the postcode sector lies."""
        serving = self._by_area[kind, level][area]
        return serving[sector % len(serving)] if level else self._rng.choice(serving)

    def worker(self, agency: Agency, role: str, state: str = "here") -> Worker | None:
        """One of the agency's people in a role, else any of its people; state: here, left, or plain.

        The plain are here for over a year, for this agency alone: what is planted must not hang on anything else.
        """
        return self._pools[agency.id, role, state].draw(self._rng) or self._pools[agency.id, "", state].draw(self._rng)

    def _staff(self, kind: Kind, people: int) -> None:
        """Found the agencies of a kind and employ their people."""
        agencies = [self._found(kind, at) for at in range(max(kind.fewest, round(people / kind.size)))]
        self.agencies += agencies
        places = range(len(self.areas))
        if kind.by_area and len(agencies) >= len(self.areas):
            serving = [agencies[place :: len(self.areas)] for place in places]
        else:
            serving = [agencies for _ in places]
        self._by_area[kind.code, kind.level] = serving
        for at in range(people):
            agency = agencies[at % len(agencies)]
            self._employ(agency, at // len(agencies))

    def _found(self, kind: Kind, at: int) -> Agency:
        agency_id = f"a{len(self.agencies) + at + 1:04d}"
        place = self.areas[at % len(self.areas)]
        pattern = kind.names[at // len(self.areas) % len(kind.names)]
        name = pattern.format(place=place, street=self._rng.choice(self._names.family))
        while name in self._taken:
            name = f"{name.partition(', ')[0]}, {self._rng.choice(self._names.streets)}"
        self._taken.add(name)
        return Agency(agency_id, name, kind, place if kind.by_area else "", agency_phone(self._rng))

    def _employ(self, agency: Agency, place: int) -> None:
        """One more person for an agency, who may have left it, or work for another too."""
        rng, kind = self._rng, agency.kind
        role = kind.core[place] if place < len(kind.core) else kind.rest[(place - len(kind.core)) % len(kind.rest)]
        gender = "female" if rng.random() < 0.74 else "male"
        name = f"{rng.choice(self._names.given(gender))} {rng.choice(self._names.family)}"
        new = place > 0 and rng.random() < 0.15
        since = self._today - (rng.randint(30, 365) if new else rng.randint(400, 5_000))
        worker = Worker(f"p{next(self._numbers):05d}", name, role, (agency,), since)
        fate = rng.random() if place else 1.0  # an agency's first person stays, so that none is without
        if fate < 0.05:
            worker.left, worker.active = max(since + 20, self._today - rng.randint(10, 500)), fate < 0.01
        elif fate < 0.06:
            worker.active = False
        elif fate < 0.09 and len(self.agencies) > 1:
            second = rng.choice(self.agencies)
            worker.agencies = tuple(dict.fromkeys((agency, second)))
        self._enter(worker, rng.lognormvariate(0, TAIL))

    def _enter(self, worker: Worker, weight: float) -> None:
        self.workers.append(worker)
        states = ["here" if worker.here else "left"]
        if worker.here and len(worker.agencies) == 1 and worker.since < self._today - 365:
            states.append("plain")
        for agency in worker.agencies:
            for state in states:
                for role in (worker.role, ""):
                    self._pools[agency.id, role, state].add(worker, weight)

    def write(self, sheets: Sheets) -> None:
        """The files agencies, professionals and employments."""
        for agency in self.agencies:
            sheets.add("agencies", self._agency_row(agency))
        for worker in self.workers:
            sheets.add("professionals", self._worker_row(worker))
            for row in self._employment_rows(worker):
                sheets.add("employments", row)

    def _agency_row(self, agency: Agency) -> dict[str, str]:
        duty = agency.kind.duty
        return {
            "id": agency.id,
            "name": agency.name,
            "kind": agency.kind.code,
            "area": agency.area,
            "phone": agency.phone,
            "email": f"desk@{agency.id}.example.org",
            "hours": "Mon-Fri 09:00-17:00",
            "duty_phone": agency_phone(self._rng) if duty else "",
            "out_of_hours_phone": agency_phone(self._rng) if duty else "",
        }

    def _worker_row(self, worker: Worker) -> dict[str, str]:
        rng, agency = self._rng, worker.agencies[0]
        away = worker.here and rng.random() < 0.04
        cover = self.worker(agency, worker.role) if away else None
        days = WEEKDAYS if rng.random() < 0.75 else tuple(sorted(rng.sample(WEEKDAYS, 3), key=WEEKDAYS.index))
        mailbox = worker.name.lower().replace(" ", ".").replace("'", "")
        return {
            "id": worker.id,
            "name": worker.name,
            "role": worker.role,
            "team": rng.choice(agency.kind.teams) if agency.kind.teams else "",
            "phone": agency.phone if rng.random() < 0.5 else agency_phone(rng),
            "mobile": worker_mobile(rng),
            "email": f"{mailbox}@{agency.id}.example.org",
            "active": "true" if worker.active else "false",
            "days": ";".join(days),
            "away_until": iso(self._today + rng.randint(2, 60)) if away else "",
            "cover": cover.id if cover is not None and cover is not worker else "",
        }

    def _employment_rows(self, worker: Worker) -> Iterator[dict[str, str]]:
        for at, agency in enumerate(worker.agencies):
            yield {
                "professional_id": worker.id,
                "agency_id": agency.id,
                "from": iso(worker.since if at == 0 else worker.since + 15),
                "to": iso(worker.left),
            }
        if self._rng.random() < 0.06:  # and where they worked before
            earlier = self._rng.choice(self.agencies)
            if earlier not in worker.agencies:
                until = worker.since - self._rng.randint(0, 200)
                yield {
                    "professional_id": worker.id,
                    "agency_id": earlier.id,
                    "from": iso(until - 900),
                    "to": iso(until),
                }

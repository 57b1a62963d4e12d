"""`python -m tests.bench.large_family`: a family of 200 with a team of 300, from its slice to its whole pages.

Everybody supports some of its members, for agencies that are not in touch: a care home recorded as one family.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

from flask.testing import FlaskClient

from explorer import create_app
from graph.guard import GuardedStore
from graph.migrate import migrate
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
    Record,
    Source,
)
from graph.settings import load_settings
from graph.store import Store
from queries.families import large
from queries.missing import Scope, count_missing_links, missing_links
from tests.bench.__main__ import machine
from tests.bench.area import DAY, SEED, database
from tests.bench.figures import Aim, Figure, table
from tests.bench.pages import KEY, NOW, signs_in
from tests.bench.pairing import Work, seconds
from tests.network import door, load_facts, practitioner

PEOPLE, TEAM, AGENCIES = 200, 300, 40
KINDS = ("housing", "police", "school", "child-social-care", "gp")
EACH_SUPPORTS = 3
FAMILY, WORKER, SHOWN = "home", "p3", 7
PAGES = {
    "that family": (f"/families/{FAMILY}", "Elm House"),
    "its questions": (f"/questions?family={FAMILY}", "This family is large"),
}
"""Where each stands, and what it says."""
ROUNDS = 15
SECOND = 1000.0


def main() -> int:
    """Load the family, and print what its questions and pages take; 1 where that is a second or more."""
    with (
        tempfile.TemporaryDirectory(prefix="common-thread-bench-") as name,
        database(Path(name) / "home") as server,
        server.store() as store,
    ):
        migrate(store)
        load_facts(store, facts(PEOPLE, TEAM), Path(name) / "family", DAY)
        found = measured(store, ROUNDS)
    sys.stdout.write(f"\n{machine()}\n\n{table(found)}")
    return int(any(each.missed for each in found))


def facts(people: int, team: int) -> Facts:
    """One family of so many, and a team of so many for it."""
    random = Random(SEED)
    clients, workers = [f"c{number}" for number in range(people)], [f"p{number}" for number in range(team)]
    agencies = [f"a{number}" for number in range(min(AGENCIES, team))]
    ties = [
        Involvement(
            id=f"{worker}-{client}",
            source=OPERATOR,
            professional_id=worker,
            agency_id=agencies[number % len(agencies)],
            client_id=client,
            start=DAY - timedelta(days=200),
            confirmed_on=DAY - timedelta(days=200),
        )
        for number, worker in enumerate(workers)
        for client in random.sample(clients, k=min(EACH_SUPPORTS, people))
    ]
    return Facts(
        clients=tuple(Client(id=each) for each in clients),
        records=tuple(
            Record(source=OPERATOR, source_id=each, client_id=each, given_name=each, family_name="Elm", born_year=1950)
            for each in clients
        ),
        families=(Family(id=FAMILY, name="Elm House"),),
        memberships=tuple(Membership(source=OPERATOR, client_id=each, family_id=FAMILY) for each in clients),
        professionals=tuple(Professional(id=each, name=f"Worker {each}") for each in workers),
        employments=tuple(
            Employment(professional_id=worker, agency_id=agencies[number % len(agencies)])
            for number, worker in enumerate(workers)
        ),
        agencies=tuple(
            Agency(id=each, name=f"Agency {each}", kind=KINDS[number % len(KINDS)])
            for number, each in enumerate(agencies)
        ),
        sources=(Source(name=OPERATOR, register=True, sealed=False),),
        involvements=tuple(ties),
        # Each agency tells of one contact with a colleague: so all the other pairs are asked about.
        contacts=tuple(
            Contact(
                id=f"k{number}",
                source=OPERATOR,
                professional_id=workers[number],
                other_professional_id=workers[number + 1],
                on=DAY - timedelta(days=5),
            )
            for number in range(min(len(agencies), team - 1))
        ),
    )


def measured(store: Store, rounds: int) -> list[Figure]:
    """Medians for whoever is on the team, and for the operator."""
    looking = {"for one of the team": door(store, DAY, practitioner(WORKER)), "for the operator": door(store, DAY)}
    return [*(figure for who, guard in looking.items() for figure in _of(guard, who, rounds)), *_pages(store, rounds)]


def _pages(store: Store, rounds: int) -> list[Figure]:
    """Whole pages as a browser gets them, for one of the team who has signed in: read, asked, drawn up and entered."""
    app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, lambda: NOW)
    browser = signs_in(app, store)(WORKER)
    return [_page(browser, what, path, says, rounds) for what, (path, says) in PAGES.items()]


def _page(browser: FlaskClient, what: str, path: str, says: str, rounds: int) -> Figure:
    def look() -> None:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert says in answer.text, path

    return Figure(f"the whole page of {what}, signed in", _median(look, rounds), "ms", aim=Aim("at most", SECOND))


def _of(guard: GuardedStore, who: str, rounds: int) -> list[Figure]:
    slice_ = guard.family(FAMILY)
    size, asked = large(slice_, FAMILY, DAY), count_missing_links(slice_, DAY, scope=Scope(family=FAMILY))
    assert size is not None
    what = f"a family of {size.people} with a team of {size.team}, {who}"
    questions = f"its first {SHOWN} of {sum(asked.values()):,} questions, all rules, {who}"
    return [
        Figure(f"the slice of {what}", _median(lambda: guard.family(FAMILY), rounds), "ms"),
        Figure(
            f"the slice and {questions}",
            _median(lambda: missing_links(guard.family(FAMILY), DAY, scope=Scope(family=FAMILY), first=SHOWN), rounds),
            "ms",
            aim=Aim("at most", SECOND),
        ),
    ]


def _median(work: Work, rounds: int) -> float:
    """The median of some rounds, in milliseconds, after as many to warm up."""
    took = [seconds(work) for _ in range(2 * rounds)]
    return statistics.median(took[rounds:]) * 1000


if __name__ == "__main__":
    sys.exit(main())

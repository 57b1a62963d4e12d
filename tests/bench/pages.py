"""A client's and a family's page without rendering, against the same statements on the bare driver."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from statistics import median
from typing import Any

from flask import Flask, before_render_template, template_rendered
from flask.testing import FlaskClient

from explorer import create_app
from explorer.accounts import passwords
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure
from tests.bench.pairing import medians
from tests.bench.replay import NotingStore, Transaction, replay
from tests.explorer.pages import PASSWORD, token

KEY = "a key for the benchmark, long enough to be one"
NOW = datetime(DAY.year, DAY.month, DAY.day, 9, 30, tzinfo=UTC)
EACH = 4
AIM, RENDERING_AIM = Aim("at most", 1.3), Aim("at most", 10)
MILLISECONDS = 1000.0


@dataclass
class Rendering:
    """How long templates took since it was last asked, in seconds."""

    spent: float = 0.0
    begun: float = 0.0

    def take(self) -> float:
        """The seconds so far; then none."""
        spent, self.spent = self.spent, 0.0
        return spent

    def before(self, *_: object, **__: object) -> None:
        """A template begins."""
        self.begun = time.perf_counter()

    def after(self, *_: object, **__: object) -> None:
        """A template is done."""
        self.spent += time.perf_counter() - self.begun


@dataclass(frozen=True, slots=True)
class Visit:
    """One page that somebody looks at, and the transactions that it takes."""

    browser: FlaskClient
    path: str
    transactions: list[Transaction]


def pages(area: Area) -> list[Figure]:
    """Both pages of some practitioners' clients: the ratio, and rendering apart."""
    with NotingStore.beside(area) as store:
        app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, lambda: NOW)
        visits = _visits(area, app, store)
        with _rendering(app) as rendering:
            found = [_measured(kind, visits[kind], store, rendering, area.rounds) for kind in ("client", "family")]
    return [figure for figures in found for figure in figures]


def _measured(kind: str, visits: list[Visit], store: NotingStore, rendering: Rendering, rounds: int) -> list[Figure]:
    took: list[tuple[float, float]] = []
    rendered: list[float] = []
    for _ in range(rounds):
        for visit in visits:
            started = time.perf_counter()
            answer = visit.browser.get(visit.path)
            page = time.perf_counter() - started
            assert answer.status_code == 200, visit.path
            rendered.append(rendering.take())
            started = time.perf_counter()
            replay(store, visit.transactions)
            took.append((page - rendered[-1], time.perf_counter() - started))
    found = medians(took)
    return [
        Figure(
            f"a {kind}'s page without rendering, over its statements on the bare driver",
            found.ours * MILLISECONDS,
            "ms",
            found.baseline * MILLISECONDS,
            found.ours_by_baseline,
            AIM,
        ),
        Figure(f"rendering a {kind}'s page", median(rendered) * MILLISECONDS, "ms", aim=RENDERING_AIM),
    ]


@contextmanager
def _rendering(app: Flask) -> Iterator[Rendering]:
    """Flask's own signals say when a template begins and when it is done."""
    rendering = Rendering()
    before_render_template.connect(rendering.before, app)
    template_rendered.connect(rendering.after, app)
    yield rendering
    before_render_template.disconnect(rendering.before, app)
    template_rendered.disconnect(rendering.after, app)


def _visits(area: Area, app: Flask, store: NotingStore) -> dict[str, list[Visit]]:
    """What is looked at, each looked at once, so that its statements are known and planned."""
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    sign_in = signs_in(app, area.store)
    for professional, clients in looked_at(area).items():
        browser = sign_in(professional)
        for client, family in clients:
            for kind, path in (("client", f"/clients/{client}"), ("family", f"/families/{family}")):
                store.noted.clear()
                if browser.get(path).status_code == 200:
                    visits[kind].append(Visit(browser, path, list(store.noted)))
    return visits


def looked_at(area: Area) -> dict[str, list[tuple[str, str]]]:
    """Some professionals, each with some clients whom they support now, and a family of each."""
    families = {row["client_id"]: row["family_id"] for row in area.table("members") if not row["to"]}
    supported: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in area.table("involvements"):
        if row["professional_id"] and not row["to"] and row["client_id"] in families:
            supported[row["professional_id"]].append((row["client_id"], families[row["client_id"]]))
    random = Random(1)
    chosen = random.sample(sorted(supported), k=min(area.lookers, len(supported)))
    return {each: random.sample(supported[each], k=min(EACH, len(supported[each]))) for each in chosen}


def signs_in(app: Flask, store: Store) -> Callable[[str], FlaskClient]:
    """Gives a professional an account, and the browser in which they have signed in."""
    hashed = passwords.hashed(PASSWORD)

    def sign_in(professional: str) -> FlaskClient:
        account = Account(f"account of {professional}", professional, "practitioner", professional)
        accounts.add(store, operator("benchmark"), account, hashed, NOW)
        browser = app.test_client()
        given: dict[str, Any] = {"name": professional, "password": PASSWORD, "csrf_token": token(browser)}
        assert browser.post("/sign-in", data=given).status_code == 303
        return browser

    return sign_in

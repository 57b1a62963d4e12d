"""Drawing a network of a thousand people in Chromium, against stock pyvis."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TypeAlias

from playwright.sync_api import Browser, Page, Route

from graph.network import Edge, Network, Node
from tests.bench.area import DAY
from tests.bench.figures import Aim, Figure, NotRun, Row
from tests.bench.pairing import medians
from tests.bench.stock import assets, stock_page
from visualise.drawing import draw
from visualise.standalone import to_html

NODES = 1000
ROUNDS = 3
CUT = 120.0
STILL = 1.0
AIM = Aim("at least", 10)
WHAT = "drawing {nodes:,} nodes, from network to still picture in Chromium, against stock pyvis"
NO_NPM = "npm, from which the scripts that pyvis asks for are taken, is not installed"
Way: TypeAlias = Callable[[Network], str]
PAGE = "http://drawing.test/"
# When something was last painted on any canvas, by the page's own clock.
WATCH = """
  window.painted = {times: 0, last: 0};
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    window.painted.times += 1;
    window.painted.last = performance.now();
    return clear.apply(this, given);
  };
"""
# pyvis' page keeps its network in a variable; until physics has come to rest it is not done, painted or not.
LOOK = """() => ({
  times: window.painted.times, last: window.painted.last, now: performance.now(),
  moving: typeof network !== "undefined" && network !== null && network.physics !== undefined
    && network.physics.physicsEnabled && !(network.physics.ready && network.physics.stabilized),
})"""


def drawing(browser: Browser, folder: Path, nodes: int = NODES, cut: float = CUT, rounds: int = ROUNDS) -> list[Row]:
    """How long until each picture stands still, from the network: its page is made, opened and painted."""
    what = WHAT.format(nodes=nodes)
    if shutil.which("npm") is None:
        return [NotRun(what, NO_NPM)]
    network = of_size(nodes)
    given = assets(folder)
    ways: tuple[Way, ...] = (_ours, stock_page)
    took: list[list[float | None]] = []
    while len(took) < rounds and not (took and None in took[-1]):
        took.append([_drawn(browser, way, network, given, cut) for way in ways])
    found = medians((one or cut, other or cut) for one, other in took)
    over = any(other is None for _, other in took)
    return [Figure(what, found.ours, "s", found.baseline, 1 / found.ours_by_baseline, AIM, over=over)]


def _ours(network: Network) -> str:
    """Our page of a network: places are worked out here, where pyvis leaves that to the browser."""
    return to_html(draw(network, title="Benchmark"))


def _drawn(browser: Browser, way: Way, network: Network, given: dict[str, bytes], cut: float) -> float | None:
    """Seconds from a network to its picture; None where that was cut."""
    started = time.perf_counter()
    page = way(network)
    made = time.perf_counter() - started
    shown = still(browser, page, given, cut)
    return None if shown is None else made + shown


def of_size(nodes: int) -> Network:
    """A made-up network of so many nodes: clients in families, and two professionals for five of them."""
    random = Random(1)
    professionals = nodes * 2 // 5
    families = (nodes - professionals) // 6
    clients = nodes - professionals - families
    made = [Node(f"f{at}", "family", f"Family {at}") for at in range(families)]
    made += [Node(f"c{at}", "client", f"Client {at}", {"families": [f"f{at % families}"]}) for at in range(clients)]
    made += [Node(f"p{at}", "professional", f"Professional {at}", {"role": "gp"}) for at in range(professionals)]
    edges = [Edge(f"m{at}", "member", f"c{at}", f"f{at % families}", {"lives_here": True}) for at in range(clients)]
    for at in range(clients * 2):
        who, whom = f"p{random.randrange(professionals)}", f"c{at % clients}"
        edges.append(Edge(f"i{at}", "involved", who, whom, {"lead": False}))
    return Network(DAY, "f0", tuple(made), tuple(edges))


def still(browser: Browser, html: str, elsewhere: dict[str, bytes], cut: float) -> float | None:
    """Seconds from the opening of a page until nothing was painted any more; None where it was cut."""
    with _window(browser, html, elsewhere) as page:
        page.goto(PAGE, wait_until="commit")
        deadline = time.monotonic() + cut
        while time.monotonic() < deadline:
            seen = page.evaluate(LOOK)
            if seen["times"] and not seen["moving"] and seen["now"] - seen["last"] > STILL * 1000:
                return float(seen["last"]) / 1000
            page.wait_for_timeout(100)
    return None


@contextmanager
def _window(browser: Browser, html: str, elsewhere: dict[str, bytes]) -> Iterator[Page]:
    """A window of its own, in which nothing is fetched from anywhere: what is asked for is given here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)

    def give(route: Route) -> None:
        address = route.request.url
        if address == PAGE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        found = next((body for end, body in elsewhere.items() if address.endswith(end)), None)
        if found is None:
            route.abort()
            return
        kind = "text/css" if address.endswith(".css") else "text/javascript"
        route.fulfill(body=found, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})

    page.route("**/*", give)
    try:
        yield page
    finally:
        context.close()

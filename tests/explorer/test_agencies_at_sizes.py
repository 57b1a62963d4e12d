"""The coordinator's page is of use in a pilot of 44 agencies and 100 clients, and where more are tied than fit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explorer.cli.agency_tables import make_tables
from graph.cypher import load
from graph.progress import silent
from graph.store import Store
from graph.viewer import operator
from queries import agency_tables
from queries.agency_counts import Row, Table, Tie
from queries.missing import DEFAULT
from seed.generate import generate
from seed.tables import import_folder
from tests.explorer.conftest import NOW, SeenBy, add_account
from tests.explorer.differencing import coordinator
from tests.explorer.pages import soup, words
from tests.network import door

AREA = "North"
AGENCIES = 44
# Each shares families with the next, the earlier ones with more of them.
RING = tuple(Row(f"a{number:02}", f"Agency {number:02}", "voluntary", 200) for number in range(25))
SHARED = tuple(Tie(one.id, other.id, 5 * (30 - place), 0) for place, (one, other) in enumerate(pairwise(RING)))
HOME = Row("homes", "Riverside Housing", "housing", 20)
MANY = Table(AREA, "2026-11", (*RING, HOME), (*SHARED, Tie("a24", "homes", 10, 0)), (), ())
KINDS = (Row("school", "School", "school", 15), Row("housing", "Housing", "housing", 10), Row("gp", "GP", "gp", 20))
OF_KINDS = (Tie("housing", "school", 10, 0), Tie("gp", "school", 15, 10))
BEFORE = Table(AREA, "2026-10", RING[:2], (), KINDS, (Tie("housing", "school", 10, 10), OF_KINDS[1]))
FEW = Table(AREA, "2026-11", RING[:2], (), KINDS, OF_KINDS)


@pytest.fixture
def cora(demo: Store, signed_in: SeenBy, password_hash: str) -> Iterator[FlaskClient]:
    """Cora, who coordinates North, of which no table is kept yet."""
    add_account(demo, "cora", None, password_hash, AREA, role="coordinator")
    yield signed_in("cora")
    demo.write(load("tests.explorer.cypher", "forget_tables"))


def pilot(folder: Path) -> Path:
    """A made-up area of 100 clients, all of it in North, with voluntary agencies to make up the number."""
    generate(folder, 100, 1, NOW.date(), silent)
    for name in ("addresses", "agencies"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as given:
            rows = list(csv.DictReader(given))
        rows = [row | {"area": AREA if row["area"] else ""} for row in rows]
        if name == "agencies":
            empty = dict.fromkeys(rows[0], "")
            rows += [
                empty | {"id": f"group-{number}", "name": f"Group {number}", "kind": "voluntary", "area": AREA}
                for number in range(AGENCIES - len(rows))
            ]
            assert len(rows) == AGENCIES
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def lines(browser: FlaskClient, id_: str, path: str = "/agencies") -> list[str]:
    return [words(each) for each in soup(browser.get(path)).select(f"section[aria-labelledby={id_}] li")]


def test_where_no_agencies_share_five_families_their_kinds_are_told(demo: Store, cora: FlaskClient) -> None:
    agency_tables.keep(demo, operator("tests"), BEFORE, NOW)
    agency_tables.keep(demo, operator("tests"), FEW, NOW)
    page = soup(cora.get("/agencies"))
    assert lines(cora, "kinds-connect") == ["Housing and School: share 10 families, in touch about under 5"]
    assert lines(cora, "kinds-change") == ["Housing and School: in touch about under 5 families, before about 10"]
    assert not page.select("form[action='/agencies/ask']")
    assert not page.select("section[aria-labelledby=connect]")
    assert [words(each) for each in page.select(".ct-map text")] == ["GP practice", "Housing", "School"]
    assert lines(cora, "kinds-connect", "/agencies?kind=voluntary") == []


def test_of_more_than_twenty_agencies_those_that_share_most_are_drawn(demo: Store, cora: FlaskClient) -> None:
    agency_tables.keep(demo, operator("tests"), MANY, NOW)
    page = soup(cora.get("/agencies"))
    drawn = [row.name for row in RING[:20]]
    assert sorted(words(each) for each in page.select(".ct-map text")) == drawn
    assert len(page.select(".ct-map line")) == 19
    assert [words(each.th) for each in page.select(".ct-matrix")[0].select("tbody tr")] == drawn
    assert "26 agencies share families. The map and the table after it show the 20 that share most" in words(page.main)
    assert len(lines(cora, "connect")) == len(MANY.ties)
    of_kind = soup(cora.get("/agencies?kind=housing"))
    assert [words(each) for each in of_kind.select(".ct-map text")] == ["Riverside Housing", "Agency 24"]
    assert "that share most" not in words(of_kind.main)


def test_a_pilot_of_44_agencies_and_100_clients_has_something_to_act_on(
    store: Store, password_hash: str, tmp_path: Path
) -> None:
    """Hardly two agencies share five families, but their kinds do. It empties the database, and so stands last."""
    report = import_folder(store, pilot(tmp_path), today=NOW.date())
    assert report.refused == []
    make_tables(store, door(store, NOW.date()), NOW.date(), DEFAULT, "a key", silent)
    browser = coordinator(store, password_hash, AREA)
    page = soup(browser.get("/agencies"))
    assert len(lines(browser, "kinds-connect")) >= 2
    assert lines(browser, "kinds-next")
    assert len(page.select("section[aria-labelledby=coverage] dt")) > 20
    assert len(page.select(".ct-map circle")) >= 2
    assert len(page.select(".ct-matrix")[-1].select("tbody tr")) >= 3

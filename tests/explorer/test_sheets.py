"""No face of a drawing holds more than the table beside it: on random networks, as anyone sees them, in any state."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from flask import Flask

from explorer import create_app
from graph.settings import load_settings
from graph.store import Store
from tests.explorer.conftest import KEY
from tests.explorer.sheets import (
    NOW,
    Drawn,
    as_graphml,
    as_html,
    as_json,
    cards,
    random_drawings,
    stands_in,
    table,
    told,
)

DRAWINGS = int(os.environ.get("COMMON_THREAD_DRAWINGS", "60"))


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    """The pages, on no database: a drawing asks none."""
    with Store("bolt://127.0.0.1:1", "x", "x") as store:
        yield create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, lambda: NOW)


@pytest.fixture
def asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A request, by somebody who is not written down."""
    monkeypatch.setattr("explorer.drawings.pages.signed_in", lambda: type("Nobody", (), {"professional": None}))
    with app.test_request_context("/"):
        yield


def drawings() -> Iterator[Drawn]:
    """Enough of them that every kind of state is among them."""
    for seed in range(DRAWINGS):
        yield from random_drawings(seed)


@pytest.mark.usefixtures("asked")
def test_json_graphml_and_html_hold_what_the_table_holds() -> None:
    seen = {"ties": 0, "seals": 0, "sources": 0, "ways": 0, "filtered": 0}
    for found in drawings():
        beside, _ = table(found)
        for face in (as_json(found)[0], as_graphml(found)[0]):
            assert face.nodes == beside.nodes, found.sheet.view
            assert face.ties == beside.ties, found.sheet.view
        assert as_html(found)[0] == beside.nodes.keys()
        assert cards(found) == beside.nodes.keys(), found.sheet.view
        seen["ties"] += len(beside.ties)
        seen["seals"] += sum("visibility" in tie for tie in beside.ties.values())
        seen["sources"] += sum("source_name" in tie for tie in beside.ties.values())
        seen["ways"] += bool(found.sheet.network.path)
        seen["filtered"] += bool(found.sheet.view.off or found.sheet.view.without)
    assert min(seen.values()) > DRAWINGS / 20, seen


@pytest.mark.usefixtures("asked")
def test_no_fact_of_the_network_stands_in_a_file_and_not_in_the_table() -> None:
    for found in drawings():
        _, beside = table(found)
        texts = told(found.facts)
        for _, text in (as_json(found), as_graphml(found), as_html(found)):
            more = [each for each in texts if each in text and stands_in(each, text) and not stands_in(each, beside)]
            assert more == [], (found.sheet.view, found.sheet.network.focus)

"""For what a viewer may not see, every answer is that of a database that doesn't hold it: to the byte (access.md §1).

One viewer of each random network acts at random over HTTP and on the command line; then the database is emptied, what
that viewer may see is put into it, and the same acts must answer the same, and be written down the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner

from explorer import create_app
from explorer.cli import commands
from graph.cypher import load
from graph.migrate import migrate
from graph.model import Facts
from graph.settings import Settings, load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts, grounds
from queries.accounts import Account
from tests.database import Server, wipe
from tests.explorer.conftest import KEY
from tests.explorer.worlds import DAY, NOW, TOGETHER, TWICE, Act, Browser, World, acts, exported, worlds
from tests.graph.loaded_access import load_networks

WORLDS = int(os.environ.get("COMMON_THREAD_WORLDS", "50"))
ACTS = 8


@pytest.fixture
def environment(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' server for commands that run in process, on the day of the networks."""
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    with time_machine.travel(NOW, tick=True):
        yield


def prepared(store: Store, found: list[World], facts: list[Facts], password: str) -> None:
    """A database with these facts and an account for each viewer."""
    wipe(store)
    migrate(store)
    grounds.choose(store, operator("tests"), found[0].viewer.grounds)
    load_networks(store, facts)
    # What no fact tells: who joined, who was asked to a team, and which records were joined.
    viewers = [world.viewer.professional for world in found]
    store.write(load("tests.explorer.cypher", "join_unconfirmed"), but=viewers, day=DAY)
    store.write(load("tests.explorer.cypher", "put_invited"), but=viewers, day=DAY)
    clients = [client.id for each in facts for client in each.clients]
    store.write(load("tests.explorer.cypher", "put_merged"), clients=clients, day=DAY)
    for world in found:
        who = Account(world.viewer.account, world.name, "practitioner", world.viewer.professional)
        accounts.add(store, operator("tests"), who, password, NOW)


def alone() -> Settings:
    """Settings under which a password is enough: else every page would only lead to the second factor."""
    return replace(load_settings({**os.environ, "COMMON_THREAD_SECRET_KEY": KEY}), second_factor=False)


def played(store: Store, found: list[World], made: list[list[Act]], folder: Path) -> list[list[Any]]:
    """What each viewer's acts answer."""
    app = create_app(alone(), store, lambda: NOW)
    played = []
    for world, each in zip(found, made, strict=True):
        browser = Browser(app, world.name)
        played.append([answer(browser, world, act, folder / world.name / f"{place}") for place, act in enumerate(each)])
    return played


def answer(browser: Browser, world: World, act: Act, folder: Path) -> object:
    """What one act answers."""
    kind, *rest = act
    if kind == "run":
        where = [str(folder)] if rest == ["export"] else []
        done = CliRunner().invoke(commands, [*rest, *where, "--as", world.name])
        said = done.stdout.replace(str(folder), "FOLDER"), done.stderr.replace(str(folder), "FOLDER")
        return done.exit_code, said, repr(done.exception), exported(folder)
    return browser.get(*rest) if kind == "get" else browser.search(*rest)


def entries(store: Store, found: list[World], made: list[list[Act]]) -> dict[str, list[Any]]:
    """What was written down of each viewer.

    Where an id leads that was joined with another's is written down too, and whoever asks for it reads of neither: so
    without refusals of those who were asked for by such an id.
    """
    written = store.read(load("tests.explorer.cypher", "entries"))
    return {
        world.viewer.account: [
            each
            for each in written
            if each["account"] == world.viewer.account
            and not (each["act"] == "refused" and (each["focus"] or "").removeprefix(TWICE) in _led(did))
        ]
        for world, did in zip(found, made, strict=True)
    }


def _led(did: list[Act]) -> set[str]:
    """To whom the ids lead that were asked for and that were joined with others'."""
    asked = (value.rpartition("=")[2] for act in did for value in act)
    return {each.removeprefix(TWICE) for each in asked if each.startswith(TWICE)}


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("first", range(0, WORLDS, TOGETHER))
def test_a_database_without_what_is_hidden_answers_the_same(
    session_store: Store, password_hash: str, tmp_path: Path, first: int
) -> None:
    found = list(worlds(range(first, min(first + TOGETHER, WORLDS))))
    app = create_app(alone(), session_store)
    made = [acts(world, app.url_map.iter_rules(), Random(number), ACTS) for number, world in enumerate(found, first)]

    prepared(session_store, found, [world.facts for world in found], password_hash)
    whole, wrote = played(session_store, found, made, tmp_path / "whole"), entries(session_store, found, made)
    prepared(session_store, found, [world.seen for world in found], password_hash)
    seen, also_wrote = played(session_store, found, made, tmp_path / "seen"), entries(session_store, found, made)

    different = [
        (world.name, act, one, other)
        for world, did, ones, others in zip(found, made, whole, seen, strict=True)
        for act, one, other in zip(did, ones, others, strict=True)
        if one != other
    ]
    assert different[:1] == []
    assert wrote == also_wrote
    answered = [one for ones in whole for one in ones if isinstance(one, tuple)]
    assert sum(one[0] == 200 for one in answered) > 10 * len(found), "too little was shown"
    assert sum(one[0] == 404 for one in answered) > len(found), "too little was refused"
    assert not [one for one in answered if "/sign-in" in str(one[1])], "somebody was not signed in"

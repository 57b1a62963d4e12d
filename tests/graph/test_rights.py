"""What a person is told of themself is what a viewer with no team may see, and no byte more (access.md §8)."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random
from typing import Any

import pytest

from graph.cypher import Cypher, load
from graph.errors import InputRefused, NotAllowed
from graph.migrate import migrate
from graph.model import Agency, Client, Facts, Family, Record, Source
from graph.rights import NOT_ALONE, NOTHING, OPEN_KINDS, copy
from graph.rights_told import Copy, copy_of
from graph.store import Store
from graph.viewer import operator
from tests.database import wipe
from tests.graph.access_networks import random_access
from tests.graph.access_scene import DAY, as_recorded, day, home, member, person, record, saw, spoke, supports, works
from tests.graph.loaded_access import beside_each_other, load_networks
from tests.graph.mutants import Mutant, mutants, patiently
from tests.graph.rare_networks import by_hand, named_apart
from tests.graph.rights_expected import expected, held_released_as, hung, released_as, told, without_what_is_hidden
from tests.network import practitioner

NETWORKS = 40
# One in so many conditions is tried in every run; all of them with COMMON_THREAD_MUTANTS.
EVERY = 1 if os.environ.get("COMMON_THREAD_MUTANTS") else 5
WHO = operator("tester")
QUERY = load("graph.slices", "rights_copy")


NAMED = ("kind", "client", "what", "start", "source")


def asked(store: Store, client: str, query: Cypher = QUERY) -> Copy | None:
    """What one client is told; None where that is nothing."""
    rows = store.read(query, client=client, now=DAY, kinds=OPEN_KINDS)
    made = copy_of(client, rows[0]) if rows else None
    return made if made is not None and made.size else None


# What is seldom drawn.
SCENES: tuple[tuple[Any, ...], ...] = (
    # The source of an agency of one area, of a shielded person.
    (
        Agency(id="north", name="north", kind="police", area="North"),
        Source(name="north-feed", agency_id="north", sealed=False),
        person("ella", shielded=True),
        record("ella", "north-feed"),
    ),
    # An address that ended before they moved in.
    (home("shaw", start=day(-400), end=day(-300)), member("ella", "shaw", start=day(-10))),
    # Somebody who begins to work elsewhere tomorrow, on nobody's named behalf.
    (supports("sam", "ella", None), works("sam", "beat", start=day(1))),
    # A talk of tomorrow that is no plan.
    (spoke("sam", "me", about="ella", on=day(1)),),
    # Two ties of one day, one sealed; and the sealed one over before, or begun after.
    (supports("sam", "ella", "homes", id="b", visibility="hidden"), saw("sam", "ella")),
    (supports("sam", "ella", "homes", id="b", visibility="hidden", end=day(-9)), saw("sam", "ella")),
    (supports("sam", "ella", "homes", id="b", visibility="hidden", start=day(0)), saw("sam", "ella")),
    # For two agencies, of which one was over, or not yet begun.
    (supports("sam", "ella", "beat", id="b", end=day(-9)), saw("sam", "ella")),
    (supports("sam", "ella", "beat", id="b", start=day(0)), saw("sam", "ella")),
    (supports("sam", "ella", "beat", id="b"), saw("sam", "ella", involvement="b")),
    (supports("sam", "ella", "homes", end=day(-9)), saw("sam", "ella")),
    (supports("sam", "ella", "homes", start=day(0)), saw("sam", "ella")),
    # A sealed source's word on where somebody is and where they live, of an agency that is told; some of it released.
    (
        supports("ria", "ella", "refuge"),
        *(replace(record("ella", "refuge-feed"), source_id=f"r{number}") for number in range(6)),
        *(Family(id=f"f{number}", name="far") for number in range(6)),
        *(member("ella", f"f{number}", source="refuge-feed", visibility="hidden") for number in range(6)),
        *(home(f"f{number}", address="1 Far Lane") for number in range(6)),
    ),
    # The same by a source that isn't sealed, of an agency with a place: somebody shielded, and a sealed place.
    (
        person("ella", shielded=True),
        *(supports("ria", "ella", "oak", id=f"t{number}") for number in range(6)),
        *(replace(record("ella", "oak-feed"), source_id=f"r{number}") for number in range(6)),
    ),
    (
        supports("ria", "ella", "oak"),
        *(Family(id=f"f{number}", name="far") for number in range(6)),
        *(member("ella", f"f{number}", source="oak-feed", visibility="hidden") for number in range(6)),
    ),
)


@pytest.fixture(scope="module")
def drawn() -> list[Facts]:
    """Networks by hand and at random, as they stand in the database."""
    scenes = (named_apart(as_recorded(*rows), f"r{number}.") for number, rows in enumerate(SCENES))
    random = (random_access(Random(seed), day=DAY, prefix=f"n{seed}.") for seed in range(NETWORKS))
    return [*by_hand(), *scenes, *random]


@pytest.fixture(scope="module")
def loaded(session_store: Store, drawn: list[Facts]) -> Store:
    """All of them side by side."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, drawn)
    _release(session_store, drawn)
    return session_store


def _release(store: Store, found: list[Facts]) -> None:
    """Some of the ties, and of what else is held, are released: as they are or as they were once."""
    mark = load("tests.cypher", "mark_involvement")
    for facts in found:
        for tie, as_ in released_as(facts).items():
            store.write(mark, id=tie, marks={"released_on": DAY, "released_as": as_})
        rows = [
            {**dict(zip(NAMED, named, strict=True)), "marks": {"released_on": DAY, "released_as": as_}}
            for named, as_ in held_released_as(facts).items()
        ]
        store.write(load("tests.cypher", "mark_held"), rows=rows)


@pytest.fixture(scope="module")
def whole(loaded: Store, drawn: list[Facts]) -> dict[str, Copy | None]:
    """What is answered of each client, asked once."""
    return {each.id: asked(loaded, each.id) for each in beside_each_other(drawn).clients}


def test_each_is_told_what_a_viewer_with_no_team_may_see(whole: dict[str, Copy | None], drawn: list[Facts]) -> None:
    something = dict.fromkeys(told(None), 0)
    for facts in drawn:
        for client in facts.clients:
            found = told(whole[client.id])
            assert found == expected(hung(facts), client.id), client
            for kind, rows in found.items():
                something[kind] += len(rows)
    assert min(something.values()) > NETWORKS // 2, something


def test_a_condition_that_is_taken_out_is_missed(loaded: Store, whole: dict[str, Copy | None]) -> None:
    def missed(mutant: Mutant) -> bool:
        # A contact that hangs on nothing that is told can't be told at all.
        with suppress(KeyError):
            return any(patiently(partial(asked, loaded, each, mutant.query)) != whole[each] for each in whole)
        return True

    tried = list(mutants(QUERY))[::EVERY]
    spared = "\n".join(str(each) for each in tried if not missed(each))
    assert spared == ""


def test_a_database_without_what_is_hidden_tells_the_same(
    loaded: Store, whole: dict[str, Copy | None], drawn: list[Facts]
) -> None:
    """Last in this module: it loads another database."""
    wipe(loaded)
    migrate(loaded)
    told_only = [without_what_is_hidden(each) for each in drawn]
    load_networks(loaded, told_only)
    _release(loaded, told_only)
    assert [client for client in whole if asked(loaded, client) != whole[client]] == []
    assert sum(made is None for made in whole.values())


@pytest.fixture
def people(session_store: Store) -> Store:
    """People of several ages, with a record each."""
    wipe(session_store)
    migrate(session_store)
    born = {"grown": date(1990, 1, 1), "today": DAY.replace(year=DAY.year - 12), "young": date(2015, 1, 1)}
    records = [replace(_record(each), born=day) for each, day in born.items()]
    records += [replace(_record("dead"), died=date(2026, 1, 1)), _record("unknown")]
    records.append(replace(_record("unborn"), expected=date(2026, 12, 1)))
    clients = tuple(Client(id=each.client_id) for each in records)
    load_networks(session_store, [Facts(clients=clients, records=tuple(records))])
    return session_store


def _record(client: str) -> Record:
    return Record(source="operator", source_id=client, client_id=client, given_name=client)


@pytest.mark.parametrize("who", ["grown", "today", "unknown"])
def test_somebody_who_can_ask_is_told_and_that_is_entered(people: Store, who: str) -> None:
    assert copy(people, WHO, who, DAY).said[0].fields["given_name"] == who
    assert _entered(people) == [("export", "rights.copy", [who], 1)]


@pytest.mark.parametrize(
    ("who", "why"), [("young", NOT_ALONE), ("dead", NOT_ALONE), ("unborn", NOT_ALONE), ("nobody", NOTHING)]
)
def test_who_cannot_ask_is_not_answered_and_that_is_entered(people: Store, who: str, why: str) -> None:
    with pytest.raises(InputRefused) as refused:
        copy(people, WHO, who, DAY)
    assert str(refused.value) == why
    assert _entered(people) == [("refused", "rights.copy", [who], 1)]


def test_no_account_makes_a_copy(people: Store) -> None:
    with pytest.raises(NotAllowed):
        copy(people, practitioner("grown"), "grown", DAY)


def _entered(store: Store) -> list[tuple[object, ...]]:
    rows = store.read(load("tests.cypher", "entries"))
    return [tuple(row["entry"][name] for name in ("act", "query", "subjects", "rows")) for row in rows]

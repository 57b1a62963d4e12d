"""What an agency holds besides support, and released, in a person's copy: situations, records, places, kin (§8).

On the hand-worked scene: Ria supports Ella for a refuge, openly here, and its source is sealed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.cypher import load
from graph.migrate import migrate
from graph.model import Family
from graph.released import released_facts
from graph.rights_told import Copy
from graph.store import Store
from queries import copies
from queries.releasing import Fact, held_facts, key_of
from tests.database import wipe
from tests.graph.access_scene import (
    DAY,
    as_recorded,
    day,
    home,
    kin,
    member,
    person,
    record,
    situation,
    supports,
)
from tests.graph.loaded_access import load_networks
from tests.graph.test_rights_released import mark, told
from tests.network import door, practitioner

RIA = supports("ria", "ella", "refuge", role="key-worker", start=day(-30))
HELD: dict[str, Fact] = {
    "situation": situation("ella", source="refuge-feed", start=day(-20)),
    "record": record("ella", "refuge-feed", given_name="Elle"),
    "place": member("ella", "west", source="refuge-feed", visibility="hidden", start=day(-20)),
    "kin": kin("zed", "grandparent", "ella", source="refuge-feed", visibility="hidden"),
}
KINDS = pytest.mark.parametrize("kind", HELD)
"""Each kind, one fact of it."""
BESIDE = (Family(id="west", name="far"), person("zed"), record("zed"), home("west", address="1 Far Lane"))


def scene(store: Store, kind: str, *rows: Any) -> Store:
    """The scene with Ria in it, one fact that the refuge holds, and these."""
    wipe(store)
    migrate(store)
    load_networks(store, [as_recorded(*BESIDE, HELD[kind], RIA, *rows)])
    return store


def there(store: Store, kind: str, today: date = DAY) -> bool:
    """Whether the fact stands in Ella's copy."""
    made: Copy = told(store, today=today)
    return {
        "situation": any(each.code == "early-help" and each.start == day(-20) for each in made.situations),
        "record": any(each.fields.get("given_name") == "Elle" for each in made.said),
        "place": any(each.start == day(-20) for each in made.families),
        "kin": any(each.kind == "grandparent" and not each.theirs for each in made.kin),
    }[kind]


def let(
    store: Store, kind: str, who: str = "ria", client: str = "ella", today: date = DAY, *, stands: bool = True
) -> bool:
    key = key_of(HELD[kind])
    return copies.release_fact(store, practitioner(who), key, "x", client, today, until_taken_back=stands)


@KINDS
def test_it_stands_in_the_copy_once_released_and_no_longer_once_taken_back(writer: Store, kind: str) -> None:
    store = scene(writer, kind)
    assert not there(store, kind)
    assert let(store, kind)
    assert there(store, kind)
    assert not let(store, kind), "what is sent twice is one"
    assert let(store, kind, stands=False)
    assert not there(store, kind)
    assert not let(store, kind, stands=False)


@KINDS
def test_what_may_be_released_is_said_alike_by_the_slice_and_by_the_database(writer: Store, kind: str) -> None:
    store = scene(writer, kind)
    ria = practitioner("ria")
    slice_ = door(store, DAY, ria).client("ella")
    assert set(held_facts(slice_, "ella", "ria", DAY)) == {key_of(HELD[kind])}
    assert released_facts(store, ria, "ella", DAY) == {key_of(HELD[kind]): None}
    let(store, kind)
    assert released_facts(store, ria, "ella", DAY) == {key_of(HELD[kind]): DAY}
    for other in ("sam", "me", "nobody"):
        assert released_facts(store, practitioner(other), "ella", DAY) == {}


@KINDS
def test_only_whoever_is_on_the_client_for_that_agency_releases_it(writer: Store, kind: str) -> None:
    store = scene(writer, kind, supports("ria", "tom", "oak"))
    for who, client in (("sam", "ella"), ("me", "ella"), ("max", "ella"), ("ria", "tom"), ("nobody", "ella")):
        assert not let(store, kind, who, client), who
    assert not there(store, kind)
    mark(store, "involvement", "ria-ella", confirmed_on=None, source=None)
    assert not let(store, kind), "a tie that nobody confirmed says nothing"


@KINDS
def test_of_two_lives_each_releases_its_own(writer: Store, kind: str) -> None:
    """Ria works for a school too; by her tie for the school alone she says nothing for the refuge."""
    wipe(writer)
    migrate(writer)
    load_networks(writer, [as_recorded(*BESIDE, HELD[kind], supports("ria", "ella", "oak"))])
    assert not let(writer, kind)
    assert released_facts(writer, practitioner("ria"), "ella", DAY) == {}


@KINDS
def test_it_ends_with_the_support_and_with_whatever_is_tightened(writer: Store, kind: str) -> None:
    store = scene(writer, kind)
    let(store, kind)
    mark(store, "client", "ella", shielded=True)
    assert not there(store, kind), "whoever is shielded is asked about anew"
    mark(store, "client", "ella", shielded=False)
    assert there(store, kind)
    mark(store, "involvement", "ria-ella", visibility="hidden")
    assert not there(store, kind), "no line of the agency's support is told"
    mark(store, "involvement", "ria-ella", visibility="open", to=day(-1))
    assert not there(store, kind), "nobody is there any more who could take it back"
    mark(store, "involvement", "ria-ella", to=None)
    assert there(store, kind)
    if kind != "record":
        store.write(
            load("tests.cypher", {"place": "mark_membership", "kin": "mark_relation"}.get(kind, "mark_situation")),
            id="zed" if kind == "kin" else "ella",
            marks={"visibility": "existence"},
        )
        assert not there(store, kind), "its seal is another"


@KINDS
def test_no_release_tells_where_somebody_is_or_who_else(writer: Store, kind: str) -> None:
    store = scene(writer, kind)
    before = told(store)
    let(store, kind)
    after = told(store)
    assert after.homes == before.homes
    new = [each.fields for each in after.said if each not in before.said]
    assert all(not {"address", "postcode"} & each.keys() for each in new)
    assert "zed" not in repr(after)
    assert "1 Far Lane" not in repr(after)
    assert "west" not in repr(after)


def test_of_somebody_shielded_no_kin_is_released(writer: Store) -> None:
    store = scene(writer, "kin")
    mark(store, "client", "zed", shielded=True)
    assert released_facts(store, practitioner("ria"), "ella", DAY) == {}
    assert not let(store, "kin")


def test_of_a_shielded_person_a_record_tells_no_number(writer: Store) -> None:
    store = scene(writer, "record")
    mark(store, "client", "ella", shielded=True)
    mark(store, "involvement", "ria-ella", released_on=DAY, released_as=["refuge", "open", "shielded"])
    assert let(store, "record")
    (said,) = [each.fields for each in told(store).said if each.fields.get("given_name") == "Elle"]
    assert not {"address", "postcode", "phone", "email"} & said.keys()


def test_of_kin_each_copy_is_let_for_itself(writer: Store) -> None:
    store = scene(writer, "kin", supports("ria", "zed", "refuge"))
    let(store, "kin")
    assert there(store, "kin")
    assert told(store, "zed").kin == ()
    assert let(store, "kin", client="zed")
    assert [each.theirs for each in told(store, "zed").kin] == [True]

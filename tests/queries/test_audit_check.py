"""Each way of tampering with the journal, done on the database by Cypher, and found; and what can't be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from graph.cypher import load
from graph.errors import InputRefused
from graph.links import Links
from graph.store import Row, Store
from queries import audit
from queries.audit_anchor import Anchor, read, written
from queries.audit_check import (
    ALTERED,
    ANOTHER_KEY,
    CUT,
    DROPPED,
    NEVER,
    REMOVED,
    REORDERED,
    RESTORED,
    UNLINKED,
    WITHOUT_ANCHOR,
    check,
)
from queries.audit_erase import emptied, without
from tests.database import Server
from tests.journal import LINKS, checked, kinds, look


@pytest.fixture
def journal(store: Store, neo4j_server: Server) -> Store:
    """A journal of two chains: one of five entries, and one of three that names it."""
    with neo4j_server.store() as one, neo4j_server.store() as other:
        for client in ("ella", "tom", "lee", "mia", "kelly"):
            look(one, client, "aunt")
        for client in ("ella", "tom", "lee"):
            look(other, client)
    assert checked(store).faults == ()
    return store


def rows(store: Store) -> list[Row]:
    """The entries in the order in which they were made."""
    return sorted(audit.links(store), key=lambda row: str(row["at"]))


def do(store: Store, name: str, **given: object) -> None:
    """Do something to the journal by Cypher."""
    store.write(load("tests.queries.cypher", name), **given)


def anchored(store: Store) -> Anchor:
    """An anchor of the journal as it stands."""
    return Anchor(datetime.now(UTC).isoformat(), audit.heads(store))


@pytest.mark.parametrize(
    "cells",
    [
        {"subjects": ["somebody"]},
        {"rows": 7},
        {"account": "account-kai"},
        {"act": "refused"},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"focus": None},
        {"commitment": "00"},
        {"salt": "00"},
        {"mac": "00"},
        {"previous": "00"},
        {"heads": ["aa 1 bb"]},
        {"id": "x"},
        # Of another kind than any that the program writes.
        {"at": "yesterday"},
        {"at": 7},
        {"subjects": [date(2020, 1, 1)]},
        {"subjects": "tom"},
        {"rows": date(2020, 1, 1)},
        {"salt": 7},
        {"commitment": 7.5},
        {"mac": date(2020, 1, 1)},
        {"previous": True},
        {"heads": 7},
        {"heads": "x"},
        {"id": 7},
        {"erased_on": date(2020, 1, 1)},
        {"erased_under": 7, "erased_on": "x", "erased_mac": 7},
    ],
    ids=str,
)
def test_an_entry_that_was_altered_is_found(journal: Store, cells: dict[str, Any]) -> None:
    third = rows(journal)[2]
    do(journal, "alter_entry", id=third["id"], cells=cells)
    verdict = checked(journal)
    assert ALTERED in kinds(verdict)
    assert (third["chain"], 3) in {(each.chain, each.number) for each in verdict.faults}


def test_entries_that_were_removed_are_found(journal: Store) -> None:
    do(journal, "remove_entries", chain=rows(journal)[0]["chain"], first=2, last=3)
    (fault,) = checked(journal).faults
    assert (fault.kind, fault.number, fault.says) == (REMOVED, 2, "Removed: 2 to 3.")


def test_entries_that_changed_places_are_found(journal: Store) -> None:
    two, three = rows(journal)[1:3]
    do(journal, "swap_entries", one=two["id"], other=three["id"])
    assert {(each.kind, each.number) for each in checked(journal).faults} >= {(ALTERED, 2), (ALTERED, 3)}


def test_an_entry_that_stands_there_twice_is_found(journal: Store) -> None:
    two = rows(journal)[1]
    do(journal, "add_entry", cells={name: value for name, value in two.items() if value is not None} | {"id": "x"})
    assert REORDERED in kinds(checked(journal))


@pytest.mark.parametrize("number", [3.0, "3", date(2020, 1, 1), True, None])
def test_a_number_that_is_none_is_found(journal: Store, number: object) -> None:
    do(journal, "alter_entry", id=rows(journal)[2]["id"], cells={"number": number})
    assert {REMOVED, REORDERED, UNLINKED} & {*kinds(checked(journal))}


def test_what_is_entered_while_it_is_looked_at_is_no_fault(journal: Store, neo4j_server: Server) -> None:
    """Into a chain that was read to its end, into one that comes later, and into a new one."""
    with neo4j_server.store() as writer:
        look(writer, "ella")

        def read() -> Iterator[Row]:
            for row in audit.links(journal):
                yield row
                look(writer, "tom")
            with neo4j_server.store() as another:
                look(another, "lee")

        verdict = check(LINKS, read(), partial(audit.heads, journal), 0)
    assert verdict.faults == ()
    assert verdict.entries == 9
    assert checked(journal).faults == ()


def test_a_chain_that_grows_hides_no_tampering(journal: Store, neo4j_server: Server) -> None:
    chain, head = rows(journal)[0]["chain"], rows(journal)[2]["mac"]
    do(journal, "set_head", chain=chain, length=3, head=head)
    with neo4j_server.store() as writer:

        def read() -> Iterator[Row]:
            for row in audit.links(journal):
                look(writer, "tom")
                yield row

        verdict = check(LINKS, read(), partial(audit.heads, journal), 0)
    assert {each.chain for each in verdict.faults} == {chain}


def test_an_end_that_was_cut_is_found_by_the_chains_own_head(journal: Store) -> None:
    do(journal, "remove_entries", chain=rows(journal)[0]["chain"], first=5, last=5)
    (fault,) = checked(journal).faults
    assert (fault.kind, fault.number) == (CUT, 5)
    assert "its own head knows of 5 entries" in fault.says or "another chain" in fault.says


def cut_well(store: Store, chain: str, length: int) -> None:
    """Cut the end of a chain, and change what the chain says of itself."""
    before = next(row for row in rows(store) if (row["chain"], row["number"]) == (chain, length))
    do(store, "remove_entries", chain=chain, first=length + 1, last=99)
    do(store, "set_head", chain=chain, length=length, head=before["mac"])


def test_an_end_that_was_cut_is_found_by_another_chain_that_names_it(journal: Store) -> None:
    cut_well(journal, rows(journal)[0]["chain"], 3)
    (fault,) = checked(journal).faults
    assert (fault.kind, fault.number) == (CUT, 4)
    assert "another chain knows of 5 entries" in fault.says


def test_an_end_that_was_cut_since_the_anchor_is_found_by_it_and_by_nothing_else(journal: Store) -> None:
    anchor = anchored(journal)
    cut_well(journal, rows(journal)[-1]["chain"], 2)
    verdict = checked(journal)
    assert verdict.faults == ()
    assert verdict.unknown == (WITHOUT_ANCHOR, NEVER), "it is said that this can't be known"
    found = checked(journal, anchor)
    assert CUT in kinds(found)
    assert "the anchor knows of 3 entries" in found.faults[0].says
    assert anchor.at in found.unknown[0]


def test_what_was_cut_after_the_anchor_is_said_to_be_unknown(journal: Store, neo4j_server: Server) -> None:
    anchor = anchored(journal)
    with neo4j_server.store() as later:
        look(later, "ella")
    chain = rows(journal)[-1]["chain"]
    do(journal, "drop_chain", chain=chain)
    verdict = checked(journal, anchor)
    assert verdict.faults == ()
    assert "were made after the last anchor" in verdict.unknown[0]


def test_a_chain_that_was_dropped_is_found(journal: Store) -> None:
    first, last = rows(journal)[0]["chain"], rows(journal)[-1]["chain"]
    anchor = anchored(journal)
    do(journal, "drop_chain", chain=first)
    (fault,) = checked(journal).faults
    assert (fault.kind, fault.chain) == (DROPPED, first)
    do(journal, "drop_chain", chain=last)
    assert checked(journal).faults == (), "nothing is left that knows of it"
    assert {each.chain for each in checked(journal, anchor).faults if each.kind == DROPPED} == {first, last}


def test_an_older_copy_that_was_restored_is_found_by_an_anchor(journal: Store, neo4j_server: Server) -> None:
    copy = journal.read(load("tests.queries.cypher", "whole_journal"))
    with neo4j_server.store() as later:
        look(later, "ella")
    anchor = anchored(journal)
    do(journal, "empty_journal")
    do(journal, "restore_entries", rows=[row["cells"] for row in copy if row["label"] == "Entry"])
    do(journal, "restore_chains", rows=[row["cells"] for row in copy if row["label"] == "Chain"])
    assert checked(journal).faults == ()
    assert kinds(checked(journal, anchor)) == [DROPPED, RESTORED]


def test_an_entry_that_somebody_made_is_found(journal: Store) -> None:
    do(journal, "add_entry", cells={"id": "x", "act": "view", "at": datetime.now(UTC)})
    assert kinds(checked(journal)) == [UNLINKED]
    last = rows(journal)[0]["chain"]
    do(journal, "add_entry", cells={"id": f"{last}.6", "chain": last, "number": 6, "mac": "00", "act": "view"})
    assert kinds(checked(journal)) == [ALTERED, UNLINKED]


def test_another_key_is_told_apart_from_tampering(journal: Store) -> None:
    verdict = checked(journal, links=Links("another key, of thirty-two characters"))
    assert kinds(verdict) == [ANOTHER_KEY]


def test_what_was_emptied_by_rule_leaves_the_chain_whole(journal: Store) -> None:
    found = audit.before(journal, datetime.now(UTC) + timedelta(days=1))
    assert audit.count_before(journal, datetime.now(UTC) + timedelta(days=1)) == len(found) == 8
    audit.erase(journal, [emptied(LINKS, each, "2026-11-25", "retention") for each in found])
    verdict = checked(journal)
    assert (verdict.faults, verdict.entries, verdict.erased) == ((), 8, 8)
    assert {(row["act"], row["subjects"], row["at"], row["erased_under"]) for row in audit.links(journal)} == {
        (None, None, None, "retention")
    }


def test_an_id_that_was_erased_stands_nowhere_and_what_is_said_of_others_does(journal: Store) -> None:
    named = audit.naming(journal, "ella", "")
    audit.erase(journal, [without(LINKS, row, "ella", "2026-11-25", "art. 17") for row in named])
    assert audit.naming(journal, "ella", "") == []
    verdict = checked(journal)
    assert (verdict.faults, verdict.erased) == ((), 2)
    first = rows(journal)[0]
    assert (first["subjects"], first["focus"], first["account"]) == (["aunt"], None, "account-ana")


@pytest.mark.parametrize(
    "cells", [{"subjects": ["tom"]}, {"erased_under": "another right"}, {"erased_on": "2020-01-01"}, {"salt": "00"}]
)
def test_an_erased_entry_that_was_altered_is_found(journal: Store, cells: dict[str, Any]) -> None:
    named = audit.naming(journal, "ella", "")
    audit.erase(journal, [without(LINKS, row, "ella", "2026-11-25", "art. 17") for row in named])
    do(journal, "alter_entry", id=named[0]["id"], cells=cells)
    assert kinds(checked(journal)) == [ALTERED]


def test_what_only_says_that_it_was_erased_is_found(journal: Store) -> None:
    cells = {"subjects": None, "focus": None, "erased_on": "2026-11-25", "erased_under": "art. 17", "erased_mac": "00"}
    do(journal, "alter_entry", id=rows(journal)[0]["id"], cells=cells)
    assert kinds(checked(journal)) == [ALTERED]


def test_an_anchor_is_read_as_it_was_written() -> None:
    first, last = Anchor("2026-11-25T09:30:00+00:00", {"b": (2, "bb"), "a": (1, "aa")}), Anchor("2026-11-26", {})
    text = written(LINKS, first) + written(LINKS, last)
    assert read(LINKS, text) == [first, last]


@pytest.mark.parametrize("change", [("bb", "cc"), ("2,", "1,"), ("09:30", "09:31"), ("{", ""), ('"mac"', '"x"')])
def test_an_anchor_that_was_altered_is_refused(change: tuple[str, str]) -> None:
    text = written(LINKS, Anchor("2026-11-25T09:30:00+00:00", {"b": (2, "bb")}))
    with pytest.raises(InputRefused, match="Line 1 of the anchor"):
        read(LINKS, text.replace(*change))


def test_an_anchor_that_is_empty_is_refused() -> None:
    with pytest.raises(InputRefused, match="empty"):
        read(LINKS, "")

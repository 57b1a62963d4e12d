"""Feeds that go wrong: cut short and run again, people told twice, a file of several agencies, people refused."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.migrate import migrate
from graph.store import Store
from tests.database import wipe
from tests.seed.family_context import a_copy, a_mapping, bring_in, held, rewrite

KEPT = ("name", "kind", "role", "given_name", "from", "on", "source", "agency")


class CutShortError(Exception):
    """The import was cut short here."""


class CutShort:
    """A Progress that cuts the import short when it comes to a piece of work for the nth time."""

    def __init__(self, what: str, time: int) -> None:
        self._what, self._left = what, time

    def __call__(self, what: str, _done: int, _total: int, /) -> None:
        self._left -= what == self._what
        if self._left == 0:
            raise CutShortError


def shape(store: Store) -> Counter[tuple[object, ...]]:
    """What there is, without ids: nodes and edges of each kind, with the names and days that they hold."""

    def told(properties: dict[str, object] | None) -> tuple[object, ...]:
        return tuple((name, str(properties[name])) for name in KEPT if name in properties) if properties else ()

    return Counter((*row["labels"], told(row["node"]), row["type"], told(row["edge"])) for row in held(store))


def test_an_import_that_was_cut_short_is_completed_by_the_next(store):
    bring_in(store)
    whole = shape(store)
    for what, time in [
        ("Checking agencies", 1), ("Writing clients", 1), ("Checking agencies", 3), ("Writing involvements", 1),
        ("Writing professionals", 2),
    ]:  # fmt: skip
        wipe(store)
        migrate(store)
        with pytest.raises(CutShortError):
            bring_in(store, progress=CutShort(what, time))
        partly = {row["node"]["id"] for row in held(store)}
        assert bring_in(store).ok
        assert partly <= {row["node"]["id"] for row in held(store)}
        assert shape(store) == whole
        assert sum(bring_in(store).written.values()) == 0


def test_two_files_that_say_the_same_twice_make_it_once(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "housing.csv", lambda text: text + "\r\n" + text.splitlines()[1])
    rewrite(folder / "person.csv", lambda text: text + "\r\n2,Una,Bryant,07/10/2000,female,")
    report = bring_in(store, folder)
    assert report.refused == []
    assert (report.written["involvements"], report.written["records"]) == (3, 1)


def test_a_second_row_that_says_otherwise_is_refused(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "person.csv", lambda text: text + "\r\n2,Una,Brian,07/10/2000,female,")
    report = bring_in(store, folder)
    assert [(each.file, each.line) for each in report.refused] == [("person.csv", 12)]
    assert [row["node"]["family_name"] for row in held(store) if "Record" in row["labels"]] == ["Bryant"]


def test_who_is_refused_takes_what_hangs_on_them_along(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "person.csv", lambda text: text.replace("07/10/2000", "07/10/2100"))
    report = bring_in(store, folder)
    assert {(each.file, each.line, each.column) for each in report.refused} == {
        ("person.csv", 3, "dateOfBirth"),
        ("adult_social_care.csv", 2, "personId"),
        ("housing.csv", 2, "personId"),
        ("police.csv", 2, "personId"),
    }
    assert [row for row in held(store) if "Client" in row["labels"]] == []


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_of_several_agencies_is_nobodys_own_word(store, tmp_path, dry_run):
    folder = a_copy(tmp_path)
    rewrite(folder / "police.csv", lambda text: text + "\r\n2,Area B,C Ccccc,")
    report = bring_in(store, folder, dry_run=dry_run)
    (told,) = report.refused
    assert (told.file, told.line, told.column) == ("police.csv", 1, "policeArea")
    assert "names 2 agencies" in told.reason
    sources = {row["node"]["name"]: row["node"] for row in held(store) if "Source" in row["labels"]}
    if not dry_run:
        assert "agency_id" not in sources["family-context/Police"]
        assert "agency_id" in sources["family-context/Housing"]


def test_a_file_without_rows_leaves_whose_word_it_is(store, tmp_path):
    bring_in(store)
    before = held(store)
    folder = a_copy(tmp_path)
    for name in ("police.csv", "datasources.csv"):
        rewrite(folder / name, lambda text: text.splitlines()[0] + "\r\n")
    assert bring_in(store, folder).ok
    assert held(store) == before


def test_rows_that_only_where_leaves_out_are_not_taken(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "housing.csv", lambda text: text.replace("current", "previous"))
    report = bring_in(store, folder)
    assert report.ok
    assert report.written["involvements"] == 2


def test_a_moment_that_is_none_is_told_and_the_rest_comes_in(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "datasources.csv", lambda text: text.replace("2020-01-06T10:00", "yesterday", 1))
    report = bring_in(store, folder)
    assert [(each.file, each.line, each.column) for each in report.refused] == [
        ("datasources.csv", 2, "Last Synchronised")
    ]
    assert report.written["clients"] == 1


def test_a_feed_of_another_name_is_about_other_people(store, tmp_path):
    bring_in(store)
    report = bring_in(store, mapping=a_mapping(tmp_path, ("feed: family-context", "feed: neighbours")))
    assert report.created["clients"] == 1
    assert report.joined["clients"] == report.doubtful["clients"] == 0

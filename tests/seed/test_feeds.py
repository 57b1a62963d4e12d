"""The Family Context feeds, from their folder to what her social worker sees of Una Bryant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.guard import GuardedStore
from graph.model import Facts
from graph.store import Store
from graph.viewer import Viewer, operator
from queries.people import TeamMember, person, team
from seed.tables import export_folder, import_folder
from tests.seed.family_context import MAPPING, NEVER, TODAY, a_copy, a_mapping, bring_in, held, rewrite


def an_export(store: Store, folder: Path) -> Path:
    guard = GuardedStore(store, operator("tests"), lambda: TODAY)
    export_folder(lambda table: guard.stream(f"export_{table}"), folder)
    return folder


def exported(store: Store, folder: Path) -> dict[str, list[dict[str, str]]]:
    files = an_export(store, folder).glob("*.csv")
    return {path.stem: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))) for path in files}


def facts_of(store: Store) -> Facts:
    una = next(row["node"]["id"] for row in held(store) if row["labels"] == ["Client"])
    return GuardedStore(store, operator("tests"), lambda: TODAY).client(una).facts


def seen_by_her_social_worker(store: Store) -> Iterator[TeamMember]:
    facts = facts_of(store)
    (worker,) = [each for each in facts.professionals if each.name == "A S Worker"]
    viewer = Viewer("sworker", "practitioner", professional=worker.id)
    slice_ = GuardedStore(store, viewer, lambda: TODAY).client(facts.clients[0].id)
    assert person(slice_, facts.clients[0].id, TODAY).name == "Una Bryant"
    yield from team(slice_, facts.clients[0].id, TODAY)


def test_one_client_comes_in_and_nine_are_not_needed(store):
    report = bring_in(store)
    assert report.refused == []
    assert report.not_needed == {"clients": 9}
    assert report.created == {"clients": 1}
    assert report.written["clients"] == 1
    assert (report.read["clients"], report.read["involvements"]) == (10, 3)
    facts = facts_of(store)
    (record,) = facts.records
    assert (record.source_id, record.given_name, record.family_name) == ("2", "Una", "Bryant")
    assert (record.born, record.gender, record.address) == (date(2000, 10, 7), "female", None)


def test_without_nobodys_business_all_ten_come_in(store, tmp_path):
    mapping = a_mapping(tmp_path, ("nobodys_business: true", "nobodys_business: false"))
    report = bring_in(store, mapping=mapping)
    assert report.refused == []
    assert (report.written["clients"], report.not_needed["clients"]) == (10, 0)
    assert report.written["professionals"] == 3
    assert report.written["involvements"] == 4


def test_one_agency_for_each_organisation_and_a_professional_where_a_person_is_named(store, tmp_path):
    bring_in(store)
    rows = exported(store, tmp_path / "out")
    assert {(row["name"], row["kind"], row["phone"]) for row in rows["agencies"]} == {
        ("Area Social Service", "adult-social-care", ""),
        ("Local Housing", "housing", ""),
        ("Area A", "police", "01134960303"),
        ("A+ School", "school", ""),
    }
    assert {(row["name"], row["role"], row["phone"], row["email"]) for row in rows["professionals"]} == {
        ("A S Worker", "social-worker", "020 7777 7777", "sworker@la.uk"),
        ("Mr A Aaaaa", "housing-officer", "0151 7777 7777", "someone@somewhere.com"),
    }
    assert len(rows["employments"]) == 2


def test_involvements_begin_when_the_feed_says_and_the_last_interaction_is_a_contact(store):
    bring_in(store)
    facts = facts_of(store)
    names = {each.id: each.name for each in (*facts.professionals, *facts.agencies)}
    ties = {
        names[tie.professional_id or tie.agency_id]: (names[tie.agency_id], tie.role, tie.start, tie.visibility)
        for tie in facts.involvements
    }
    assert ties == {
        "A S Worker": ("Area Social Service", "social-worker", date(2019, 4, 15), "open"),
        "Mr A Aaaaa": ("Local Housing", "housing-officer", date(2016, 2, 3), "open"),
        "Area A": ("Area A", None, None, "open"),
    }
    (contact,) = facts.contacts
    assert (names[contact.professional_id], contact.on) == ("A S Worker", date(2019, 5, 20))
    assert contact.involvement in {tie.id for tie in facts.involvements}


def test_each_file_is_a_source_with_its_own_as_of(store):
    bring_in(store)
    facts = facts_of(store)
    agencies = {each.id: each.name for each in facts.agencies}
    told = {
        source.name: (agencies.get(source.agency_id), source.register, source.sealed, source.as_of)
        for source in facts.sources
        if source.name != "operator"
    }
    day = date(2020, 1, 6)
    assert told["family-context/Person"] == (None, True, False, None)
    assert told["family-context/AdultSocialCare"] == ("Area Social Service", False, False, day)
    assert told["family-context/Housing"] == ("Local Housing", False, False, day)
    assert told["family-context/Police"] == ("Area A", False, False, day)
    # The school tells of nobody who is somebody's business, so that no slice names it.
    assert len(told) == 4
    snapshots = [row["node"] for row in held(store) if row["labels"] == ["Source"] and "feed" in row["node"]]
    assert {(row["feed"], row["snapshot"]) for row in snapshots} == {("family-context", True)}
    assert {row["id"]: row.get("as_of") for row in snapshots}["family-context/School"] == day


def test_her_social_worker_sees_her_housing_officer_and_the_police_desk(store):
    bring_in(store)
    numbers = {
        member.name: (member.kind, member.number.phone if member.number else None)
        for member in seen_by_her_social_worker(store)
    }
    assert numbers == {
        "A S Worker": ("professional", "020 7777 7777"),
        "Mr A Aaaaa": ("professional", "0151 7777 7777"),
        "Area A": ("agency", "01134960303"),
    }


def test_what_must_never_enter_is_nowhere(store, tmp_path):
    for mapping in (MAPPING, a_mapping(tmp_path, ("nobodys_business: true", "nobodys_business: false"))):
        bring_in(store, mapping=mapping)
    everything = repr(held(store)) + "".join(
        path.read_text(encoding="utf-8") for path in sorted(an_export(store, tmp_path / "out").glob("*.csv"))
    )
    found = [word for word in NEVER if word.lower() in everything.lower()]
    assert found == []


@pytest.mark.parametrize("instead", ["nothing", "folder", "bytes"])
def test_a_file_that_the_mapping_does_not_name_is_not_opened(store, tmp_path, instead):
    folder = a_copy(tmp_path)
    offences = folder / "police_offence.csv"
    offences.unlink()
    if instead == "folder":
        offences.mkdir()
    if instead == "bytes":
        offences.write_bytes(b"\xff\xfe\x00")
    assert bring_in(store, folder).ok


def test_no_file_is_opened_but_those_that_the_mapping_names(store, tmp_path, monkeypatch):
    opened = set()
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: (opened.add(self.name), real(self, *a, **k))[1])
    bring_in(store, a_copy(tmp_path))
    assert {name for name in opened if name.endswith(".csv")} == {
        "person.csv", "adult_social_care.csv", "housing.csv", "police.csv", "school.csv", "datasources.csv",
    }  # fmt: skip


def test_importing_it_again_changes_nothing(store, tmp_path):
    bring_in(store)
    before = held(store)
    again = bring_in(store)
    assert held(store) == before
    assert (again.created["clients"], sum(again.written.values())) == (0, 0)
    assert again.unchanged["involvements"] == 3
    bring_in(store, a_copy(tmp_path))
    assert held(store) == before


def test_a_dry_run_writes_nothing_and_tells_the_same(store):
    before = held(store)
    dry = bring_in(store, dry_run=True)
    assert held(store) == before
    assert not dry.wrote
    assert dry.to_json() == bring_in(store).to_json()


def test_strict_writes_nothing_where_a_row_is_refused(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "housing.csv", lambda text: text + "\r\n2,current,Local Housing,B Bbbbb,,,,31/02/2016,,,,")
    before = held(store)
    report = bring_in(store, folder, strict=True)
    assert held(store) == before
    assert [(each.file, each.line, each.column) for each in report.refused] == [("housing.csv", 3, "tenancyStart")]
    assert bring_in(store, folder).written["involvements"] == 3


def test_a_new_interaction_is_a_new_contact_of_the_same_involvement(store, tmp_path):
    bring_in(store)
    folder = a_copy(tmp_path)
    rewrite(folder / "adult_social_care.csv", lambda text: text.replace("2019-05-20", "2019-06-11"))
    bring_in(store, folder)
    facts = facts_of(store)
    assert sorted(each.on for each in facts.contacts) == [date(2019, 5, 20), date(2019, 6, 11)]
    assert len({each.involvement for each in facts.contacts}) == 1
    assert len(facts.involvements) == 3


def test_a_feed_without_the_people_file_still_finds_its_people(store, tmp_path):
    bring_in(store)
    folder = a_copy(tmp_path)
    (folder / "person.csv").write_bytes(b"id,firstName,lastName,dateOfBirth,gender,address\r\n")
    report = bring_in(store, folder)
    assert report.refused == []
    assert report.unchanged["involvements"] == 3
    assert report.not_needed["clients"] == 1


def test_a_tie_of_someone_whom_nobody_names_is_refused(store, tmp_path):
    folder = a_copy(tmp_path)
    rewrite(folder / "police.csv", lambda text: text + "\r\n99,Area A,Police Hub,\r\n,Area A,Police Hub,")
    report = bring_in(store, folder)
    assert [(each.file, each.line, each.column) for each in report.refused] == [
        ("police.csv", 4, "personId"),
        ("police.csv", 3, "personId"),
    ]
    assert report.written["involvements"] == 3


def test_someone_who_lives_with_a_supported_client_is_needed(store, tmp_path):
    """Emily Tate (7) comes in once without judgement, is put in Una's household by the operator, and stays needed."""
    everyone = a_mapping(tmp_path, ("nobodys_business: true", "nobodys_business: false"))
    bring_in(store, mapping=everyone)
    rows = exported(store, tmp_path / "out")
    ids = {row["source_id"]: row["client_id"] for row in rows["records"]}
    home = tmp_path / "home"
    home.mkdir()
    (home / "families.csv").write_text("id,name\nf1,Bryant\n")
    (home / "members.csv").write_text(f"client_id,family_id\n{ids['2']},f1\n{ids['7']},f1\n")
    (home / "relations.csv").write_text(f"client_id,kind,other_id\n{ids['8']},parent,{ids['2']}\n")
    assert import_folder(store, home, today=TODAY).ok
    report = bring_in(store)
    assert report.not_needed["clients"] == 7
    assert report.unchanged["clients"] == 3

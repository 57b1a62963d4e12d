"""Mapping files: what a wrong one says, line by line, before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputRefused
from seed.feeds import import_feeds
from seed.feeds.mapping_schema import load_mapping
from tests.seed.family_context import FEEDS, MAPPING, TODAY, a_mapping

WRONG = {
    "a column of ours that doesn't exist": (
        ("born: dateOfBirth", "birthday: dateOfBirth"),
        "files.person.csv.client.birthday: this is no column of ours here; take one of as_of, given_name,",
    ),
    "a place for offences": (
        ("from: tenancyStart", "from: tenancyStart, arrears: rentArrears"),
        "files.housing.csv.involvement.arrears: this is no column of ours here; take one of id, role, lead,",
    ),
    "a kind that isn't in the list": (
        ("always: police", "always: constabulary"),
        "files.police.csv.agency.kind.always: is not one of child-social-care,",
    ),
    "a kind that only their words say": (
        ("kind: {always: police}", "kind: policeArea"),
        "files.police.csv.agency.kind: write {always: …} with the kind of agency, or {column: …, values:",
    ),
    "a role that isn't one": (
        ("involvement: {role: {always: social-worker}", "involvement: {role: {always: Social Worker}"),
        "files.adult_social_care.csv.involvement.role.always: is not a role such as health-visitor",
    ),
    "seals": (
        ("from: tenancyStart", "from: tenancyStart, visibility: {always: open}"),
        "files.housing.csv.involvement.visibility: this is no column of ours here",
    ),
    "a zone": (("timezone: Europe/London", "timezone: GMT+1"), "timezone: write a time zone such as Europe/London"),
    "a kind of feed": (("kind: snapshot", "kind: nightly"), "kind: write snapshot (each time all that holds now)"),
    "universal agencies as changes": (
        ("kind: snapshot", "kind: changes"),
        "files.school.csv.agency: is of a kind that everyone has, so the feed must be kind: snapshot",
    ),
    "a switch": (("nobodys_business: true", "nobodys_business: maybe"), "nobodys_business: write true or false."),
    "a date format": (("dates: dd/mm/yyyy", "dates: dd/mm/yy"), "files.person.csv.dates: is no date format; write it"),
    "a path": (("  police.csv:", "  ../police.csv:"), "files.../police.csv.key: write a file's name without a folder"),
    "an unknown key": (("feed: family", "colour: blue\nfeed: family"), "colour: there is no such key here; take"),
    "a key twice": (("kind: snapshot", "kind: snapshot\nkind: changes"), "line 6: the key 'kind' stands here twice."),
    "broken YAML": (("desks: [Police Hub]", "desks: [Police Hub"), "line "),
    "a name that would break ids": (("name: Housing", "name: A|B"), "files.housing.csv.source.name: write a short"),
    "no person": (("    person: id\n", ""), "files.person.csv.person: is missing."),
    "someone else's people": (
        ("    person: id\n", "    person: {column: id, of: nobody.csv}\n"),
        "files.person.csv.person: of: nobody.csv is no file with a client block in this mapping.",
    ),
    "one source said to be two things": (
        ("name: Housing, sealed: false", "name: School, sealed: true"),
        "files.school.csv.source: another file says otherwise of the source 'School'; let them agree.",
    ),
    "a professional of no agency": (
        ("    agency: {name: policeArea, kind: {always: police}}\n", ""),
        "files.police.csv: needs client (who people are), agency (who supports them), or both.",
    ),
    "both a column and a constant": (
        ("role: contactRole, from", "role: {column: contactRole, always: housing-officer}, from"),
        "files.housing.csv.involvement.role: write either their column or what it always is.",
    ),
}


@pytest.mark.parametrize(("change", "line"), WRONG.values(), ids=WRONG)
def test_a_wrong_mapping_says_where_and_what_to_write_instead(tmp_path, change, line):
    mapping = a_mapping(tmp_path, change)
    with pytest.raises(InputRefused) as refused:
        load_mapping(mapping)
    lines = str(refused.value).splitlines()
    assert any(each.startswith(f"family-context.yaml: {line}") for each in lines), lines


def test_a_wrong_mapping_is_refused_before_anything_is_read(tmp_path):
    mapping = a_mapping(tmp_path, ("always: police", "always: constabulary"))
    with pytest.raises(InputRefused, match="is not one of child-social-care"):
        import_feeds(None, tmp_path / "nowhere", mapping, today=TODAY)


@pytest.mark.parametrize("text", ["", "[]", "- one", "feed", "\ufeff# nothing\n"])
def test_what_is_no_mapping_at_all_says_what_one_has(tmp_path, text):
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused, match=r"m\.yaml: write keys here: feed, kind, timezone"):
        load_mapping(tmp_path / "m.yaml")


@pytest.mark.parametrize("name", ["none.yaml", "."])
def test_a_mapping_that_cannot_be_read_is_said_so(tmp_path, name):
    with pytest.raises(InputRefused, match="the mapping cannot be read"):
        load_mapping(tmp_path / name)


def test_a_mapping_that_is_not_utf8_is_said_so(tmp_path):
    (tmp_path / "m.yaml").write_bytes(b"feed: \xff\n")
    with pytest.raises(InputRefused, match="is not UTF-8 text"):
        load_mapping(tmp_path / "m.yaml")


def test_a_folder_without_any_of_the_files_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="holds none of the files"):
        import_feeds(None, tmp_path, MAPPING, today=TODAY)
    with pytest.raises(InputRefused, match="There is no folder"):
        import_feeds(None, tmp_path / "none", MAPPING, today=TODAY)


def test_the_mapping_names_nothing_of_offences_arrears_or_eviction():
    named = {column for file in load_mapping(MAPPING).files for column in file.theirs()}
    assert named.isdisjoint({"antiSocialBehaviour", "rentArrears", "noticeSeekingPossession", "eviction"})
    assert "police_offence.csv" not in {file.name for file in load_mapping(MAPPING).files}


def test_the_copy_of_the_feeds_carries_its_licence():
    assert "MIT License" in Path(FEEDS / "LICENSE").read_text(encoding="utf-8")

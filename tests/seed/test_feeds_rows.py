"""From rows of theirs to rows of ours, without a database: days, words, desks, workers, and files as they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.feed_people import Ties
from seed.feeds.dates import DateFormat
from seed.feeds.mapping_schema import load_mapping
from seed.feeds.nobodys_business import needed
from seed.feeds.rows import Mapped, mapped_rows, role_of
from seed.rows import Refusal

LONDON = ZoneInfo("Europe/London")

MAPPING = """
feed: council
kind: snapshot
timezone: Europe/London
desks: [Duty Team]
{more}
files:
  events.csv:
    source: {{name: Events}}
    dates: dd/mm/yyyy
    person: Person Id
    client:
      given_name: Forename
      family_name: Surname
      gender: {{column: Sex, values: {{F: female, M: male}}}}
      address: [House, Street]
    agency: {{name: Team, kind: {{column: Type, values: {{CSC: child-social-care, SCH: school}}}}, phone: Team Phone}}
    professional: {{id: Worker Id, name: [Worker First, Worker Last], role: Job, phone: Phone, email: Mail}}
    involvement: {{role: Job, from: Opened, to: {{column: Closed, dates: yyyy-mm-dd}}}}
    contact: {{on: Seen, at: Seen, kind: {{always: visit}}}}
"""
HEADER = (
    "Person Id", "Forename", "Surname", "Sex", "House", "Street", "Team", "Type", "Team Phone", "Worker Id",
    "Worker First", "Worker Last", "Job", "Phone", "Mail", "Opened", "Closed", "Seen",
)  # fmt: skip
ROW = {
    "Person Id": "7", "Forename": "Ada", "Surname": "Shaw", "Sex": "f", "House": "1", "Street": "Mill Lane",
    "Team": "North Team", "Type": "csc", "Worker First": "Jo", "Worker Last": "Reid", "Job": "Social Worker (L3)",
    "Phone": "020 7946 0001", "Opened": "1/9/2026", "Closed": "2026-10-01", "Seen": "05/09/2026 14:30",
}  # fmt: skip


def read(folder: Path, *rows: dict[str, str], separator: str = ",", encoding: str = "utf-8", more: str = "") -> list:
    (folder / "m.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    lines = [separator.join(HEADER), *(separator.join(f'"{row.get(name, "")}"' for name in HEADER) for row in rows)]
    (folder / "events.csv").write_bytes("\r\n".join(lines).encode(encoding))
    feed = load_mapping(folder / "m.yaml")
    return list(mapped_rows(feed, feed.files[0], folder))


def one(folder: Path, **changes: str) -> Mapped | Refusal:
    (row,) = read(folder, {**ROW, **{name.replace("_", " "): cell for name, cell in changes.items()}})
    return row


def test_one_row_gives_a_client_an_agency_a_worker_a_tie_and_a_contact(tmp_path):
    row = one(tmp_path)
    assert row.person == "council/Events|7"
    assert row.client == {
        "source": "council/Events", "source_id": "7", "given_name": "Ada", "family_name": "Shaw", "gender": "female",
        "address": "1, Mill Lane",
    }  # fmt: skip
    assert row.tie.agency.cells == {"name": "North Team", "kind": "child-social-care", "phone": ""}
    assert row.tie.worker.cells == {"name": "Jo Reid", "role": "social-worker-l", "phone": "020 7946 0001", "email": ""}
    assert row.tie.involvement.cells == {"role": "social-worker-l", "from": "2026-09-01", "to": "2026-10-01"}
    assert row.tie.contact.cells == {"on": "2026-09-05", "at": "2026-09-05T13:30:00+00:00", "kind": "visit"}
    assert row.tie.beyond


def test_a_universal_agency_is_known_as_one(tmp_path):
    assert not one(tmp_path, Type="SCH").tie.beyond


@pytest.mark.parametrize("name", ["Duty Team", " DUTY  team ", ""])
def test_a_desk_or_nobody_makes_the_tie_the_agencys_own(tmp_path, name):
    tie = one(tmp_path, Worker_First=name, Worker_Last="").tie
    assert tie.worker is None
    assert tie.contact is None
    assert tie.agency.cells == {"name": "North Team", "kind": "child-social-care", "phone": "020 7946 0001"}


def test_an_agencys_own_phone_comes_before_the_desks(tmp_path):
    tie = one(tmp_path, Worker_First="Duty Team", Worker_Last="", Team_Phone="01134960303").tie
    assert tie.agency.cells["phone"] == "01134960303"


def test_a_worker_is_known_by_source_organisation_name_and_email(tmp_path):
    def worker(**changes: str) -> str:
        return one(tmp_path, **changes).tie.worker.key

    assert worker() == worker(Phone="another", Worker_First=" jo ", Team="north team", Job="Manager")
    assert worker() != worker(Worker_Last="Reed")
    assert worker() != worker(Team="South Team")
    assert worker() != worker(Mail="jo@example.org")
    assert worker(Mail="Jo@Example.org") == worker(Mail="jo@example.org")
    assert worker(Worker_Id="w1") == worker(Worker_Id="w1", Worker_Last="Reed", Team="South Team")


def test_an_involvement_is_known_by_person_worker_agency_and_start(tmp_path):
    def tie(**changes: str) -> str:
        return one(tmp_path, **changes).tie.involvement.key

    assert tie() == tie(Closed="", Job="Manager", Seen="")
    assert len({tie(), tie(Person_Id="8"), tie(Opened="02/09/2026"), tie(Worker_First="Al"), tie(Team="South")}) == 5


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"Opened": "31/02/2026"}, "Opened", "is a day or a time that no calendar has"),
        ({"Opened": "2026-09-01"}, "Opened", "is not a day written dd/mm/yyyy"),
        ({"Opened": "01/09/26"}, "Opened", "is not a day written dd/mm/yyyy"),
        ({"Seen": "05/09/2026"}, "Seen", "has no time of day"),
        ({"Seen": "05/09/2026 25:00"}, "Seen", "is a day or a time that no calendar has"),
        ({"Sex": "x"}, "Sex", "is a word that the mapping's values don't name"),
        ({"Type": "GP"}, "Type", "is a word that the mapping's values don't name"),
        ({"Type": ""}, "Type", "is missing"),
        ({"Team": " "}, "Team", "is missing"),
        ({"Person_Id": ""}, "Person Id", "is missing"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_names_their_column(tmp_path, changes, column, reason):
    assert one(tmp_path, **changes) == Refusal("events.csv", 2, column, reason)


def test_rows_are_told_by_the_line_where_they_begin(tmp_path):
    rows = read(tmp_path, {**ROW, "Street": "Mill\nLane"}, {**ROW, "Opened": "never"}, ROW)
    assert [row.line for row in rows] == [2, 4, 5]
    assert isinstance(rows[1], Refusal)


@pytest.mark.parametrize(("encoding", "separator"), [("windows-1252", ";"), ("utf-16", "tab"), ("utf-8-sig", ",")])
def test_other_encodings_and_separators_are_read_when_the_mapping_names_them(tmp_path, encoding, separator):
    more = "" if encoding == "utf-8-sig" else f'encoding: {encoding}\nseparator: "{separator}"'
    row = {**ROW, "Surname": "Åkesson"}
    (found,) = read(tmp_path, row, separator={"tab": "\t"}.get(separator, separator), encoding=encoding, more=more)
    assert found.client["family_name"] == "Åkesson"


def test_bytes_that_are_not_utf8_cost_their_own_row(tmp_path):
    read(tmp_path, ROW, ROW)
    path = tmp_path / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"Shaw", b"Sh\xe4w", 1))
    feed = load_mapping(tmp_path / "m.yaml")
    first, second = mapped_rows(feed, feed.files[0], tmp_path)
    assert (first.line, first.column) == (2, "Surname")
    assert second.client["family_name"] == "Shaw"


def test_a_column_that_their_file_lacks_is_told_and_left_out(tmp_path):
    read(tmp_path, ROW)
    path = tmp_path / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"Mail", b"E-mail", 1))
    feed = load_mapping(tmp_path / "m.yaml")
    told, row = mapped_rows(feed, feed.files[0], tmp_path)
    assert told == Refusal("events.csv", 1, "Mail", "is named by the mapping and isn't in the header")
    assert "email" not in row.tie.worker.cells


def test_without_an_essential_column_no_row_is_read(tmp_path):
    read(tmp_path, ROW)
    path = tmp_path / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"Person Id", b"Forename", 1))
    feed = load_mapping(tmp_path / "m.yaml")
    assert [(row.line, row.column, row.reason) for row in mapped_rows(feed, feed.files[0], tmp_path)] == [
        (1, "Forename", "stands twice in the header"),
        (1, "Person Id", "is named by the mapping and isn't in the header"),
    ]


def test_too_many_cells_and_an_open_quotation_mark_cost_their_rows(tmp_path):
    read(tmp_path, ROW)
    path = tmp_path / "events.csv"
    path.write_bytes(path.read_bytes() + b"\r\n" + b"x," * 18 + b'\r\n"7')
    feed = load_mapping(tmp_path / "m.yaml")
    rows = list(mapped_rows(feed, feed.files[0], tmp_path))
    assert [row.line for row in rows] == [2, 3, 4]
    assert [type(row) for row in rows] == [Mapped, Refusal, Refusal]


def test_a_file_that_is_missing_empty_or_a_folder_is_told(tmp_path):
    read(tmp_path, ROW)
    feed, path = load_mapping(tmp_path / "m.yaml"), tmp_path / "events.csv"
    path.unlink()
    (told,) = mapped_rows(feed, feed.files[0], tmp_path)
    assert told.reason == "is named by the mapping and isn't in the folder"
    path.write_bytes(b"")
    (told,) = mapped_rows(feed, feed.files[0], tmp_path)
    assert told.reason == "is empty: it has no header"
    path.unlink()
    path.mkdir()
    (told,) = mapped_rows(feed, feed.files[0], tmp_path)
    assert told.reason.startswith("cannot be read")


@pytest.mark.parametrize(
    ("written", "text", "day"),
    [
        ("dd/mm/yyyy", "03/02/2016", date(2016, 2, 3)),
        ("DD.MM.YYYY", "3.2.2016", date(2016, 2, 3)),
        ("mm/dd/yyyy", "03/02/2016", date(2016, 3, 2)),
        ("yyyymmdd", "20160203", date(2016, 2, 3)),
        ("dd mon yyyy", "3 February 2016", date(2016, 2, 3)),
        ("dd-mon-yyyy", "03-FEB-2016", date(2016, 2, 3)),
        ("yyyy-mm-dd", "2016-02-03 00:00:00.0000000", date(2016, 2, 3)),
        ("yyyy-mm-dd", "2016-07-03T23:30Z", date(2016, 7, 4)),
        ("yyyy-mm-dd", "2016-07-03T23:30", date(2016, 7, 3)),
        ("yyyy-mm-dd", "2016-07-03T9:30", date(2016, 7, 3)),
    ],
)
def test_days_are_read_as_the_mapping_says(written, text, day):
    assert DateFormat.parse(written).day(text, LONDON) == day


def test_an_instant_without_a_zone_is_in_the_mappings():
    iso = DateFormat.parse("yyyy-mm-dd")
    assert iso.instant("2026-07-01T10:00", LONDON) == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert iso.instant("2026-01-01T10:00", LONDON) == datetime(2026, 1, 1, 10, tzinfo=UTC)
    assert iso.instant("2026-07-01T10:00+02:00", LONDON) == datetime(2026, 7, 1, 8, tzinfo=UTC)


@given(st.dates())
def test_every_day_comes_back_from_every_format(day):
    for written, text in [("dd/mm/yyyy", f"{day:%d/%m/}{day.year:04}"), ("yyyymmdd", f"{day.year:04}{day:%m%d}")]:
        assert DateFormat.parse(written).day(text, LONDON) == day


@given(st.text())
def test_a_role_is_small_letters_and_hyphens_whatever_the_words(text):
    assert all(letter in "abcdefghijklmnopqrstuvwxyz-" for letter in role_of(text))
    assert role_of(role_of(text)) == role_of(text)


def test_roles_in_words():
    assert [role_of(text) for text in ("Housing Officer", "  IDVA / DA-worker", "Socialsekreterare, enhet Å", "3")] == [
        "housing-officer", "idva-da-worker", "socialsekreterare-enhet-a", "",
    ]  # fmt: skip


def test_needed_are_the_supported_their_parents_and_their_household():
    ties = {
        "parent": Ties(supported=False, near=frozenset({"child"})),
        "old": Ties(supported=True, near=frozenset()),
        "flatmate": Ties(supported=False, near=frozenset({"elsewhere"})),
        "elsewhere": Ties(supported=True, near=frozenset()),
        "far": Ties(supported=False, near=frozenset({"flatmate"})),
    }
    people = {"child", "parent", "old", "flatmate", "far", "nobody"}
    assert needed(people, {"child"}, ties) == {"child", "parent", "old", "flatmate"}
    assert needed(people, set(), {}) == set()

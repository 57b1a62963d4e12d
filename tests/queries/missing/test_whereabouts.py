"""Rule 7 on people worked by hand, and on each of its boundaries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.columnar import slice_of
from graph.model import Address, Agency, Client, Family, Membership, Professional, Record, Relation
from queries.missing import RuleSettings, count_missing_links, missing_links
from queries.missing.normal import address_key, email_key, phone_key
from tests.queries.missing.scene import BASE, D, days_ago, facts, found, person, scene, supports

HOME, NUMBER = "same-address", "same-number"


def home(family: str, address: str = "12 Mill Lane", postcode: str | None = "QX1 2AB", **address_of: Any) -> Address:
    return Address(family_id=family, address=address, postcode=postcode, **address_of)


def webb(**marks: Any) -> list[Any]:
    return [Family(id="webb"), *person("amy", "Amy Webb", "webb", **marks)]


def alone(client: str = "max", **record: Any) -> list[Any]:
    return person(client, "Max Lane", **record)


def marked(rows: list[Any], kind: type, **marks: Any) -> list[Any]:
    return [replace(each, **marks) if isinstance(each, kind) else each for each in rows]


SHAWS, WEBBS = home("shaw", start=days_ago(90)), [*webb(), home("webb", "Mill Lane 12", "qx12ab")]
MAX = {"address": "12, Mill Lane", "postcode": "QX1 2AB"}


def test_two_families_at_one_address_may_be_one_household() -> None:
    (finding,) = found(HOME, SHAWS, WEBBS)
    assert (finding.key, finding.subjects) == ("same-address|shaw|webb", ("shaw", "webb"))
    assert (finding.clients, finding.families) == (("amy", "ella", "tom"), ("shaw", "webb"))
    assert finding.evidence == (f"address|shaw|{days_ago(90)}", "address|webb|")
    assert finding.question == (
        "Ella Shaw and Tom Shaw and Amy Webb are recorded at one address, and nothing else ties them here. "
        "Are they one household?"
    )


def test_a_client_without_a_family_lives_where_their_record_says() -> None:
    (finding,) = found(HOME, SHAWS, alone(**MAX))
    assert (finding.key, finding.families) == ("same-address|max|shaw", ("shaw",))
    assert finding.evidence == (f"address|shaw|{days_ago(90)}", "record|operator|max|max")


def test_the_newest_record_with_an_address_counts_field_by_field() -> None:
    older = Record(source="feed", source_id="7", client_id="max", as_of=days_ago(9), address="9 Low Road")
    newer = replace(older, source_id="8", as_of=days_ago(3), address="12 Mill Lane")
    postcode = replace(older, source_id="9", as_of=days_ago(1), address=None, postcode="QX1 2AB")
    (finding,) = found(HOME, SHAWS, alone(), older, newer, postcode)
    assert finding.evidence == (f"address|shaw|{days_ago(90)}", "record|feed|8|max", "record|feed|9|max")
    assert not found(HOME, SHAWS, alone(), newer, postcode, replace(older, source_id="10", as_of=D))


ONE_HOME: dict[str, list[Any]] = {
    "who left other homes": [SHAWS, WEBBS, home("webb", "1 High Street", end=D)],
    "who have another home too": [SHAWS, WEBBS, home("webb", "1 High Street", start=D)],
    "told as a home": [replace(SHAWS, setting="home"), WEBBS],
    "from today": [replace(SHAWS, start=D), WEBBS],
    "until tomorrow": [replace(SHAWS, end=days_ago(-1)), WEBBS],
    "a third family that has nobody in it": [
        SHAWS, WEBBS, *(row for at in range(3) for row in (Family(id=f"f{at}"), home(f"f{at}")))
    ],
    "one who was kin": [SHAWS, WEBBS, Relation(client_id="amy", kind="partner", other_id="ella", end=D)],
    "one who is shielded elsewhere": [SHAWS, WEBBS, marked(alone(**MAX), Client, shielded=True)],
    "a shielded address that was left": [SHAWS, WEBBS, home("shaw", "9 Low Road", shielded=True, end=D)],
    "a shielded membership that ended": [
        SHAWS, WEBBS, alone(), Membership(client_id="max", family_id="shaw", shielded=True, end=D)
    ],
}  # fmt: skip
TWO_HOMES: dict[str, list[Any]] = {
    "another number": [SHAWS, [*webb(), home("webb", "14 Mill Lane")]],
    "a flat there": [SHAWS, [*webb(), home("webb", "Flat 2, 12 Mill Lane")]],
    "another postcode": [SHAWS, [*webb(), home("webb", postcode="QX1 2AD")]],
    "no postcode": [replace(SHAWS, postcode=None), webb(), home("webb", postcode=None)],
    "no number": [replace(SHAWS, address="The Mill"), webb(), home("webb", "The Mill")],
    "a hostel": [replace(SHAWS, setting="hostel"), WEBBS],
    "from tomorrow": [replace(SHAWS, start=days_ago(-1)), WEBBS],
    "until today": [replace(SHAWS, end=D), WEBBS],
    "linked by kin": [SHAWS, WEBBS, Relation(client_id="amy", kind="partner", other_id="ella")],
    "linked by a member of both": [SHAWS, WEBBS, Membership(client_id="tom", family_id="webb")],
    "a shielded client": [SHAWS, marked(WEBBS, Client, shielded=True)],
    "a shielded family": [SHAWS, marked(WEBBS, Family, shielded=True)],
    "a shielded address": [SHAWS, marked(WEBBS, Address, shielded=True)],
    "a shielded membership": [SHAWS, marked(WEBBS, Membership, shielded=True)],
    "the only member has died": [SHAWS, webb(died=D), home("webb")],
    "a client of a family is where the family is": [SHAWS, person("max", "Max Lane", "lane", **MAX), Family(id="lane")],
    "alone and shielded": [SHAWS, marked(alone(**MAX), Client, shielded=True)],
    "alone and dead": [SHAWS, alone(**MAX, died=D)],
}  # fmt: skip


@pytest.mark.parametrize("rows", ONE_HOME.values(), ids=ONE_HOME.keys())
def test_they_are_at_one_address(rows: list[Any]) -> None:
    assert [each.subjects for each in found(HOME, *rows)] == [("shaw", "webb")]


@pytest.mark.parametrize("rows", TWO_HOMES.values(), ids=TWO_HOMES.keys())
def test_they_are_not_at_one_address(rows: list[Any]) -> None:
    assert not found(HOME, *rows)


def test_an_address_that_four_share_is_no_address() -> None:
    third = alone(**MAX)
    assert [each.subjects for each in found(HOME, SHAWS, WEBBS, third)] == [
        ("max", "shaw"), ("max", "webb"), ("shaw", "webb"),
    ]  # fmt: skip
    assert not found(HOME, SHAWS, WEBBS, third, alone("lee", **MAX))
    # Who takes no part is not counted.
    assert len(found(HOME, SHAWS, WEBBS, third, marked(alone("lee", **MAX), Client, shielded=True))) == 3


def numbers(mine: str, his: str, kind: str = "phone") -> list[Any]:
    return [webb(**{kind: mine}), alone(**{kind: his})]


def test_two_who_have_one_number() -> None:
    (finding,) = found(NUMBER, numbers("07700 900123", "+44 (0)7700 900 123"))
    assert (finding.key, finding.subjects) == ("same-number|amy|max", ("amy", "max"))
    assert (finding.clients, finding.families) == (("amy", "max"), ("webb",))
    assert finding.evidence == ("record|operator|amy|amy", "record|operator|max|max")
    assert finding.question == (
        "Amy Webb and Max Lane have the same phone number, and nothing else ties them here. Are they one household?"
    )
    assert "0770" not in finding.question


def test_two_who_have_both_in_common_are_asked_about_once() -> None:
    both = {"phone": "07700 900123", "email": "lane@example.net"}
    (finding,) = found(NUMBER, webb(**both), alone(**both))
    assert "have the same phone number and e-mail address," in finding.question


MINE = numbers("07700 900123", "07700900123")
AT_WORK = Agency(id="fire", name="Fire service", kind="fire")
SAME: dict[str, list[Any]] = {
    "an e-mail address, however written": numbers("Lane@Example.net", "lane@example.net", "email"),
    "an agency's other number": [MINE, replace(AT_WORK, phone="0161 496 0001")],
    "one who was kin": [MINE, Relation(client_id="amy", kind="partner", other_id="max", end=D)],
}
NOT_THE_SAME: dict[str, list[Any]] = {
    "other numbers": numbers("07700 900123", "07700 900124"),
    "a number as an e-mail address": [webb(phone="07700 900123"), alone(email="07700 900123")],
    "no number": numbers("ask at the school", "ask at the school"),
    "an agency's": [MINE, replace(AT_WORK, phone="0044 7700 900123")],
    "an agency's duty number": [MINE, replace(AT_WORK, duty_phone="07700 900123")],
    "an agency's number out of hours": [MINE, replace(AT_WORK, out_of_hours_phone="07700 900123")],
    "an agency's e-mail address": [
        numbers("duty@example.org", "duty@example.org", "email"), replace(AT_WORK, email="Duty@example.org"),
    ],
    "a professional's": [MINE, Professional(id="bea", name="Bea Ash", mobile="07700 900123")],
    "one of their professional's e-mail addresses": [
        numbers("bea@example.org", "bea@example.org", "email"), Professional(id="b", name="B", email="bea@example.org"),
    ],
    "one family": [webb(phone="07700 900123"), person("max", "Max Webb", "webb", phone="07700 900123")],
    "linked families": [MINE, Relation(client_id="max", kind="partner", other_id="amy")],
    "linked by another": [
        MINE, person("kit", "Kit Webb", "webb"), Relation(client_id="max", kind="parent", other_id="kit"),
    ],
    "a shielded client": [webb(phone="07700 900123"), marked(alone(phone="07700 900123"), Client, shielded=True)],
    "one of a shielded household": [marked(webb(phone="07700 900123"), Family, shielded=True), MINE[1]],
    "one at a shielded address": [MINE, home("webb", shielded=True)],
    "one with a shielded membership": [marked(webb(phone="07700 900123"), Membership, shielded=True), MINE[1]],
    "one who has died": [webb(phone="07700 900123", died=D), MINE[1]],
}  # fmt: skip


@pytest.mark.parametrize("rows", SAME.values(), ids=SAME.keys())
def test_they_have_one_number(rows: list[Any]) -> None:
    assert [each.subjects for each in found(NUMBER, *rows)] == [("amy", "max")]


@pytest.mark.parametrize("rows", NOT_THE_SAME.values(), ids=NOT_THE_SAME.keys())
def test_they_have_not_one_number(rows: list[Any]) -> None:
    assert not found(NUMBER, *rows)


@pytest.mark.parametrize(("people", "asked"), [(19, 171), (20, 0)])
def test_a_number_that_twenty_have_is_nobodys_own(people: int, asked: int) -> None:
    rows = [alone(f"c{number:02}", phone="07700 900000") for number in range(people)]
    assert count_missing_links(scene(*rows), D, rules=[NUMBER]) == {NUMBER: asked}
    more = RuleSettings(crowded_number=21)
    assert count_missing_links(scene(*rows), D, rules=[NUMBER], settings=more)[NUMBER] == people * (people - 1) // 2


def test_an_account_is_never_asked_and_nobody_reads_addresses_for_it() -> None:
    rows = facts(*BASE, SHAWS, *WEBBS, supports("jo", "ella"))
    unread = replace(slice_of(rows, D), whereabouts=None)
    assert not missing_links(unread, D, rules=[HOME, NUMBER])
    assert (
        missing_links(replace(slice_of(rows, D, of_everything=True), whereabouts=None), D, rules=["lapsed-contact"])
        == []
    )
    assert missing_links(slice_of(rows, D, of_everything=True), D, rules=[HOME])


@pytest.mark.parametrize(
    ("address", "postcode", "key"),
    [
        ("Flat 3, 12A Mill Lane", "qx1 2ab", "QX12AB 3 12"),
        ("Mill Lane", "QX1 2AB", ""),
        ("12 Mill Lane", "  ", ""),
        ("12 Mill Lane", "", ""),
        ("", "QX1 2AB", ""),
    ],
)
def test_the_key_of_an_address(address: str, postcode: str, key: str) -> None:
    assert address_key(address, postcode) == key


@pytest.mark.parametrize(
    ("phone", "key"),
    [
        ("0161 496 0001", "01614960001"),
        ("+44 161 496 0001", "01614960001"),
        ("+44 (0)161-496-0001 ext 12", "01614960001"),
        ("0044 161 496 0001", "01614960001"),
        ("+46 (0)8 465 004 01", "0846500401"),
        ("08-465 004 01 / 070 174 06 05", "0846500401"),
        ("+33 1 99 00 12 34", "33199001234"),
        ("0033 1 99 00 12 34", "33199001234"),
        ("4960001", "4960001"),
        ("12345", ""),
        ("work", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_phone_number(phone: str, key: str) -> None:
    assert phone_key(phone) == key


@pytest.mark.parametrize(("email", "key"), [(" A.Lane@Example.NET ", "a.lane@example.net"), ("none", ""), ("", "")])
def test_the_key_of_an_e_mail_address(email: str, key: str) -> None:
    assert email_key(email) == key

"""Rules 1 to 3 on families worked by hand, with every boundary of being in touch."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Client, Family, Membership, Professional, Relation
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, rang, saw, spoke, supports, works

ONE, TWO, THREE = "workers-not-in-contact", "household-workers-not-in-contact", "linked-households-not-in-contact"

BOTH = [supports("jo", "ella"), supports("sam", "ella")]
OTHER_FAMILY: list[Any] = [Family(id="lane", name="Lane"), *person("max", "Max Lane", "lane")]
BOBBY = [Professional(id="bobby", name="Bobby Beat"), works("bobby", "beat")]


def test_two_who_support_one_child_are_asked_about() -> None:
    (finding,) = found(ONE, BOTH)
    assert finding.to_json() == {
        "rule": ONE,
        "key": "workers-not-in-contact|jo|sam|shaw",
        "subjects": ["jo", "sam"],
        "clients": ["ella"],
        "families": ["shaw"],
        "question": "Jo Reid (Oak Primary School) and Sam Hill (Housing) both support Ella Shaw. "
        "No contact between them is recorded here since 1 August. Are they in touch?",
        "evidence": ["jo-ella", "sam-ella"],
        "rank": 1,
    }


IN_TOUCH = {
    "spoke": [spoke("jo", "sam")],
    "the other way": [spoke("sam", "jo")],
    "the window's first day": [spoke("jo", "sam", on=days_ago(89))],
    "today": [spoke("jo", "sam", on=D)],
    "about the child": [spoke("jo", "sam", about="ella")],
    "about the brother": [spoke("jo", "sam", about="tom")],
    "at a meeting with the child": [saw("jo", "ella", meeting="m"), saw("sam", "ella", meeting="m")],
    "at a meeting that somebody else's edge ties to the brother": [
        spoke("jo", "gil", meeting="m"),
        spoke("sam", "gil", meeting="m"),
        saw("kim", "tom", meeting="m"),
    ],
    "at a meeting that is about the brother": [
        OTHER_FAMILY,
        saw("kim", "max", meeting="m"),
        spoke("jo", "kim", meeting="m", about="tom"),
        spoke("sam", "kim", meeting="m"),
    ],
    "at a meeting that names nobody": [spoke("jo", "kim", meeting="m"), spoke("sam", "gil", meeting="m")],
    "asked to a meeting": [spoke("kim", "jo", meeting="m"), spoke("kim", "sam", meeting="m")],
}
OUT_OF_TOUCH = {
    "the day before the window": [spoke("jo", "sam", on=days_ago(90))],
    "planned": [spoke("jo", "sam", planned=True)],
    "the day after the day asked about": [spoke("jo", "sam", on=days_ago(-1))],
    "about somebody else": [OTHER_FAMILY, spoke("jo", "sam", about="max")],
    "about somebody who is not in the slice": [spoke("jo", "sam", about="nobody-here")],
    "about one who left the family today": [
        person("ann", "Ann Shaw"),
        Membership(client_id="ann", family_id="shaw", end=D),
        spoke("jo", "sam", about="ann"),
    ],
    "with a colleague of his": [
        Professional(id="pat", name="Pat"),
        works("pat", "homes"),
        spoke("jo", "pat"),
    ],
    "with his agency's desk": [rang("jo", "homes")],
    "each alone with the child": [saw("jo", "ella"), saw("sam", "ella")],
    "at a meeting about somebody else": [OTHER_FAMILY, saw("jo", "max", meeting="m"), saw("sam", "max", meeting="m")],
    "at a meeting that names someone not in the slice": [
        saw("jo", "nobody-here", meeting="m"),
        spoke("sam", "kim", meeting="m"),
    ],
    "at two meetings": [saw("jo", "ella", meeting="m"), saw("sam", "ella", meeting="n")],
    "at a meeting that is planned": [saw("jo", "ella", meeting="m"), saw("sam", "ella", meeting="m", planned=True)],
    "at a meeting whose child's edge is too old": [
        OTHER_FAMILY,
        saw("jo", "max", meeting="m"),
        saw("sam", "max", meeting="m"),
        saw("kim", "ella", meeting="m", on=days_ago(90)),
    ],
}


@pytest.mark.parametrize("contact", IN_TOUCH.values(), ids=IN_TOUCH.keys())
def test_who_is_in_touch_is_not_asked_about(contact: list[Any]) -> None:
    assert not found(ONE, BOTH, *contact)


@pytest.mark.parametrize("contact", OUT_OF_TOUCH.values(), ids=OUT_OF_TOUCH.keys())
def test_who_is_not_in_touch_is_asked_about(contact: list[Any]) -> None:
    assert [finding.key for finding in found(ONE, BOTH, *contact)] == ["workers-not-in-contact|jo|sam|shaw"]


def test_a_meeting_whose_only_client_edge_is_too_old_names_nobody() -> None:
    old = [saw("kim", "ella", meeting="m", on=days_ago(90))]
    assert not found(ONE, BOTH, spoke("jo", "kim", meeting="m"), spoke("sam", "kim", meeting="m"), *old)


NO_QUESTION = {
    "ended today": [supports("jo", "ella"), supports("sam", "ella", end=D)],
    "begins tomorrow": [supports("jo", "ella"), supports("sam", "ella", start=days_ago(-1))],
    "one agency": [supports("jo", "ella", agency_id="homes"), supports("sam", "ella")],
    "one of two agencies": [
        DANA,
        works("dana", "homes"),
        works("dana", "beat"),
        supports("dana", "ella"),
        supports("sam", "ella"),
    ],
    "both universal": [supports("jo", "ella"), supports("gil", "ella")],
    "the first of no agency": [DANA, supports("dana", "ella"), supports("sam", "ella")],
    "the second of no agency": [
        Professional(id="zoe", name="Zoe Ash"),
        supports("zoe", "ella"),
        supports("sam", "ella"),
    ],
    "of an agency that ended today": [
        DANA,
        works("dana", "beat", end=D),
        supports("dana", "ella"),
        supports("sam", "ella"),
    ],
    "not active": [
        Professional(id="dana", name="Dana Fox", active=False),
        works("dana", "beat"),
        supports("dana", "ella"),
        supports("sam", "ella"),
    ],
    "different children": [supports("jo", "ella"), supports("sam", "tom")],
    "a desk beside its own worker": [supports("sam", "ella"), desk("homes", "ella")],
    "a desk, in touch through someone of it": [
        supports("jo", "ella"),
        desk("beat", "ella"),
        BOBBY,
        spoke("bobby", "jo"),
    ],
    "a desk, in touch itself": [supports("jo", "ella"), desk("beat", "ella"), rang("jo", "beat")],
    "a desk, in touch through someone not active": [
        supports("jo", "ella"),
        desk("beat", "ella"),
        Professional(id="bobby", name="Bobby", active=False),
        works("bobby", "beat"),
        spoke("jo", "bobby"),
    ],
    "two desks, in touch through someone of each": [
        desk("homes", "ella"),
        desk("beat", "ella"),
        BOBBY,
        spoke("bobby", "sam"),
    ],
    "two desks, in touch by someone of one with the other": [
        desk("homes", "ella"),
        desk("beat", "ella"),
        BOBBY,
        rang("bobby", "homes"),
    ],
    "a desk, at one meeting": [
        desk("beat", "ella"),
        supports("jo", "ella"),
        BOBBY,
        saw("bobby", "tom", meeting="m"),
        saw("jo", "tom", meeting="m"),
    ],
    "died today": [person("amy", "Amy Shaw", "shaw", died=D), supports("jo", "amy"), supports("sam", "amy")],
}


@pytest.mark.parametrize("rows", NO_QUESTION.values(), ids=NO_QUESTION.keys())
def test_rule_1_asks_nothing(rows: list[Any]) -> None:
    assert not found(ONE, *rows)


QUESTION = {
    "begins today": [supports("jo", "ella"), supports("sam", "ella", start=D)],
    "ends tomorrow": [supports("jo", "ella"), supports("sam", "ella", end=days_ago(-1))],
    "unknown days": [supports("jo", "ella", start=None), supports("sam", "ella")],
    "one acts for another agency than his employer": [
        supports("jo", "ella"),
        supports("sam", "ella", agency_id="beat"),
    ],
    "works there from today": [DANA, works("dana", "beat", start=D), supports("dana", "ella"), supports("sam", "ella")],
}


@pytest.mark.parametrize("rows", QUESTION.values(), ids=QUESTION.keys())
def test_rule_1_asks(rows: list[Any]) -> None:
    assert len(found(ONE, *rows)) == 1


def test_two_employers_stand_in_the_question_where_none_is_named() -> None:
    (finding,) = found(
        ONE, DANA, works("dana", "oak"), works("dana", "beat"), supports("dana", "ella"), supports("sam", "ella")
    )
    assert finding.question.startswith(
        "Dana Fox (Neighbourhood police and Oak Primary School) and Sam Hill (Housing) both"
    )


def test_the_agencies_are_those_of_the_shared_clients_only() -> None:
    elsewhere = supports("jo", "tom", agency_id="homes")
    assert len(found(ONE, BOTH, elsewhere)) == 1
    assert not found(ONE, BOTH, elsewhere, supports("sam", "tom"))


def test_one_finding_holds_all_clients_of_the_home() -> None:
    (finding,) = found(ONE, BOTH, supports("jo", "tom"), supports("sam", "tom"), supports("kim", "tom", id="k", end=D))
    assert finding.clients == ("ella", "tom")
    assert finding.evidence == ("jo-ella", "jo-tom", "sam-ella", "sam-tom")
    assert "both support Ella Shaw and Tom Shaw." in finding.question


def test_a_desk_is_a_subject_and_is_called_one() -> None:
    (finding,) = found(ONE, desk("beat", "ella"), supports("jo", "ella"))
    assert finding.subjects == ("beat", "jo")
    assert finding.evidence == ("beat-ella", "jo-ella")
    assert finding.question.startswith("The desk of Neighbourhood police and Jo Reid (Oak Primary School) both support")


def test_a_desk_stands_for_the_team_that_has_none_of_its_people() -> None:
    rows = [
        desk("homes", "ella"),
        desk("homes", "tom"),
        supports("sam", "tom"),
        supports("kim", "ella"),
        supports("kim", "tom"),
    ]
    assert [finding.subjects for finding in found(ONE, *rows)] == [("homes", "kim"), ("kim", "sam")]


def test_home_is_the_first_household_by_id() -> None:
    family, elsewhere = Family(id="a-lane"), Membership(client_id="ella", family_id="a-lane")
    assert found(ONE, BOTH, family, elsewhere)[0].families == ("a-lane",)
    visiting = Membership(client_id="ella", family_id="a-lane", lives_here=False)
    assert found(ONE, BOTH, family, visiting)[0].families == ("shaw",)


def test_a_client_in_no_family_is_a_family_of_one() -> None:
    (finding,) = found(ONE, person("solo", "Solo Man"), supports("jo", "solo"), supports("sam", "solo"))
    assert (finding.key, finding.families) == ("workers-not-in-contact|jo|sam|solo", ())


APART = [supports("jo", "ella"), supports("sam", "tom")]


def test_two_who_support_two_of_a_family_are_asked_about() -> None:
    (finding,) = found(TWO, APART)
    assert finding.key == "household-workers-not-in-contact|jo|sam|shaw"
    assert (finding.subjects, finding.clients, finding.families) == (("jo", "sam"), ("ella", "tom"), ("shaw",))
    assert finding.evidence == ("jo-ella", "sam-tom")
    assert finding.question == (
        "Jo Reid (Oak Primary School) supports Ella Shaw, and Sam Hill (Housing) supports Tom Shaw, in the same family."
        " No contact between the two workers is recorded here since 1 August. Are they in touch?"
    )


@pytest.mark.parametrize("contact", IN_TOUCH.values(), ids=IN_TOUCH.keys())
def test_who_is_in_touch_about_the_family_is_not_asked_about(contact: list[Any]) -> None:
    assert not found(TWO, APART, *contact)


@pytest.mark.parametrize("contact", OUT_OF_TOUCH.values(), ids=OUT_OF_TOUCH.keys())
def test_who_is_not_in_touch_about_the_family_is_asked_about(contact: list[Any]) -> None:
    assert len(found(TWO, APART, *contact)) == 1


@pytest.mark.parametrize("who", ["dana", "zoe"])
def test_who_has_no_agency_takes_no_part(who: str) -> None:
    nobody = [Professional(id=who, name="Dana Fox"), supports(who, "ella")]
    assert not found(TWO, nobody, supports("sam", "tom"))


UNIVERSAL = [supports("jo", "ella"), supports("gil", "tom")]


def test_two_universal_services_in_one_family_are_not_asked_about() -> None:
    assert not found(TWO, UNIVERSAL)
    # One of them acts for a service that not everyone has, too.
    assert len(found(TWO, UNIVERSAL, supports("gil", "tom", id="also", agency_id="beat"))) == 1


def test_who_shares_a_client_in_the_family_is_left_to_rule_1() -> None:
    assert not found(TWO, APART, supports("sam", "ella"))


def test_a_member_who_lives_elsewhere_is_of_the_family_too() -> None:
    away = [person("amy", "Amy Shaw"), Membership(client_id="amy", family_id="shaw", lives_here=False)]
    assert [finding.clients for finding in found(TWO, away, supports("jo", "ella"), supports("kim", "amy"))] == [
        ("amy", "ella")
    ]


def test_two_homes_are_two_questions() -> None:
    homes = [OTHER_FAMILY, Membership(client_id="ella", family_id="lane")]
    findings = found(TWO, homes, supports("jo", "ella"), supports("kim", "tom"), supports("sam", "max"))
    assert [finding.key.split("|", 1)[1] for finding in findings] == ["jo|kim|shaw", "jo|sam|lane"]


def test_agencies_of_a_family_are_those_of_its_members_only() -> None:
    assert len(found(TWO, APART, OTHER_FAMILY, supports("jo", "max", agency_id="homes"))) == 1
    assert not found(TWO, APART, person("amy", "Amy Shaw", "shaw"), supports("jo", "amy", agency_id="homes"))


LINK = Relation(client_id="max", kind="parent", other_id="ella")
LINKED = [OTHER_FAMILY, LINK, supports("jo", "ella"), supports("sam", "max")]


def test_two_who_support_linked_families_are_asked_about() -> None:
    (finding,) = found(THREE, *LINKED)
    assert finding.key == "linked-households-not-in-contact|jo|sam|lane|shaw"
    assert (finding.subjects, finding.clients, finding.families) == (("jo", "sam"), ("ella", "max"), ("lane", "shaw"))
    assert finding.evidence == ("jo-ella", "sam-max")
    assert finding.question == (
        "Jo Reid (Oak Primary School) supports Ella Shaw, and Sam Hill (Housing) supports Max Lane, in a linked family."
        " No contact between the two workers is recorded here since 1 August. Are they in touch?"
    )


STILL_LINKED = {
    "the other way": [OTHER_FAMILY, Relation(client_id="ella", kind="other", other_id="max")],
    "by the brother": [OTHER_FAMILY, Relation(client_id="max", kind="parent", other_id="tom")],
    "by a member of both": [OTHER_FAMILY, person("amy", "Amy Shaw", "shaw", "lane")],
    "ends tomorrow": [OTHER_FAMILY, Relation(client_id="max", kind="partner", other_id="ella", end=days_ago(-1))],
    "a family of one": [person("max", "Max Lane"), LINK],
    "about somebody else": [OTHER_FAMILY, LINK, person("solo", "Solo Man"), spoke("jo", "sam", about="solo")],
}
UNLINKED = {
    "nothing": [OTHER_FAMILY],
    "ended today": [OTHER_FAMILY, Relation(client_id="max", kind="partner", other_id="ella", end=D)],
    "one who left today": [
        OTHER_FAMILY,
        person("amy", "Amy Shaw", "shaw"),
        Membership(client_id="amy", family_id="lane", end=D),
    ],
    "one who died": [OTHER_FAMILY, person("amy", "Amy Shaw", "shaw", "lane", died=D)],
    "in touch about the one": [OTHER_FAMILY, LINK, spoke("jo", "sam", about="ella")],
    "in touch about the other": [OTHER_FAMILY, LINK, spoke("sam", "jo", about="max")],
    "at a meeting about the other": [
        OTHER_FAMILY,
        LINK,
        saw("sam", "max", meeting="m"),
        spoke("kim", "jo", meeting="m"),
    ],
    "one has a client in both, in the first": [OTHER_FAMILY, LINK, supports("sam", "tom")],
    "one has a client in both, in the second": [OTHER_FAMILY, LINK, supports("jo", "max")],
    "one agency there": [OTHER_FAMILY, LINK, supports("jo", "tom", agency_id="homes")],
}


@pytest.mark.parametrize("rows", STILL_LINKED.values(), ids=STILL_LINKED.keys())
def test_rule_3_asks(rows: list[Any]) -> None:
    findings = found(THREE, *rows, supports("jo", "ella"), supports("sam", "max"))
    assert [finding.subjects for finding in findings] == [("jo", "sam")]


@pytest.mark.parametrize("rows", UNLINKED.values(), ids=UNLINKED.keys())
def test_rule_3_asks_nothing(rows: list[Any]) -> None:
    assert not found(THREE, *rows, supports("jo", "ella"), supports("sam", "max"))


def test_two_universal_services_of_linked_families_are_not_asked_about() -> None:
    universal = [OTHER_FAMILY, LINK, supports("jo", "ella"), supports("gil", "max")]
    assert not found(THREE, universal)
    assert len(found(THREE, universal, supports("gil", "max", id="also", agency_id="beat"))) == 1


def test_a_family_of_one_stands_in_the_key_with_its_client() -> None:
    (finding,) = found(THREE, person("max", "Max Lane"), LINK, supports("jo", "ella"), supports("sam", "max"))
    assert (finding.key, finding.families) == ("linked-households-not-in-contact|jo|sam|max|shaw", ("shaw",))


def test_each_family_has_its_own_agencies() -> None:
    # Sam acts for the school elsewhere in his own family's team: what Jo does there is not concerned.
    assert not found(THREE, *LINKED, person("mia", "Mia Lane", "lane"), supports("sam", "mia", agency_id="oak"))
    assert len(found(THREE, *LINKED, person("solo", "Solo Man"), supports("sam", "solo", agency_id="oak"))) == 1


def test_who_is_named_nowhere_is_no_trouble() -> None:
    assert not found(ONE, Client(id="bare"))

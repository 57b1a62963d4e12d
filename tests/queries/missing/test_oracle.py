"""Rules 1, 2 and 3: the oracle gives the answers that were worked out by hand from missing-links.md."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Employment, Professional, Record, Relation
from tests.queries.missing.oracle import Answer, oracle
from tests.queries.missing.stories import CHILD, DAY, WORKERS, Story, ago, found, keys

# The same family, with a brother whom only Queenie supports; Ella has Paul alone.
SIBLINGS = Story().client("ella", "f").client("ben", "f").supports("paul", "ella").supports("queenie", "ben")
# Two families, linked because Ella's father Lee lives in another; Paul supports her, Queenie him.
LINKED = (
    Story()
    .client("ella", "f")
    .client("lee", "h")
    .supports("paul", "ella")
    .supports("queenie", "lee")
    .add("relations", Relation(client_id="lee", kind="parent", other_id="ella"))
)


def test_two_workers_with_one_client_are_asked_about() -> None:
    (answer,) = found(CHILD, "workers-not-in-contact")
    assert answer.key == "workers-not-in-contact|paul|queenie|f"
    assert (answer.subjects, answer.clients, answer.families) == (("paul", "queenie"), ("ella",), ("f",))


IN_TOUCH: dict[str, dict[str, Any]] = {
    "with the other": {"other_professional_id": "queenie"},
    "about the child": {"other_professional_id": "queenie", "about": "ella"},
    "on the day": {"other_professional_id": "queenie", "on": DAY},
    "on the window's first day": {"other_professional_id": "queenie", "on": ago(89)},
}
NOT_IN_TOUCH: dict[str, dict[str, Any]] = {
    "before the window": {"other_professional_id": "queenie", "on": ago(90)},
    "after the day": {"other_professional_id": "queenie", "on": ago(-1)},
    "planned": {"other_professional_id": "queenie", "planned": True},
    "about somebody else": {"other_professional_id": "queenie", "about": "stranger"},
    "with her desk": {"other_agency_id": "homes"},
    "with somebody else": {"other_professional_id": "sue"},
    "with the child": {"client_id": "ella"},
}


@pytest.mark.parametrize("contact", IN_TOUCH.values(), ids=IN_TOUCH)
def test_a_contact_between_them_is_being_in_touch(contact: dict[str, Any]) -> None:
    story = CHILD.client("stranger", "other")
    assert keys(story.contact("paul", **contact), "workers-not-in-contact") == set()


@pytest.mark.parametrize("contact", NOT_IN_TOUCH.values(), ids=NOT_IN_TOUCH)
def test_another_contact_is_not(contact: dict[str, Any]) -> None:
    story = CHILD.client("stranger", "other")
    assert keys(story.contact("paul", **contact), "workers-not-in-contact") != set()


def test_a_contact_counts_whoever_recorded_it() -> None:
    assert keys(CHILD.contact("queenie", other_professional_id="paul"), "workers-not-in-contact") == set()


def test_about_another_member_of_the_home_family_counts() -> None:
    story = CHILD.client("ben", "f", lives_here=False).contact("paul", other_professional_id="queenie", about="ben")
    assert keys(story, "workers-not-in-contact") == set()


def met(*edges: tuple[str, dict[str, Any]]) -> Story:
    """The child's story with the edges of one meeting."""
    story = CHILD.client("stranger", "other")
    for worker, contact in edges:
        story = story.contact(worker, meeting="m", **contact)
    return story


SUE = {"other_professional_id": "sue"}


@pytest.mark.parametrize(
    "story",
    [
        met(("paul", SUE), ("queenie", SUE)),
        met(("paul", {"client_id": "ella"}), ("queenie", {"client_id": "stranger"})),
        met(("paul", {**SUE, "about": "stranger"}), ("queenie", SUE), ("sue", {"client_id": "ella"})),
        met(("paul", SUE), ("queenie", {**SUE, "about": "ella"})),
        met(("sue", {"other_professional_id": "paul"}), ("sue", {"other_professional_id": "queenie"})),
        met(("paul", SUE), ("queenie", SUE), ("sue", {"client_id": "stranger", "on": ago(90)})),
        met(("paul", SUE), ("queenie", SUE), ("sue", {"client_id": "stranger", "planned": True})),
    ],
    ids=[
        "names nobody",
        "goes to her",
        "goes to her by a third",
        "is about her",
        "met by a third",
        "an edge out of the window names nobody",
        "a planned edge names nobody",
    ],
)
def test_a_meeting_is_being_in_touch(story: Story) -> None:
    assert keys(story, "workers-not-in-contact") == set()


@pytest.mark.parametrize(
    "story",
    [
        met(("paul", {"client_id": "stranger"}), ("queenie", {"client_id": "stranger"})),
        met(("paul", {**SUE, "about": "stranger"}), ("queenie", SUE)),
        met(("paul", SUE), ("queenie", {**SUE, "on": ago(90)})),
        met(("paul", SUE), ("queenie", {**SUE, "planned": True})),
        met(("paul", {"client_id": "stranger"}), ("queenie", SUE), ("sue", {"client_id": "ella", "planned": True})),
        CHILD.contact("paul", meeting="m", **SUE).contact("queenie", meeting="n", **SUE),
    ],
    ids=[
        "goes to another",
        "is about another",
        "she was there too early",
        "she only plans to be",
        "planned with the child",
        "two meetings",
    ],
)
def test_another_meeting_is_not(story: Story) -> None:
    assert keys(story, "workers-not-in-contact") != set()


# A desk, Paul, and Queenie of that desk's agency who has no involvement.
DESK = Story().client("ella", "f").supports("paul", "ella").supports(None, "ella", agency_id="homes")


def test_a_desk_is_a_member_where_nobody_is_named() -> None:
    assert keys(DESK, "workers-not-in-contact") == {"workers-not-in-contact|homes|paul|f"}


@pytest.mark.parametrize(
    "story",
    [
        DESK.contact("paul", other_agency_id="homes"),
        DESK.contact("queenie", other_professional_id="paul"),
        DESK.contact("paul", meeting="m", **SUE).contact("queenie", meeting="m", **SUE),
        DESK.instead(
            "professionals", *(Professional(id=who, name=who, active=who != "queenie") for who in WORKERS)
        ).contact("paul", other_professional_id="queenie"),
    ],
    ids=["with the desk", "with its professional", "in a meeting with its professional", "with one no longer active"],
)
def test_a_desk_is_in_touch_through_any_of_its_professionals(story: Story) -> None:
    assert keys(story, "workers-not-in-contact") == set()


def test_who_left_the_agency_is_no_professional_of_it() -> None:
    left = DESK.instead(
        "employments",
        Employment(professional_id="paul", agency_id="care"),
        Employment(professional_id="queenie", agency_id="homes", end=DAY),
    )
    assert keys(left.contact("paul", other_professional_id="queenie"), "workers-not-in-contact") != set()


def test_a_desk_stands_aside_for_who_acts_on_its_behalf() -> None:
    story = DESK.supports("sue", "ella", agency_id="homes")
    assert keys(story, "workers-not-in-contact") == {"workers-not-in-contact|paul|sue|f"}


def test_a_desk_stands_where_who_acts_for_it_is_on_another_team() -> None:
    story = DESK.client("ben", "f").supports("queenie", "ben")
    assert keys(story, "workers-not-in-contact") == {"workers-not-in-contact|homes|paul|f"}
    assert keys(story, "household-workers-not-in-contact") == {"household-workers-not-in-contact|paul|queenie|f"}


@pytest.mark.parametrize(
    "story",
    [
        CHILD.instead("involvements").supports("paul", "ella").supports("queenie", "ella", agency_id="care"),
        CHILD.instead("involvements").supports("sue", "ella").supports("gita", "ella"),
        CHILD.instead("employments", Employment(professional_id="paul", agency_id="care")),
        CHILD.instead("employments", *CHILD.facts.employments, Employment(professional_id="paul", agency_id="homes")),
        CHILD.instead("professionals", Professional(id="paul", name="paul", active=False)),
        CHILD.instead("involvements").supports("paul", "ella").supports("queenie", "ella", start=ago(9), end=DAY),
        CHILD.instead("involvements").supports("paul", "ella").supports("queenie", "ella", start=ago(-1)),
        CHILD.instead("records", Record(source="operator", source_id="ella", client_id="ella", died=DAY)),
    ],
    ids=[
        "on behalf of one agency",
        "both universal",
        "without an agency",
        "one agency in common",
        "not active",
        "ended on the day",
        "not begun",
        "died on the day",
    ],
)
def test_nobody_is_asked_about(story: Story) -> None:
    assert found(story, "workers-not-in-contact") == set()


def test_one_universal_of_two_is_asked_about() -> None:
    assert keys(CHILD.supports("sue", "ella"), "workers-not-in-contact") == {
        "workers-not-in-contact|paul|queenie|f",
        "workers-not-in-contact|paul|sue|f",
        "workers-not-in-contact|queenie|sue|f",
    }


def test_who_dies_tomorrow_is_asked_about_today_and_the_newest_record_says_when() -> None:
    records = (
        Record(source="a", source_id="1", client_id="ella", died=ago(5), as_of=ago(3)),
        Record(source="b", source_id="1", client_id="ella", died=ago(-1), as_of=ago(2)),
        Record(source="c", source_id="1", client_id="ella", as_of=ago(1)),
    )
    assert keys(CHILD.instead("records", *records), "workers-not-in-contact") != set()


def test_one_finding_holds_all_clients_of_the_home_family_whom_both_support() -> None:
    story = CHILD.client("ben", "f").client("cat", "f").supports("paul", "ben").supports("queenie", "ben")
    (answer,) = found(story.supports("paul", "cat"), "workers-not-in-contact")
    assert answer.clients == ("ben", "ella")


def test_agencies_are_those_of_all_involvements_with_these_clients() -> None:
    story = CHILD.client("ben", "f").supports("paul", "ben", agency_id="homes").supports("queenie", "ben")
    assert found(story, "workers-not-in-contact") == set()


def test_an_involvement_outside_these_clients_is_not_concerned() -> None:
    story = CHILD.client("ben", "h").supports("paul", "ben", agency_id="homes")
    assert keys(story, "workers-not-in-contact") != set()


def test_home_is_the_household_with_the_smallest_id() -> None:
    story = Story().client("ella", "m", "k").supports("paul", "ella").supports("queenie", "ella")
    away = Story().client("ella", "a", lives_here=False)
    away = away.instead("memberships", *story.facts.memberships, *away.facts.memberships)
    away = away.supports("paul", "ella").supports("queenie", "ella")
    assert keys(story, "workers-not-in-contact") == {"workers-not-in-contact|paul|queenie|k"}
    assert keys(away, "workers-not-in-contact") == {"workers-not-in-contact|paul|queenie|k"}


def test_home_is_a_family_lived_in_by_nobody_where_there_is_no_other() -> None:
    story = Story().client("ella", "f", lives_here=False).supports("paul", "ella").supports("queenie", "ella")
    assert keys(story, "workers-not-in-contact") == {"workers-not-in-contact|paul|queenie|f"}


def test_ids_are_compared_by_code_point() -> None:
    story = Story().client("ella", "b", "B", "\U0001d49c", "\uff21")
    story = story.supports("paul", "ella").supports("queenie", "ella")
    assert keys(story, "workers-not-in-contact") == {"workers-not-in-contact|paul|queenie|B"}


def test_a_client_in_no_family_is_a_family_of_one() -> None:
    story = Story().client("ella").supports("paul", "ella").supports("queenie", "ella")
    assert found(story, "workers-not-in-contact") == {
        Answer("workers-not-in-contact", "workers-not-in-contact|paul|queenie|ella", ("paul", "queenie"), ("ella",), ())
    }


def test_workers_of_two_members_are_asked_about() -> None:
    story = SIBLINGS.client("cat", "f").supports("queenie", "cat")
    assert found(story, "household-workers-not-in-contact") == {
        Answer(
            "household-workers-not-in-contact",
            "household-workers-not-in-contact|paul|queenie|f",
            ("paul", "queenie"),
            ("ben", "cat", "ella"),
            ("f",),
        )
    }
    assert found(story, "workers-not-in-contact") == set()


@pytest.mark.parametrize(
    "story",
    [
        SIBLINGS.supports("paul", "ben"),
        SIBLINGS.contact("paul", other_professional_id="queenie", about="ella"),
        SIBLINGS.supports("paul", "ella", agency_id="homes"),
        Story().client("ella", "f").client("ben", "f", end=DAY).supports("paul", "ella").supports("queenie", "ben"),
        SIBLINGS.instead("records", Record(source="operator", source_id="ben", client_id="ben", died=ago(1))),
    ],
    ids=[
        "they share a client",
        "in touch about a member",
        "one acts for both agencies",
        "moved out on the day",
        "he died",
    ],
)
def test_workers_of_two_members_are_not_asked_about(story: Story) -> None:
    assert found(story, "household-workers-not-in-contact") == set()


def test_workers_of_linked_families_are_asked_about() -> None:
    story = LINKED.client("ben", "f").supports("paul", "ben")
    assert found(story, "linked-households-not-in-contact") == {
        Answer(
            "linked-households-not-in-contact",
            "linked-households-not-in-contact|paul|queenie|f|h",
            ("paul", "queenie"),
            ("ben", "ella", "lee"),
            ("f", "h"),
        )
    }


def test_a_member_in_both_families_links_them() -> None:
    story = Story().client("ella", "f").client("lee", "h").client("kim", "f", "h")
    story = story.supports("paul", "ella").supports("queenie", "lee")
    assert keys(story, "linked-households-not-in-contact") == {"linked-households-not-in-contact|paul|queenie|f|h"}
    dead = story.instead("records", Record(source="operator", source_id="kim", client_id="kim", died=DAY))
    assert found(dead, "linked-households-not-in-contact") == set()


def test_who_lives_in_no_family_is_linked_too() -> None:
    story = Story().client("ella", "f").client("lee").supports("paul", "ella").supports("queenie", "lee")
    story = story.add("relations", Relation(client_id="ella", kind="other", other_id="lee", end=ago(-1)))
    assert found(story, "linked-households-not-in-contact") == {
        Answer(
            "linked-households-not-in-contact",
            "linked-households-not-in-contact|paul|queenie|f|lee",
            ("paul", "queenie"),
            ("ella", "lee"),
            ("f",),
        )
    }


@pytest.mark.parametrize(
    "story",
    [
        LINKED.instead("relations"),
        LINKED.instead("relations", Relation(client_id="lee", kind="parent", other_id="ella", end=DAY)),
        LINKED.client("ben", "f").supports("queenie", "ben"),
        LINKED.contact("paul", other_professional_id="queenie", about="ella"),
        LINKED.contact("paul", other_professional_id="queenie", about="lee"),
        LINKED.instead("involvements").supports("paul", "ella").supports("queenie", "lee", agency_id="care"),
        LINKED.instead("involvements").supports("sue", "ella").supports("gita", "lee"),
    ],
    ids=[
        "not linked",
        "linked until today",
        "both have a client in one",
        "in touch about the first",
        "in touch about the second",
        "one agency",
        "both universal",
    ],
)
def test_workers_of_linked_families_are_not_asked_about(story: Story) -> None:
    assert found(story, "linked-households-not-in-contact") == set()


def test_agencies_in_a_linked_family_are_each_ones_own() -> None:
    story = LINKED.client("max", "elsewhere").supports("paul", "max", agency_id="homes")
    assert keys(story, "linked-households-not-in-contact") != set()


def test_a_clause_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no such clause: weather"):
        oracle(CHILD.facts, DAY, without=frozenset({"weather"}))

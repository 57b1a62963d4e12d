"""Sealed and shielded lines that their own agency released, in the copy and in the list of who looked (access.md §8).

And what a copy holds of agreements and of answers. On the hand-worked scene: Ria supports Ella for a refuge, hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graph.answers import Answer
from graph.cypher import load
from graph.journal import entry
from graph.migrate import migrate
from graph.model import Agency, Consent
from graph.released import released
from graph.rights import OPEN_KINDS, copy, looked
from graph.rights_told import Agreed, Copy, PutAway, copy_of
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import answers, copies, merges, seals
from tests.database import wipe
from tests.graph.access_scene import (
    DAY,
    as_recorded,
    consent,
    day,
    desk,
    home,
    member,
    person,
    saw,
    situation,
    supports,
    works,
)
from tests.graph.loaded_access import load_networks
from tests.network import practitioner

WHO = operator("tester")
LONDON = ZoneInfo("Europe/London")
LINE = "ria-ella"
RIA = supports("ria", "ella", "refuge", visibility="hidden", role="key-worker", start=day(-30))


def scene(store: Store, *rows: Any) -> Store:
    """The scene with Ria in it, and these."""
    wipe(store)
    migrate(store)
    load_networks(store, [as_recorded(RIA, *rows)])
    return store


def told(store: Store, client: str = "ella", today: date = DAY) -> Copy:
    """What may be told of somebody, whoever asks."""
    rows = store.read(load("graph.slices", "rights_copy"), client=client, now=today, kinds=OPEN_KINDS)
    return copy_of(client, rows[0])


def support(store: Store, client: str = "ella", today: date = DAY) -> list[tuple[str, ...]]:
    """Which agencies are told of."""
    return [each.agencies for each in told(store, client, today).support]


def release(store: Store, who: str = "ria", line: str = LINE, client: str = "ella", today: date = DAY) -> bool:
    return copies.release(store, practitioner(who), line, client, today)


def take_back(store: Store, who: str = "ria", line: str = LINE, client: str = "ella", today: date = DAY) -> bool:
    return copies.take_back(store, practitioner(who), line, client, today)


def marks(store: Store, line: str = LINE) -> Mapping[str, Any]:
    """What is kept of a release."""
    held = (row["properties"] for row in store.read(load("tests.cypher", "edges")))
    (found,) = [each for each in held if each.get("id") == line]
    return {name: value for name, value in found.items() if name.startswith("released")}


def mark(store: Store, name: str, id_: str, **changed: Any) -> None:
    """Change marks behind everybody's back, as a feed would."""
    statements = {
        "involvement": load("tests.cypher", "mark_involvement"),
        "client": load("tests.cypher", "mark_client"),
        "agency": load("tests.cypher", "mark_agency"),
    }
    store.write(statements[name], id=id_, marks=changed)


# What is released, and what that is for


def test_a_released_line_is_told_by_agency_and_role_with_its_contact(writer: Store) -> None:
    scene(writer, saw("ria", "ella", involvement=LINE, kind="visit"))
    before = told(writer)
    assert support(writer) == [("care",), ("homes",)]
    assert release(writer)
    after = told(writer)
    (line,) = [each for each in after.support if each not in before.support]
    assert (line.agencies, line.role, line.start, line.end) == (("refuge",), "key-worker", day(-30), None)
    (met,) = [each for each in after.contacts if each not in before.contacts]
    assert (met.agencies, met.kind, met.with_them) == (("refuge",), "visit", True)
    assert marks(writer) == {
        "released_on": DAY,
        "released_by": "ria",
        "released_as": ["refuge", "hidden", "not-shielded"],
    }
    assert take_back(writer)
    assert told(writer) == before
    assert marks(writer) == {}


def test_only_that_very_line_is_told(writer: Store) -> None:
    """Not another of the same worker's for another agency, nor one of a colleague's, nor with another client."""
    more = (
        supports("ria", "ella", "oak", id="other-life", visibility="hidden"),
        supports("kay", "ella", "refuge", id="colleague", visibility="existence"),
        supports("ria", "tom", "refuge", visibility="hidden"),
        saw("ria", "ella", id="of-oak", involvement="other-life"),
    )
    scene(writer, *more)
    assert release(writer)
    assert support(writer) == [("care",), ("homes",), ("refuge",)]
    assert ("oak",) not in [each.agencies for each in told(writer).contacts]
    assert ("refuge",) not in support(writer, "tom")


def test_contact_that_hangs_on_no_tie_by_its_own_word_hangs_on_the_strictest(writer: Store) -> None:
    """Released counts as looser: what may hang on a tie of her other life isn't told with this one."""
    scene(writer, saw("ria", "ella", kind="call"))
    assert release(writer)
    assert "call" in [each.kind for each in told(writer).contacts]
    scene(writer, saw("ria", "ella", kind="call"), supports("ria", "ella", "oak", id="b", visibility="hidden"))
    assert release(writer)
    assert "call" not in [each.kind for each in told(writer).contacts]


def test_a_shielded_persons_place_is_told_by_that_very_line_alone(writer: Store) -> None:
    """An open tie with a school tells where somebody is: it takes the school's word; nothing else of it is told."""
    rows = (
        person("ella", shielded=True),
        Agency(id="oak", name="oak", kind="school", phone="0161 496 0002"),
        supports("ria", "ella", "oak", id="school"),
        supports("kay", "ella", "oak", id="colleague"),
        works("kay", "oak"),
    )
    scene(writer, *rows)
    assert support(writer) == [("care",)]
    assert dict(released(writer, practitioner("ria"), "ella", DAY)) == {LINE: None, "school": None, "colleague": None}
    assert release(writer, line="school")
    found = told(writer)
    assert [(each.agencies, each.phone) for each in found.support][1:] == [(("oak",), "0161 496 0002")]
    assert (found.homes, found.families) == ((), ())
    assert not any({"address", "postcode", "phone", "email"} & {*each.fields} for each in found.said)


def test_what_is_open_needs_no_release(writer: Store) -> None:
    """Not an open tie, nor with a shielded client one of an agency that has no place."""
    scene(writer, person("tom", shielded=True), supports("me", "tom", "care"))
    assert not release(writer, "me", "me-ella")
    assert not release(writer, "me", "me-tom", "tom")
    assert dict(released(writer, practitioner("me"), "ella", DAY)) == {}


def test_a_desk_of_ones_own_agency_is_released_by_whoever_is_on_the_client_for_it(writer: Store) -> None:
    scene(writer, desk("refuge", "ella", visibility="existence"))
    assert release(writer, line="refuge-ella")
    assert support(writer) == [("care",), ("homes",), ("refuge",)]


# When it counts no more


LATER: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "it was one line, and is hidden now": ("involvement", LINE, {"visibility": "hidden"}),
    "its mark is gone": ("involvement", LINE, {"visibility": None}),
    "the person is shielded since": ("client", "ella", {"shielded": True}),
    "nobody knows whether they are": ("client", "ella", {"shielded": None}),
    "it ended": ("involvement", LINE, {"to": DAY}),
    "it is another agency's": ("involvement", LINE, {"agency_id": "care"}),
    "it is on nobody's behalf": ("involvement", LINE, {"agency_id": None}),
}


@pytest.mark.parametrize(("what", "whose", "changed"), LATER.values(), ids=LATER)
def test_it_counts_for_what_the_line_was(writer: Store, what: str, whose: str, changed: dict[str, Any]) -> None:
    scene(writer)
    mark(writer, "involvement", LINE, visibility="existence")
    assert release(writer)
    assert ("refuge",) in support(writer)
    mark(writer, what, whose, **changed)
    assert ("refuge",) not in support(writer)
    assert set(released(writer, practitioner("ria"), "ella", DAY).values()) <= {None}


def test_what_is_sealed_more_tightly_is_asked_anew(writer: Store) -> None:
    """By the worker's own hand, and by a shield; released again, it is told again."""
    scene(writer)
    mark(writer, "involvement", LINE, visibility="existence")
    assert release(writer)
    assert seals.seal(writer, practitioner("ria"), LINE, "ella", "hidden", DAY)
    assert ("refuge",) not in support(writer)
    assert release(writer)
    assert ("refuge",) in support(writer)
    assert seals.shield(writer, practitioner("ria"), LINE, "ella", [], DAY)
    assert ("refuge",) not in support(writer)
    assert release(writer)
    assert support(writer) == [("care",), ("refuge",)]


def test_it_ends_with_the_line(writer: Store) -> None:
    """When the seal is opened, the open tie tells for itself from that day on, and the one before no more."""
    scene(writer)
    assert release(writer)
    assert seals.open_seal(writer, practitioner("ria"), LINE, "ella", "new", DAY)
    found = [each for each in told(writer).support if each.agencies == ("refuge",)]
    assert [(each.start, each.end) for each in found] == [(DAY, None)]
    assert not release(writer)


def test_a_line_that_ends_on_a_day_to_come_is_told_until_then(writer: Store) -> None:
    scene(writer)
    assert release(writer)
    mark(writer, "involvement", LINE, to=day(3))
    assert ("refuge",) in support(writer, today=day(2))
    assert ("refuge",) not in support(writer, today=day(3))


def test_it_goes_where_the_line_goes_when_records_are_joined_and_comes_back(writer: Store) -> None:
    scene(writer)
    assert release(writer)
    officer = Viewer("rosa", "records-officer")
    assert merges.merge(writer, officer, "jay", "ella", DAY)
    assert ("refuge",) in support(writer, "jay")
    assert merges.part(writer, officer, "jay", "ella", DAY)
    assert ("refuge",) in support(writer)
    assert ("refuge",) not in support(writer, "jay")


# Who may


NOT_THEIRS: Mapping[str, tuple[str, tuple[Any, ...]]] = {
    "of the team, for another agency": ("me", ()),
    "of the agency, and not on this client": ("kay", (works("kay", "refuge"),)),
    "of the agency, on this client for another": ("me", (works("me", "refuge"),)),
    "on nobody's named behalf": ("kay", (works("kay", "refuge"), supports("kay", "ella", None))),
    "for the agency, and no longer there": (
        "kay",
        (works("kay", "refuge", end=day(-1)), supports("kay", "ella", "refuge", id="k")),
    ),
    "for the agency, and no longer on the client": (
        "kay",
        (works("kay", "refuge"), supports("kay", "ella", "refuge", id="k", end=day(-1))),
    ),
    "for the agency, and not yet on the client": (
        "kay",
        (works("kay", "refuge"), supports("kay", "ella", "refuge", id="k", start=day(1))),
    ),
    "for the agency, unconfirmed": (
        "kay",
        (works("kay", "refuge"), supports("kay", "ella", "refuge", id="k", source="gossip")),
    ),
    "on the brother": ("kay", (works("kay", "refuge"), supports("kay", "tom", "refuge"))),
    "nobody": ("no such person", ()),
}


@pytest.mark.parametrize(("who", "rows"), NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_nobody_else_releases_or_takes_back(writer: Store, who: str, rows: tuple[Any, ...]) -> None:
    scene(writer, *rows)
    assert not release(writer, who)
    assert marks(writer) == {}
    assert LINE not in released(writer, practitioner(who), "ella", DAY)
    assert release(writer)
    assert not take_back(writer, who)
    assert ("refuge",) in support(writer)
    assert LINE not in released(writer, practitioner(who), "ella", DAY)


def test_a_supervisor_of_the_agency_does_not_by_supervising(writer: Store) -> None:
    scene(writer, works("kay", "refuge"))
    supervisor = Viewer("kay too", "supervisor", "kay", supervises="refuge")
    assert not copies.release(writer, supervisor, LINE, "ella", DAY)
    assert dict(released(writer, supervisor, "ella", DAY)) == {}


def test_a_colleague_on_this_client_for_the_same_agency_does(writer: Store) -> None:
    scene(writer, works("kay", "refuge"), supports("kay", "ella", "refuge", id="k", visibility="hidden"))
    assert dict(released(writer, practitioner("kay"), "ella", DAY)) == {LINE: None, "k": None}
    assert release(writer, "kay")
    assert dict(released(writer, practitioner("ria"), "ella", DAY)) == {LINE: DAY, "k": None}
    assert take_back(writer)


def test_an_agency_that_shares_no_longer_releases_nothing(writer: Store) -> None:
    scene(writer)
    mark(writer, "agency", "refuge", shared_until=DAY)
    assert not release(writer)
    assert dict(released(writer, practitioner("ria"), "ella", DAY)) == {}


@pytest.mark.parametrize(("line", "client"), [(LINE, "tom"), ("me-ella", "ella"), ("no such line", "ella"), (LINE, "")])
def test_a_line_is_one_of_that_client_and_of_ones_agency(writer: Store, line: str, client: str) -> None:
    scene(writer)
    assert not release(writer, line=line, client=client)
    assert not take_back(writer, line=line, client=client)


def test_a_joining_that_nobody_confirmed_is_not_released(writer: Store) -> None:
    scene(writer, works("kay", "refuge"), supports("kay", "ella", "refuge", id="k", visibility="hidden"))
    mark(writer, "involvement", "k", joining="team", confirmed_on=None)
    assert not release(writer, line="k")
    assert dict(released(writer, practitioner("ria"), "ella", DAY)) == {LINE: None}


def test_each_is_entered_in_the_journal_and_twice_is_once(writer: Store) -> None:
    scene(writer)
    assert [release(writer), release(writer)] == [True, False]
    assert [take_back(writer), take_back(writer)] == [True, False]
    rows = [row["entry"] for row in writer.read(load("tests.cypher", "entries"))]
    written = {tuple(each[name] for name in ("act", "query", "focus", "account")) for each in rows}
    assert written == {
        ("change", "copies.release", LINE, "account-ria"),
        ("change", "copies.take_back", LINE, "account-ria"),
    }
    assert {tuple(each["subjects"]) for each in rows} == {("ella",)}


# Who looked


def looks(store: Store, who: str, query: str = "client", act: str = "view", focus: str = "ella") -> None:
    store.write_together([entry(practitioner(who), act, query, ["ella"], focus=focus)])


def agencies_that_looked(store: Store, today: date, client: str = "ella") -> list[tuple[str | None, str | None, str]]:
    """By which agency and role somebody looked, and what they did."""
    now = datetime.now(UTC)
    found = looked(store, WHO, client, now - timedelta(days=9), now + timedelta(days=2), LONDON, today)
    return [(each.agency, each.role, each.did) for each in found if each.account_role != "operator"]


def _grown(store: Store) -> None:
    """Ella is old enough to ask."""
    store.write(load("tests.cypher", "mark_record"), id="ella", marks={"born": date(1990, 1, 1)})


@pytest.fixture
def today(writer: Store) -> date:
    """The day of the journal; on it Ria, of a refuge, looks at Ella, who asks for herself."""
    scene(writer)
    _grown(writer)
    looks(writer, "ria")
    return datetime.now(LONDON).date()


def test_a_look_on_a_day_on_which_the_line_was_released_is_told(writer: Store, today: date) -> None:
    assert agencies_that_looked(writer, today) == []
    assert release(writer, today=today)
    assert agencies_that_looked(writer, today) == [("refuge", "key-worker", "looked")]
    assert take_back(writer, today=today)
    assert agencies_that_looked(writer, today) == []


def test_a_look_of_a_day_before_the_release_is_not(writer: Store, today: date) -> None:
    assert release(writer, today=today + timedelta(days=1))
    assert agencies_that_looked(writer, today) == []


@pytest.mark.parametrize(("what", "whose", "changed"), LATER.values(), ids=LATER)
def test_nor_is_it_once_the_release_counts_no_more(
    writer: Store, today: date, what: str, whose: str, changed: dict[str, Any]
) -> None:
    mark(writer, "involvement", LINE, visibility="existence")
    assert release(writer, today=today)
    mark(writer, what, whose, **changed)
    told = agencies_that_looked(writer, today + timedelta(days=1 if "to" in changed else 0))
    assert "refuge" not in [agency for agency, _, _ in told]


def test_another_sealed_line_of_theirs_still_hides_the_look(writer: Store, today: date) -> None:
    scene(writer, supports("ria", "ella", "oak", id="b", visibility="hidden"))
    _grown(writer)
    looks(writer, "ria")
    assert release(writer, today=today)
    assert agencies_that_looked(writer, today) == []


def test_of_a_shielded_person_a_released_place_is_told(writer: Store, today: date) -> None:
    mark(writer, "client", "ella", shielded=True)
    assert release(writer, today=today)
    assert agencies_that_looked(writer, today) == [("refuge", "key-worker", "looked")]


def test_that_a_line_was_released_is_not_told(writer: Store, today: date) -> None:
    assert release(writer, today=today)
    assert agencies_that_looked(writer, today) == [("refuge", "key-worker", "looked")]
    assert "changed" not in str(agencies_that_looked(writer, today))


# Agreements


def agreed(store: Store) -> list[tuple[str, ...]]:
    return [each.agencies for each in told(store).agreed]


def of(*agencies: str, since: int = -5, **marks: Any) -> Consent:
    """An agreement about Ella that begins so many days after the day."""
    return consent("ella", *agencies, start=day(since), **marks)


def test_an_agreement_is_told_with_who_gave_it(writer: Store) -> None:
    scene(writer, of("care", "homes", given_by="guardians", end=day(90)))
    assert told(writer).agreed == (Agreed(("care", "homes"), "guardians", day(-5), day(90)),)


UNTOLD: Mapping[str, tuple[Any, ...]] = {
    "it names an agency that is sealed": (of("care", "refuge"),),
    "it names two that are told and one that is sealed": (of("care", "homes", "refuge"),),
    "it names an agency that is not involved": (of("care", "minds"),),
    "it names one whose tie is told, and began later": (
        of("care", "beat"),
        supports("drew", "ella", "beat", start=DAY),
    ),
    "it names one whose tie is told, and was over": (of("care", "beat"), supports("drew", "ella", "beat", end=day(-9))),
    "nobody knows since when": (consent("ella", "care", "homes"),),
    "it names nobody": (consent("ella", start=day(-5)),),
    "it is the brother's": (consent("tom", "care", "homes", start=day(-5)),),
}


@pytest.mark.parametrize("rows", UNTOLD.values(), ids=UNTOLD)
def test_all_of_an_agreement_is_told_or_nothing(writer: Store, rows: tuple[Any, ...]) -> None:
    scene(writer, *rows)
    assert agreed(writer) == []


def test_an_agreement_is_told_once_the_line_is_released(writer: Store) -> None:
    scene(writer, of("care", "refuge"))
    assert release(writer)
    assert agreed(writer) == [("care", "refuge")]
    assert take_back(writer)
    assert agreed(writer) == []


def test_an_agreement_older_than_an_opened_tie_tells_nothing_of_what_was_before(writer: Store) -> None:
    scene(writer, of("care", "refuge"))
    assert seals.open_seal(writer, practitioner("ria"), LINE, "ella", "new", DAY)
    assert ("refuge",) in support(writer)
    assert agreed(writer) == []


# Answers


def put_away(store: Store, *evidence: str, hangs_on: str = "me-ella", clients: tuple[str, ...] = ("ella",)) -> Answer:
    """Somebody answers a question that rests on this evidence."""
    given = Answer(
        id="-".join(("answer", hangs_on, *evidence, *clients)),
        rule="workers-not-in-contact",
        subjects=("me", "sam"),
        particular="",
        clients=clients,
        evidence=evidence,
        kind="not-needed",
        reason="arranged",
        on=day(-2),
        until=day(80),
        professional_id=hangs_on.partition("-")[0],
        involvement=hangs_on,
    )
    answers.record(store, practitioner("me"), given, datetime.now(UTC))
    return given


def test_an_answer_is_told_whose_evidence_is(writer: Store) -> None:
    scene(writer, member("ella", "shaw"), situation("ella"), saw("sam", "ella", id="seen"))
    put_away(writer, "me-ella", "sam-ella", "seen", "member|ella|shaw|", "situation|ella|early-help|")
    assert told(writer).put_away == (PutAway("workers-not-in-contact", day(-2), "arranged", day(80)),)


UNHEARD: Mapping[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "it rests on a sealed tie": (("me-ella", LINE), {}),
    "it was answered from one": (("me-ella",), {"hangs_on": LINE}),
    "it rests on a brother's tie": (("me-ella", "drew-tom"), {}),
    "it is about a brother too": (("me-ella",), {"clients": ("ella", "tom")}),
    "it rests on where they live": (("me-ella", "address|shaw|"), {}),
    "it rests on a place that isn't theirs": (("me-ella", "member|tom|shaw|"), {}),
    "it rests on what is gone": (("me-ella", "nothing"), {}),
    "it rests on whom somebody asked": (("me-ella", f"asked|me-ella|{DAY}"), {}),
}


@pytest.mark.parametrize(("evidence", "more"), UNHEARD.values(), ids=UNHEARD)
def test_no_other_answer_is(writer: Store, evidence: tuple[str, ...], more: dict[str, Any]) -> None:
    scene(writer, home("shaw"))
    put_away(writer, *evidence, **more)
    assert told(writer).put_away == ()


def test_an_answer_is_told_once_the_line_is_released_and_not_once_it_is_undone(writer: Store) -> None:
    scene(writer)
    given = put_away(writer, "me-ella", LINE)
    assert release(writer)
    (found,) = told(writer).put_away
    assert found.reason == "arranged"
    answers.undo(writer, practitioner("me"), [given], datetime.now(UTC))
    assert told(writer).put_away == ()


def test_what_is_released_is_counted_in_the_entry_of_the_copy(writer: Store, today: date) -> None:
    before = copy(writer, WHO, "ella", today).size
    assert release(writer, today=today)
    assert copy(writer, WHO, "ella", today).size == before + 1

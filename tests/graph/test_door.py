"""What an account sees through the door, mark by mark, on a real database; the full rules and their proof come later.

One small network is loaded many times side by side; each test changes the marks of a copy of its own.

    me (child social care) -> ella;  ella and tom are the family;  sam (housing) -> ella;  drew (police) -> tom;
    lee is ella's father and lives in another family, where kofi (fostering) supports him.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from graph.cypher import load
from graph.errors import NotAllowed, NotThere
from graph.guard import GuardedStore
from graph.migrate import migrate
from graph.model import (
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
)
from graph.slice import Slice
from graph.store import Store
from tests.database import wipe
from tests.network import door, load_facts, practitioner

DAY = date(2026, 6, 10)
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
COPIES = 60


def one_network(x: str) -> Facts:
    """A copy of the network whose ids end with `x`."""
    return Facts(
        clients=tuple(Client(id=f"{who}{x}") for who in ("ella", "tom", "lee")),
        records=tuple(
            Record(
                source="operator", source_id=f"{who}{x}", client_id=f"{who}{x}", given_name=who, family_name="Shaw",
                born=date(2019, 1, 1), phone="0161 496 0001", gender="female", language="en",
            )
            for who in ("ella", "tom", "lee")
        ),
        families=(Family(id=f"f{x}", name="Shaw"), Family(id=f"g{x}", name="Lee")),
        addresses=(Address(family_id=f"f{x}", address="12 Mill Lane"),),
        memberships=(
            Membership(client_id=f"ella{x}", family_id=f"f{x}"),
            Membership(client_id=f"tom{x}", family_id=f"f{x}"),
            Membership(client_id=f"lee{x}", family_id=f"g{x}"),
        ),
        relations=(
            Relation(client_id=f"lee{x}", kind="parent", other_id=f"ella{x}"),
            Relation(client_id=f"tom{x}", kind="sibling", other_id=f"ella{x}"),
        ),
        situations=(Situation(client_id=f"tom{x}", code="early-help"),),
        professionals=tuple(Professional(id=f"{who}{x}", name=who) for who in ("me", "sam", "drew", "kofi", "ana")),
        agencies=(
            Agency(id=f"care{x}", name="care", kind="child-social-care"),
            Agency(id=f"homes{x}", name="homes", kind="housing"),
            Agency(id=f"police{x}", name="police", kind="police"),
            Agency(id=f"foster{x}", name="foster", kind="fostering"),
            Agency(id=f"refuge{x}", name="refuge", kind="domestic-abuse"),
        ),
        employments=(
            Employment(professional_id=f"me{x}", agency_id=f"care{x}"),
            Employment(professional_id=f"sam{x}", agency_id=f"homes{x}"),
            Employment(professional_id=f"sam{x}", agency_id=f"refuge{x}"),
            Employment(professional_id=f"drew{x}", agency_id=f"police{x}"),
            Employment(professional_id=f"kofi{x}", agency_id=f"foster{x}"),
        ),
        involvements=(
            Involvement(id=f"mine{x}", professional_id=f"me{x}", agency_id=f"care{x}", client_id=f"ella{x}"),
            Involvement(id=f"sams{x}", professional_id=f"sam{x}", agency_id=f"homes{x}", client_id=f"ella{x}"),
            Involvement(id=f"drews{x}", professional_id=f"drew{x}", agency_id=f"police{x}", client_id=f"tom{x}"),
            Involvement(id=f"kofis{x}", professional_id=f"kofi{x}", agency_id=f"foster{x}", client_id=f"lee{x}"),
        ),
        contacts=(
            Contact(id=f"k1{x}", professional_id=f"sam{x}", client_id=f"ella{x}", on=YESTERDAY),
            Contact(
                id=f"k2{x}", professional_id=f"sam{x}", other_professional_id=f"me{x}", on=YESTERDAY, about=f"ella{x}"
            ),
            Contact(id=f"k3{x}", professional_id=f"ana{x}", client_id=f"ella{x}", on=YESTERDAY),
        ),
    )  # fmt: skip


def together(networks: list[Facts]) -> Facts:
    """Networks side by side."""
    return Facts(**{name: sum((getattr(each, name) for each in networks), ()) for name in Facts.__dataclass_fields__})


@pytest.fixture(scope="module")
def copies(session_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The network loaded once for every test here; gives out a number for each."""
    wipe(session_store)
    migrate(session_store)
    facts = together([one_network(str(number)) for number in range(COPIES)])
    load_facts(session_store, facts, tmp_path_factory.mktemp("copies"), DAY)
    return count()


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the network: change its marks, then look through the door of `me`, or of somebody else."""

    store: Store
    x: str

    def mark(self, kind: str, id_: str, /, **marks: Any) -> Copy:
        """Change marks of one of its facts."""
        self.store.write(load("tests.cypher", f"mark_{kind}"), id=f"{id_}{self.x}", marks=marks)
        return self

    def source(self, name: str, **marks: Any) -> str:
        """A source of its own, whose agency is one of the copy's."""
        if "agency_id" in marks:
            marks["agency_id"] += self.x
        self.store.write(load("tests.cypher", "add_source"), id=f"{name}{self.x}", marks=marks)
        return f"{name}{self.x}"

    def door(self, who: str = "me") -> GuardedStore:
        """The door of one of its professionals."""
        return door(self.store, DAY, practitioner(f"{who}{self.x}"))

    def sees(self, look: Callable[[GuardedStore], Slice], who: str = "me") -> set[str]:
        """The ids of clients, families, professionals, agencies, involvements and contacts in a slice."""
        facts = look(self.door(who)).facts
        kinds = (facts.clients, facts.families, facts.professionals, facts.agencies, facts.involvements, facts.contacts)
        return {row.id.removesuffix(self.x) for kind in kinds for row in kind}

    def ella(self, who: str = "me") -> set[str]:
        """What is seen around Ella."""
        return self.sees(lambda guard: guard.client(f"ella{self.x}"), who)

    def facts(self) -> Facts:
        """The facts that are seen around Ella."""
        return self.door().client(f"ella{self.x}").facts


@pytest.fixture
def copy(session_store: Store, copies: Iterator[int]) -> Copy:
    """A copy of the network that no other test uses."""
    return Copy(session_store, str(next(copies)))


EVERYTHING_OPEN = {
    "ella", "tom", "f", "me", "sam", "drew", "care", "homes", "police", "mine", "sams", "drews", "k1", "k2",
}  # fmt: skip


def test_own_client_and_family_with_their_open_teams(copy: Copy) -> None:
    assert copy.ella() == EVERYTHING_OPEN
    assert copy.sees(lambda guard: guard.family(f"f{copy.x}")) == EVERYTHING_OPEN
    assert copy.sees(lambda guard: guard.caseload()) == EVERYTHING_OPEN


def test_the_linked_family_of_someone_else_is_not_seen(copy: Copy) -> None:
    assert not {"lee", "g", "kofi", "foster", "kofis"} & copy.ella()
    with pytest.raises(NotThere):
        copy.door().family(f"g{copy.x}")
    with pytest.raises(NotThere):
        copy.door().client(f"lee{copy.x}")


def test_kin_show_name_and_age_but_no_number(copy: Copy) -> None:
    by_client = {record.client_id.removesuffix(copy.x): record for record in copy.facts().records}
    assert by_client["ella"].phone == "0161 496 0001"
    assert (by_client["tom"].given_name, by_client["tom"].born) == ("tom", date(2019, 1, 1))
    assert (by_client["tom"].phone, by_client["tom"].gender, by_client["tom"].language) == (None, None, None)


def test_someone_without_involvement_sees_nobody(copy: Copy) -> None:
    for look in (
        lambda guard: guard.client(f"ella{copy.x}"),
        lambda guard: guard.family(f"f{copy.x}"),
        lambda guard: guard.client("no such id"),
        lambda guard: guard.client("' OR 1=1 //"),
    ):
        with pytest.raises(NotThere):
            look(copy.door("ana"))
    assert copy.sees(lambda guard: guard.caseload(), "ana") == set()


@pytest.mark.parametrize(
    ("kind", "id_", "marks"),
    [
        ("involvement", "mine", {"to": DAY}),
        ("involvement", "mine", {"from": TOMORROW}),
        ("involvement", "mine", {"visibility": "hidden"}),
        ("involvement", "mine", {"visibility": "existence"}),
        ("involvement", "mine", {"source": "elsewhere"}),
        ("client", "ella", {"shielded": True}),
        ("professional", "me", {"active": False}),
    ],
)
def test_what_ends_the_relationship(copy: Copy, kind: str, id_: str, marks: dict[str, Any]) -> None:
    with pytest.raises(NotThere):
        copy.mark(kind, id_, **marks).ella()


def test_the_last_day_of_an_involvement_still_counts(copy: Copy) -> None:
    assert "ella" in copy.mark("involvement", "mine", **{"from": DAY, "to": TOMORROW}).ella()


def test_an_involvement_that_another_source_told_counts_once_confirmed(copy: Copy) -> None:
    other = copy.source("other", agency_id="homes", sealed=False, register=True)
    with pytest.raises(NotThere):
        copy.mark("involvement", "mine", source=other).ella()
    assert "ella" in copy.mark("involvement", "mine", confirmed_on=DAY).ella()


def test_an_involvement_that_its_own_agency_told_is_confirmed(copy: Copy) -> None:
    own = copy.source("own", agency_id="care", sealed=False, register=True)
    assert "ella" in copy.mark("involvement", "mine", source=own).ella()


@pytest.mark.parametrize(
    ("kind", "id_", "marks", "gone"),
    [
        ("involvement", "sams", {"visibility": "existence"}, {"sam", "homes", "sams", "k1", "k2"}),
        ("involvement", "sams", {"visibility": "hidden"}, {"sam", "homes", "sams", "k1", "k2"}),
        ("involvement", "drews", {"visibility": "hidden"}, {"drew", "police", "drews"}),
        ("contact", "k1", {"on": TOMORROW}, {"k1"}),
        ("membership", "tom", {"visibility": "hidden"}, {"tom", "drew", "police", "drews"}),
        ("membership", "tom", {"to": DAY}, {"tom", "drew", "police", "drews"}),
        ("membership", "tom", {"shielded": True}, {"tom", "drew", "police", "drews"}),
        ("membership", "tom", {"source": "a feed that is no register"}, {"tom", "drew", "police", "drews"}),
        ("membership", "ella", {"visibility": "hidden"}, {"f", "tom", "drew", "police", "drews"}),
        ("membership", "ella", {"source": "a feed that is no register"}, {"tom", "drew", "police", "drews"}),
        ("client", "tom", {"shielded": True}, {"tom", "drew", "police", "drews"}),
        ("family", "f", {"shielded": True}, {"f", "tom", "drew", "police", "drews"}),
        ("agency", "care", {"kind": "housing"}, {"tom", "drew", "police", "drews"}),
        ("agency", "care", {"kind": "voluntary"}, {"tom", "drew", "police", "drews"}),
    ],
)
def test_a_mark_takes_out_exactly_what_it_covers(
    copy: Copy, kind: str, id_: str, marks: dict[str, Any], gone: set[str]
) -> None:
    assert copy.mark(kind, id_, **marks).ella() == EVERYTHING_OPEN - gone


def test_a_register_or_a_confirmation_carries_access_over_membership(copy: Copy) -> None:
    feed = copy.source("feed", sealed=False, register=True)
    assert "tom" in copy.mark("membership", "tom", source=feed).ella()
    copy.mark("membership", "tom", source="a feed that is no register")
    assert "tom" not in copy.ella()
    assert "tom" in copy.mark("membership", "tom", confirmed_by="somebody").ella()


@pytest.mark.parametrize(
    ("kind", "id_", "marks", "table"),
    [
        ("address", "f", {"visibility": "hidden"}, "addresses"),
        ("address", "f", {"shielded": True}, "addresses"),
        ("situation", "tom", {"visibility": "hidden"}, "situations"),
        ("relation", "tom", {"visibility": "hidden"}, "relations"),
    ],
)
def test_facts_that_are_sealed_or_shielded_are_not_shown(
    copy: Copy, kind: str, id_: str, marks: dict[str, Any], table: str
) -> None:
    assert len(getattr(copy.facts(), table)) == 1
    copy.mark(kind, id_, **marks)
    assert getattr(copy.facts(), table) == ()


def test_what_a_sealed_source_says_of_someone_is_not_shown(copy: Copy) -> None:
    sealed = copy.source("sealed", sealed=True, register=False)
    copy.mark("record", "ella", source=sealed)
    facts = copy.facts()
    assert f"ella{copy.x}" not in {record.client_id for record in facts.records}
    assert sealed not in {source.name for source in facts.sources}


def test_a_second_employer_shows_only_with_a_tie_on_its_behalf(copy: Copy) -> None:
    assert "refuge" not in copy.ella()
    assert {row.agency_id.removesuffix(copy.x) for row in copy.facts().employments} == {"care", "homes", "police"}
    copy.mark("involvement", "sams", agency_id=None)
    assert "refuge" not in copy.ella(), "of all employers, only those whose kind starts open"


def test_a_contact_hangs_on_its_involvement(copy: Copy) -> None:
    assert "k3" not in copy.ella(), "Ana has no involvement with Ella"
    copy.mark("contact", "k1", involvement=f"drews{copy.x}")
    assert "k1" in copy.ella()
    copy.mark("involvement", "drews", visibility="hidden")
    assert "k1" not in copy.ella()


def test_who_looked_is_written_down_with_ids_and_no_name(copy: Copy) -> None:
    copy.door().client(f"ella{copy.x}")
    entry = copy.store.read(load("tests.cypher", "entries"))[0]["entry"]
    assert (entry["act"], entry["query"], entry["focus"]) == ("view", "client", f"ella{copy.x}")
    assert (entry["account"], entry["professional"], entry["role"]) == (
        f"account-me{copy.x}",
        f"me{copy.x}",
        "practitioner",
    )
    assert set(entry["subjects"]) == {f"ella{copy.x}", f"tom{copy.x}"}
    assert entry["rows"] > 0
    assert "Shaw" not in str(entry)


def test_a_refusal_is_written_down_and_missing_and_refused_alike(copy: Copy) -> None:
    for focus in (f"ella{copy.x}", "no such id"):
        with pytest.raises(NotThere, match="There is nobody here by that id whom you can see"):
            copy.door("ana").client(focus)
        entry = copy.store.read(load("tests.cypher", "entries"))[0]["entry"]
        assert (entry["act"], entry["focus"], entry["subjects"], entry["rows"]) == ("refused", focus, [focus], 0)


def test_a_practitioner_may_not_ask_for_everything(copy: Copy) -> None:
    for look in (
        lambda guard: guard.everything(DAY),
        lambda guard: guard.chain(f"ella{copy.x}", f"tom{copy.x}", DAY),
        lambda guard: guard.stream("export_clients"),
    ):
        with pytest.raises(NotAllowed):
            look(copy.door())


def test_the_operator_sees_all_of_it(copy: Copy) -> None:
    copy.mark("involvement", "sams", visibility="hidden").mark("client", "tom", shielded=True)
    facts = door(copy.store, DAY).client(f"ella{copy.x}").facts
    assert {row.id.removesuffix(copy.x) for row in facts.clients} == {"ella", "tom", "lee"}
    assert f"sams{copy.x}" in {row.id for row in facts.involvements}

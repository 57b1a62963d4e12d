"""The door: what goes in and out of it, what it writes down, and what hides where a mark is missing.

One small network is loaded many times side by side; each test changes the marks of a copy of its own.

    me (child social care) -> ella;  ella and tom are the family;  sam (housing) -> ella;  drew (police) -> tom;
    lee is ella's father and lives in another family, where kofi (fostering) supports him.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from graph.cypher import Cypher, load
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
from graph.reading import STEPS
from graph.slice import Slice
from graph.store import Ask, Row, Step, Store, T
from tests.database import AUDIT_KEY, Server, wipe
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


SEEN = {
    "ella", "tom", "lee", "f", "me", "sam", "drew", "care", "homes", "police", "mine", "sams", "drews", "k1", "k2",
}  # fmt: skip


def test_own_client_and_family_with_their_open_teams_and_a_father_in_outline(copy: Copy) -> None:
    assert copy.ella() == SEEN
    assert copy.sees(lambda guard: guard.family(f"f{copy.x}")) == SEEN
    assert copy.sees(lambda guard: guard.caseload()) == SEEN
    slice_ = copy.door().client(f"ella{copy.x}")
    levels = {client.removesuffix(copy.x): level for client, level in slice_.levels.items()}
    assert levels == {"ella": "client", "tom": "family", "lee": "outline"}


def test_a_family_in_which_somebody_is_seen_in_outline_is_not_seen(copy: Copy) -> None:
    with pytest.raises(NotThere):
        copy.door().family(f"g{copy.x}")
    assert copy.sees(lambda guard: guard.client(f"lee{copy.x}")) == SEEN, "the same people stand around him"


def test_someone_without_involvement_sees_nobody(copy: Copy) -> None:
    for look in (
        lambda guard: guard.client(f"ella{copy.x}"),
        lambda guard: guard.family(f"f{copy.x}"),
        lambda guard: guard.client("no such id"),
        lambda guard: guard.client("' OR 1=1 //"),
    ):
        with pytest.raises(NotThere):
            look(copy.door("ana"))
    assert copy.sees(lambda guard: guard.caseload(), "ana") == {"ana"}


# What an import always writes may be missing in a database that others wrote into: then it hides (access.md §3, §4).
@pytest.mark.parametrize(
    ("kind", "id_", "marks", "gone"),
    [
        ("involvement", "sams", {"visibility": None}, {"sam", "homes", "sams", "k1", "k2"}),
        ("involvement", "drews", {"visibility": None}, {"drew", "police", "drews"}),
        # Tom stays in outline, as Ella's brother.
        ("membership", "tom", {"visibility": None}, {"drew", "police", "drews"}),
        ("membership", "tom", {"shielded": None}, {"drew", "police", "drews"}),
        ("client", "tom", {"shielded": None}, {"tom", "drew", "police", "drews"}),
        ("client", "lee", {"shielded": None}, {"lee"}),
        ("client", "ella", {"shielded": None}, SEEN - {"ella", "me", "mine", "care"}),
        ("family", "f", {"shielded": None}, {"f", "drew", "police", "drews"}),
    ],
)  # fmt: skip
def test_a_mark_that_is_missing_hides(copy: Copy, kind: str, id_: str, marks: dict[str, Any], gone: set[str]) -> None:
    assert copy.mark(kind, id_, **marks).ella() == SEEN - gone


@pytest.mark.parametrize(
    ("kind", "id_", "marks", "table"),
    [
        ("address", "f", {"visibility": None}, "addresses"),
        ("address", "f", {"shielded": None}, "addresses"),
        ("situation", "tom", {"visibility": None}, "situations"),
        ("relation", "lee", {"visibility": None}, "relations"),
    ],
)
def test_a_fact_whose_mark_is_missing_is_not_shown(
    copy: Copy, kind: str, id_: str, marks: dict[str, Any], table: str
) -> None:
    before = len(getattr(copy.facts(), table))
    copy.mark(kind, id_, **marks)
    assert len(getattr(copy.facts(), table)) == before - 1


def test_who_is_let_in_reads_that_a_fact_without_its_mark_is_sealed(copy: Copy) -> None:
    copy.mark("involvement", "mine", visibility=None)
    assert {row.visibility for row in copy.facts().involvements if row.id.startswith("mine")} == {"hidden"}


def test_a_professional_and_an_agency_with_one_id_are_two(copy: Copy) -> None:
    """Nobody supports whom they only share an id with."""
    copy.mark("agency", "refuge", id=f"kofi{copy.x}").mark("involvement", "kofis", agency_id=None)
    copy.mark("involvement", "sams", agency_id=f"kofi{copy.x}")
    copy.mark("contact", "k2", involvement=None)
    assert "kofi" not in {row.id.removesuffix(copy.x) for row in copy.facts().professionals}


def test_who_looked_is_written_down_with_ids_and_no_name(copy: Copy) -> None:
    copy.door().client(f"ella{copy.x}")
    entry = copy.store.read(load("tests.cypher", "entries"))[0]["entry"]
    assert (entry["act"], entry["query"], entry["focus"]) == ("view", "client", f"ella{copy.x}")
    assert (entry["account"], entry["professional"], entry["role"]) == (
        f"account-me{copy.x}",
        f"me{copy.x}",
        "practitioner",
    )
    assert set(entry["subjects"]) == {f"{who}{copy.x}" for who in ("ella", "tom", "lee")}
    assert entry["rows"] > 0
    assert "Shaw" not in str(entry)


def test_a_refusal_is_written_down_and_missing_and_refused_alike(copy: Copy) -> None:
    for focus in (f"ella{copy.x}", "no such id"):
        with pytest.raises(NotThere, match="There is nobody here by that id whom you can see"):
            copy.door("ana").client(focus)
        entry = copy.store.read(load("tests.cypher", "entries"))[0]["entry"]
        assert (entry["act"], entry["focus"], entry["subjects"], entry["rows"]) == ("refused", focus, [focus], 0)


class CountingStore(Store):
    """A store that notes which statements were run, and in how many commits."""

    ran: list[str]
    commits: int

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def noting(ask: Ask) -> T:
            def noted(query: Cypher, parameters: Any) -> list[Row]:
                self.ran.append(query.name)
                return ask(query, parameters)

            return work(noted)

        self.commits += 1
        return super().read_work(noting, seconds=seconds)

    def write_together(self, steps: Sequence[Step], *, seconds: float = 30.0) -> list[list[Row]]:
        """As the store's own."""
        self.ran += [query.name for query, _ in steps]
        self.commits += 1
        return super().write_together(steps, seconds=seconds)


def counting(server: Server) -> CountingStore:
    """A store that counts."""
    return CountingStore(server.uri, server.username, server.password, key=AUDIT_KEY)


def test_missing_refused_and_sealed_run_the_same_statements(copy: Copy, neo4j_server: Server) -> None:
    """And what is shown runs them too, with one commit more than it would take without an audit entry."""
    copy.mark("involvement", "sams", visibility="hidden")
    with counting(neo4j_server) as store:
        runs = {}
        for name, who, focus in (
            ("shown", "me", f"ella{copy.x}"),
            ("missing", "me", "no such id"),
            ("refused", "ana", f"ella{copy.x}"),
            ("sealed", "drew", f"kofi{copy.x}"),
        ):
            store.ran, store.commits = [], 0
            with suppress(NotThere):
                door(store, DAY, practitioner(f"{who}{copy.x}")).client(focus)
            runs[name] = (tuple(store.ran), store.commits)
    assert len(set(runs.values())) == 1, runs
    assert runs["shown"] == ((*(f"graph.slices.{step}" for step in STEPS), "graph.audit.view"), 2)


def test_what_is_planned_ahead_is_read_for_nobody_and_handed_to_nobody(copy: Copy, neo4j_server: Server) -> None:
    with counting(neo4j_server) as store:
        store.ran, store.commits = [], 0
        door(store, DAY, practitioner(f"me{copy.x}")).plan_ahead()
    # Every statement of a slice, and no entry.
    assert (tuple(store.ran), store.commits) == (tuple(f"graph.slices.{step}" for step in STEPS), 1)


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

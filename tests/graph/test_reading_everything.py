"""What is kept is read again where something was written meanwhile; what is only shown is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from graph.cypher import Cypher, load
from graph.guard import GuardedStore
from graph.journal import entry
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
from graph.reading_everything import AT_MOST, LOOKS
from graph.slice import Slice
from graph.store import Ask, Row, Store
from graph.viewer import operator
from tests.database import AUDIT_KEY, Server, wipe
from tests.graph.loaded_access import beside_each_other, load_networks
from tests.network import load_facts

DAY = date(2026, 6, 10)
BY = operator("tests")
T = TypeVar("T")
NODES, INVOLVEMENTS = "nodes", "involvements"


class Disturbed(Store):
    """A store beside which somebody writes, a few times, once the nodes have been read."""

    others: Callable[[], object]
    times: int
    ran: list[str]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def watching(ask: Ask) -> T:
            def noting(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                found = ask(query, parameters)
                self.ran.append(query.name.rpartition("_")[2])
                if self.ran[-1] == NODES and self.times > 0:
                    self.times -= 1
                    self.others()
                return found

            return work(noting)

        return super().read_work(watching, seconds=seconds)


@pytest.fixture
def disturbed(neo4j_server: Server, session_store: Store) -> Iterator[Disturbed]:
    """One client whom the police support, and somebody who begins another involvement while all is read."""
    wipe(session_store)
    migrate(session_store)
    agency = Agency(id="beat", name="beat", kind="police")
    tie = Involvement(id="i0", agency_id="beat", client_id="ella", source="operator")
    load_networks(session_store, [Facts(clients=(Client(id="ella"),), agencies=(agency,), involvements=(tie,))])
    session_store.write(load("tests.cypher", "number_nodes"))
    made = iter(range(1, 100))

    def others() -> None:
        row = {"client": "ella", "professional": None, "marks": {"id": f"i{next(made)}", "agency_id": "beat"}}
        put = (load("tests.cypher", "put_involvements"), {"rows": [row]})
        session_store.write_together([put, entry(BY, "change", "tests", ["ella"])])

    with Disturbed(neo4j_server.uri, neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as store:
        store.ran, store.times, store.others = [], 0, others
        yield store


def read(store: Disturbed, *, kept: bool) -> list[str]:
    """The ids of the involvements."""
    return GuardedStore(store, BY, lambda: DAY).everything(DAY, unsealed=kept).columns.involvements.ids


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's clock is behind here, so that what was written before the test doesn't count."""
    monkeypatch.setattr("graph.reading_everything.SINCE", DAY - DAY)


@pytest.mark.usefixtures("quiet")
def test_what_nobody_writes_to_is_read_once(disturbed: Disturbed) -> None:
    assert read(disturbed, kept=True) == ["i0"]
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
def test_what_is_kept_is_read_again_and_whole(disturbed: Disturbed) -> None:
    disturbed.times = 1
    assert read(disturbed, kept=True) == ["i0", "i1"]
    assert disturbed.ran.count(NODES) == disturbed.ran.count(INVOLVEMENTS) == 2


@pytest.mark.usefixtures("quiet")
def test_where_somebody_writes_all_the_time_it_is_read_three_times(disturbed: Disturbed) -> None:
    disturbed.times = 100
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == AT_MOST


@pytest.mark.usefixtures("quiet")
def test_what_is_only_shown_is_read_once(disturbed: Disturbed) -> None:
    disturbed.times = 1
    read(disturbed, kept=False)
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("act", LOOKS)
def test_a_look_is_no_change(disturbed: Disturbed, session_store: Store, act: str) -> None:
    disturbed.others = partial(session_store.write_together, [entry(BY, act, "tests", ["ella"])])
    disturbed.times = 1
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == 1


@pytest.mark.usefixtures("quiet")
def test_an_import_that_runs_is_a_change(disturbed: Disturbed, session_store: Store) -> None:
    given = {"id": "an import", "source": "operator", "folder": None}
    disturbed.others = partial(session_store.write, load("queries.tables", "begin_import"), **given)
    disturbed.times = 1
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == AT_MOST, "it has not finished"
    session_store.write(load("queries.tables", "finish_import"), id="an import")
    before = disturbed.ran.count(NODES)
    read(disturbed, kept=True)
    assert disturbed.ran.count(NODES) == before + 1, "it finished before"


def person(id_: str) -> Record:
    return Record(
        source="operator",
        source_id=id_,
        client_id=id_,
        given_name=id_,
        family_name="Shaw",
        born=DAY - timedelta(days=3000),
    )


def tie(id_: str, professional: str, client: str, agency: str | None = None) -> Involvement:
    return Involvement(id=id_, professional_id=professional, client_id=client, agency_id=agency, source="operator")


def contact(id_: str, professional: str, **ends: str) -> Contact:
    return Contact(id=id_, professional_id=professional, on=DAY, kind="call", source="operator", **ends)


KNOWN = Facts(
    clients=(Client(id="ella"), Client(id="tom")),
    records=(person("ella"), person("tom")),
    families=(Family(id="shaw"),),
    agencies=(Agency(id="beat", name="beat", kind="police", area="North"),),
    professionals=(Professional(id="jo", name="Jo"), Professional(id="sam", name="Sam")),
    memberships=(Membership(client_id="ella", family_id="shaw", source="operator"),),
    addresses=(Address(family_id="shaw", address="1 High Street", area="North", source="operator"),),
    relations=(Relation(client_id="ella", kind="sibling", other_id="tom", source="operator"),),
    situations=(Situation(client_id="ella", code="early-help", source="operator"),),
    employments=(Employment(professional_id="jo", agency_id="beat"),),
    involvements=(tie("i0", "jo", "ella", "beat"),),
    contacts=(contact("c0", "jo", client_id="ella"), contact("c1", "jo", other_professional_id="sam")),
)
# Each names somebody who is new at one end, and at the other, where it has one, somebody who is not.
NEW = Facts(
    clients=(Client(id="ada"),),
    records=(person("ada"),),
    families=(Family(id="hill"),),
    agencies=(Agency(id="school", name="school", kind="school", area="North"),),
    professionals=(Professional(id="kim", name="Kim"),),
    memberships=(
        Membership(client_id="ada", family_id="shaw", source="operator"),
        Membership(client_id="tom", family_id="hill", source="operator"),
    ),
    addresses=(Address(family_id="hill", address="2 High Street", area="North", source="operator"),),
    relations=(
        Relation(client_id="ada", kind="sibling", other_id="tom", source="operator"),
        Relation(client_id="ella", kind="sibling", other_id="ada", source="operator"),
    ),
    situations=(Situation(client_id="ada", code="early-help", source="operator"),),
    employments=(
        Employment(professional_id="kim", agency_id="beat"),
        Employment(professional_id="sam", agency_id="school"),
    ),
    involvements=(tie("i1", "kim", "tom"), tie("i2", "sam", "ada"), tie("i3", "sam", "ella", "school")),
    contacts=(
        contact("c2", "kim", client_id="ella"),
        contact("c3", "sam", client_id="ada"),
        contact("c4", "sam", other_professional_id="kim"),
        contact("c5", "sam", other_agency_id="school"),
    ),
)


def told(slice_: Slice) -> dict[str, object]:
    """All columns and what is read beside them, as lists that can be compared."""
    assert slice_.whereabouts is not None
    parts = {field.name: getattr(slice_.columns, field.name) for field in fields(slice_.columns)}
    parts |= {"names": slice_.names(), "particulars": slice_.particulars(), "whereabouts": slice_.whereabouts()}
    return {name: repr(part) for name, part in parts.items()}


@pytest.mark.parametrize("ahead", [False, True], ids=["when it is asked for", "ahead"])
def test_what_names_a_node_that_another_column_lacks_is_dropped(
    neo4j_server: Server, session_store: Store, tmp_path: Path, ahead: bool
) -> None:
    wipe(session_store)
    migrate(session_store)
    load_facts(session_store, KNOWN, tmp_path / "known", DAY)
    with Disturbed(neo4j_server.uri, neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as store:
        store.ran, store.times = [], 0
        store.others = partial(load_facts, session_store, beside_each_other([KNOWN, NEW]), tmp_path / "new", DAY)
        guard = GuardedStore(store, BY, lambda: DAY)
        before = told(guard.everything(DAY, ahead=ahead))
        store.times = 1
        assert told(guard.everything(DAY, ahead=ahead)) == before
        assert store.times == 0
        # A moment later nothing is dropped.
        after = guard.everything(DAY, ahead=ahead).columns
    assert len(after.involvements.ids) == 4
    assert [len(each.start) for each in (after.memberships, after.addresses, after.situations)] == [3, 2, 2]
    assert [len(each.start) for each in (after.relations, after.employments)] == [3, 3]
    assert len(after.contacts.on) == 6

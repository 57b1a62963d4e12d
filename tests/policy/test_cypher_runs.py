"""Each .cypher file on a real database that holds one of everything: its parameters, its warnings, its plan."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch

import pytest

from graph.cypher import Cypher, load
from graph.migrate import LABELS, RELATIONSHIPS
from graph.store import Store
from tests.database import Server
from tests.policy.project import cypher_files
from tests.policy.scene import NOW, Scene

FILES = cypher_files()
SYSTEM = "system"
# What only a restore that is under way has.
PASSING = ("Restored",)
# These are asked of another database than the network's.
ELSEWHERE: Mapping[str, str] = {"graph.first_password": SYSTEM}
# Nobody asks these of the scene's store, and why; their parameters are given here.
APART: Mapping[str, Mapping[str, object]] = {
    # The local Neo4j's first start asks it, of a server that is not ours to change.
    "graph.first_password": {"old": "old", "new": "new"},
    # The store asks it itself, inside the transaction of an entry, once a minute.
    "graph.audit.heads": {"own": "", "since": NOW, "most": 1},
}
SCANS = (
    "NodeByLabelScan", "AllNodesScan", "RelationshipTypeScan", "AllRelationshipsScan", "UnionNodeByLabelsScan",
    # All of an index is no better: once for each row of a batch, an import grows with the square of the network.
    "IndexScan",
)  # fmt: skip

# What may be scanned by which statement, and why; "*" is anything, at the end of a name all that begin so.
ALLOWED: Mapping[str, tuple[str, str]] = {
    "graph.slices.backup_*": ("*", "all of it is asked for"),
    "graph.slices.everything_*": ("*", "all of it is asked for"),
    "graph.slices.export_*": ("*", "all of it is asked for"),
    "graph.slices.table_*": ("*", "all of it is asked for"),
    "graph.slices.unsealed_*": ("*", "all of it is asked for"),
    "graph.slices.areas": ("*", "all of them are wanted, where somebody is to answer for one"),
    "graph.slices.changed": ("i:Import", "there is one for each import that was ever made"),
    "graph.slices.doubts": ("*", "there is one source for each feed; questions are few, and are put in order"),
    "graph.slices.merged": ("*", "there is one source for each feed; the latest of a few merges are wanted"),
    "queries.doubts.forget": ("*", "all of them are looked through"),
    "queries.retention.delete_doors": ("d:Doubt", "questions are few, and name clients in lists"),
    "graph.slices.known_amounts": ("*", "whether there is one of each: the first that is found is enough"),
    "graph.slices.retention_clients": ("c:Client*", "all of them are looked through"),
    "graph.slices.retention_professionals": ("p:Professional*", "all of them are looked through"),
    "graph.slices.rights_copy": ("s:Source*", "there is one for each feed, and the marks of all are wanted"),
    "graph.slices.ties": ("s:Source", "there is one for each feed, and the marks of all are wanted"),
    "graph.slices.introductions": ("s:Source", "as ties: there is one for each feed"),
    "graph.holds": ("*", "whether there is anything at all: the first that is found is enough"),
    "queries.directory.find": ("*", "a part of a name may stand anywhere in it, and colleagues are some thousands"),
    "queries.audit.heads": ("c:Chain", "all of them are wanted"),
    "queries.audit.links": ("*", "all of it is asked for"),
    "queries.audit.unlinked": ("*", "all of it is asked for"),
    "queries.accounts.listed": ("a:Account", "all of them are wanted"),
    "queries.administration.feeds": ("*", "there is one source for each feed, one import for each that was ever made"),
    "queries.accounts.employed": ("*:Agreement", "whether there is any: the first that is found is enough"),
    "queries.accounts.session": ("*:Agreement", "as employed: the first that is found is enough"),
    "queries.meetings.held": ("*:Agreement", "as employed: the first that is found is enough"),
    "queries.agreements.add": ("other:Agency", "each agency without an agreement is marked, once"),
    "queries.agreements.listed": ("a:Agency*", "all of them are wanted"),
    "queries.pilot.taking_part": ("a:Account", "all of them are counted"),
    "queries.backup.forget_names": ("*", "all that was restored is wanted"),
    "queries.backup.held": ("*", "all of it is counted"),
    "queries.backup.wipe": ("*", "all of it is removed"),
    "queries.demo.clear": ("*", "all of it is removed"),
    "queries.demo.held": ("*", "whether there is anything at all: the first that is found is enough"),
    "queries.tables.finish_import": ("short:Import", "there is one for each import that was"),
    "queries.tables.unfinished_imports": ("short:Import", "there is one for each import that was"),
}


def allowed(name: str, scan: str) -> bool:
    """Whether a statement may make a scan."""
    return any(fnmatch(name, each) and fnmatch(scan, f"* {what}") for each, (what, _) in ALLOWED.items())


def test_the_database_holds_one_of_everything(everything: Scene) -> None:
    there = {row["kind"] for row in everything.store.read(load("tests.policy.cypher", "kinds"))}
    assert {*LABELS, *RELATIONSHIPS} - {*PASSING} == there


@pytest.mark.parametrize("query", FILES.values(), ids=str)
def test_what_is_passed_is_what_it_asks_for(query: Cypher, everything: Scene) -> None:
    if query.name in APART:
        assert set(APART[query.name]) == query.parameters
        return
    assert query.name in everything.recorded, f"nothing in tests/policy/scene.py makes the program run {query.name}"
    assert [set(each) for each in everything.recorded[query.name] if set(each) != query.parameters] == []


@pytest.mark.parametrize("query", FILES.values(), ids=str)
def test_it_is_explained_without_warning_and_scans_nothing(
    query: Cypher, everything: Scene, neo4j_server: Server
) -> None:
    given = APART.get(query.name) or everything.recorded[query.name][-1]
    database = ELSEWHERE.get(query.name, "neo4j")
    with Store(neo4j_server.uri, neo4j_server.username, neo4j_server.password, database, warn=True) as store:
        plan = [step for each in query.statements for step in store.plan(each, **given)]
    scans = {step for step in plan if any(scan in step.partition(" ")[0] for scan in SCANS)}
    assert [scan for scan in scans if not allowed(query.name, scan)] == []
    assert scans or not any(fnmatch(query.name, each) for each in ALLOWED), "it scans nothing any more"

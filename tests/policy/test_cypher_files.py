"""Each .cypher file: its head, who may run it, who loads it, and that only slices read who supports whom."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from graph import everything
from graph.cypher import Cypher
from graph.schemas import SCHEMAS
from graph.viewer import NOBODY, ROLES
from tests.policy.loaders import Loading, loadings
from tests.policy.project import MODULES, PACKAGES, cypher_files, files, modules, shown

FILES = cypher_files()
TESTS = cypher_files("tests")
LOADINGS = loadings(MODULES)
SLICES = "graph.slices."

# The door is one concern in two modules: who may, and what is asked.
DOOR: Mapping[str, str] = {"graph/reading.py": "graph/guard.py"}
# Whole families of files: a table in the code names their members.
TABLES: Mapping[str, tuple[str, ...]] = {
    "everything_": everything.KINDS,
    "table_": everything.OF_A_TABLE,
    "unsealed_": everything.UNSEALED,
    "export_": tuple(SCHEMAS),
}

# Who supports whom, and who somebody is.
NETWORK = frozenset(
    {"Client", "Family", "Address", "Situation", "Record"}
    | {"OF", "HAS", "AT", "INVOLVED_WITH", "CONTACT", "MEMBER_OF", "RELATED_TO"}
)
# These may name what is in the network though they are no slices, and why.
NOT_SLICES: Mapping[str, str] = {
    "graph.schema": "makes constraints, reads nothing",
    "queries.demo.clear": "empties a database that is marked as the demonstration's",
    "queries.demo.held": "whether there is anything at all, before the demonstration would mix with it",
}
# These look at nodes whatever they are, and why.
ANYTHING: Mapping[str, str] = {
    "graph.holds": "a database that holds somebody else's data is left alone, whatever it is",
    "graph.slices.backup_nodes": "all of it is copied, whatever it is",
    "graph.slices.backup_edges": "all of it is copied, whatever it is",
    "queries.backup.amounts": "all of it is counted, whatever it is",
    "queries.backup.held": "what a restore would remove is counted, whatever it is",
    "queries.backup.wipe": "what a restore removes, whatever it is",
    "graph.slices.chain": "a way between two people leads over whoever stands between them",
}
WRITES_THE_NETWORK = frozenset(
    {
        "import",
        "answer",
        "record",
        "join",
        "lead",
        "supervise",
        "seal",
        "retain",
        "merge",
        "open",
        "part",
        "meet",
        "chair",
    }
)
OPERATORS = frozenset(
    {"read-everything", "import", "export", "migrate", "accounts", "make-tables", "backup", "restore", "audit"}
    | {"rights", "retain"}
)

_LABEL = re.compile(r"(?<=[:|&!])\s*([A-Za-z_]\w*)")
_WRITES = re.compile(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b")
_UNTYPED = re.compile(r"-\s*(?:\[\s*\w*\s*(?:\*[^\]]*)?(?:\{[^}]*\}\s*)?\]\s*)?->|-\[\s*\w*\s*\]-|\)\s*--\s*\(")
_MATCHED = re.compile(r"\bMATCH\s*(?:\w+\s*=\s*)?\(\s*(\w*)\s*[){]")
_ROWS = re.compile(r"RETURN count\(\*\) AS rows")


def bare(query: Cypher) -> str:
    """A statement without its comments and strings."""
    return re.sub(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", "''", re.sub(r"//[^\n]*", "", query.text))


def names(query: Cypher) -> set[str]:
    """What of the network a statement names."""
    return {each for each in _LABEL.findall(bare(query)) if each in NETWORK}


def of(name: str) -> list[Loading]:
    """The places that load a statement."""
    return [loading for loading in LOADINGS if loading.loads(name)]


def test_there_is_no_statement_outside_the_packages() -> None:
    assert [shown(path) for path in files("docs", pattern="*.cypher")] == []
    assert len(FILES) == len(files(*PACKAGES, pattern="*.cypher"))


@pytest.mark.parametrize("query", [*FILES.values(), *TESTS.values()], ids=str)
def test_its_head_says_what_it_answers_and_who_may_ask(query: Cypher) -> None:
    first, second, *rest = query.text.splitlines()
    assert first == f"// {query.purpose}"
    assert query.purpose.endswith((".", "?"))
    assert second == f"// access: {query.access}"
    assert rest
    held = {permission for role in ROLES.values() for permission in role.permissions}
    assert query.access in held | {NOBODY}


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("queries.")])
def test_a_question_has_one_function_of_its_name(name: str) -> None:
    package, _, stem = name.rpartition(".")
    assert [(each.module, each.function) for each in of(name)] == [(f"{package.replace('.', '/')}/__init__.py", stem)]


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("queries.")])
def test_a_statement_of_the_graph_is_one_modules_concern(name: str) -> None:
    places = {DOOR.get(each.module, each.module) for each in of(name)}
    assert len(places) == 1
    if name.startswith((f"{SLICES}known_", f"{SLICES}feed_")):
        assert {each.function for each in of(name)} == {name.removeprefix(SLICES)}


def test_what_is_loaded_is_there() -> None:
    assert [each for each in LOADINGS if not any(each.loads(name) for name in FILES)] == []
    for start, members in TABLES.items():
        there = {name.removeprefix(SLICES) for name in FILES if name.startswith(SLICES + start)}
        assert there == {start + member for member in members}


def test_a_family_of_files_is_a_table() -> None:
    assert {each.pattern for each in LOADINGS if not each.exact} == {rf"graph\.slices\.{start}.*" for start in TABLES}


def test_no_statement_of_the_tests_is_missing_or_forgotten() -> None:
    loaded = [each for each in loadings(modules("tests")) if each.pattern.startswith("tests")]
    assert [each for each in loaded if not any(each.loads(name) for name in TESTS)] == []
    assert [name for name in TESTS if not any(each.loads(name) for each in loaded)] == []


@pytest.mark.parametrize("query", [each for each in FILES.values() if not each.name.startswith(SLICES)], ids=str)
def test_only_slices_read_who_supports_whom(query: Cypher) -> None:
    if query.name in NOT_SLICES or not names(query):
        return
    # A write changes the network; of what it finds there it tells how many rows it wrote, and nothing else.
    assert query.access in WRITES_THE_NETWORK
    assert _WRITES.search(bare(query))
    told = [part.strip() for part in re.findall(r"\bRETURN\b[^\n]*", bare(query))]
    assert all(_ROWS.fullmatch(each) for each in told)


@pytest.mark.parametrize("query", [each for each in FILES.values() if each.name not in ANYTHING], ids=str)
def test_nothing_is_looked_at_whatever_it_is(query: Cypher) -> None:
    """A node without a label, or an edge without a type, is everybody's."""
    text = bare(query)
    labelled = set(re.findall(r"\(\s*(\w+)\s*:", text))
    if not query.name.startswith(SLICES):
        assert not _UNTYPED.search(text)
    assert [each for each in _MATCHED.findall(text) if not _known(each, labelled, text)] == []


def _known(node: str, labelled: set[str], text: str) -> bool:
    """Whether a node that a pattern begins with has its label elsewhere, is bound, or has an edge with a type."""
    bound = rf"\bAS\s+{node}\b" if node else r"(?!)"
    typed = rf"MATCH\s*\(\s*{node}\s*\)\s*<?-\[\w*:\w+"
    return node in labelled or re.search(f"{bound}|{typed}", text) is not None


@pytest.mark.parametrize("query", [each for each in FILES.values() if each.name.startswith(SLICES)], ids=str)
def test_a_slice_names_its_viewer_or_is_the_operators(query: Cypher) -> None:
    """By `$viewer`, or by `$sight`, which is made of what ties.cypher answers to `$viewer`."""
    assert {"viewer", "sight"} & query.parameters or query.access in OPERATORS


def test_a_slice_only_reads() -> None:
    assert [each.name for each in FILES.values() if each.name.startswith(SLICES) and _WRITES.search(bare(each))] == []


def test_what_is_the_operators_is_no_accounts() -> None:
    assert [role for role in ROLES.values() if role.accounts and role.permissions & OPERATORS] == []


def test_every_exception_is_still_one() -> None:
    assert {*NOT_SLICES, *ANYTHING} <= set(FILES)

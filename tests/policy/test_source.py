"""What holds for every Python file: no Cypher, nothing kept between viewers, documented, typed, not silenced."""

from __future__ import annotations

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher import Cypher
from tests.policy.project import MODULES, PACKAGES, ROOT, Module, called, calls, functions, modules, texts

TESTS = modules("tests")
EVERY = [*MODULES, *TESTS]

CYPHER = re.compile(r"(?:^|\s)(?:MATCH|MERGE|CREATE|UNWIND|CALL|DELETE|SET|WHERE)\s*[(\[${]")
# What a cached function may be asked by: what stands for itself, whoever asks.
PLAIN = frozenset({"str", "int", "bool", "float", "date", "Path", "None"})
LEAST_WORDS = 2
CACHES = ("cache", "lru_cache")
CHANGES = ("append", "add", "extend", "insert", "update", "setdefault", "pop", "popitem", "clear", "remove", "discard")
KEEPERS = ("Store", "GuardedStore", "Slice", "connect", "ContextVar")
LEFT_OUT = ("skip", "skipif", "xfail", "importorskip", "SkipTest", "expectedFailure")
SILENCED = re.compile(r"#\s*(?:noqa(?:: (?:[A-Z]+\d+(?:, )?)+)?|type: ignore(?:\[[\w, -]+\])?)")
WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_ours(package: str) -> None:
    """A distribution by the name of one of ours would be imported in its place."""
    assert Path(str(importlib.import_module(package).__file__)) == ROOT / package / "__init__.py"


def test_python_holds_no_cypher() -> None:
    found = [
        f"{module.name}:{text.lineno}"
        for module in MODULES
        for text in texts(module.tree)
        if CYPHER.search(str(text.value))
    ]
    assert found == []


def test_only_the_store_speaks_to_the_database() -> None:
    """Tests may hold what an attacker would send; nothing but a store could run it."""
    found = [
        (module.name, each.name)
        for module in EVERY
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in ([*node.names] if isinstance(node, ast.Import) else [ast.alias(str(node.module))])
        if each.name.partition(".")[0] == "neo4j"
    ]
    assert {name for name, _ in found} == {"graph/store.py"}


# These make statements of their own, and why.
KEYED = {"tests/graph/mutants.py": "statements that lack a filter, to show that it is missed"}


def test_only_load_makes_a_statement() -> None:
    made = {module.name for module in MODULES for _ in calls(module.tree, "Cypher")}
    assert made == {"graph/cypher.py"}
    keyed = {module.name for module in EVERY for node in ast.walk(module.tree) if _takes_the_key(node)}
    assert keyed == set(KEYED)
    with pytest.raises(TypeError):
        Cypher(object(), "x", "x", "none", "x")


def _takes_the_key(node: ast.AST) -> bool:
    """Whether the key that `load` makes statements with is fetched from its module."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "graph.cypher" and "_KEY" in {each.name for each in node.names}
    return isinstance(node, ast.Attribute) and node.attr == "_KEY"


def test_nothing_is_cached_for_more_than_one_viewer() -> None:
    assert [fault for module in MODULES for fault in kept_between_viewers(module)] == []


def kept_between_viewers(module: Module) -> Iterator[str]:
    """Cached functions of anything but plain values, and module state that functions change."""
    for name, function in functions(module.tree):
        decorated = {called(each) if isinstance(each, ast.Call) else _last(each) for each in function.decorator_list}
        if decorated & set(CACHES):
            yield from (f"{module.name} {name} is cached by {each}" for each in _by(function) - PLAIN)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield f"{module.name}:{node.lineno} keeps {node.names}"
    state = {name for node in module.tree.body for name in _assigned(node)}
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and [*calls(node.value, *KEEPERS)]:
            yield f"{module.name}:{node.lineno} keeps a store or a slice"
    for _, function in functions(module.tree):
        own = {arg.arg for arg in ast.walk(function) if isinstance(arg, ast.arg)}
        own |= {name for node in ast.walk(function) for name in _assigned(node)}
        yield from (f"{module.name}:{line} changes {name}" for name, line in _changed(function) if name in state - own)


def _by(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The types that a function is asked by; its parameter's name where it has no type."""
    given = function.args
    asked: set[str] = set()
    for each in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
        if each is not None and each.arg != "cls":
            kinds = ast.unparse(each.annotation).split("|") if each.annotation else [each.arg]
            asked |= {kind.strip() for kind in kinds}
    return asked


def _assigned(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def _changed(function: ast.AST) -> Iterator[tuple[str, int]]:
    """The names whose contents a function changes."""
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield _root(node.value), node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
            yield _root(node.func.value), node.lineno
        elif isinstance(node, ast.AugAssign):
            yield _root(node.target), node.lineno


def _root(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else _root(node)


def test_everything_public_says_in_a_sentence_what_it_is_for() -> None:
    assert [fault for module in MODULES for fault in undocumented(module.tree, module.name)] == []


def undocumented(node: ast.AST, within: str) -> Iterator[str]:
    """Modules, classes, functions and methods without a docstring; those inside a function are its own business."""
    if isinstance(node, ast.Module) and node.body and ast.get_docstring(node) is None:
        yield within
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("_"):
            if ast.get_docstring(each) is None:
                yield f"{within}:{each.lineno} {each.name}"
            if isinstance(each, ast.ClassDef):
                yield from undocumented(each, within)


def test_every_function_says_what_it_returns() -> None:
    found = [
        f"{module.name}:{function.lineno} {name}"
        for module in MODULES
        for name, function in functions(module.tree)
        if function.returns is None
    ]
    assert found == []


def test_no_test_is_left_out() -> None:
    """A mark, a call or an import of pytest's or unittest's that leaves a test out or lets it fail."""
    found = [module.name for module in TESTS for node in ast.walk(module.tree) if _leaves_out(node)]
    assert found == []


def _leaves_out(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in LEFT_OUT and _last(node.value) in ("pytest", "mark", "unittest")
    return isinstance(node, ast.alias) and node.name in LEFT_OUT


def test_what_is_silenced_says_why() -> None:
    assert [fault for module in EVERY for fault in silenced(module)] == []


def silenced(module: Module) -> Iterator[str]:
    """Comments that silence a check and give no reason of two words or more."""
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        found = token.type == tokenize.COMMENT and SILENCED.search(token.string)
        if found and len(WORD.findall(SILENCED.sub("", token.string))) < LEAST_WORDS:
            yield f"{module.name}:{token.start[0]} {token.string}"


def test_no_check_is_silenced_for_a_whole_file() -> None:
    found = re.compile(r"#\s*(?:ruff|flake8|mypy)\s*:\s*(?:noqa|ignore)")
    comments = [
        (module.name, token.string)
        for module in EVERY
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
        if token.type == tokenize.COMMENT
    ]
    assert [where for where, text in comments if found.search(text)] == []

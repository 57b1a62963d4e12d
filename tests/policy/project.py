"""What there is: the packages' modules as trees, every file of the project, every .cypher file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.cypher import Cypher, load

ROOT = Path(__file__).parents[2]
PACKAGES = ("explorer", "graph", "queries", "seed", "visualise")
FOLDERS = (*PACKAGES, "tests", "docs", ".ci")
MADE = ("__pycache__", ".hypothesis", ".pytest_cache")


@dataclass(frozen=True)
class Module:
    """A Python file of the project."""

    path: Path

    @cached_property
    def name(self) -> str:
        """Its path in the project, as it is shown."""
        return shown(self.path)

    @property
    def package(self) -> str:
        """The package it lies in: what `__name__` is in an `__init__`."""
        return ".".join(self.path.relative_to(ROOT).parent.parts)

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)


def shown(path: Path) -> str:
    """A file's path in the project."""
    return path.relative_to(ROOT).as_posix()


def files(*folders: str, pattern: str = "*", vendored: bool = False) -> list[Path]:
    """The files in some folders that match, without what is made by running and without what others wrote."""
    found = (path for folder in folders for path in (ROOT / folder).rglob(pattern) if path.is_file())
    return sorted(
        path
        for path in found
        if not any(part in MADE for part in path.parts) and (vendored or "vendor" not in path.parts)
    )


def all_files(*, vendored: bool = False) -> list[Path]:
    """Every file of the project: the folders', and those beside them that aren't somebody's own."""
    beside = sorted(path for path in ROOT.iterdir() if path.is_file() and path.name not in (".coverage", ".env"))
    return [*beside, *files(*FOLDERS, vendored=vendored)]


def modules(*folders: str) -> list[Module]:
    """The Python files of some folders; of the five packages where none is named."""
    return [Module(path) for path in files(*(folders or PACKAGES), pattern="*.py")]


def cypher_files(*folders: str) -> dict[str, Cypher]:
    """The statements of some folders by name, `graph.slices.facts`; of the five packages where none is named."""
    loaded = (load(_package(path), path.stem) for path in files(*(folders or PACKAGES), pattern="*.cypher"))
    return {query.name: query for query in loaded}


def _package(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """The calls of functions or methods by these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(call: ast.Call) -> str:
    """The last part of the name of what is called; empty where it has none."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function and method, by its qualified name."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{within}.{node.name}" if within else node.name
            if not isinstance(node, ast.ClassDef):
                yield name, node
            yield from functions(node, name)
        else:
            yield from functions(node, within)


def docstrings(tree: ast.AST) -> set[ast.Constant]:
    """The constants that are docstrings."""
    found: set[ast.Constant] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(first.value)
    return found


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string constants that are no docstrings, those in f-strings too."""
    documented = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented:
            yield node


MODULES = modules()

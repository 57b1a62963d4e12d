"""Who loads which .cypher file: the calls of `graph.cypher.load`, and of what only hands a name on to it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.policy.project import Module, called, functions


@dataclass(frozen=True)
class Loading:
    """One place that loads: the function it stands in, and a pattern of the statements' names that it may load."""

    function: str
    module: str
    pattern: str

    def loads(self, name: str) -> bool:
        """Whether it may load the statement of this name."""
        return re.fullmatch(self.pattern, name) is not None

    @property
    def exact(self) -> bool:
        """Whether it names one file."""
        return ".*" not in self.pattern


@dataclass(frozen=True)
class _HandOn:
    """A function that loads what it is given the name of: of which package, and where it can be called; "" anywhere."""

    name: str
    package: str = ""
    module: str = ""


def loadings(modules: Iterable[Module]) -> list[Loading]:
    """Every place that loads a statement, with the function whose concern it is."""
    found: list[Loading] = []
    hands_on = [_HandOn("load")]
    for hand_on in hands_on:
        for module in modules:
            if hand_on.module in ("", module.name) and hand_on.name in _made_in(module):
                for function, package, name in _asked(module, hand_on):
                    if name is not None:
                        found.append(Loading(function, module.name, f"{re.escape(package)}\\.{name}"))
                    elif (further := _further(function, package, module)) not in hands_on:
                        hands_on.append(further)
    return found


def _further(function: str, package: str, module: Module) -> _HandOn:
    """A function that is given the name by whoever calls it: a private one by its own module, a public one by all."""
    last = function.rpartition(".")[2]
    return _HandOn(last, package, module.name if last.startswith("_") else "")


def _asked(module: Module, hand_on: _HandOn) -> Iterator[tuple[str, str, str | None]]:
    """The innermost function, the package and the pattern of each name asked for; None for one that is a variable."""
    for function, call in _calls(module, hand_on.name):
        package, names = hand_on.package, call.args
        if not package:
            package = _package(module, names[0]) if names else ""
            names = names[1:] if package else []
        patterns = [_pattern(name) for name in names]
        given = [pattern for pattern in patterns if pattern is not None]
        yield from ((function, package, pattern) for pattern in given or patterns[:1])


def _calls(module: Module, name: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a function by name, each with the innermost function that it stands in; "" for the module's own."""
    return ((function, node) for function, node in _made_in(module)[name] if _hands_a_name_on(node.func, name))


@cache
def _made_in(module: Module) -> Mapping[str, list[tuple[str, ast.Call]]]:
    """All calls in a module, by what is called. Read once: a module is asked for every function that hands on."""
    spans = [(function.lineno, function.end_lineno or 0, named) for named, function in functions(module.tree)]
    found: dict[str, list[tuple[str, ast.Call]]] = defaultdict(list)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            around = [(first, named) for first, last, named in spans if first <= node.lineno <= last]
            found[called(node) or ""].append((max(around, default=(0, ""))[1], node))
    return found


def _hands_a_name_on(function: ast.expr, name: str) -> bool:
    """Whether a call is of ours: `load` by its bare name, and no method of a store, which takes a statement."""
    if isinstance(function, ast.Attribute):
        return name != "load" and not ast.unparse(function.value).endswith("store")
    return True


def _package(module: Module, node: ast.expr) -> str:
    """The package that a call of `load` names; "" where it is worked out."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return module.package if isinstance(node, ast.Name) and node.id == "__name__" else ""


def _pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*" for part in node.values)
    return None

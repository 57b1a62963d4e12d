"""For `pybabel extract`: the texts that pages show and that stand elsewhere, in the rules and in the closed lists."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import yaml

# Of a call, the named arguments and, by number, the others; of a name, all texts of what it is given.
CALLS: Mapping[str, tuple[str | int, ...]] = {
    "Rule": ("title", "question", "why"),
    "Role": (0,),
    "LineStyle": (1,),
    "ShapeStyle": (1,),
}
NAMES = ("PHRASES", "FIELDS", "MONTHS", "SOURCES")
KEYS = ("label", "name")

Message = tuple[int, str, str, list[str]]


def texts_of_rules(file: BinaryIO, _keywords: object, _tags: object, **_options: object) -> Iterator[Message]:
    """The texts of a module that are no calls of gettext: what its rules say, and the phrases that fill them."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            places = CALLS[node.func.id]
            yield from _texts(each for place, each in enumerate(node.args) if place in places)
            yield from _texts(each.value for each in node.keywords if each.arg in places)
        elif isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id in NAMES for to in node.targets):
            values = node.value.values if isinstance(node.value, ast.Dict) else ast.walk(node.value)
            yield from _texts(values)


def labels(file: BinaryIO, _keywords: object, _tags: object, **_options: object) -> Iterator[Message]:
    """The labels of a YAML file: those of the codes, and the names of the roles that are expected."""
    for node in _nodes(yaml.compose(file.read().decode())):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value in KEYS and isinstance(value, yaml.ScalarNode):
                    yield value.start_mark.line + 1, "", value.value, []


def _texts(nodes: Iterable[ast.AST | None]) -> Iterator[Message]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.lineno, "", node.value, []


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all in it."""
    if node is None:
        return
    yield node
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _nodes(each)
    elif isinstance(node, yaml.MappingNode):
        for _, each in node.value:
            yield from _nodes(each)

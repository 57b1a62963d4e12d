"""Cypher lives in .cypher files; this is the only maker of what a store accepts.

A file's head is its contract: `// what it answers` and `// access: permission` lines, then the statement.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import takewhile

_COMMENT = re.compile(r"//[^\n]*")
_STRING = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_ACCESS = "// access: "
_KEY = object()


class Cypher:
    """One statement with its contract. Only `load` makes one, so no text from elsewhere can reach the database."""

    __slots__ = ("access", "name", "parameters", "purpose", "text")

    def __init__(self, key: object, name: str, purpose: str, access: str, text: str) -> None:
        if key is not _KEY:
            raise TypeError("a Cypher is made by graph.cypher.load only")
        self.name = name
        self.purpose = purpose
        self.access = access
        self.text = text
        bare = _STRING.sub("''", _COMMENT.sub("", text))
        self.parameters = frozenset(_PARAMETER.findall(bare))

    @property
    def statements(self) -> tuple[Cypher, ...]:
        """Its statements one by one, where the file has several, each ending with `;` at the end of a line."""
        texts = re.split(r";[ \t]*(?:\n|\Z)", _COMMENT.sub("", self.text))
        return tuple(Cypher(_KEY, self.name, self.purpose, self.access, text) for text in texts if text.strip())

    def __repr__(self) -> str:
        return f"Cypher({self.name})"


@cache
def load(package: str, name: str) -> Cypher:
    """Load `name`.cypher of a package (`graph.slices`, say).

    Raises FileNotFoundError if there is no such file, ValueError if its head is not a contract.
    """
    text = (resources.files(package) / f"{name}.cypher").read_text(encoding="utf-8")
    head = list(takewhile(lambda line: line.startswith("//"), text.splitlines()))
    access = [line.removeprefix(_ACCESS).strip() for line in head if line.startswith(_ACCESS)]
    purpose = " ".join(line.removeprefix("//").strip() for line in head if not line.startswith(_ACCESS))
    if len(access) != 1 or not purpose:
        raise ValueError(f"{package}/{name}.cypher must begin with its purpose and one line '{_ACCESS}…'")
    return Cypher(_KEY, f"{package}.{name}", purpose, access[0], text)

"""Mutants of a statement: each condition in it taken out or closed in turn, so that a test can show that it is missed.

A condition is what stands after WHERE or between WHEN and THEN, and each part of it that AND and OR join, at any depth.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from graph.cypher import _KEY, Cypher
from graph.errors import DatabaseTimeout, DatabaseUnavailable
from graph.store import T

_TOKEN = re.compile(r"'(?:\\.|[^'\\])*'|//[^\n]*|[A-Za-z_$][\w.]*|[(){}\[\]|]|\S")
_ENDS = {"RETURN", "WITH", "MATCH", "OPTIONAL", "UNWIND", "CALL", "ORDER", "UNION", "USING"}
_OPENS, _CLOSES = set("({["), set(")}]")
TRIES = 3


@dataclass(frozen=True)
class Token:
    """A word or a sign and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mutant:
    """A statement in which one condition is another."""

    query: Cypher
    condition: str
    became: str
    line: int

    def __str__(self) -> str:
        return f"{self.query.name.rpartition('.')[2]}:{self.line} {self.condition} -> {self.became}"


def mutants(query: Cypher, *becoming: str) -> Iterator[Mutant]:
    """Every mutant of a statement: each condition is `true`, which takes it out, or what else it is to become."""
    text = query.text
    for start, end in sorted(set(conditions(text))):
        for became in becoming or ("true",):
            changed = Cypher(_KEY, query.name, query.purpose, query.access, f"{text[:start]}{became}{text[end:]}")
            # What the statement no longer names is passed all the same.
            changed.parameters = query.parameters
            said = " ".join(re.sub(r"//[^\n]*", "", text[start:end]).split())
            yield Mutant(changed, said, became, text.count("\n", 0, start) + 1)


def conditions(text: str) -> Iterator[tuple[int, int]]:
    """Where each condition and each part of one stands."""
    tokens = [
        Token(found.group(), found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if not found.group().startswith("//")
    ]
    for place, token in enumerate(tokens):
        if token.text in ("WHERE", "WHEN"):
            inside = list(_condition(tokens, place + 1, "THEN" if token.text == "WHEN" else ""))
            yield from _parts(inside)


def _condition(tokens: list[Token], place: int, until: str) -> Iterator[Token]:
    """The tokens of the condition that begins at a place: up to the next clause, or the bracket that closes around."""
    depth = 0
    for token in tokens[place:]:
        if token.text in _OPENS:
            depth += 1
        elif token.text in _CLOSES:
            depth -= 1
            if depth < 0:
                return
        elif depth == 0 and (token.text == until or (not until and (token.text in _ENDS or token.text == "|"))):
            return
        yield token


def _parts(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The condition itself and, where AND or OR joins parts at its top, these and what is within their brackets."""
    if not tokens:
        return
    bare = _bare(tokens)
    yield bare[0].start, bare[-1].end
    for word in ("OR", "AND"):
        split = list(_split(bare, word))
        if len(split) > 1:
            for part in split:
                yield from _parts(part)
            return


def _bare(tokens: list[Token]) -> list[Token]:
    """Without the brackets around all of it."""
    while len(tokens) > 2 and tokens[0].text == "(" and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _closing(tokens: list[Token]) -> int:
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in _OPENS) - (token.text in _CLOSES)
        if depth == 0:
            return place
    return len(tokens)


def _split(tokens: list[Token], word: str) -> Iterator[list[Token]]:
    """Cut where a word stands outside all brackets, and outside CASE."""
    depth, part = 0, []
    for token in tokens:
        depth += (token.text in _OPENS or token.text == "CASE") - (token.text in _CLOSES or token.text == "END")
        if depth == 0 and token.text == word:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def patiently(ask: Callable[[], T]) -> T:
    """What is asked of mutants: hundreds are planned one after the other, and a server that is busy may be late."""
    for _ in range(TRIES):
        with suppress(DatabaseUnavailable, DatabaseTimeout):
            return ask()
        time.sleep(1)
    return ask()

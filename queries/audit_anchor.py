"""Anchors: how long each chain of the journal was at a moment, and its last code, in a file kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import InputRefused
from graph.links import Links

NO_ANCHOR = "Line {line} of the anchor is not one of ours, was altered, or belongs to another key."
EMPTY = "The anchor is empty. `common-thread audit anchor FILE` appends to it."


@dataclass(frozen=True, slots=True)
class Anchor:
    """The length and the last code of each chain at a moment (ISO 8601, UTC)."""

    at: str
    chains: Mapping[str, tuple[int, str]]


def written(links: Links, anchor: Anchor) -> str:
    """An anchor as one line, with the code that shows that it is as it was written."""
    chains = {name: list(known) for name, known in sorted(anchor.chains.items())}
    return json.dumps({"at": anchor.at, "chains": chains, "mac": links.anchor(anchor.at, anchor.chains)}) + "\n"


def read(links: Links, text: str) -> Sequence[Anchor]:
    """The anchors of a file, the oldest first. Raises InputRefused where there is none, or one is not ours."""
    lines = text.splitlines()
    if not lines:
        raise InputRefused(EMPTY)
    return [_anchor(links, line, number) for number, line in enumerate(lines, 1)]


def _anchor(links: Links, line: str, number: int) -> Anchor:
    try:
        found: Any = json.loads(line)
        anchor = Anchor(found["at"], {name: (int(known[0]), str(known[1])) for name, known in found["chains"].items()})
        genuine = found["mac"] == links.anchor(anchor.at, anchor.chains)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise InputRefused(NO_ANCHOR.format(line=number)) from error
    if not genuine:
        raise InputRefused(NO_ANCHOR.format(line=number))
    return anchor

"""The Family Context feeds and their mapping, and a folder of them that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from graph.cypher import load
from graph.store import Store
from seed.feeds import import_feeds
from seed.report import Report

FEEDS = Path(__file__).parent / "feeds" / "family-context"
MAPPING = Path(__file__).parents[2] / "seed" / "mappings" / "family-context.yaml"
TODAY = date(2026, 11, 22)

# Words and values of the feeds that may never enter, and of the file that is never opened.
NEVER = (
    "offen", "AntiSocial", "antisocial", "Possession", "drugs", "2015-10-01", "2016-10-01", "2017-10-01",
    "arrears", "notice", "evict", "closed", "serviceInvolvement", "Main provision", "admission",
)  # fmt: skip


def a_copy(folder: Path) -> Path:
    """A copy of the feeds that a test may change."""
    target = folder / "feeds"
    shutil.copytree(FEEDS, target)
    return target


def a_mapping(folder: Path, *changes: tuple[str, str]) -> Path:
    """The mapping with some of its text changed."""
    text = MAPPING.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    target = folder / "family-context.yaml"
    target.write_text(text, encoding="utf-8")
    return target


def bring_in(store: Store, folder: Path = FEEDS, mapping: Path = MAPPING, **options: Any) -> Report:
    """Import the feeds."""
    return import_feeds(store, folder, mapping, today=TODAY, **options)


def held(store: Store) -> list[dict[str, Any]]:
    """Everything that the database holds, in an order that is the same each time; without the notes of imports."""
    rows = [row for row in store.read(load("tests.cypher", "held")) if row["labels"] != ["Import"]]
    return sorted(rows, key=repr)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change a file's text, its line ends as they are."""
    path.write_bytes(change(path.read_bytes().decode()).encode())

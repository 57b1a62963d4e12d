"""What is left of an entry whose content is erased, by rule or by right, and the mark that says so."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from graph.links import CONTENT, Links
from queries.audit_check import content_of

RETENTION = "retention"
WHO = ("account", "professional", "by", "focus")


def emptied(links: Links, entry: str, on: str, under: str) -> dict[str, Any]:
    """An entry of which nothing is left but its place in the chain."""
    return _marked(links, entry, on, under, dict.fromkeys(CONTENT))


def without(links: Links, row: Mapping[str, Any], subject: str, on: str, under: str) -> dict[str, Any]:
    """An entry that no longer names an id; what it says of others stays."""
    said = content_of(row)
    left = {name: None if name in WHO and value == subject else value for name, value in said.items()}
    if said["subjects"] is not None:
        left["subjects"] = [each for each in said["subjects"] if each != subject]
    return _marked(links, row["id"], on, under, left)


def _marked(links: Links, entry: str, on: str, under: str, left: Mapping[str, Any]) -> dict[str, Any]:
    """The row that `queries.audit.erase` takes. With a new salt, no guess at what was erased can be tried."""
    salt = secrets.token_hex(16)
    mark = links.erasure(entry, on, under, links.commitment(salt, left))
    cells = {**left, "salt": salt, "erased_on": on, "erased_under": under, "erased_mac": mark}
    return {"id": entry, "cells": cells}

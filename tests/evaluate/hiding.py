"""Hiding a share of the contacts between colleagues from a slice, as if they had never been recorded."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import compress

import numpy as np

from graph.columns import TO_CLIENT, Bools, ContactColumns
from graph.slice import Slice

SHARE = 0.15


def with_some_hidden(whole: Slice, random: np.random.Generator, share: float = SHARE) -> Slice:
    """The slice without a share, drawn at random, of the contacts of professionals with each other and with desks."""
    rows = whole.columns.contacts
    between = np.flatnonzero(rows.to != TO_CLIENT)
    kept = np.ones(len(rows.to), dtype=np.bool_)
    kept[random.choice(between, round(share * len(between)), replace=False)] = False
    return replace(whole, columns=replace(whole.columns, contacts=_only(rows, kept)))


def _only(rows: ContactColumns, kept: Bools) -> ContactColumns:
    columns = {field.name: getattr(rows, field.name) for field in fields(rows)}
    return ContactColumns(
        **{
            name: column[kept] if isinstance(column, np.ndarray) else list(compress(column, kept))
            for name, column in columns.items()
        }
    )

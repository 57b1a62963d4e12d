"""What stands after the question mark of an address: codes, ids, months and page numbers, checked before they are used.

An empty one is as good as none, because that is what a form sends for "anyone".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import NoReturn

from flask import request

from graph.errors import InputRefused
from graph.journal import ID_LENGTH

REFUSED = "The address asks for something that this page does not have."
MONTH = re.compile(r"(\d{4})-(\d{2})")
EVERY = "all"
PAGES = 10_000


def one_of(name: str, allowed: Collection[str]) -> str | None:
    """One code of a list. Raises InputRefused for another."""
    given = request.args.get(name, "")
    if given and given not in allowed:
        raise InputRefused(REFUSED)
    return given or None


def some_of(name: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Codes of a list, in its order. Raises InputRefused for another."""
    given = {each for each in request.args.getlist(name) if each}
    if not given <= set(allowed):
        raise InputRefused(REFUSED)
    return tuple(each for each in allowed if each in given)


def an_id(name: str) -> str | None:
    """An id, which may be nobody's. Raises InputRefused where it could be none."""
    given = request.args.get(name, "")
    if len(given) > ID_LENGTH:
        raise InputRefused(REFUSED)
    return given or None


def ids(name: str, most: int) -> tuple[str, ...]:
    """Ids, each once, which may be nobody's. Raises InputRefused where one could be none, or where there are more."""
    given = tuple(dict.fromkeys(each for each in request.args.getlist(name) if each))
    if len(given) > most or any(len(each) > ID_LENGTH for each in given):
        raise InputRefused(REFUSED)
    return given


def a_month(name: str) -> date | None:
    """The first day of a month such as 2026-03. Raises InputRefused for anything else."""
    given = request.args.get(name, "")
    if not given:
        return None
    found = MONTH.fullmatch(given)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else _refuse()
    except ValueError:
        return _refuse()


def a_page(name: str = "page") -> int | None:
    """The number of a page, 1 where none is given; None for all of them. Raises InputRefused for anything else."""
    given = request.args.get(name, "") or "1"
    if given == EVERY:
        return None
    if not (given.isascii() and given.isdigit() and 0 < len(given) <= len(str(PAGES)) and int(given) > 0):
        _refuse()
    return int(given)


def _refuse() -> NoReturn:
    raise InputRefused(REFUSED)

"""A long list in pages, whose parts stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.errors import InputRefused

T = TypeVar("T")
ROWS_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its `number` of `pages`, or all of the list where `number` is None."""

    parts: tuple[T, ...]
    number: int | None
    pages: int


def paged(parts: Iterable[T], number: int | None, *, size: Callable[[T], int] = lambda _: 1) -> Page[T]:
    """The page of that number, counted from 1; None for everything. Raises InputRefused where there is no such page."""
    pages: list[list[T]] = [[]]
    filled = 0
    every = tuple(parts)
    for part in every:
        if pages[-1] and filled + size(part) > ROWS_A_PAGE:
            pages.append([])
            filled = 0
        pages[-1].append(part)
        filled += size(part)
    if number is None:
        return Page(every, None, len(pages))
    if number > len(pages):
        raise InputRefused(f"There are only {len(pages)} pages.")
    return Page(tuple(pages[number - 1]), number, len(pages))

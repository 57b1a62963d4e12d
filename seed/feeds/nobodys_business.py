"""Whom a feed may bring: the program is no register of the population (model.md §1 and §3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set

from graph.feed_people import Ties

NO_TIES = Ties(supported=False, near=frozenset())


def needed(people: Collection[str], supported: Set[str], ties: Mapping[str, Ties]) -> set[str]:
    """Those of `people` whom a service beyond the universal ones supports, and the parents and household of such.

    `supported` are those whom the folder's rows tie to such a service; `ties` is what the database knows, of `people`
    and of those who are near them. Judged once, when all files of the folder were read.
    """

    def has_service(person: str) -> bool:
        return person in supported or ties.get(person, NO_TIES).supported

    return {
        person
        for person in people
        if has_service(person) or any(has_service(near) for near in ties.get(person, NO_TIES).near)
    }

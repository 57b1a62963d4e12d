"""Meetings taken apart: as if all who were there had spoken with each other two by two, about the same clients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from graph.columnar import slice_of
from graph.model import Contact
from tests.evaluate.areas import DAY, Area


def two_by_two(area: Area) -> Area:
    """The area with a contact for every two at a meeting, and for every client whom the meeting names."""
    meetings: dict[str, list[Contact]] = defaultdict(list)
    for contact in area.facts.contacts:
        if contact.meeting is not None and not contact.planned:
            meetings[contact.meeting].append(contact)
    others = (contact for contact in area.facts.contacts if contact.meeting is None or contact.planned)
    apart = (contact for edges in meetings.values() for contact in _apart(edges))
    facts = replace(area.facts, contacts=(*others, *apart))
    return replace(area, facts=facts, slice=slice_of(facts, DAY, of_everything=True))


def _apart(edges: list[Contact]) -> Iterator[Contact]:
    """One meeting's contacts: those with its clients, and those of every two who were there."""
    yield from (replace(edge, meeting=None) for edge in edges if edge.client_id is not None)
    there = {edge.professional_id for edge in edges} | {edge.other_professional_id for edge in edges} - {None}
    named = {edge.client_id for edge in edges} | {edge.about for edge in edges}
    about: list[str | None] = [*sorted(client for client in named if client is not None)] or [None]
    for (one, other), client in product(combinations(sorted(filter(None, there)), 2), about):
        name = f"{edges[0].meeting}-{one}-{other}-{client}"
        yield Contact(id=name, professional_id=one, other_professional_id=other, on=edges[0].on, about=client)

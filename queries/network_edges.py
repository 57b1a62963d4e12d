"""The edges between the nodes of a network on a day, each kind by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.model import Contact
from graph.network import Edge, EdgeKind
from graph.slice import Slice
from queries.day import Day

Ids = Mapping[str, set[str]]


def edges(slice_: Slice, day: Day, ids: Ids) -> Iterator[Edge]:
    """All current edges between nodes, whose ids are given by kind; contacts as `shown_contacts` picks them."""
    yield from _involved(day, ids)
    yield from _member(day, ids)
    yield from _related(day, ids)
    yield from _works_for(day, ids)
    yield from _contact(slice_, day, ids)


def shown_contacts(contacts: Sequence[Contact], day: date, ids: Ids) -> list[Contact]:
    """For each pair of nodes the last contact up to the day and the next planned from it on, in order of their ids."""
    last: dict[frozenset[str], Contact] = {}
    coming: dict[frozenset[str], Contact] = {}
    for contact in sorted(contacts, key=lambda each: (each.on, each.at or "", each.id)):
        pair = _pair(contact, ids)
        if pair is None:
            continue
        if not contact.planned and contact.on <= day:
            last[pair] = contact
        elif contact.planned and contact.on >= day:
            coming.setdefault(pair, contact)
    return sorted([*last.values(), *coming.values()], key=lambda each: each.id)


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts without those that are unknown: absent says so already."""
    return {name: value for name, value in facts.items() if value is not None}


def iso(day: date | None) -> str | None:
    """A day as ISO 8601."""
    return day.isoformat() if day else None


def _involved(day: Day, ids: Ids) -> Iterator[Edge]:
    for client in sorted(ids["client"]):
        for tie in sorted(day.involvements.get(client, ()), key=lambda each: each.id):
            source = tie.professional_id or tie.agency_id or ""
            if source not in ids["professional" if tie.professional_id else "agency"]:
                continue
            found = day.sources.get(tie.source or "")
            facts = {
                "role": tie.role,
                "agency_id": tie.agency_id,
                "lead": tie.lead,
                "from": iso(tie.start),
                "to": iso(tie.end),
                "visibility": tie.visibility,
                "source_name": tie.source,
                "as_of": iso(found.as_of) if found else None,
            }
            yield _edge(tie.id, "involved", source, client, facts)


def _member(day: Day, ids: Ids) -> Iterator[Edge]:
    for client in sorted(ids["client"]):
        for home in sorted(day.families_of.get(client, ()), key=lambda each: (each.family_id, each.start or date.min)):
            if home.family_id in ids["family"]:
                facts = {"from": iso(home.start), "to": iso(home.end), "lives_here": home.lives_here}
                yield _edge(_key("member", client, home.family_id, home.start), "member", client, home.family_id, facts)


def _related(day: Day, ids: Ids) -> Iterator[Edge]:
    inside = [row for row in day.relations if row.client_id in ids["client"] and row.other_id in ids["client"]]
    for kin in sorted(inside, key=lambda each: (each.client_id, each.kind, each.other_id, each.start or date.min)):
        key = _key("related", kin.client_id, kin.kind, kin.other_id, kin.start)
        facts = {"relation": kin.kind, "form": kin.form, "from": iso(kin.start), "to": iso(kin.end)}
        yield _edge(key, "related", kin.client_id, kin.other_id, facts)


def _works_for(day: Day, ids: Ids) -> Iterator[Edge]:
    for worker in sorted(ids["professional"]):
        for job in sorted(day.employers.get(worker, ()), key=lambda each: (each.agency_id, each.start or date.min)):
            if job.agency_id in ids["agency"]:
                key = _key("works_for", worker, job.agency_id, job.start)
                yield _edge(key, "works_for", worker, job.agency_id, {"from": iso(job.start), "to": iso(job.end)})


def _contact(slice_: Slice, day: Day, ids: Ids) -> Iterator[Edge]:
    for contact in shown_contacts(slice_.facts.contacts, day.day, ids):
        facts = {
            "on": iso(contact.on),
            "at": contact.at,
            "contact_kind": contact.kind,
            "planned": contact.planned,
            "meeting": contact.meeting,
            "about": contact.about if contact.about in ids["client"] else None,
        }
        yield _edge(contact.id, "contact", contact.professional_id, _target(contact), facts)


def _pair(contact: Contact, ids: Ids) -> frozenset[str] | None:
    kind = "client" if contact.client_id else "professional" if contact.other_professional_id else "agency"
    if contact.professional_id not in ids["professional"] or _target(contact) not in ids[kind]:
        return None
    return frozenset((f"professional|{contact.professional_id}", f"{kind}|{_target(contact)}"))


def _target(contact: Contact) -> str:
    return contact.client_id or contact.other_professional_id or contact.other_agency_id or ""


def _key(*parts: str | date | None) -> str:
    """An edge's CSV key after its kind, joined with a bar; an unknown `from` leaves its place empty."""
    return "|".join("" if part is None else str(part) for part in parts)


def _edge(id_: str, kind: EdgeKind, source: str, target: str, facts: dict[str, Any]) -> Edge:
    return Edge(id_, kind, source, target, known(facts))

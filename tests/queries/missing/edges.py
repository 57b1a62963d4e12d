"""The edges of the facts by the ids that a finding's evidence has, in plain loops, for the oracle of evidence.

An involvement and a contact have an id of their own; others are told 'by their CSV key after their kind, joined with a
bar'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.model import Address, Involvement
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.terms import Kin, Member, Terms


@dataclass(frozen=True)
class Edges:
    """The edges between people on the day, by id."""

    touch: Touch

    @property
    def terms(self) -> Terms:
        """The words of §1."""
        return self.touch.terms

    @cached_property
    def life(self) -> Life:
        """Who lives with whom."""
        return Life(self.touch)

    @cached_property
    def kin(self) -> dict[str, Kin]:
        """The families by id; a family of one has its client's."""
        return {each.id: each for each in self.terms.families}

    def ties(self, clients: Iterable[str], members: Collection[str] | None = None) -> list[tuple[Member, Involvement]]:
        """Who is on the clients' teams by which involvement; of the members alone, where they are named."""
        return [
            (member, each)
            for client in clients
            for member, held in self.terms.team_involvements[client].items()
            if members is None or member.id in members
            for each in held
        ]

    def team(self, clients: Iterable[str], members: Collection[str] | None = None) -> set[str]:
        """The involvements that put members on the clients' teams."""
        return {each.id for _, each in self.ties(clients, members)}

    def situations(self, clients: Iterable[str], among: Collection[str] | None = None) -> set[str]:
        """The clients' current situations; only those that are named, where these are."""
        return {
            _key("situation", client, each.code, start=each.start)
            for client in clients
            for each in self.terms.index.situations.get(client, ())
            if self.terms.current("situation", each.start, each.end) and (among is None or each.code in among)
        }

    def memberships(self, clients: Collection[str], families: Iterable[str]) -> set[str]:
        """The clients' current memberships in the families, whether they live there or not."""
        return {
            _key("member", each.client_id, family, start=each.start)
            for family in families
            for each in self.terms.index.memberships.get(family, ())
            if each.client_id in clients and self.terms.current("membership", each.start, each.end)
        }

    def records(self, client: str, field: str) -> set[str]:
        """The record that tells a field of a client: the newest with anything in it."""
        telling = [each for each in self.life.records.get(client, ()) if getattr(each, field)]
        return {"|".join(("record", each.source, each.source_id, client)) for each in telling[-1:]}


def address(row: Address) -> str:
    """An address of a family."""
    return _key("address", row.family_id, start=row.start)


def asked(involvement: Involvement) -> str:
    """That the holder of an involvement waits for an answer since a day."""
    return _key("asked", involvement.id, start=involvement.asked_on)


def _key(kind: str, *ids: str, start: date | None) -> str:
    return "|".join((kind, *ids, start.isoformat() if start else ""))

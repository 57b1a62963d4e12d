"""Which clients a viewer sees, and how much of each: client, family, outline (access.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.agreed import FAMILY, HOUSEHOLD
from graph.model import Membership, Relation, current
from graph.viewer import Level
from graph.visible.gates import Gates


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each client seen. `carried` are the memberships that led to outlines, as identities of facts.

    `met` are the clients who are seen at a meeting and not otherwise: of them one place alone, in `met_family`; and
    `opens` those whom it opens and who aren't the viewer's own: of them one home alone.
    """

    of: Mapping[str, Level]
    carried: frozenset[int]
    met: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    met_family: str | None = None

    def placed(self, fact: Membership) -> bool:
        """Whether a place in a family is not beyond the family that a meeting opens."""
        return fact.client_id not in self.met or fact.family_id == self.met_family or id(fact) in self.carried

    def home(self, fact: Membership) -> bool:
        """Whether a family is a home of one's own client: of one whom a meeting opens, that of the meeting."""
        own = fact.client_id not in self.opens or fact.family_id == self.met_family
        return own and self.of[fact.client_id] == "client"

    def near(self, client_id: str | None) -> bool:
        """Whether a client is seen with their team: at the level client or family."""
        return client_id is not None and self.of.get(client_id) in ("client", "family")


@dataclass(frozen=True, slots=True)
class _Flows:
    """The memberships and relations over which access flows today, by client and by family."""

    by_client: Mapping[str, list[Membership]]
    by_family: Mapping[str, list[Membership]]
    kin: Mapping[str, list[str]]

    def beside(self, client_id: str) -> Iterator[tuple[Membership, Membership]]:
        """A client's own membership and another member's, for each other member of each family."""
        for mine in self.by_client.get(client_id, ()):
            for other in self.by_family[mine.family_id]:
                if other.client_id != client_id:
                    yield mine, other


def levels_of(gates: Gates) -> Levels:
    """The viewer's own clients, the other members of their families, and who is one step further."""
    look, flows = gates.look, _flows(gates)
    wide, household = (
        {client for client, found in gates.ties.reach.items() if found == reach and _spills(gates, client)}
        for reach in (FAMILY, HOUSEHOLD)
    )
    members = {other.client_id for client in wide for _, other in flows.beside(client)}
    # Whose agency reaches the household sees those who live there, and nobody over them.
    there = {other.client_id for client in household for mine, other in flows.beside(client) if _live(mine, other)}
    family = members if look.holds("family") else set()
    outline, carried = _outlines(gates, flows, wide | family)
    if not look.holds("outline-one-step"):
        further, more = _outlines(gates, flows, outline)
        outline, carried = outline | further, carried | more
    own = family | there | gates.ties.reach.keys()
    beside = _met(gates, flows) if look.holds("family") else set()
    found: dict[str, Level] = dict.fromkeys(outline, "outline")
    found.update(dict.fromkeys(family | there | beside, "family"))
    found.update(dict.fromkeys([*gates.ties.reach, *gates.ties.met], "client"))
    levels = {client: found[client] for client in look.clients if client in found}
    if not look.holds("met"):
        return Levels(levels, frozenset(carried))
    met, opens = (beside | gates.ties.met.keys()) - own, gates.ties.met.keys() - gates.ties.reach.keys()
    return Levels(levels, frozenset(carried), frozenset(met), frozenset(opens), look.viewer.met_family)


def _met(gates: Gates, flows: _Flows) -> set[str]:
    """The other members of the family that a meeting is about, as far as it goes on to them; nobody further."""
    wide = {client for client, reach in gates.ties.met.items() if reach == FAMILY and _spills(gates, client)}
    pairs = (pair for client in wide for pair in flows.beside(client))
    return {
        other.client_id
        for mine, other in pairs
        if mine.family_id == gates.look.viewer.met_family or not gates.look.holds("met-family")
    }


def _live(mine: Membership, other: Membership) -> bool:
    """Whether both of a family live there: `lives_here` is missing only where they do."""
    return mine.lives_here and other.lives_here


def _outlines(gates: Gates, flows: _Flows, base: Iterable[str]) -> tuple[set[str], set[int]]:
    """Whoever is one relation, or one second family, further than `base`; and the memberships that say so."""
    found: set[str] = set()
    carried: set[int] = set()
    for client in base:
        if gates.look.holds("outline-relation"):
            found.update(flows.kin.get(client, ()))
        if gates.look.holds("outline-second-family"):
            for pair in flows.beside(client):
                found.add(pair[1].client_id)
                carried.update(map(id, pair))
    return found, carried


def _flows(gates: Gates) -> _Flows:
    flows = _Flows(defaultdict(list), defaultdict(list), defaultdict(list))
    for membership in gates.look.facts.memberships:
        if _carries_membership(gates, membership):
            flows.by_client[membership.client_id].append(membership)
            flows.by_family[membership.family_id].append(membership)
    for relation in gates.look.facts.relations:
        if _carries_relation(gates, relation):
            for one, other in ((relation.client_id, relation.other_id), (relation.other_id, relation.client_id)):
                if not (gates.look.shielded(other) and gates.look.holds("shield-outline")):
                    flows.kin[one].append(other)
    return flows


def _carries_membership(gates: Gates, fact: Membership) -> bool:
    look = gates.look
    today = current(fact.start, fact.end, look.now) or not look.holds("flow-member-now")
    # A lead sees the household of a shielded client, but nobody is seen over it: no spill-over.
    if not today or (gates.shields(fact) and look.holds("shield-family")):
        return False
    return gates.membership(fact) and gates.trusted(fact, fact.client_id)


def _carries_relation(gates: Gates, fact: Relation) -> bool:
    today = current(fact.start, fact.end, gates.look.now) or not gates.look.holds("flow-relation-now")
    return today and gates.relation(fact) and gates.trusted(fact, fact.client_id, fact.other_id)


def _spills(gates: Gates, client: str) -> bool:
    return not (gates.look.shielded(client) and gates.look.holds("shield-spill"))

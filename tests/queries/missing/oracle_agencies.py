"""The oracle of rule 14, from the text alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.terms import Kin, Member, Terms

Two = frozenset[str]


def isolated_agency(touch: Touch) -> Iterator[Answer]:
    """'an agency shares clients with at least 3 other agencies and is in touch (any family) with fewer than a quarter
    of them (agency)'"""
    terms = touch.terms
    shares: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for client in terms.clients:
        for pair, _, _ in beside_each_other(terms, (client,)):
            for one, other in (sorted(pair), sorted(pair, reverse=True)):
                shares[one][other].add(client)
    near = {pair for family in terms.families for pair in pairs_in_touch(touch, family)}
    for agency, others in shares.items():
        met = [other for other in others if frozenset({agency, other}) in near]
        several = len(others) >= 3 or not terms.heeds("three-agencies-share")
        if several and (4 * len(met) < len(others) or not terms.heeds("quarter-in-touch")):
            clients = set().union(*others.values())
            families = {family for client in clients for family in terms.families_of[client]}
            yield answer("isolated-agency", (agency,), clients, families)


def agencies_not_in_touch(touch: Touch) -> Iterator[Answer]:
    """'two agencies share at least 5 families and are in touch about fewer than a tenth of those (agency, agency)'"""
    terms = touch.terms
    shared: dict[Two, set[Kin]] = defaultdict(set)
    met: dict[Two, set[Kin]] = defaultdict(set)
    for family in terms.families:
        for pair, _, _ in beside_each_other(terms, family.members):
            shared[pair].add(family)
        for pair in pairs_in_touch(touch, family):
            met[pair].add(family)
    for pair, families in shared.items():
        several = len(families) >= 5 or not terms.heeds("five-families")
        if several and (10 * len(met[pair]) < len(families) or not terms.heeds("tenth-in-touch")):
            clients = {client for family in families for client in family.members if _for(terms, client) & pair}
            yield answer("agencies-not-in-touch", pair, clients, families)


def beside_each_other(terms: Terms, clients: Iterable[str]) -> Iterator[tuple[Two, Member, Member]]:
    """The pairs of agencies for which two of the clients' team, of different agencies, act; 'a member with two agencies
    counts for both'. With each the two members."""
    clients = list(clients)
    for p, q in combinations(sorted(terms.team(clients)), 2):
        ps, qs = terms.agencies(p, clients), terms.agencies(q, clients)
        if ps & qs and terms.heeds("different-agencies"):
            continue
        for one, other in product(ps, qs):
            if one != other:
                yield frozenset({one, other}), p, q


def pairs_in_touch(touch: Touch, family: Kin) -> set[Two]:
    """The pairs of agencies that are in touch about a family."""
    return {
        pair for pair, p, q in beside_each_other(touch.terms, family.members) if touch.in_touch(p, q, family.members)
    }


def _for(terms: Terms, client: str) -> set[str]:
    """The agencies for which a client's team acts."""
    return {agency for member in terms.team((client,)) for agency in terms.agencies(member, (client,))}


OF_AGENCIES: tuple[Callable[[Touch], Iterator[Answer]], ...] = (isolated_agency, agencies_not_in_touch)

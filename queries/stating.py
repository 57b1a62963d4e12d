"""What people state of families and kin: on whose word, what waits for a yes, and who may give it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from graph.codes import kinds_that_start
from graph.model import Membership, Relation, current
from graph.slice import Slice
from queries.answering import Mine, supported
from queries.day import Day, on, only_stated

MEMBER, RELATION = "member", "relation"
OPEN, HIDDEN = "open", "hidden"
CLIENT, FAMILY = "client", "family"


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word something is stated on a day: a professional's, for an agency; sealed where their own tie is."""

    professional_id: str
    agency_id: str
    sealed: bool
    day: date

    def visibility(self, *, sealed: bool) -> str:
        """How it starts."""
        return HIDDEN if self.sealed or sealed else OPEN


@dataclass(frozen=True, slots=True)
class Stated:
    """A place in a family, or a tie of kin, that somebody stated; `confirmed` is that another has said yes to it.

    `client_id` belongs to the family `other_id`, or is `relation` of the client `other_id`. `beside` are those through
    whom the viewer knows the other side; `mine` and `ours` say on whose word it is, the viewer's or their agency's.
    """

    kind: str
    client_id: str
    other_id: str
    relation: str | None
    form: str | None
    lives_here: bool
    start: date | None
    mine: bool
    ours: bool
    confirmed: bool
    beside: frozenset[str]
    may_confirm: bool

    @property
    def key(self) -> str:
        """By what it is known, as text."""
        return "|".join((self.kind, self.client_id, self.other_id, self.relation or "", self._since))

    @property
    def clients(self) -> tuple[str, ...]:
        """Whom it is about."""
        return (self.client_id,) if self.kind == MEMBER else (self.client_id, self.other_id)

    @property
    def _since(self) -> str:
        return self.start.isoformat() if self.start else ""

    def parameter(self) -> dict[str, str | None]:
        """The `$fact` of a statement."""
        return {"client": self.client_id, "other": self.other_id, "kind": self.relation, "start": self._since}


def word_of(slice_: Slice, professional_id: str | None, clients: Collection[str], day: date) -> Word | None:
    """On whose word a professional states something of some clients: the strictest of their own ties with them.

    None without one that is confirmed, or where they no longer work for whom it is.
    """
    if professional_id is None or not supported(slice_, professional_id, day).keys() & set(clients):
        return None
    laid_out = on(slice_, day)
    own = [
        each
        for client in clients
        for each in laid_out.involvements.get(client, ())
        if each.professional_id == professional_id
    ]
    employers = sorted(each.agency_id for each in laid_out.employers.get(professional_id, ()))
    tie = min(own, key=lambda each: (each.visibility != HIDDEN, each.visibility == OPEN, each.id))
    agency = tie.agency_id or next(iter(employers), None)
    if agency is None or agency not in employers:
        return None
    starts_open = laid_out.agencies[agency].kind in kinds_that_start(OPEN)
    return Word(professional_id, agency, tie.visibility != OPEN or not starts_open, day)


def people_near(slice_: Slice, client_id: str, day: date) -> tuple[str, ...]:
    """Whom the viewer can name as of a client's family: whoever they see with a team, but for the client."""
    near = (each for each, level in slice_.levels.items() if level in (CLIENT, FAMILY) and each != client_id)
    return tuple(each for each in near if each in on(slice_, day).identities)


def birth_tie_is_sealed(slice_: Slice, child: str, kind: str, form: str | None) -> bool:
    """Whether a tie starts sealed: the birth tie of an adopted child (access.md §3)."""
    adopted = any(
        each.other_id == child and (each.kind, each.form) == ("parent", "adoptive") for each in slice_.facts.relations
    )
    return adopted and (kind, form) == ("parent", "birth")


def stated_about(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Stated, ...]:
    """What was stated of a client, or of their families, and waits for a yes, or is the viewer's own; by its key.

    Also where the viewer put those who belong to these families: else who takes back the client's own place in another
    one leaves the others there.
    """
    laid_out = on(slice_, day)
    mine = supported(slice_, professional_id, day)
    families = {each.family_id for each in laid_out.families_of.get(client_id, ())}
    near = laid_out.kindred(client_id)
    families |= {
        each.family_id for each in slice_.facts.memberships if each.client_id in near and _own(each, professional_id)
    }
    found = [
        *(_place(laid_out, each, mine, professional_id) for each in _places(slice_, families, professional_id, day)),
        *(_tie(each, mine, professional_id) for each in _ties(slice_, client_id, professional_id, day)),
    ]
    return tuple(sorted(found, key=lambda each: each.key))


def _places(slice_: Slice, families: Collection[str], me: str | None, day: date) -> Iterator[Membership]:
    for each in slice_.facts.memberships:
        if each.family_id in families and _shown(each, me, day):
            yield each


def _ties(slice_: Slice, client_id: str, me: str | None, day: date) -> Iterator[Relation]:
    for each in slice_.facts.relations:
        if client_id in (each.client_id, each.other_id) and _shown(each, me, day):
            yield each


def _shown(fact: Membership | Relation, me: str | None, day: date) -> bool:
    return (_own(fact, me) or only_stated(fact)) and current(fact.start, fact.end, day)


def _own(fact: Membership | Relation, me: str | None) -> bool:
    return fact.asserted_by is not None and fact.asserted_by == me


def _place(laid_out: Day, fact: Membership, mine: Mine, me: str | None) -> Stated:
    beside = {each.client_id for each in laid_out.members_of.get(fact.family_id, ())} - {fact.client_id}
    known = frozenset(each for each in beside if _openly(mine, each))
    return Stated(
        kind=MEMBER,
        client_id=fact.client_id,
        other_id=fact.family_id,
        relation=None,
        form=None,
        lives_here=fact.lives_here,
        start=fact.start,
        mine=fact.asserted_by == me,
        ours=fact.agency_id is not None,
        confirmed=not only_stated(fact),
        beside=known,
        may_confirm=_may(fact, me) and _openly(mine, fact.client_id) and bool(known),
    )


def _tie(fact: Relation, mine: Mine, me: str | None) -> Stated:
    return Stated(
        kind=RELATION,
        client_id=fact.client_id,
        other_id=fact.other_id,
        relation=fact.kind,
        form=fact.form,
        lives_here=False,
        start=fact.start,
        mine=fact.asserted_by == me,
        ours=fact.agency_id is not None,
        confirmed=not only_stated(fact),
        beside=frozenset(),
        may_confirm=_may(fact, me) and _openly(mine, fact.client_id) and _openly(mine, fact.other_id),
    )


def _may(fact: Membership | Relation, me: str | None) -> bool:
    """Open, and neither on one's own word nor on one's agency's."""
    return fact.visibility == OPEN and fact.asserted_by != me and fact.agency_id is None


def _openly(mine: Mine, client_id: str) -> bool:
    """Whether one supports a client openly: the yes of a sealed service would tell that there is one."""
    return client_id in mine and not mine[client_id][0]

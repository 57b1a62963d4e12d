"""How a slice is read: what the viewer's ties open, the facts of whom they see, the contacts, and who stands in them.

Each step is one statement of graph/slices, and all steps of a slice run in one transaction: the same statements in the
same number, whether there is something to see or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.agreed import FAMILY, FROZEN_FOR
from graph.answers import Answer, answers_of, heard
from graph.codes import agency_kinds, kinds_that_start
from graph.cypher import Cypher, load
from graph.facts import facts_of, in_order
from graph.model import ANOTHER, OPERATOR, SOMEBODY, Contact, Facts
from graph.sight import Sight, sight_of, spread
from graph.store import Ask
from graph.viewer import Viewer

KINDS = {
    "wide": [kind.code for kind in agency_kinds().values() if kind.reach == FAMILY],
    "open": kinds_that_start("open"),
    "placeless": [kind.code for kind in agency_kinds().values() if not kind.place],
}
# Contacts are asked for twice: those around the clients, and then the other edges of their meetings.
STEPS = ("ties", "levels", "facts", "contacts", "contacts", "people", "lines", "answers")
# The operator's ties open nothing that isn't open, and no line stands for what is hidden.
OPERATORS_STEPS = ("facts", "contacts", "contacts", "people", "answers")


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands for what is hidden: see `Slice`."""

    another_service: frozenset[str] = frozenset()
    through_lead: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of one slice for one viewer on one day, asked one after the other."""

    ask: Ask
    viewer: Viewer
    now: date

    def sight(self) -> Sight:
        """Which clients an account sees, and how much of each; nothing for the operator, who needs no list."""
        if self.viewer.operator:
            return Sight()
        own = sight_of(self.viewer, self._ask("ties")[0])
        flows = self._ask("levels", own)[0]
        return spread(own, flows["members"], flows["kin"])

    def caseload(self) -> tuple[Sight, Facts]:
        """Whom an account sees, and what is seen of them."""
        sight = self.sight()
        return sight, self.facts(sight, sight.levels)

    def chain(self, one: str, other: str, day: date) -> tuple[list[str], list[str]]:
        """The ids of the clients and of the professionals on the shortest ways between two people."""
        row = self.ask(load("graph.slices", "chain"), {"one": one, "other": other, "day": day})[0]
        return row["clients"], row["professionals"]

    def facts(
        self,
        sight: Sight,
        clients: Collection[str] = (),
        *,
        family: str | None = None,
        client: str | None = None,
        colleagues: Sequence[str] = (),
    ) -> Facts:
        """What is seen of some clients, or of those around a family or a client, with everyone who stands in it."""
        found = facts_of(self._ask("facts", sight, clients=sorted(clients), family=family, client=client)[0])
        found = replace(found, contacts=self._contacts(sight, found, colleagues))
        return in_order(self._with_people(sight, found, colleagues))

    def _contacts(self, sight: Sight, facts: Facts, colleagues: Sequence[str]) -> tuple[Contact, ...]:
        """The contacts that are seen around some facts, and all that is seen of the meetings among them."""
        supports, behalf = defaultdict(list), defaultdict(list)
        for tie in facts.involvements:
            if tie.professional_id is not None:
                supports[tie.professional_id].append(tie.client_id)
            if tie.agency_id is not None:
                behalf[tie.agency_id].append(tie.client_id)
        near = [each.id for each in facts.clients if self.viewer.operator or sight.levels[each.id] != "outline"]
        asked = {
            "clients": near,
            "team": sorted({*supports, *colleagues, *sight.me[:1]}),
            "way": sorted(colleagues),
            "desks": sorted({each.agency_id or "" for each in facts.involvements if each.professional_id is None}),
            "meetings": [],
        }
        known = {"ties": [each.id for each in facts.involvements], "supports": supports, "behalf": behalf}
        found = self._asked_for_contacts(sight, **asked, **known)
        nothing: dict[str, list[str]] = {name: [] for name in asked}
        nothing["meetings"] = sorted({each.meeting for each in found if each.meeting is not None})
        more = self._asked_for_contacts(sight, **nothing, **known)
        return tuple({each.id: each for each in (*found, *more)}.values())

    def _asked_for_contacts(self, sight: Sight, **asked: object) -> tuple[Contact, ...]:
        return facts_of(self._ask("contacts", sight, **asked)[0]).contacts

    def lines(self, sight: Sight, facts: Facts) -> Lines:
        """The lines of the clients among some facts with whom the viewer has a relationship."""
        if self.viewer.operator:
            return Lines()
        row = self._ask("lines", sight, clients=[each.id for each in facts.clients])[0]
        kinds: dict[str, set[str]] = {}
        for client, kind in row["through_lead"]:
            kinds.setdefault(client, set()).add(kind)
        led = {client: frozenset(found) for client, found in sorted(kinds.items())}
        return Lines(frozenset(row["another_service"]), led)

    def answers(self, sight: Sight, facts: Facts) -> tuple[Answer, ...]:
        """What was answered to questions about the clients among some facts, as far as the viewer may hear of it."""
        row = self._ask("answers", sight, clients=[each.id for each in facts.clients])[0]
        return heard(facts, answers_of(row["answers"]))

    def _with_people(self, sight: Sight, facts: Facts, colleagues: Sequence[str]) -> Facts:
        team = {each.professional_id for each in facts.involvements if each.professional_id is not None}
        ends = {end for each in facts.contacts for end in (each.professional_id, each.other_professional_id)}
        named = {each for each in (*team, *ends, *colleagues, self.viewer.professional) if each is not None}
        told = (facts.records, facts.addresses, facts.memberships, facts.relations, facts.situations)
        cited = {each.source for table in (*told, facts.involvements, facts.contacts) for each in table} - {None}
        agencies = {each.agency_id for each in facts.involvements} | {each.other_agency_id for each in facts.contacts}
        agencies |= {named for each in facts.consents for named in each.agencies}
        works = defaultdict(set)
        for each in facts.involvements:
            if each.professional_id is not None and each.agency_id is not None:
                works[each.professional_id].add(each.agency_id)
        row = self._ask(
            "people",
            sight,
            professionals=sorted(named),
            team=sorted(team),
            works={professional: sorted(found) for professional, found in works.items()},
            sources=sorted(each for each in cited if each),
            agencies=sorted(each for each in agencies if each is not None),
        )[0]
        found = facts_of(row)
        return replace(
            facts,
            professionals=found.professionals,
            employments=found.employments,
            agencies=found.agencies,
            sources=found.sources,
        )

    def _ask(self, name: str, sight: Sight | None = None, **asked: object) -> list[dict[str, Any]]:
        """The rows of a statement. Lists stand in maps: for lists of other lengths, the planner would plan anew."""
        query = load("graph.slices", name)
        given = {
            "viewer": self.viewer.parameter(),
            "now": self.now,
            "sight": (sight or Sight()).parameter(),
            "asked": asked,
            "kinds": KINDS,
            "operator": OPERATOR,
            "somebody": SOMEBODY,
            "another": ANOTHER,
            "frozen": FROZEN_FOR.days,
        }
        return self.ask(query, {each: given[each] for each in query.parameters})


def statements(*more: str, viewer: Viewer) -> tuple[Cypher, ...]:
    """The statements that a slice for this viewer runs, for its permission."""
    steps = OPERATORS_STEPS if viewer.operator else STEPS
    return tuple(load("graph.slices", name) for name in (*more, *steps))

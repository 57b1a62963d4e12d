"""Meetings on random networks: a chair, a family, who else is there, and what stands on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from graph.agreed import in_force
from graph.grounds import DEFAULT
from graph.meetings import present
from graph.model import Facts, Professional, current
from graph.projection import Anchors, anchors_of, projection
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.graph.access_networks import KEYS, random_access

DAY = date(2026, 6, 10)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A chair, a family, who else is there, and the network."""

    facts: Facts
    chair: Viewer
    family: str
    others: tuple[Viewer, ...]

    def anchors(self, facts: Facts) -> Anchors:
        return anchors_of(self.chair, visible(self.chair, DAY, facts).facts, self.family, DAY)

    def there(self, facts: Facts) -> list[Viewer]:
        opens = self.anchors(facts)
        return [self.chair, *(present(each, opens) for each in self.others)]

    def wall(self, facts: Facts | None = None) -> Sight | None:
        facts = self.facts if facts is None else facts
        seen = [(each, visible(each, DAY, facts).facts) for each in self.there(facts)]
        return projection(seen, self.anchors(facts), self.family, DAY)


def viewer(professional: str, ground: str, *opened: str, role: str = "practitioner") -> Viewer:
    return Viewer(f"account of {professional}", role, professional, grounds=ground, opened=opened)


def meetings(seeds: Iterable[int], ground: str = DEFAULT, prefix: str = "") -> Iterator[Meeting]:
    """Of each random network a family on which somebody can open a meeting, with others, some of them strangers."""
    for seed in seeds:
        random = Random(seed)
        facts = hang_contacts(random_access(random, day=DAY, prefix=prefix and f"{prefix}{seed}."))
        found = next(_possible(random, facts, ground), None)
        if found is not None:
            yield found


def _possible(random: Random, facts: Facts, ground: str) -> Iterator[Meeting]:
    able = [each for each in facts.professionals if signs_in(facts, each)]
    for chair in random.sample(able, k=len(able)):
        # Some opened somebody without waiting.
        opened = (random.choice(facts.clients).id,) if facts.clients and random.random() < 0.2 else ()
        who = viewer(chair.id, ground, *opened, role="chair")
        for family in facts.families:
            meeting = Meeting(facts, who, family.id, others(random, facts, chair.id, family.id, ground))
            if meeting.anchors(facts).opened:
                yield meeting


def others(random: Random, facts: Facts, chair: str, family: str, ground: str) -> tuple[Viewer, ...]:
    """Two others; on agreement one who sees the family anyway, if there is one: being there opens nothing then."""
    everybody = [viewer(each.id, ground) for each in facts.professionals if each.id != chair and signs_in(facts, each)]
    if ground == DEFAULT:
        return tuple(random.sample(everybody, k=min(2, len(everybody))))
    seeing = [each for each in everybody if family in keys(visible(each, DAY, facts).facts)["families"]]
    return tuple(random.sample(seeing or everybody, k=min(1, len(everybody))))


def signs_in(facts: Facts, who: Professional) -> bool:
    """Whether somebody can sign in: they work for an agency that shares, or nowhere that is known."""
    jobs = [each for each in facts.employments if each.professional_id == who.id]
    sharing = {each.id for each in facts.agencies if in_force(each, DAY)}
    now = (each for each in jobs if current(each.start, each.end, DAY))
    return who.active and (not jobs or any(each.agency_id in sharing for each in now))


def keys(facts: Facts) -> dict[str, set[object]]:
    return {kind: {key(each) for each in getattr(facts, kind)} for kind, key in KEYS.items()}


def only(facts: Facts, seen: Facts) -> Facts:
    """The facts, whole, of which somebody sees something."""
    held = keys(seen)
    return Facts(
        **{kind: tuple(each for each in getattr(facts, kind) if key(each) in held[kind]) for kind, key in KEYS.items()}
    )


def with_those(meeting: Meeting, facts: Facts) -> Facts:
    """The facts and whoever is there, who must be able to sign in; and the sources by which a tie may be confirmed."""
    there = {each.professional for each in (meeting.chair, *meeting.others)}
    known = {each.id for each in facts.professionals}
    more = (each for each in meeting.facts.professionals if each.id in there - known)
    held = {*facts.employments, *(each for each in meeting.facts.employments if each.professional_id in there)}
    agencies = {
        *facts.agencies,
        *(each for each in meeting.facts.agencies if each.id in {job.agency_id for job in held}),
    }
    return replace(
        facts,
        professionals=(*facts.professionals, *more),
        employments=tuple(held),
        agencies=tuple(agencies),
        sources=meeting.facts.sources,
    )

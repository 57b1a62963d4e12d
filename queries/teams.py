"""A large team, agency by agency, the leads first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.model import Agency
from queries.people import TeamMember

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgencyGroup(Generic[T]):
    """The members who act for one agency; `agency` is None for the leads, and for who acts for none that is seen."""

    agency: Agency | None
    leads: bool
    members: tuple[T, ...]


def by_agency(team: Iterable[TeamMember]) -> tuple[AgencyGroup[TeamMember], ...]:
    """A team by agency, agencies by name, the leads before them and whoever has none after; in each as they stood."""
    return grouped(team, lambda member: member)


def grouped(rows: Iterable[T], member_of: Callable[[T], TeamMember]) -> tuple[AgencyGroup[T], ...]:
    """As `by_agency`, for rows that hold a member of a team each."""
    groups: dict[tuple[bool, bool, str, str], list[T]] = {}
    agencies: dict[str, Agency] = {}
    for row in rows:
        member = member_of(row)
        agency = None if member.lead or not member.agencies else member.agencies[0]
        if agency:
            agencies[agency.id] = agency
        name, id_ = (agency.name.casefold(), agency.id) if agency else ("", "")
        groups.setdefault((not member.lead, agency is None, name, id_), []).append(row)
    return tuple(
        AgencyGroup(agencies.get(key[3]), not key[0], tuple(found)) for key, found in sorted(groups.items(), key=_key)
    )


def _key(group: tuple[tuple[bool, bool, str, str], list[T]]) -> tuple[bool, bool, str, str]:
    return group[0]

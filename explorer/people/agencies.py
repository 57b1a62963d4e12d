"""The agencies on whose behalf a team acts, as the list under a drawing shows them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Agency
from queries.people import TeamMember


def agencies_of(members: Iterable[TeamMember]) -> tuple[Agency, ...]:
    """The agencies of a team by name, without those whose desk is itself a member of it."""
    listed = list(members)
    desks = {member.id for member in listed if member.kind == "agency"}
    found = {agency.id: agency for member in listed for agency in member.agencies if agency.id not in desks}
    return tuple(sorted(found.values(), key=lambda agency: (agency.name.casefold(), agency.id)))

"""What stands at the top of each page of a client: who they are, how the viewer stands to them, what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.slice import Slice
from queries.day import on
from queries.homes import Home, homes_on
from queries.kin import Relative, relatives
from queries.missing import RuleSettings, Scope, count_missing_links
from queries.origins import Origin, origins
from queries.people import Person, TeamMember, person_on, team_on
from queries.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class About:
    """A client as every page of theirs begins.

    `another_service` is the line that stands for what is sealed; `through_lead` the agency kinds that a shield leaves
    unnamed, which `lead` can be asked about. `questions` is how many there are, `origins` whose word all of it is.
    """

    person: Person
    standing: Standing
    homes: tuple[Home, ...]
    kin: tuple[Relative, ...]
    lead: TeamMember | None
    another_service: bool
    through_lead: tuple[str, ...]
    questions: int
    origins: Mapping[str, Origin]


def about(slice_: Slice, client_id: str, professional_id: str | None, day: date, rules: RuleSettings) -> About:
    """What is to be said first of a client. Raises NotThere where the slice does not hold them."""
    laid_out = on(slice_, day)
    person = person_on(laid_out, client_id)
    return About(
        person=person,
        standing=standing(slice_, client_id, professional_id, day),
        homes=homes_on(laid_out, client_id),
        kin=relatives(laid_out, client_id),
        lead=next((member for member in team_on(laid_out, client_id) if member.lead), None),
        another_service=client_id in slice_.another_service,
        through_lead=tuple(sorted(slice_.through_lead.get(client_id, ()))),
        questions=sum(count_missing_links(slice_, day, scope=Scope(client=client_id), settings=rules).values()),
        origins={each.source: each for each in origins(slice_, client_id, day)},
    )

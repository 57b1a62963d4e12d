"""What the family's table shows: a pure function from a slice and a day to what its template takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from explorer.families.team import FamilySupporter, family_team
from explorer.people.pages import CARDS_AT_MOST
from graph.slice import Slice
from queries.caseload import Ended
from queries.day import on
from queries.families import Household, household
from queries.homes import Home, homes_on
from queries.missing import RuleSettings, Scope, count_missing_links
from queries.origins import Origin, origins, unheard
from queries.people import Person, team
from queries.standing import reading_until
from queries.teams import grouped
from queries.visits_made import visits_made


def family_page(
    slice_: Slice, family_id: str, professional_id: str | None, day: date, rules: RuleSettings
) -> dict[str, Any]:
    """A family: who belongs to it, who supports them, who visited. Raises NotThere where the slice does not hold it."""
    home = household(slice_, family_id, day)
    people = (*home.members, *home.elsewhere)
    near = tuple(each for each in people if each.level != "outline")
    supporters = team_of(slice_, home, day)
    return {
        "home": home,
        "near": near,
        "outlines": tuple(each for each in people if each.level == "outline"),
        "addresses": tuple(on(slice_, day).addresses_of.get(family_id, ())),
        "second_homes": _second_homes(slice_, people, family_id, day),
        "team": supporters,
        "groups": grouped(supporters, lambda one: one.member) if len(supporters) > CARDS_AT_MOST else (),
        "visits": visits_made(slice_, people, day),
        "unheard": unheard(slice_, [one.member for one in supporters], day),
        "another_services": tuple(each for each in people if each.id in slice_.another_service),
        "ended": _ended(slice_, near, professional_id, day),
        "questions": sum(count_missing_links(slice_, day, scope=Scope(family=family_id), settings=rules).values()),
        "origins": _origins(slice_, near, day),
    }


def team_of(slice_: Slice, home: Household, day: date) -> tuple[FamilySupporter, ...]:
    """Whoever supports a member of the family."""
    people = (*home.members, *home.elsewhere)
    return family_team(people, {person.id: team(slice_, person.id, day) for person in people})


def _second_homes(
    slice_: Slice, people: tuple[Person, ...], family_id: str, day: date
) -> Mapping[str, tuple[Home, ...]]:
    """The other homes of each of some people, by client id."""
    laid_out = on(slice_, day)
    return {
        each.id: tuple(home for home in homes_on(laid_out, each.id) if home.family.id != family_id) for each in people
    }


def _ended(slice_: Slice, people: tuple[Person, ...], professional_id: str | None, day: date) -> tuple[Ended, ...]:
    """Whom of the family the viewer no longer supports and can still read about."""
    laid_out = on(slice_, day)
    found = ((each, reading_until(laid_out, each.id, professional_id)) for each in people)
    return tuple(Ended(each, *until) for each, until in found if until)


def _origins(slice_: Slice, people: tuple[Person, ...], day: date) -> Mapping[str, Origin]:
    """The sources behind what is shown of the family, by name."""
    found: dict[str, Origin] = {}
    for each in people:
        for origin in origins(slice_, each.id, day):
            before = found.get(origin.source, origin)
            about = tuple(dict.fromkeys((*before.about, *origin.about)))
            found[origin.source] = replace(origin, about=about)
    return found

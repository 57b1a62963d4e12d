"""What each page about people shows: pure functions from a slice and a day to what its template takes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from explorer.people.paging import paged
from explorer.questions import asked, counted
from graph.slice import Slice
from queries.caseload import by_family, my_people, recently_ended
from queries.former import former_team
from queries.missing import RuleSettings, Scope, missing_links
from queries.origins import unheard
from queries.people import team
from queries.teams import by_agency
from queries.timeline import timeline
from queries.visits import coming_up

BESIDE_THE_TEAM = 3
CARDS_AT_MOST = 10
TODAY_AT_MOST = 12
LATER_AT_MOST = 6


def home_page(
    slice_: Slice, professional_id: str | None, day: date, page: int | None, rules: RuleSettings
) -> dict[str, Any]:
    """What is due, and everyone whom a professional supports, a page of families at a time; None for all of them."""
    me = professional_id or ""
    rows = my_people(slice_, me, day)
    findings = missing_links(slice_, day, settings=rules)
    return {
        "days": coming_up(slice_, me, day),
        "day": day,
        "today_at_most": TODAY_AT_MOST,
        "later_at_most": LATER_AT_MOST,
        "everyone": len(rows),
        "shown": paged(by_family(rows), page, size=lambda group: len(group.rows)),
        "ended": recently_ended(slice_, me, day),
        "counts": counted(findings),
        "questions": len(findings),
    }


def client_page(slice_: Slice, client_id: str, day: date, rules: RuleSettings) -> dict[str, Any]:
    """A client's team, each with the one number that answers now, and the first questions."""
    members = team(slice_, client_id, day)
    return {
        "team": members,
        "groups": by_agency(members) if len(members) > CARDS_AT_MOST else (),
        "former": former_team(slice_, client_id, day),
        "unheard": unheard(slice_, members, day),
        "first_questions": asked(
            missing_links(slice_, day, scope=Scope(client=client_id), settings=rules, first=BESIDE_THE_TEAM),
        ),
    }


def timeline_page(
    slice_: Slice, client_id: str, day: date, kinds: Collection[str], who: str | None, until: date | None
) -> dict[str, Any]:
    """A client's time line, as far as the filters go."""
    return {
        "line": timeline(slice_, client_id, day, kinds=kinds, who=who, until=until),
        "kinds": kinds,
        "who": who,
        "until": until,
    }

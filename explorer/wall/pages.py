"""What stands on the wall: a pure function of the slice that everyone in the room sees, and of who is there."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from datetime import date
from typing import Any

from explorer.drawings.words import beneath
from explorer.families.pages import team_of
from explorer.questions import asked
from explorer.words import family_words
from graph.slice import Slice
from queries.day import NAMED
from queries.drawn import TEAM, Reach, drawn
from queries.families import household
from queries.missing import RuleSettings, Scope, missing_links
from queries.network import missing_to_draw
from queries.teams import grouped
from visualise import export
from visualise.drawing import draw

QUESTIONS_AT_MOST = 6


def picture(slice_: Slice, family_id: str, present: Collection[str], day: date, rules: RuleSettings) -> dict[str, Any]:
    """The household drawn, who belongs to it, the team by agency, who of it is not in the room, and the questions.

    `present` are the professionals who are there.
    """
    home = household(slice_, family_id, day)
    team = team_of(slice_, home, day)
    named = [one.member for one in team if one.member.kind == NAMED]
    findings = missing_links(slice_, day, scope=Scope(family=family_id), settings=rules)
    network = drawn(slice_, family_id, day, Reach(TEAM))
    drawing = draw(network, missing_to_draw(findings), title=family_words(home.name), say=beneath)
    svg = export.to_svg(drawing)
    return {
        "home": home,
        "people": (*home.members, *home.elsewhere),
        "groups": grouped(team, lambda one: one.member),
        "named": len(named),
        "absent": tuple(each for each in named if each.id not in present),
        "present": frozenset(present),
        "questions": asked(findings)[:QUESTIONS_AT_MOST],
        "more": max(0, len(findings) - QUESTIONS_AT_MOST),
        "drawing": b64encode(svg.encode() if isinstance(svg, str) else svg).decode(),
    }

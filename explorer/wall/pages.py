"""What stands on the wall: a pure function of the slice that everyone in the room sees, and of who is there."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from explorer.drawings.words import SPEECH
from explorer.families.pages import team_of
from explorer.questions import asked
from explorer.words import family_words
from graph.slice import Slice
from queries.day import NAMED
from queries.drawn import TEAM, Reach, drawn
from queries.families import household
from queries.missing import RULES, Finding, RuleSettings, Scope, missing_links
from queries.network import missing_to_draw
from queries.teams import grouped
from visualise import export
from visualise.drawing import draw

QUESTIONS_AT_MOST = 6
# Whether a parent is recorded can't be asked where another household is left out.
ASKED = tuple(each.code for each in RULES if each.code != "parent-not-recorded")


def questions(slice_: Slice, family_id: str, day: date, rules: RuleSettings) -> tuple[Finding, ...]:
    """What is asked about the members of the family alone: nothing that is about anybody else, or another family."""
    members = slice_.levels.keys()
    found = missing_links(slice_, day, scope=Scope(family=family_id), rules=ASKED, settings=rules)
    return tuple(each for each in found if members >= {*each.clients} and {family_id} >= {*each.families})


def picture(
    slice_: Slice, family_id: str, present: Collection[str], day: date, findings: Sequence[Finding]
) -> dict[str, Any]:
    """The household drawn, who belongs to it, the team by agency, who of it is not in the room, and the questions.

    `present` are the professionals who are there.
    """
    home = household(slice_, family_id, day)
    team = team_of(slice_, home, day)
    named = [one.member for one in team if one.member.kind == NAMED]
    network = drawn(slice_, family_id, day, Reach(TEAM))
    title = family_words(home.name)
    drawing = draw(network, missing_to_draw(findings), title=title, speech=SPEECH)
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

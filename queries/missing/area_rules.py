"""The rules that are asked of an area, never of what an account sees; the table of rules has them in their place."""

from __future__ import annotations

from queries.missing.isolated import agencies_not_in_touch, isolated_agency
from queries.missing.rule import Rule

ISOLATED_AGENCY = Rule(
    number=14,
    code="isolated-agency",
    title="An agency that is hardly in touch with those beside it",
    question="{agency} shares clients with {agencies}. Since {since} it is in touch with {touched} of them, "
    "as far as recorded here. Who could bring them together?",
    why="What an agency knows helps nobody while it speaks with nobody.",
    first_answer="Ask their leads",
    settings=("window", "isolated_agencies", "isolated_percent"),
    find=isolated_agency,
    of_area=True,
)
AGENCIES_NOT_IN_TOUCH = Rule(
    number=14,
    code="agencies-not-in-touch",
    title="Two agencies that share families and are hardly in touch",
    question="{first} and {second} share {families} families. Since {since} they are in touch about {touched} of them, "
    "as far as recorded here. Do their leads know of each other?",
    why="Where two services share families again and again, an agreement between them does more than many calls.",
    first_answer="Ask their leads",
    settings=("window", "apart_families", "apart_percent"),
    find=agencies_not_in_touch,
    of_area=True,
)

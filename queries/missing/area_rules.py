"""The rules that are asked of an area, never of what an account sees; the table of rules has them in their place."""

from __future__ import annotations

from queries.missing.isolated import agencies_not_in_touch, isolated_agency
from queries.missing.rule import Rule
from queries.missing.same_address import same_address
from queries.missing.same_number import same_number

SAME_ADDRESS = Rule(
    number=7,
    code="same-address",
    title="Two families at one address",
    question="{first_clients} and {second_clients} are recorded at one address, and nothing else ties them here. "
    "Are they one household?",
    why="Where one home is recorded twice, nobody sees that two teams support those who live in it.",
    first_answer="One household",
    settings=("crowded_address",),
    find=same_address,
    of_area=True,
)
SAME_NUMBER = Rule(
    number=7,
    code="same-number",
    title="Two families with one phone number or e-mail address",
    question="{first_clients} and {second_clients} have the same {number}, and nothing else ties them here. "
    "Are they one household?",
    why="Who shares a number knows each other, and may live together.",
    first_answer="One household",
    settings=("crowded_number",),
    find=same_number,
    of_area=True,
)
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

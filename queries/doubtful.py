"""The questions about records as they are found in what no seal covers: pure functions of a slice of everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from graph.columns import day_number
from graph.slice import Slice
from queries.doubts import OF_ONE_PERSON, RULES, Found, doubt_id
from queries.missing import Finding, RuleSettings, missing_links
from queries.missing.teams import current, living

WORDS = {"possible-duplicate": "fields", "same-number": "number"}
"""Under which of a finding's words stands what agrees; of two households it is the address."""


def found_in(slice_: Slice, day: date, settings: RuleSettings) -> list[Found]:
    """All that is asked of records on a day."""
    members = _members(slice_, day)
    asked = missing_links(slice_, day, rules=RULES, settings=settings)
    found = (_found(each, members) for each in asked)
    return [each for each in found if each.first and each.second]


def _found(finding: Finding, members: Mapping[str, Sequence[str]]) -> Found:
    first, second = finding.subjects[:2]
    pair = finding.rule in OF_ONE_PERSON
    one, other = ((each,) if pair else members.get(each, (each,)) for each in (first, second))
    # Who belongs to both is of neither: a yes of theirs would be one for both.
    sides = [tuple(each for each in side if each not in beside) for side, beside in ((one, other), (other, one))]
    fields = finding.words[WORDS[finding.rule]] if finding.rule in WORDS else "address"
    rests_on = "\n".join((fields, *sorted(finding.evidence)))
    return Found(
        id=doubt_id(finding.rule, (first, second)),
        rule=finding.rule,
        first=sides[0],
        second=sides[1],
        homes=() if pair else tuple(each if each in finding.families else "" for each in (first, second)),
        fields=fields,
        fingerprint=sha256(rests_on.encode()).hexdigest(),
    )


def _members(slice_: Slice, day: date) -> Mapping[str, Sequence[str]]:
    """Who belongs to each family on a day, but for those who have died, as the rule has it."""
    rows, today = slice_.columns.memberships, day_number(day)
    found: dict[str, list[str]] = defaultdict(list)
    now = current(rows.start, rows.end, today) & living(slice_.columns, today)[rows.client]
    for client, family in zip(rows.client[now].tolist(), rows.family[now].tolist(), strict=True):
        found[slice_.columns.families[family]].append(slice_.columns.clients.ids[client])
    return {family: sorted(set(ids)) for family, ids in found.items()}

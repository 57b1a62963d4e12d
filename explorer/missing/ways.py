"""First answers that are given on another page: which page does what a question asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from explorer.text import _l
from queries.answering import Mine
from queries.first_answers import IN_TOUCH, SHARED, Offer
from queries.missing import Finding


@dataclass(frozen=True, slots=True)
class Way:
    """The page about a client on which it is done, where on it, and what the link to it says.

    `sealed` says that whoever supports the client by a sealed tie can do it too, `beside` that it can be done on the
    page of somebody else whom the question names.
    """

    endpoint: str
    words: str
    anchor: str | None = None
    sealed: bool = True
    beside: bool = False


ASK_IN = Way("invitations.ask_in", _l("Ask them in"))
SET_LEAD = Way("people.client", _l("Set the lead"), "lead", sealed=False)
WAYS: Mapping[str, Way] = {
    "sibling-without-agency": ASK_IN,
    "expected-role-missing": ASK_IN,
    "moved-on": ASK_IN,
    "ended-without-successor": ASK_IN,
    "turning-18": ASK_IN,
    "left-but-listed": Way("invitations.ask_in", _l("Ask in whoever supports them now")),
    "asked-no-answer": Way("invitations.ask_in", _l("Ask again, or ask someone else")),
    "parent-not-recorded": Way("kinship.family", _l("Add them")),
    "adult-not-related": Way("kinship.family", _l("Say who they are"), beside=True),
    "visits-bunched": Way("people.client_timeline", _l("See all that is planned")),
    "no-lead": SET_LEAD,
    "two-leads": SET_LEAD,
}


def way(finding: Finding, mine: Mine) -> tuple[str, str] | None:
    """The address of the page that does what is asked for, and its words; for somebody whom the viewer supports.

    None where it is done nowhere else, or not by the viewer.
    """
    if finding.rule not in WAYS:
        return None
    one = WAYS[finding.rule]
    # Of those whom the question is about, if it names any, else of anybody in it.
    about = [each for each in finding.clients if each in finding.subjects] or finding.clients
    about = [*about, *finding.clients] if one.beside else about
    client = next((each for each in about if each in mine and (one.sealed or not mine[each][0])), None)
    if client is None:
        return None
    return url_for(one.endpoint, client_id=client, _anchor=one.anchor), str(one.words)


def may_introduce(finding: Finding, offered: Offer | None, mine: Mine) -> bool:
    """Whether the viewer can introduce two by a letter: others than they, who see each other on a team that is theirs.

    Two who share no client may not see each other: their leads are asked (access.md §5). Nor from a tie that is sealed,
    of which the letter would tell.
    """
    if offered is None or offered.act != IN_TOUCH or offered.mine or finding.rule != SHARED:
        return False
    return any(each in mine and not mine[each][0] for each in finding.clients)

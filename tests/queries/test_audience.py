"""Who is said to see what is entered is who sees it: on random networks, for every worker's tie, everyone's eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from graph.agreed import in_force
from graph.codes import agency_kinds
from graph.columnar import slice_of
from graph.model import OPERATOR, Agency, Client, Contact, Facts, Involvement, current
from graph.slice import Slice
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from queries.audience import (
    AGREED,
    AGREED_LEAD,
    AGREED_LINE,
    BOTH,
    EVERYONE,
    LEAD,
    LINE,
    NOBODY,
    SUPPORTERS,
    Audience,
    audience_at_first,
    audience_of,
    if_open,
    if_sealed,
    seen_by_day,
)
from queries.entering import own_ever, tie_on
from queries.first_answers import offer, seen_by
from queries.missing import DEFAULT, missing_links
from tests.graph.access_networks import random_access
from tests.queries.missing.scene import AGENCIES, BASE, EVERYTHING, D, days_ago, facts, scene, supports, works

DAY = date(2026, 6, 10)
NETWORKS = 400
PUBLIC_TASK, ON_AGREEMENT = "uk-safeguarding", "se-sip"
TOLD = {"source": OPERATOR}


def looks(facts_: Facts, grounds: str = PUBLIC_TASK) -> dict[str, Sight]:
    """What each professional sees, where agencies share on that ground."""
    return {
        each.id: visible(Viewer(f"account-{each.id}", "practitioner", each.id, grounds=grounds), DAY, facts_)
        for each in facts_.professionals
    }


def as_slice(sight: Sight, *, agreed_only: bool = False) -> Slice:
    return slice_of(sight.facts, DAY, levels=sight.levels, agreed_only=agreed_only)


def sharing(facts_: Facts) -> set[str]:
    """The agencies that share."""
    return {each.id for each in facts_.agencies if in_force(each, DAY)}


def employers_of(facts_: Facts, tie: Involvement) -> set[str]:
    """For which agencies the worker of a tie works."""
    of_worker = [each for each in facts_.employments if each.professional_id == tie.professional_id]
    return {each.agency_id for each in of_worker if current(each.start, each.end, DAY)}


def behalf(facts_: Facts, tie: Involvement) -> set[str]:
    """For which agencies a worker is in a tie, of those that they work for and that share."""
    employers = employers_of(facts_, tie) & sharing(facts_)
    return {tie.agency_id} & employers if tie.agency_id else employers


def holds(facts_: Facts, tie: Involvement) -> bool:
    """Whether a tie holds now and is confirmed, its worker active, and its agency and one of theirs share."""
    active = any(each.id == tie.professional_id and each.active for each in facts_.professionals)
    employers, share = employers_of(facts_, tie), sharing(facts_)
    if (employers and not employers & share) or (tie.agency_id and tie.agency_id not in share):
        return False
    told = {each.name: each.agency_id for each in facts_.sources}.get(tie.source or "")
    agencies = {tie.agency_id} if tie.agency_id else behalf(facts_, tie)
    confirmed = tie.confirmed_on or tie.source == OPERATOR or (told and told in agencies)
    return active and current(tie.start, tie.end, DAY) and bool(confirmed)


def own_of(facts_: Facts, who: str, client: str) -> list[Involvement]:
    near = [each for each in facts_.involvements if each.professional_id == who and each.client_id == client]
    return [each for each in near if holds(facts_, each)]


def colleague(facts_: Facts, who: str, client: str, agency: str | None) -> bool:
    return any(agency in behalf(facts_, each) for each in own_of(facts_, who, client))


def leads(facts_: Facts, who: str, client: str) -> bool:
    """Whether somebody is a lead whom the operator or somebody else confirmed."""
    me = (None, who, f"account-{who}")
    return any(
        each.lead and (each.source == OPERATOR or each.confirmed_by not in me) for each in own_of(facts_, who, client)
    )


def entered(facts_: Facts, tie: Involvement) -> Facts:
    """The facts, and that the worker saw the client, on that tie."""
    seen = Contact(
        id="new",
        professional_id=tie.professional_id or "",
        client_id=tie.client_id,
        on=DAY,
        involvement=tie.id,
        asserted_by=tie.professional_id,
        agency_id=tie.agency_id,
    )
    return replace(facts_, contacts=(*facts_.contacts, seen))


def own_ties(before: Mapping[str, Sight], *, agreed_only: bool = False) -> Iterator[tuple[Slice, Involvement]]:
    """Every tie on which its worker can enter something, with what they see."""
    for who, sight in before.items():
        slice_ = as_slice(sight, agreed_only=agreed_only)
        for tie in sight.facts.involvements:
            if (
                tie.professional_id == who
                and current(tie.start, tie.end, DAY)
                and sight.levels[tie.client_id] == "client"
            ):
                yield slice_, tie


def said_to_see(facts_: Facts, said: Audience, tie: Involvement, agency: str | None, who: str, sight: Sight) -> bool:
    """Whether the line names somebody."""
    level = sight.levels.get(tie.client_id)
    if who == tie.professional_id or (said.agency is not None and colleague(facts_, who, tie.client_id, agency)):
        return True
    if said.others == EVERYONE:
        return level in ("client", "family")
    if said.others == SUPPORTERS:
        return level == "client"
    if said.others in (AGREED, AGREED_LEAD) and not agreed_with(facts_, tie, who):
        return False
    return said.others == AGREED or (said.others in (LEAD, AGREED_LEAD) and leads(facts_, who, tie.client_id))


def agreed_with(facts_: Facts, tie: Involvement, who: str) -> bool:
    """Whether somebody is on the tie's client for an agency that an agreement names with the tie's, which said so."""
    mine = {agency for each in own_of(facts_, who, tie.client_id) for agency in behalf(facts_, each)}
    return any(
        each.client_id == tie.client_id
        and current(each.start, each.end, DAY)
        and tie.agency_id in {*each.said} & {*each.agencies}
        and mine & {*each.agencies}
        for each in facts_.consents
    )


def test_who_is_said_to_see_it_sees_it_and_nobody_else() -> None:
    tried: Counter[tuple[str, bool]] = Counter()
    for seed in range(NETWORKS):
        facts_ = hang_contacts(random_access(Random(seed), day=DAY))
        before = looks(facts_)
        sources = {each.name: each.agency_id for each in facts_.sources}
        for slice_, tie in own_ties(before):
            said = audience_of(slice_, tie)
            agency = tie.agency_id or sources.get(tie.source or "")
            for who, sight in looks(entered(facts_, tie)).items():
                sees = any(each.id == "new" for each in sight.facts.contacts)
                assert sees == said_to_see(facts_, said, tie, agency, who, sight), f"seed {seed}: {who}, {said}, {tie}"
                line = tie.client_id in sight.another_service
                assert line or sees or said.others != LINE or sight.levels.get(tie.client_id) != "client"
                tried[said.others, sees] += 1
    assert {others for others, _ in tried} == {EVERYONE, SUPPORTERS, LEAD, LINE, NOBODY}
    assert min(tried.values()) > 20, tried


def test_where_it_takes_an_agreement_who_is_said_to_see_it_sees_it_and_nobody_else() -> None:
    tried: Counter[tuple[str, bool]] = Counter()
    for seed in range(NETWORKS * 2):
        facts_ = hang_contacts(random_access(Random(seed), day=DAY))
        sources = {each.name: each.agency_id for each in facts_.sources}
        open_ = {each.id for each in facts_.clients if each.shielded is False}
        for slice_, tie in own_ties(looks(facts_, ON_AGREEMENT), agreed_only=True):
            said = audience_of(slice_, tie)
            agency = tie.agency_id or sources.get(tie.source or "")
            for who, sight in looks(entered(facts_, tie), ON_AGREEMENT).items():
                sees = any(each.id == "new" for each in sight.facts.contacts)
                assert sees == said_to_see(facts_, said, tie, agency, who, sight), f"seed {seed}: {who}, {said}, {tie}"
                line = tie.client_id in sight.another_service
                # Of a shielded person's agency with a place not even an agreement is told.
                expected = said.others == AGREED_LINE and tie.client_id in open_ and agreed_with(facts_, tie, who)
                assert line or sees or not expected or sight.levels.get(tie.client_id) != "client"
                tried[said.others, sees] += 1
    assert {others for others, _ in tried} == {AGREED, AGREED_LEAD, AGREED_LINE, NOBODY}
    assert min(tried.values()) > 20, tried


def test_who_would_see_it_once_a_seal_changes_sees_it_then() -> None:
    changed: Counter[str] = Counter()
    for seed in range(NETWORKS // 4):
        facts_ = hang_contacts(random_access(Random(seed), day=DAY))
        for slice_, tie in own_ties(looks(facts_)):
            would = {"open": if_open(slice_, tie)}
            would |= {seal: if_sealed(slice_, tie, seal) for seal in ("existence", "hidden")}
            for seal, said in would.items():
                other = replace(tie, visibility=seal)
                ties = tuple(other if each.id == tie.id else each for each in facts_.involvements)
                then = visible(
                    Viewer("account", "practitioner", tie.professional_id), DAY, replace(facts_, involvements=ties)
                )
                assert (
                    audience_of(as_slice(then), next(each for each in then.facts.involvements if each.id == tie.id))
                    == said
                )
                changed[seal] += 1
    assert min(changed.values()) > 50


@pytest.mark.parametrize("kind", agency_kinds())
def test_a_tie_that_begins_is_seen_by_whom_its_kind_says(kind: str) -> None:
    agency = Agency(id="new", name="New agency", kind=kind, area="North")
    seal = agency_kinds()[kind].visibility
    said = audience_at_first(agency, "Ella", agreed_only=False)
    assert said == Audience({"open": EVERYONE, "existence": LINE, "hidden": NOBODY}[seal], "New agency", "Ella")
    said = audience_at_first(agency, "Ella", agreed_only=True)
    assert said.others == {"open": AGREED, "existence": AGREED_LINE, "hidden": NOBODY}[seal]


def test_what_was_before_a_seal_was_opened_is_said_to_stay_sealed() -> None:
    hidden = {"visibility": "hidden", **TOLD}
    slice_ = scene(
        supports("jo", "ella", id="then", agency_id="oak", start=days_ago(70), end=days_ago(19), **hidden),
        supports("jo", "ella", id="now", agency_id="oak", start=days_ago(19), **TOLD),
    )
    near = own_ever(slice_, "jo", ["ella"], ())
    seen = seen_by_day(slice_, lambda day: tie_on(slice_, "jo", ["ella"], (), day), near, days_ago(90))
    assert [(each.since, each.audience.others) for each in seen] == [(days_ago(70), NOBODY), (days_ago(19), EVERYONE)]
    (one,) = seen_by_day(slice_, lambda day: tie_on(slice_, "jo", ["ella"], (), day), near, days_ago(10))
    assert one.since == days_ago(10)


def test_of_a_tie_on_nobodys_behalf_no_colleague_is_named() -> None:
    slice_ = scene(supports("jo", "ella", visibility="hidden", **TOLD))
    assert audience_of(slice_, slice_.facts.involvements[0]) == Audience(NOBODY, None, "Ella")


def test_of_a_shielded_child_a_place_is_seen_by_the_lead_and_nobody_else() -> None:
    base = [each for each in BASE if each != Client(id="ella")]
    held = facts(*base, Client(id="ella", shielded=True), supports("jo", "ella", agency_id="oak", **TOLD))
    held = replace(held, involvements=(*held.involvements, supports("kim", "ella", agency_id="care", **TOLD)))
    slice_ = slice_of(held, D)
    said = [audience_of(slice_, each) for each in slice_.facts.involvements]
    assert said == [Audience(LEAD, AGENCIES["oak"][0], "Ella"), Audience(SUPPORTERS, AGENCIES["care"][0], "Ella")]


def test_a_first_answer_says_who_will_see_it() -> None:
    pair = [supports("jo", "ella", agency_id="oak", **TOLD), supports("sam", "ella", agency_id="homes", **TOLD)]
    slice_ = scene(*pair)
    (asked,) = missing_links(slice_, D, rules=["workers-not-in-contact"], settings=EVERYTHING)
    made = offer(slice_, asked, "jo", D, DEFAULT)
    assert made is not None
    (told,) = seen_by(slice_, asked, made, "jo")
    assert told.audience.others == EVERYONE
    # Between two who share no client it is about nobody.
    apart = scene(
        supports("jo", "ella", agency_id="oak", **TOLD),
        supports("sam", "tom", agency_id="homes", **TOLD),
        works("jo", "oak"),
    )
    (asked,) = missing_links(apart, D, rules=["household-workers-not-in-contact"], settings=EVERYTHING)
    made = offer(apart, asked, "jo", D, DEFAULT)
    assert made is not None
    assert [each.audience.others for each in seen_by(apart, asked, made, "jo")] == [BOTH]
    alone = scene(supports("kim", "ella", agency_id="care", start=days_ago(200), visibility="existence", **TOLD))
    (lapsed,) = missing_links(alone, D, rules=["lapsed-contact"], settings=EVERYTHING)
    made = offer(alone, lapsed, "kim", D, DEFAULT)
    assert made is not None
    assert [each.audience.others for each in seen_by(alone, lapsed, made, "kim")] == [LINE]

"""What a supervisor reads is what their people see who have no ties but the agency's, on random networks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from graph.agreed import in_force
from graph.cypher import load
from graph.errors import NotAllowed, NotThere
from graph.facts import KEYS, in_order, key_of
from graph.grounds import DEFAULT
from graph.migrate import migrate
from graph.model import (
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
    Source,
    current,
)
from graph.store import Store
from graph.supervisees import AT_ONCE, Supervised
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.database import wipe
from tests.graph.loaded_access import load_networks, networks
from tests.graph.looks import DAY, as_read
from tests.network import door, practitioner

NETWORKS = 14
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """Somebody who supervises at one agency of a network; whom they know privately stands in the database too."""

    facts: Facts
    viewer: Viewer
    agency: str
    known: frozenset[str]


def cases() -> Iterator[Case]:
    """Each professional at each agency for which they work now; every third knows somebody privately.

    For every fourth agencies share on agreement only.
    """
    for number, facts in enumerate(networks(range(NETWORKS), DAY)):
        hung = hang_contacts(facts)
        for place, who in enumerate(facts.professionals):
            for agency in sorted(employers(facts, who.id)):
                known = (
                    frozenset([facts.clients[place % len(facts.clients)].id]) if (number + place) % 3 == 0 else NOBODY
                )
                ground = "uk-early-help" if (number + place) % 4 == 1 else DEFAULT
                viewer = replace(practitioner(who.id), role="supervisor", supervises=agency, grounds=ground)
                yield Case(hung, viewer, agency, known)


def employers(facts: Facts, who: str) -> set[str]:
    """For whom somebody works on the day."""
    return {
        each.agency_id
        for each in facts.employments
        if each.professional_id == who and current(each.start, each.end, DAY)
    }


def two_lives() -> Facts:
    """Wren works for a school and a refuge, and supports Ella for both; Sue, of the school, knows Ella's uncle Lee.

    Lee is Tom's father, and Tom lives with Ella: of Tom nothing is read, though he is of the family of somebody read.
    """
    people = ("h.ella", "h.tom", "h.lee")
    register = "h.register"
    return Facts(
        clients=tuple(Client(id=each) for each in people),
        records=tuple(
            Record(source="h.register", source_id=each, client_id=each, family_name=each) for each in people
        ),
        families=(Family(id="h.shaw"),),
        memberships=tuple(Membership(client_id=each, family_id="h.shaw", source=register) for each in people[:2]),
        relations=(Relation(client_id="h.lee", kind="parent", other_id="h.tom", source=register),),
        situations=(
            Situation(client_id="h.ella", code="adult-at-risk", asserted_by="h.wren", agency_id="h.refuge",
                      visibility="hidden"),
            Situation(client_id="h.ella", code="early-help", asserted_by="h.wren", agency_id="h.school",
                      visibility="hidden"),
        ),
        professionals=tuple(Professional(id=each, name=each) for each in ("h.sue", "h.wren")),
        employments=tuple(
            Employment(professional_id=who, agency_id=agency)
            for who, agency in (("h.sue", "h.school"), ("h.wren", "h.school"), ("h.wren", "h.refuge"))
        ),
        agencies=tuple(
            Agency(id=f"h.{each}", name=each, kind=kind)
            for each, kind in (("school", "school"), ("refuge", "domestic-abuse"))
        ),
        sources=(Source(name="h.register", register=True, sealed=False),),
        involvements=tuple(
            Involvement(id=f"h.{agency}", client_id="h.ella", professional_id="h.wren", agency_id=f"h.{agency}",
                        visibility=seal, confirmed_on=DAY, concern_on=DAY)
            for agency, seal in (("school", "open"), ("refuge", "hidden"))
        ),
    )  # fmt: skip


SUE = Case(two_lives(), replace(practitioner("h.sue"), role="supervisor", supervises="h.school"), "h.school",
           frozenset(["h.lee"]))  # fmt: skip


@pytest.fixture(scope="module")
def loaded(session_store: Store) -> Store:
    """The networks side by side, and who knows whom privately."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, [two_lives(), *networks(range(NETWORKS), DAY)])
    for case in (SUE, *cases()):
        for client in case.known:
            query = load("tests.explorer.cypher", "knows_privately")
            session_store.write(query, who=case.viewer.professional, client=client)
    return session_store


def supervised(store: Store, case: Case, of: str | None = None) -> Supervised:
    """What the door hands over."""
    return door(store, DAY, case.viewer).supervised(of)


# The oracle: over all facts of the network, what a supervisee may see who has one life.


def oracle(case: Case, people: list[str]) -> tuple[list[Sight], set[str]]:
    """What each supervisee may see of a network in which they work for the agency alone; and who is left out."""
    out = {each.id for each in case.facts.clients if each.shielded is not False}
    if case.known:
        out |= near(case, lives(case, people, out))
    return lives(case, people, out), out


def lives(case: Case, people: list[str], out: set[str]) -> list[Sight]:
    """What each may see without their other lives, and without a tie of their own to some."""
    alone = [in_one_life(case.facts, who, case.agency, out) for who in people]
    ground = case.viewer.grounds
    return [
        visible(Viewer("", "practitioner", who, grounds=ground), DAY, facts)
        for who, facts in zip(people, alone, strict=True)
    ]


def near(case: Case, sights: list[Sight]) -> set[str]:
    """Whom the supervisor knows privately, and those tied to one as far as anybody sees for the agency."""
    shielded = {each.id for each in case.facts.clients if each.shielded is not False}
    seen = [sight.facts for sight in sights]
    places = {(each.client_id, each.family_id) for facts in seen for each in facts.memberships}
    kin = {(each.client_id, each.other_id) for facts in seen for each in facts.relations}
    places = {each for each in places if each[0] not in shielded}
    kin = {each for each in kin if not shielded & {*each}}
    found = {one for one, home in places for other, same in places if other in case.known and home == same}
    found |= {one for one, other in kin if other in case.known} | {other for one, other in kin if one in case.known}
    return found | case.known


def in_one_life(facts: Facts, who: str, agency: str, out: set[str]) -> Facts:
    """The facts, but for one's involvement and employment elsewhere, and what one entered under a seal elsewhere."""
    alone = employers(facts, who) <= {agency}
    mine = {agency, None} if alone else {agency}

    def own(tie: Involvement) -> bool:
        return tie.professional_id == who and (tie.client_id in out or tie.agency_id not in mine)

    def alone_there(contact: Contact) -> bool:
        unhung = contact.professional_id == who and contact.involvement is None
        return unhung and contact.agency_id not in mine

    def elsewhere(fact: object) -> bool:
        word = getattr(fact, "asserted_by", None) == who and getattr(fact, "agency_id", None) != agency
        return word and getattr(fact, "visibility", None) != "open"

    ties = tuple(each for each in facts.involvements if not own(each))
    stated = ("addresses", "memberships", "relations", "situations")
    return replace(
        facts,
        involvements=tuple(replace(each, concern_on=None, concern_told_on=None, asked_on=None) for each in ties),
        contacts=tuple(each for each in facts.contacts if not alone_there(each)),
        employments=tuple(
            each for each in facts.employments if each.professional_id != who or each.agency_id == agency
        ),
        **{kind: tuple(each for each in getattr(facts, kind) if not elsewhere(each)) for kind in stated},
    )


def supervisees(case: Case) -> list[str]:
    """Who else works at the agency and has supported somebody for it."""
    agency = next(each for each in case.facts.agencies if each.id == case.agency)
    me = next(each for each in case.facts.professionals if each.id == case.viewer.professional)
    if not in_force(agency, DAY) or not me.active:
        return []
    there = [each for each in case.facts.professionals if each.active and each.id != me.id]
    supports = {tie.professional_id for tie in case.facts.involvements if tie.agency_id in (case.agency, None)}
    return [each.id for each in there if each.id in supports and case.agency in employers(case.facts, each.id)]


def about(fact: object, out: set[str]) -> bool:
    """Whether a fact speaks of somebody who is shut out."""
    return bool({getattr(fact, name, None) for name in ("client_id", "other_id", "about")} & out)


def test_what_is_read_is_what_they_see_in_one_life(loaded: Store) -> None:
    read = 0
    for case in cases():
        people = supervisees(case)
        found = supervised(loaded, case)
        assert [each.id for each in found.people] == sorted(people, key=lambda id_: (name(case, id_), id_))
        sights, out = oracle(case, people)
        held = as_read(in_order(found.slice_.facts))
        for kind in ("clients", "records", "memberships", "relations", "situations", "involvements", "contacts"):
            candidates: dict[tuple[str, ...], list[object]] = {}
            for sight in sights:
                for fact in getattr(as_read(sight.facts), kind):
                    if not about(fact, out) and getattr(fact, "id", None) not in out:
                        candidates.setdefault(key_of(kind, fact), []).append(fact)
            rows = {key_of(kind, each): each for each in getattr(held, kind)}
            assert rows.keys() == candidates.keys(), (case.viewer, kind)
            assert all(rows[key] in candidates[key] for key in rows), (case.viewer, kind)
        levels = {client for sight in sights for client in sight.levels} - out
        assert {*found.slice_.levels} == levels
        read += bool(held.clients)
    assert read >= NETWORKS // 3


def name(case: Case, id_: str) -> str:
    return next(each.name for each in case.facts.professionals if each.id == id_)


def test_no_other_life_no_shield_no_friend_and_no_concern_is_in_it(loaded: Store) -> None:
    sealed = 0
    for case in cases():
        found = supervised(loaded, case)
        facts, people = found.slice_.facts, {each.id for each in found.people}
        assert not any(each.shielded for each in facts.clients)
        assert not {each.id for each in facts.clients} & case.known
        assert not any(about(each, {*case.known}) for kind in KEYS for each in getattr(facts, kind))
        assert all((each.told_on, each.not_told) == (None, False) for each in facts.families)
        for tie in facts.involvements:
            assert (tie.concern_on, tie.concern_told_on, tie.asked_on) == (None, None, None)
            own = tie.agency_id == case.agency or (tie.agency_id is None and tie.professional_id in people)
            assert tie.visibility == "open" or own, tie
            sealed += tie.visibility != "open"
    assert sealed > 0


def test_by_hand(loaded: Store) -> None:
    facts = supervised(loaded, SUE).slice_.facts
    assert [each.id for each in facts.clients] == ["h.ella"]
    assert [each.client_id for each in facts.memberships] == ["h.ella"]
    assert facts.relations == ()
    assert [(each.id, each.concern_on) for each in facts.involvements] == [("h.school", None)]
    assert [each.code for each in facts.situations] == ["early-help"]
    assert {each.agency_id for each in facts.employments} == {"h.school"}
    # Wren sees all of it, and Sue no page of it.
    wren = door(loaded, DAY, practitioner("h.wren")).caseload().facts
    assert {each.id for each in wren.clients} == {"h.ella", "h.tom", "h.lee"}
    assert len(wren.involvements) == len(wren.situations) == 2
    with pytest.raises(NotThere):
        door(loaded, DAY, SUE.viewer).client("h.ella")


def test_one_of_them_can_be_chosen_and_nobody_else(loaded: Store) -> None:
    tried = 0
    for case in cases():
        people = supervisees(case)
        others = {each.id for each in case.facts.professionals} - {*people}
        for other in others:
            with pytest.raises(NotThere):
                supervised(loaded, case, other)
        for one in people[:1]:
            chosen = supervised(loaded, case, one).slice_.facts
            (sight,), out = oracle(case, [one])
            assert {each.id for each in chosen.clients} == {*sight.levels} - out
            tried += 1
    assert tried


def test_whoever_supervises_nowhere_is_refused(loaded: Store) -> None:
    case = next(cases())
    with pytest.raises(NotAllowed):
        door(loaded, DAY, practitioner(case.viewer.professional or "")).supervised()
    nowhere = door(loaded, DAY, replace(case.viewer, supervises=None)).supervised()
    assert (nowhere.people, nowhere.slice_.facts) == ((), Facts())


def test_of_a_large_agency_one_is_chosen(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    case = next(case for case in cases() if len(supervisees(case)) > 1)
    monkeypatch.setattr("graph.guard.AT_ONCE", 1)
    assert AT_ONCE > 1
    found = supervised(loaded, case)
    assert found.too_many
    assert found.slice_.facts == Facts()
    assert len(found.people) > 1
    assert not supervised(loaded, case, found.people[0].id).too_many


def test_it_is_one_entry_about_everyone_read(loaded: Store) -> None:
    case = max(cases(), key=lambda case: len(supervisees(case)))
    before = len(loaded.read(load("tests.cypher", "entries")))
    found = supervised(loaded, case)
    entry, *rest = (row["entry"] for row in loaded.read(load("tests.cypher", "entries")))
    assert len(rest) == before
    said = (entry["act"], entry["query"], entry["account"], sorted(entry["subjects"]))
    read = [each.id for each in found.slice_.facts.clients if found.slice_.levels[each.id] != "outline"]
    assert said == ("view", "supervision.questions", case.viewer.account, read)


def test_another_life_changes_nothing(loaded: Store) -> None:
    """What a supervisee does elsewhere is taken out of the database: the same is read. Last, for it loads others."""
    every = [case for case in cases() if len(supervisees(case)) == 1][::2]
    before = [supervised(loaded, case).slice_ for case in every]
    changed = 0
    for case, slice_ in zip(every, before, strict=True):
        facts = case.facts
        for who in supervisees(case):
            facts = in_one_life(facts, who, case.agency, set())
        wipe(loaded)
        migrate(loaded)
        load_networks(loaded, [facts])
        for client in case.known:
            knows = load("tests.explorer.cypher", "knows_privately")
            loaded.write(knows, who=case.viewer.professional, client=client)
        again = supervised(loaded, case).slice_
        assert in_order(again.facts) == in_order(slice_.facts), case.viewer
        assert again.levels == slice_.levels
        changed += facts.involvements != case.facts.involvements
    assert changed > len(every) // 3

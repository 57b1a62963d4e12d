"""The laws of who may see what, on random networks: what is not seen is taken out, or put in, and nothing changes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from random import Random

import pytest

from graph.model import (
    OPERATOR,
    Address,
    Agency,
    Client,
    Consent,
    Contact,
    Employment,
    Facts,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
    Source,
    current,
)
from graph.viewer import Viewer, operator
from graph.visible import CLAUSES, Sight, hang_contacts, visible
from tests.graph.access_networks import KEYS, random_access, shuffled

DAY = date(2026, 6, 10)
TOMORROW = DAY + timedelta(days=1)
# How many networks the laws are held to in all, unless a machine with more time says otherwise: ten thousand, say.
NETWORKS = int(os.environ.get("COMMON_THREAD_LAWS", "2000"))
LOTS = 10
VIEWERS = 2
FROM_YEAR_OF_BIRTH = {"born", "died", "expected"}
BEYOND_NAME_AND_AGE = {
    "gender", "nhs_number", "personnummer", "address", "postcode", "phone", "email", "language",
}  # fmt: skip


def networks(seeds: range) -> Iterator[tuple[Random, Facts, Viewer]]:
    """Networks with a few of their professionals as viewers, and a random generator that goes on."""
    for seed in seeds:
        random = Random(seed)
        facts = hang_contacts(random_access(random, day=DAY))
        for professional in facts.professionals[:VIEWERS]:
            yield random, facts, viewer_of(seed, facts, professional.id)


def viewer_of(seed: int, facts: Facts, professional: str) -> Viewer:
    """An account; in two networks of five an override or an enquiry opens a client for it, or a meeting does."""
    drawn = Random(f"{seed} {professional}")
    client = (drawn.choice(facts.clients).id,)
    opened, enquired = drawn.choice((((), ()), ((), ()), ((), ()), (client, ()), (client, client)))
    grounds = drawn.choice(("uk-safeguarding", "uk-safeguarding", "uk-early-help"))
    met = drawn.choice(((), (), (drawn.choice(facts.clients).id,))) if grounds == "uk-safeguarding" else ()
    family = drawn.choice(facts.families).id if met and facts.families else None
    return Viewer(
        f"account-{professional}",
        "practitioner",
        professional,
        opened=opened,
        enquired=enquired,
        met=met,
        met_wide=drawn.choice((met, ())),
        met_family=family,
        grounds=grounds,
    )


def lot(number: int) -> range:
    """The seeds of one lot."""
    size = max(1, NETWORKS // LOTS)
    return range(number * size, (number + 1) * size)


def keys(facts: Facts) -> dict[str, set[object]]:
    return {kind: {key(row) for row in getattr(facts, kind)} for kind, key in KEYS.items()}


def beside(facts: Facts, more: Facts) -> Facts:
    return Facts(**{kind: getattr(facts, kind) + getattr(more, kind) for kind in KEYS})


def taken_out(random: Random, facts: Facts, seen: Facts) -> Facts:
    """The facts without any number of those unseen; those seen as they are, or with their unseen fields taken out."""
    kept_of_ten = random.choice((0, 3, 5, 9))
    left = {}
    for kind, key in KEYS.items():
        shown = {key(row): row for row in getattr(seen, kind)}
        left[kind] = tuple(
            (row if key(row) not in shown or random.random() < 0.5 else shown[key(row)])
            for row in getattr(facts, kind)
            if key(row) in shown or random.randrange(10) < kept_of_ten
        )
    return Facts(**left)


def put_in(random: Random, facts: Facts, viewer: Viewer) -> Facts:
    """Another network, and ties to it from this one's clients and families: sealed, not begun, or by nobody's trust."""
    other = random_access(random, day=DAY, prefix="z-")
    other = replace(other, sources=tuple(each for each in other.sources if each.name != OPERATOR))
    refuge = Agency(id="z-refuge", name="refuge", kind="domestic-abuse")
    stopped = Agency(id="z-stopped", name="stopped", kind="police", shared_until=DAY - timedelta(days=90))
    told = Source(name="z-sealed", agency_id=refuge.id, register=True)
    more = beside(other, Facts(agencies=(refuge, stopped), sources=(told,)))
    for client in facts.clients:
        more = beside(more, around(random, client, facts, other))
    colleagues = [each for each in facts.professionals if each.id != viewer.professional]
    second = tuple(Employment(professional_id=each.id, agency_id=refuge.id) for each in colleagues)
    return beside(facts, replace(more, employments=more.employments + second))


def around(random: Random, client: Client, facts: Facts, other: Facts) -> Facts:
    """What nobody here may see of a client."""
    mark = {"source": OPERATOR, "visibility": random.choice(("hidden", ""))}
    sealed = {"source": "z-sealed", "visibility": "open"}
    future = {"source": OPERATOR, "start": TOMORROW}
    stranger, worker = random.choice(other.clients).id, other.professionals[0].id
    colleague, family = random.choice(facts.professionals).id, random.choice(facts.families).id
    hung = f"z-i-{client.id}"
    agencies = tuple(each.id for each in facts.agencies)
    unlasting = random.choice(({"start": TOMORROW}, {"end": DAY}))
    nobodys = {"asserted_by": worker, "agency_id": "z-refuge"}
    return Facts(
        records=(Record(source="z-sealed", source_id=client.id, client_id=client.id, family_name="Elsewhere"),),
        involvements=(
            Involvement(id=hung, client_id=client.id, professional_id=worker, agency_id="z-refuge", **mark),
            Involvement(id=f"z-d-{client.id}", client_id=client.id, agency_id="z-refuge", **mark),
            Involvement(id=f"z-g-{client.id}", client_id=client.id, agency_id="z-stopped", source=OPERATOR),
            Involvement(id=f"z-f-{client.id}", client_id=client.id, professional_id=colleague, **future),
        ),
        memberships=(
            Membership(client_id=stranger, family_id=family, start=date(2001, 1, 1), **random.choice((mark, sealed))),
            Membership(client_id=stranger, family_id=family, start=date(2001, 1, 2), **nobodys),
            Membership(client_id=client.id, family_id=other.families[0].id, **random.choice((mark, sealed, future))),
        ),
        addresses=(Address(family_id=family, address="1 High Street", **random.choice((mark, sealed, future))),),
        relations=(
            Relation(client_id=stranger, kind="parent", other_id=client.id, **random.choice((mark, sealed, future))),
            Relation(client_id=client.id, kind="sibling", other_id=stranger, **nobodys),
        ),
        situations=(Situation(client_id=client.id, code="adult-at-risk", **random.choice((mark, sealed, future))),),
        consents=(
            Consent(id=f"z-y-{client.id}", client_id=client.id, agencies=("z-refuge", "z-stopped"), said=("z-refuge",)),
            Consent(id=f"z-x-{client.id}", client_id=client.id, agencies=agencies, said=agencies, **unlasting),
        ),
        contacts=(
            Contact(id=f"z-k-{client.id}", professional_id=worker, on=DAY, client_id=client.id, involvement=hung),
            Contact(id=f"z-l-{client.id}", professional_id=worker, on=DAY, client_id=client.id),
            Contact(id=f"z-m-{client.id}", professional_id=colleague, on=TOMORROW, client_id=client.id),
            Contact(
                id=f"z-n-{client.id}",
                professional_id=worker,
                on=DAY,
                other_professional_id=colleague,
                about=random.choice((client.id, None)),
            ),
        ),
    )


def same(one: Sight, other: Sight) -> bool:
    """To the byte: facts in their order with all their fields, and levels in theirs."""
    return repr((one.facts, dict(one.levels))) == repr((other.facts, dict(other.levels)))


@pytest.mark.parametrize("number", range(LOTS))
def test_what_is_not_seen_changes_nothing(number: int) -> None:
    """Looking twice is looking once; taking out, putting in and shuffling what is unseen changes no byte."""
    for random, facts, viewer in networks(lot(number)):
        sight = visible(viewer, DAY, facts)
        where = f"{viewer.professional} of the network that ends with {facts.contacts[-1].id} in {lot(number)}"
        assert same(visible(viewer, DAY, sight.facts), sight), where
        assert same(visible(viewer, DAY, taken_out(random, facts, sight.facts)), sight), where
        more = put_in(random, facts, viewer)
        with_more = visible(viewer, DAY, more)
        assert same(with_more, sight), where
        assert (with_more.another_service, with_more.through_lead) == (sight.another_service, sight.through_lead), where


def test_the_order_of_facts_changes_nothing() -> None:
    for random, facts, viewer in networks(range(300)):
        one, other = visible(viewer, DAY, facts), visible(viewer, DAY, shuffled(random, facts))
        assert dict(one.levels) == dict(other.levels)
        assert {kind: set(getattr(one.facts, kind)) for kind in KEYS} == {
            kind: set(getattr(other.facts, kind)) for kind in KEYS
        }


def test_contacts_hang_once_and_what_is_seen_of_them_stays_hung() -> None:
    for _, facts, viewer in networks(range(300)):
        assert hang_contacts(facts) == facts
        seen = visible(viewer, DAY, facts).facts
        assert hang_contacts(seen) == seen


def test_the_operator_sees_all() -> None:
    for _, facts, _ in networks(range(200)):
        sight = visible(operator("root"), DAY, facts)
        assert sight.facts is facts
        assert sight.levels == dict.fromkeys((client.id for client in facts.clients), "client")
        assert not sight.another_service


def test_someone_unknown_sees_nothing() -> None:
    for _, facts, _ in networks(range(100)):
        for professional in (None, "nobody"):
            sight = visible(Viewer("stranger", "practitioner", professional), DAY, facts)
            assert sight == Sight(Facts(), {})


def test_the_lines_are_those_of_today() -> None:
    """The two lines are told apart from the facts: here by a rule of their own, in other words."""
    lines = 0
    for _, facts, viewer in networks(range(1000)):
        sight = visible(viewer, DAY, facts)
        # What a meeting opens is told of by no line.
        alone = visible(replace(viewer, met=(), met_wide=(), met_family=None), DAY, facts)
        own = {client for client, level in alone.levels.items() if level == "client"}
        seen = {each.id for each in sight.facts.involvements}
        inactive = {each.id for each in facts.professionals if not each.active}
        long_ago = DAY - timedelta(days=90)
        stopped = {each.id for each in facts.agencies if each.shared_until and each.shared_until <= long_ago}
        unseen = [
            each
            for each in facts.involvements
            if current(each.start, each.end, DAY)
            and each.id not in seen
            and each.professional_id not in inactive
            and not (each.agency_id in stopped and not each.always_findable)
            and crosses(viewer, facts, sight, each)
        ]
        expected = {each.client_id for each in unseen if each.visibility == "existence"} & own
        assert sight.another_service == expected
        shielded = {each.id for each in facts.clients if each.shielded is not False}
        assert set(sight.through_lead) <= shielded & own
        lines += len(sight.another_service)
    assert lines > 50


def crosses(viewer: Viewer, facts: Facts, sight: Sight, tie: Involvement) -> bool:
    """Whether a tie may be told of by a line: on agreement only where one seen has its agency's word."""
    agreed = {(each.client_id, agency) for each in sight.facts.consents for agency in each.said}
    open_ = {each.id for each in facts.clients if each.id in viewer.opened and each.shielded is False}
    return not viewer.agreed_only or tie.client_id in open_ or (tie.client_id, tie.agency_id) in agreed


def test_nothing_seen_points_at_what_is_not() -> None:
    """Every id that a fact names is seen with it, where the network holds it at all."""
    for _, facts, viewer in networks(range(2000)):
        seen, held = keys(visible(viewer, DAY, facts).facts), keys(facts)
        sight = visible(viewer, DAY, facts).facts
        named = {
            "clients": [
                *(row.client_id for kind in ("records", "memberships", "situations", "involvements", "relations")
                  for row in getattr(sight, kind)),
                *(row.other_id for row in sight.relations),
                *(name for row in sight.contacts for name in (row.client_id, row.about)),
            ],
            "families": [row.family_id for row in (*sight.memberships, *sight.addresses)],
            "professionals": [
                *(row.professional_id for row in (*sight.involvements, *sight.employments, *sight.contacts)),
                *(row.other_professional_id for row in sight.contacts),
            ],
            "agencies": [
                *(row.agency_id for row in (*sight.involvements, *sight.employments, *sight.sources)),
                *(row.other_agency_id for row in sight.contacts),
                *(named for row in sight.consents for named in row.agencies),
            ],
            "involvements": [row.involvement for row in sight.contacts if row.client_id],
            "sources": [row.source for kind in KEYS for row in getattr(sight, kind) if hasattr(row, "source")],
        }  # fmt: skip
        for kind, names in named.items():
            assert (set(names) - {None}) & held[kind] <= seen[kind], kind


def test_what_a_level_a_seal_or_a_shield_hides_stays_hidden() -> None:
    for _, facts, viewer in networks(range(3000)):
        sight = visible(viewer, DAY, facts)
        employers = {
            row.agency_id
            for row in facts.employments
            if row.professional_id == viewer.professional and current(row.start, row.end, DAY)
        }
        assert_fields_of_levels(facts, sight)
        assert_seals(viewer, employers, facts, sight)
        assert_shields(viewer, employers, facts, sight)


def assert_fields_of_levels(facts: Facts, sight: Sight) -> None:
    originals = {KEYS["records"](row): row for row in facts.records}
    for record in sight.facts.records:
        level = sight.levels[record.client_id]
        hidden = set() if level == "client" else BEYOND_NAME_AND_AGE
        hidden = hidden | FROM_YEAR_OF_BIRTH if level == "outline" else hidden
        assert not any(getattr(record, name) for name in hidden)
        original = originals[KEYS["records"](record)]
        if level == "outline" and original.born:
            assert record.born_year == original.born.year
        assert (record.given_name, record.family_name) == (original.given_name, original.family_name)
    near = {client for client, level in sight.levels.items() if level != "outline"}
    assert {row.client_id for row in (*sight.facts.situations, *sight.facts.involvements)} <= near
    own = {client for client, level in sight.levels.items() if level == "client"}
    homes = {
        row.family_id for row in sight.facts.memberships if row.client_id in own and row.lives_here and not row.joined
    }
    assert {row.family_id for row in sight.facts.addresses} <= homes


def assert_seals(viewer: Viewer, employers: set[str], facts: Facts, sight: Sight) -> None:
    """What is sealed is seen by its worker and by those who work for its agency only."""
    told_by = {row.name: row.agency_id for row in facts.sources}
    for kind in ("memberships", "relations", "situations", "addresses", "involvements"):
        originals = {KEYS[kind](row): row for row in getattr(facts, kind)}
        for row in getattr(sight.facts, kind):
            original = originals[KEYS[kind](row)]
            worker = original.professional_id if kind == "involvements" else original.asserted_by
            let_in = worker == viewer.professional or (original.agency_id or told_by.get(original.source)) in employers
            assert original.visibility == "open" or let_in
            assert row.start is None or row.start <= DAY
    sealed = {row.name for row in facts.sources if row.sealed}
    assert {told_by[row.source] for row in sight.facts.records if row.source in sealed} <= employers
    assert all(row.planned or row.on <= DAY for row in sight.facts.contacts)


def assert_shields(viewer: Viewer, employers: set[str], facts: Facts, sight: Sight) -> None:
    """A shielded person is nobody's family; who is no lead reads no address of theirs that their agency didn't tell."""
    shielded = {row.id for row in facts.clients if row.shielded}
    assert {sight.levels[client] for client in shielded & set(sight.levels)} <= {"client"}
    leads = {row.client_id for row in sight.facts.involvements if row.lead}
    told_by = {row.name: row.agency_id for row in facts.sources}
    for record in sight.facts.records:
        if record.client_id in shielded - leads and told_by[record.source] not in employers:
            assert {record.address, record.postcode, record.phone, record.email} == {None}
    placed = {row.id for row in facts.agencies if row.kind in ("school", "gp", "housing", "domestic-abuse")}
    for row in sight.facts.involvements:
        if row.client_id in shielded - leads and row.professional_id != viewer.professional:
            assert row.agency_id in employers or row.agency_id not in placed


def test_the_networks_reach_every_clause() -> None:
    """A clause that never matters would let a wrong rule pass the laws."""
    decided = Counter(dict.fromkeys(CLAUSES, 0))
    enough = 6
    for _, facts, viewer in networks(range(6000)):
        sight = visible(viewer, DAY, facts)
        for clause in (each for each, number in decided.items() if number < enough):
            decided[clause] += visible(viewer, DAY, facts, frozenset({clause})) != sight
        if min(decided.values()) >= enough:
            break
    assert {clause: number for clause, number in decided.items() if number < enough} == {}


def test_every_field_of_a_record_has_its_level() -> None:
    """A field that is added to records must be put into a level: here it would be hidden from all but one's own."""
    key = {"source", "source_id", "client_id", "as_of", "given_name", "family_name", "known_as", "born_year"}
    assert {field.name for field in fields(Record)} == key | FROM_YEAR_OF_BIRTH | BEYOND_NAME_AND_AGE


def test_viewers_see_much_and_little() -> None:
    """Were everything always seen, or nothing, the laws would hold by themselves."""
    levels: Counter[str] = Counter()
    for _, facts, viewer in networks(range(1000)):
        seen = visible(viewer, DAY, facts).levels
        levels.update(set(seen.values()) or {"nobody"})
        levels["not all"] += 0 < len(seen) < len(facts.clients)
    assert {level: number for level, number in levels.items() if number < 150} == {}


def test_professionals_are_seen_through_what_they_do() -> None:
    for _, facts, viewer in networks(range(500)):
        sight = visible(viewer, DAY, facts).facts
        doing = {row.professional_id for row in (*sight.involvements, *sight.contacts)}
        doing |= {row.other_professional_id for row in sight.contacts} | {row.cover for row in facts.professionals}
        assert {row.id for row in sight.professionals} <= doing | {viewer.professional}
        assert Professional in {type(row) for row in sight.professionals}

"""The coordinator's table: counted as facts alone tell it, from what is open only, and told in steps of five."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from graph.columnar import slice_of
from graph.cypher import load
from graph.model import Address, Family
from graph.store import Store
from queries import agency_tables
from queries.agency_chance import by_chance
from queries.agency_counts import Row, Table, Tie, areas, table
from queries.missing import DEFAULT
from tests.graph.loaded_access import beside_each_other, load_networks, networks
from tests.graph.looks import DAY as ACCESS_DAY
from tests.network import OPERATOR, door
from tests.queries.agency_oracle import counts, exactly, open_facts
from tests.queries.missing.coverage import DAY
from tests.queries.missing.scene import BASE, D, facts, person, spoke, supports
from tests.queries.networks import LARGE, SMALL, random_facts

NETWORKS = 60
ON_DATABASE = 60


def told(made: Table) -> tuple[dict[tuple[str, str], tuple[int, int]], dict[str, int]]:
    """The ties between agencies and how many families each has, of those who have any."""
    return {(tie.first, tie.second): (tie.shared, tie.in_touch) for tie in made.ties}, {
        row.id: row.families for row in made.agencies if row.families
    }


def by_kind(made: Table) -> tuple[dict[tuple[str, str], tuple[int, int]], dict[str, int]]:
    pairs = {tuple(sorted((tie.first, tie.second))): (tie.shared, tie.in_touch) for tie in made.kind_ties}
    return pairs, {row.id: row.families for row in made.kinds if row.families}  # type: ignore[return-value]  # pairs are of two


def test_it_counts_what_facts_alone_tell() -> None:
    ties = 0
    for seed in range(NETWORKS):
        facts = random_facts(Random(seed), day=DAY, size=LARGE if seed % 10 == 0 else SMALL)
        slice_ = slice_of(facts, DAY)
        kinds = {each.id: each.kind for each in facts.agencies}
        for area in areas(slice_):
            made = table(slice_, area, DAY, DEFAULT, exactly)
            assert told(made) == counts(facts, area, DAY, str), f"seed {seed}, {area}"
            assert by_kind(made) == counts(facts, area, DAY, kinds.__getitem__), f"seed {seed}, {area}, by kind"
            ties += len(made.ties)
    assert ties > NETWORKS


def test_what_is_sealed_or_shielded_counts_for_nothing(store: Store) -> None:
    """Read from the database, the table is that of a network without it."""
    together = beside_each_other(networks(range(ON_DATABASE), ACCESS_DAY))
    together = replace(together, addresses=tuple(replace(each, area="North") for each in together.addresses))
    load_networks(store, [together])
    store.write(load("tests.cypher", "number_nodes"))
    slice_ = door(store, ACCESS_DAY).everything(ACCESS_DAY, open_only=True)
    left = open_facts(together)
    assert 0 < len(left.involvements) < len(together.involvements)
    assert 0 < len(left.contacts) < len(together.contacts)
    ties = 0
    for area in areas(slice_):
        made = table(slice_, area, ACCESS_DAY, DEFAULT, exactly)
        assert told(made) == counts(left, area, ACCESS_DAY, str), area
        ties += len(made.ties)
    assert ties > 0, areas(slice_)


def test_nothing_that_is_kept_tells_a_number_that_is_not_rounded_or_names_anybody() -> None:
    for seed in range(0, NETWORKS, 10):
        facts = random_facts(Random(seed), day=DAY, size=LARGE)
        slice_ = slice_of(facts, DAY)
        for area in areas(slice_):
            kept = table(slice_, area, DAY, DEFAULT, by_chance(f"key {seed}", "2026-11")).to_json()
            rows = [*kept["agencies"], *kept["kinds"], *kept["ties"], *kept["kind_ties"]]
            assert all(each % 5 == 0 for row in rows for each in row if isinstance(each, int))
            assert all(row[2] >= 5 for row in (*kept["ties"], *kept["kind_ties"]))
            texts = {each for row in rows for each in row if isinstance(each, str)}
            agencies = {each.id for each in facts.agencies} | {each.name for each in facts.agencies}
            assert texts <= agencies | {row[2] for row in kept["agencies"]} | {row[1] for row in kept["kinds"]} | {
                row[0] for row in kept["kinds"]
            }


def test_a_month_is_kept_once_so_that_two_looks_tell_no_difference(store: Store) -> None:
    now = door(store, DAY)
    made = Table("North", "2026-11", (Row("a", "A", "school", 5),), (), (), ())
    later = replace(made, agencies=(Row("a", "A", "school", 10),), ties=(Tie("a", "b", 5, 0),))
    moment = datetime(2026, 11, 2, 8, tzinfo=UTC)
    assert agency_tables.keep(store, now.viewer, made, moment)
    assert not agency_tables.keep(store, now.viewer, later, moment + timedelta(days=3))
    reader = replace(OPERATOR, role="coordinator")
    (kept,) = agency_tables.kept(store, reader, "North", ["North"])
    assert kept == replace(made, made_on="2026-11-02")
    assert agency_tables.keep(store, now.viewer, replace(later, month="2026-12"), moment + timedelta(days=30))
    assert [each.month for each in agency_tables.kept(store, reader, "North", ["North"])] == ["2026-12", "2026-11"]


def test_what_hangs_on_a_shielded_persons_tie_counts_for_nothing(store: Store) -> None:
    """Jo and Sam support ten families; the one contact between them hangs on Jo's tie with a shielded child."""
    rows = [*BASE, supports("jo", "ella"), supports("sam", "tom")]
    for number in range(10):
        home, client = f"f{number}", f"c{number}"
        rows += [Family(id=home, name=home), Address(family_id=home, address="1 Mill Lane", area="North")]
        rows += [*person(client, "Al Bell", home), supports("jo", client), supports("sam", client)]
    held = facts(*rows, spoke("jo", "sam", involvement="jo-ella"))
    held = replace(
        held,
        clients=tuple(replace(each, shielded=each.id in ("ella", "tom")) for each in held.clients),
        families=tuple(replace(each, shielded=each.id == "shaw") for each in held.families),
        memberships=tuple(replace(each, shielded=each.family_id == "shaw") for each in held.memberships),
    )
    load_networks(store, [held])
    store.write(load("tests.cypher", "number_nodes"))
    made = table(door(store, D).everything(D, open_only=True), "North", D, DEFAULT, exactly)
    assert told(made)[0] == {("homes", "oak"): (10, 0)}

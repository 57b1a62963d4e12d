"""What the newest record that tells of a thing says of each client, for a whole network as for one client."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.columns import NONE, Ints
from graph.identity import identify
from graph.model import Record
from graph.records_read import first_of, records_read

CLIENTS = ("c0", "c1", "c2")
DAYS = (None, date(2025, 3, 1), date(2026, 1, 9))
ROWS = st.lists(
    st.builds(
        Record,
        client_id=st.sampled_from((*CLIENTS, "gone")),
        source=st.sampled_from(("health", "school")),
        source_id=st.sampled_from(("1", "2", "10")),
        as_of=st.sampled_from(DAYS),
        given_name=st.sampled_from((None, "Ella", "Jo")),
        born_year=st.sampled_from((None, 1990, 2019)),
    ),
    max_size=12,
    unique_by=lambda each: (each.source, each.source_id, each.client_id),
)


def places(rows: list[Record]) -> Ints:
    """Whose each is."""
    return np.asarray([CLIENTS.index(each.client_id) if each.client_id in CLIENTS else NONE for each in rows], np.int32)


@given(ROWS)
def test_it_is_what_the_client_is_called_alone(rows: list[Record]) -> None:
    lists = {
        "source": [each.source for each in rows],
        "source_id": [each.source_id for each in rows],
        "as_of": [int(each.as_of.strftime("%Y%m%d")) if each.as_of else 0 for each in rows],
        "given_name": [each.given_name or "" for each in rows],
        "born_year": [each.born_year or 0 for each in rows],
    }
    records = records_read(lists, places(rows), len(CLIENTS))
    alone = [identify(client, [each for each in rows if each.client_id == client]) for client in CLIENTS]
    assert records.texts("given_name") == [each.given_name or "" for each in alone]
    assert records.numbers("born_year").tolist() == [each.born_year or 0 for each in alone]


@given(ROWS)
def test_of_some_records_only_they_are_told(rows: list[Record]) -> None:
    lists = {
        "source": [each.source for each in rows],
        "source_id": [each.source_id for each in rows],
        "as_of": [0 for _ in rows],
        "given_name": [each.given_name or "" for each in rows],
    }
    health = np.asarray([each.source == "health" for each in rows], dtype=np.bool_)
    kept = [each for each in rows if each.source == "health"]
    some = {name: [value for value, here in zip(values, health, strict=True) if here] for name, values in lists.items()}
    told = records_read(lists, places(rows), len(CLIENTS)).of(health)
    assert told.texts("given_name") == records_read(some, places(kept), len(CLIENTS)).texts("given_name")


def test_the_first_place_of_each() -> None:
    assert first_of(np.asarray([2, 0, 2, 0], dtype=np.int32), 3).tolist() == [1, NONE, 0]

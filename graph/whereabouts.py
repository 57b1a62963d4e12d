"""Addresses and numbers in words, from facts or from the lists of a slice of everything; only where somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import numpy as np

from graph.columns import ALWAYS, FOREVER, NONE, Bools, Homes, Ints, Reached, Whereabouts, day_number
from graph.everything import Nodes, days
from graph.model import Agency, Facts, Professional
from graph.records_read import Lists, Records


def whereabouts_read(rows: Lists, records: Records, nodes: Nodes) -> Whereabouts:
    """What was read of the whole network."""
    family = nodes.families.of(rows["family"])
    homes = np.flatnonzero(family != NONE)
    shielded_homes = nodes.families.of(rows["shielded_homes"])
    kept = shielded_homes != NONE
    return Whereabouts(
        Homes(
            family=family[homes],
            address=[rows["address"][at] for at in homes],
            postcode=[rows["postcode"][at] for at in homes],
            setting=[rows["setting"][at] for at in homes],
            shielded=np.asarray(rows["shielded"], dtype=np.bool_)[homes],
            start=days(rows["start"], ALWAYS)[homes],
            end=days(rows["end"], FOREVER)[homes],
        ),
        _reached_by(records),
        shielded_clients=_marked(nodes.clients.of(rows["shielded_clients"]), len(nodes.clients.ids)),
        shielded_families=_marked(nodes.families.of(rows["shielded_families"]), len(nodes.families.ids)),
        shielded_homes=shielded_homes[kept],
        shielded_from=days(rows["shielded_from"], ALWAYS)[kept],
        shielded_to=days(rows["shielded_to"], FOREVER)[kept],
        work_phones=[*rows["desks"], *rows["workers"]],
        work_emails=[*rows["desk_mail"], *rows["worker_mail"]],
    )


def _reached_by(records: Records) -> Reached:
    """What records say of how their clients are reached, of those that say anything of it."""
    by = {name: records.lists[name] for name in ("address", "postcode", "phone", "email")}
    told = np.fromiter(map(any, zip(*by.values(), strict=True)), dtype=np.bool_, count=len(records.lists["source"]))
    kept = np.flatnonzero(told[records.row])
    rows = records.row[kept].tolist()

    def of(texts: Sequence[str]) -> list[str]:
        return [texts[row] for row in rows]

    return Reached(
        client=records.client[kept],
        source=of(records.lists["source"]),
        source_id=of(records.lists["source_id"]),
        **{name: of(texts) for name, texts in by.items()},
    )


def whereabouts_of(facts: Facts, clients: Sequence[str], families: Sequence[str]) -> Whereabouts:
    """What some facts tell; ids in the order of the columns."""
    place = {each: at for at, each in enumerate(families)}
    at_work: tuple[Agency | Professional, ...] = (*facts.agencies, *facts.professionals)
    shielded = [each for each in facts.memberships if each.shielded is not False and each.family_id in place]
    start, end = _span((each.start, each.end) for each in shielded)
    return Whereabouts(
        _homes(facts, place),
        _reached(facts, {each: at for at, each in enumerate(clients)}),
        shielded_clients=_of({each.id for each in facts.clients if each.shielded is not False}, clients),
        shielded_families=_of({each.id for each in facts.families if each.shielded is not False}, families),
        shielded_homes=_ints(place[each.family_id] for each in shielded),
        shielded_from=start,
        shielded_to=end,
        work_phones=[phone for each in at_work for phone in _phones(each)],
        work_emails=[each.email for each in at_work if each.email],
    )


def _homes(facts: Facts, place: dict[str, int]) -> Homes:
    rows = [each for each in facts.addresses if each.family_id in place]
    start, end = _span((each.start, each.end) for each in rows)
    return Homes(
        family=_ints(place[each.family_id] for each in rows),
        address=[each.address for each in rows],
        postcode=[each.postcode or "" for each in rows],
        setting=[each.setting or "" for each in rows],
        shielded=np.fromiter((each.shielded is not False for each in rows), dtype=np.bool_),
        start=start,
        end=end,
    )


def _reached(facts: Facts, place: dict[str, int]) -> Reached:
    rows = [each for each in facts.records if each.client_id in place]
    rows.sort(key=lambda each: (each.as_of or date.min, each.source, each.source_id), reverse=True)
    return Reached(
        client=_ints(place[each.client_id] for each in rows),
        source=[each.source for each in rows],
        source_id=[each.source_id for each in rows],
        address=[each.address or "" for each in rows],
        postcode=[each.postcode or "" for each in rows],
        phone=[each.phone or "" for each in rows],
        email=[each.email or "" for each in rows],
    )


def _phones(whose: Agency | Professional) -> Iterable[str]:
    numbers = (
        (whose.phone, whose.duty_phone, whose.out_of_hours_phone)
        if isinstance(whose, Agency)
        else (whose.phone, whose.mobile)
    )
    return (number for number in numbers if number)


def _marked(places: Ints, count: int) -> Bools:
    marks = np.zeros(count, dtype=np.bool_)
    marks[places[places != NONE]] = True
    return marks


def _of(wanted: Collection[str], ids: Sequence[str]) -> Bools:
    return np.fromiter((each in wanted for each in ids), dtype=np.bool_, count=len(ids))


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _span(bounds: Iterable[tuple[date | None, date | None]]) -> tuple[Ints, Ints]:
    held = [
        (ALWAYS if start is None else day_number(start), FOREVER if end is None else day_number(end))
        for start, end in bounds
    ]
    return _ints(start for start, _ in held), _ints(end for _, end in held)

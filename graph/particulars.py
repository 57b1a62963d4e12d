"""By what clients may be known, in columns: it is compared to find one person recorded twice, and never shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.identity import Identity
from graph.model import Facts
from graph.schemas.numbers import nhs_digits

PERSONNUMMER_DIGITS = 10
"""So many at its end tell people apart; the century before them is not always written."""
NOBODY = Identity(client_id="")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of each client, in the order of the columns' ids: shape (clients,). Of the shielded, nothing.

    What is unknown is empty, or 0. `born` has year, month and day in one number; numbers are valid ones, digits only.
    Where they live stands in the whereabouts.
    """

    given_name: Sequence[str]
    known_as: Sequence[str]
    family_name: Sequence[str]
    born: Sequence[int]
    born_year: Sequence[int]
    nhs_number: Sequence[str]
    personnummer: Sequence[str]


def personnummer_digits(text: str) -> str:
    """The digits by which two writings of a personnummer are one."""
    return "".join(letter for letter in text if letter.isdigit())[-PERSONNUMMER_DIGITS:]


def particulars_of(facts: Facts, identities: Mapping[str, Identity]) -> Particulars:
    """What some facts tell, clients in the order of `identities`."""
    shielded = {each.id for each in facts.clients if each.shielded is not False}
    people = [NOBODY if client in shielded else told for client, told in identities.items()]
    return Particulars(
        given_name=[each.given_name or "" for each in people],
        known_as=[each.known_as or "" for each in people],
        family_name=[each.family_name or "" for each in people],
        born=[_packed(each.born) for each in people],
        born_year=[each.born_year or 0 for each in people],
        nhs_number=[nhs_digits(each.nhs_number or "") or "" for each in people],
        personnummer=[personnummer_digits(each.personnummer or "") for each in people],
    )


def _packed(day: date | None) -> int:
    return 0 if day is None else day.year * 10_000 + day.month * 100 + day.day

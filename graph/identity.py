"""Who a client is for a viewer: field by field what the newest record that the viewer may see says (model.md §2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from graph.model import Record

_OLDEST = date.min
_KEPT_APART = ("source", "source_id", "client_id", "as_of")
UNBORN = "Baby"
FIELDS = tuple(field.name for field in fields(Record) if field.name not in _KEPT_APART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A client's fields, each that of the newest record which has one; all None where no record is seen."""

    client_id: str
    given_name: str | None = None
    family_name: str | None = None
    known_as: str | None = None
    born: date | None = None
    born_year: int | None = None
    died: date | None = None
    expected: date | None = None
    gender: str | None = None
    nhs_number: str | None = None
    personnummer: str | None = None
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None

    @property
    def label(self) -> str:
        """The name to show: "Ella Shaw", "Baby Shaw" for someone unborn, the id where no name is known."""
        unborn = UNBORN if self.expected and not self.birth else None
        given = self.given_name or self.known_as or unborn
        name = " ".join(part for part in (given, self.family_name) if part)
        return name or self.client_id

    @property
    def birth(self) -> date | None:
        """The birth date; 1 July where only the year is known (missing-links.md §1)."""
        return self.born or (date(self.born_year, 7, 1) if self.born_year else None)


def identify(client_id: str, records: Iterable[Record]) -> Identity:
    """Fold a client's records: newest `as_of` first, ties by source id, an empty field never wins."""
    ordered = sorted(
        records, key=lambda record: (record.as_of or _OLDEST, record.source, record.source_id), reverse=True
    )
    return Identity(
        client_id=client_id,
        **{
            name: next((value for record in ordered if (value := getattr(record, name)) is not None), None)
            for name in FIELDS
        },
    )

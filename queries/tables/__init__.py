"""Writing the rows of an import: one function for each .cypher file beside this one, of the same name.

Those that write rows make a step of a transaction, because a batch is several steps and is whole. A row holds its ends,
what else it is known by, and `cells`, what is to be stored; a step answers with the number of `rows` that it found the
ends of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from graph.agreed import NOT_YET
from graph.codes import sealed_kinds
from graph.cypher import load
from graph.model import Source
from graph.store import Row, Step, Store

Rows: TypeAlias = Sequence[Mapping[str, Any]]


def begin_import(store: Store, id: str, source: str, folder: str | None) -> None:  # noqa: A002  the property's name
    """Note that an import has begun."""
    store.write(load(__name__, "begin_import"), id=id, source=source, folder=folder)


def finish_import(store: Store, id: str) -> None:  # noqa: A002  the property's name
    """Note that an import is finished, and with it those of the same rows that were cut short."""
    store.write(load(__name__, "finish_import"), id=id)


def unfinished_imports(store: Store) -> list[Row]:
    """Imports that were cut short, or still run: `source`, `folder` and `started`, the oldest first."""
    return store.read(load(__name__, "unfinished_imports"))


def write_source(store: Store, source: Source) -> None:
    """Write the source of an import."""
    store.write(
        load(__name__, "write_source"),
        name=source.name,
        agency_id=source.agency_id,
        register=source.register,
        sealed=source.sealed,
        as_of=source.as_of,
    )


def hold() -> Step:
    """Wait for the batch of any other import; the first step of each batch."""
    return load(__name__, "hold"), {}


def write_sources(names: Sequence[str]) -> Step:
    """Sources that records name, made where they aren't known."""
    return load(__name__, "write_sources"), {"names": names}


def write_agencies(rows: Rows) -> Step:
    """Agencies: `id`."""
    return load(__name__, "write_agencies"), {"rows": rows, "not_yet": NOT_YET}


def write_professionals(rows: Rows) -> Step:
    """Professionals: `id`."""
    return load(__name__, "write_professionals"), {"rows": rows}


def write_families(rows: Rows) -> Step:
    """Families: `id`."""
    return load(__name__, "write_families"), {"rows": rows}


def write_clients(rows: Rows) -> Step:
    """Clients: `id`."""
    return load(__name__, "write_clients"), {"rows": rows}


def write_records(rows: Rows) -> Step:
    """Records: `id`, `source`, `source_id`, `client_id`."""
    return load(__name__, "write_records"), {"rows": rows}


def clear_records(rows: Rows) -> Step:
    """Records of which nothing is left to say: `id`."""
    return load(__name__, "clear_records"), {"rows": rows}


def write_employments(rows: Rows) -> Step:
    """Employments: `professional_id`, `agency_id`, `from`."""
    return load(__name__, "write_employments"), {"rows": rows}


def write_addresses(rows: Rows, *, source: str) -> Step:
    """Addresses: `family_id`, `from`, and `new_id` for one that isn't known."""
    return load(__name__, "write_addresses"), {"rows": rows, "source": source}


def shield_households(
    families: Rows, *, spared_clients: Sequence[str], spared_members: Sequence[Sequence[str | None]], today: date
) -> Step:
    """Families at a refuge: `id`, and whether the `family` itself is shielded. Spared is whose own row says so."""
    return load(__name__, "shield_households"), {
        "families": families,
        "spared_clients": spared_clients,
        "spared_members": spared_members,
        "today": today,
    }


def write_members(rows: Rows, *, source: str, today: date) -> Step:
    """Memberships: `client_id`, `family_id`, `from`, and whether the client is `spared` a household's shield."""
    return load(__name__, "write_members"), {"rows": rows, "source": source, "today": today}


def write_relations(rows: Rows, *, source: str) -> Step:
    """Kinship: `client_id`, `kind`, `other_id`, `from`."""
    return load(__name__, "write_relations"), {"rows": rows, "source": source}


def write_situations(rows: Rows, *, source: str) -> Step:
    """Situations: `client_id`, `code`, `from`, and `new_id` for one that isn't known."""
    return load(__name__, "write_situations"), {"rows": rows, "source": source}


def write_involvements(rows: Rows, *, source: str, tighten: bool, today: date) -> Step:
    """Professionals' involvements: `id`, `professional_id`, `client_id`, `visibility`; `tighten`: no seal loosens."""
    return load(__name__, "write_involvements"), {
        "rows": rows,
        "source": source,
        "tighten": tighten,
        "today": today,
        **sealed_kinds(),
    }


def write_desks(rows: Rows, *, source: str, tighten: bool) -> Step:
    """Desks' involvements: `id`, `agency_id`, `client_id`, `visibility`; `tighten`: never to loosen a seal."""
    return load(__name__, "write_desks"), {"rows": rows, "source": source, "tighten": tighten, **sealed_kinds()}


def write_contacts_with_clients(rows: Rows, *, source: str) -> Step:
    """Contacts: `id`, `professional_id`, `client_id`, and `on` as text."""
    return load(__name__, "write_contacts_with_clients"), {"rows": rows, "source": source}


def write_contacts_with_professionals(rows: Rows, *, source: str) -> Step:
    """Contacts: `id`, `professional_id`, `other_professional_id`, and `on` as text."""
    return load(__name__, "write_contacts_with_professionals"), {"rows": rows, "source": source}


def write_contacts_with_desks(rows: Rows, *, source: str) -> Step:
    """Contacts: `id`, `professional_id`, `other_agency_id`, and `on` as text."""
    return load(__name__, "write_contacts_with_desks"), {"rows": rows, "source": source}

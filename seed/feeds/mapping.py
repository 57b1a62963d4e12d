"""What a mapping file says, once it was found to be right: which of their columns is which of ours (model.md §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from graph.schemas import SCHEMAS
from seed.feeds.dates import DateFormat


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a file's entry: whose table it fills, which of its columns it can't, and which it must."""

    table: str
    ours_alone: frozenset[str] = frozenset()
    needed: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of ours that a mapping can name here. `id` is theirs: it is known by, and never stored."""
        return tuple(column for column in SCHEMAS[self.table].exported() if column not in self.ours_alone)


_SEALS = frozenset({"visibility", "always_findable", "confirmed_on", "concern_on"})

# A feed says nothing of seals or confirmation: those begin as the agency's kind has them.
BLOCKS: Mapping[str, Block] = {
    "client": Block("records", frozenset({"source", "source_id", "client_id"}), ("family_name",)),
    "agency": Block("agencies", needed=("name", "kind")),
    "professional": Block("professionals", frozenset({"cover"}), ("name",)),
    "involvement": Block("involvements", _SEALS | {"professional_id", "agency_id", "client_id"}),
    "contact": Block(
        "contacts",
        frozenset({"professional_id", "client_id", "other_professional_id", "other_agency_id", "about", "involvement"}),
        ("on",),
    ),
}


@dataclass(frozen=True, slots=True)
class CellFrom:
    """Where a cell of ours comes from: their columns, one after the other, or what it `always` is.

    `values` say what their words, in small letters, are in ours; `dates` is how this column's days are written.
    """

    columns: tuple[str, ...] = ()
    always: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    dates: DateFormat | None = None


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Whose word a file is. `from_rows`: its own agency is the one that its rows name."""

    name: str
    register: bool
    sealed: bool
    from_rows: bool


@dataclass(frozen=True, slots=True)
class PeopleOf:
    """Their column that says who a row is about, and whose people they are (None: this file's, or the only ones)."""

    column: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One of their files. `blocks`: for each block, our columns and where their cells come from.

    `only_where`: their columns and the words, in small letters, of which a row must have one; other rows are left out.
    """

    name: str
    source: FeedSource
    person: PeopleOf
    dates: DateFormat
    only_where: Mapping[str, frozenset[str]]
    blocks: Mapping[str, Mapping[str, CellFrom]]

    def theirs(self) -> Iterator[str]:
        """All of their columns that the mapping names, and so all that are read; some more than once."""
        yield self.person.column
        yield from self.only_where
        for cells in self.blocks.values():
            for cell in cells.values():
                yield from cell.columns

    def essential(self) -> set[str]:
        """Their columns without which no row of the file means anything."""
        needed = {self.person.column, *self.only_where}
        for name, cells in self.blocks.items():
            if name in ("client", "agency"):
                needed.update(column for ours in BLOCKS[name].needed for column in cells[ours].columns)
        return needed


@dataclass(frozen=True, slots=True)
class AsOf:
    """Their file that lists the sources and when each was last brought up to date."""

    file: str
    source: str
    moment: str
    dates: DateFormat


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole mapping. `desks` are contact names that are nobody, in small letters."""

    name: str
    snapshot: bool
    timezone: ZoneInfo
    desks: frozenset[str]
    nobodys_business: bool
    encoding: str
    separator: str
    as_of: AsOf | None
    files: tuple[FeedFile, ...]

    def source_name(self, file: FeedFile) -> str:
        """The whole name of a file's source: two systems may both call theirs "Housing"."""
        return f"{self.name}/{file.source.name}"

    def people_of(self, file: FeedFile) -> str:
        """The whole name of the source whose ids a file's rows use for people."""
        with_people = [each for each in self.files if "client" in each.blocks]
        if file.person.file is not None:
            return self.source_name(next(each for each in with_people if each.name == file.person.file))
        return self.source_name(file if file in with_people else with_people[0])

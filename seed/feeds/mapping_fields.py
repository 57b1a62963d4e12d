"""The kinds of value in a mapping file, each checked by marshmallow with a reason that says what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from marshmallow import Schema, ValidationError, fields

from graph.schemas import SCHEMAS
from graph.schemas.cells import Cell
from seed.feeds.dates import DateFormat
from seed.feeds.mapping import BLOCKS, CellFrom, PeopleOf

ISO = DateFormat.parse("yyyy-mm-dd")
UNKNOWN = "there is no such key here; take one of {}"


class Word(fields.String):
    """Text that is not empty, trimmed."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise ValidationError("write one word or name here")
        return str(super()._deserialize(value.strip(), attr, data, **rest))


class Name(Word):
    """A feed's or a source's name, which becomes part of ids: letters, digits and a few signs."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any) -> str:
        name = super()._deserialize(value, attr, data, **rest)
        if len(name) > 60 or not all(letter.isalnum() or letter in " -_." for letter in name):
            raise ValidationError("write a short name of letters, digits, spaces, hyphens, underscores and full stops")
        return name


class FileName(Word):
    """The name of a file in the folder; never a path."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any) -> str:
        name = super()._deserialize(value, attr, data, **rest)
        if "/" in name or "\\" in name or "\0" in name or name in (".", ".."):
            raise ValidationError("write a file's name without a folder; all files of a feed lie in one folder")
        return name


class Switch(fields.Field[bool]):
    """true or false."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if value not in ("true", "false"):
            raise ValidationError("write true or false")
        return bool(value == "true")


class Words(fields.Field[frozenset[str]]):
    """A list of words; their case doesn't matter."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> frozenset[str]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValidationError("write a list: [one, another]")
        return frozenset(folded(each) for each in value)


class Dates(fields.Field[DateFormat]):
    """How days are written."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> DateFormat:
        try:
            return DateFormat.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error


class Zone(fields.Field[ZoneInfo]):
    """A time zone by its name."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> ZoneInfo:
        if value not in available_timezones():
            raise ValidationError("write a time zone such as Europe/London or Europe/Stockholm")
        return ZoneInfo(value)


class Encoding(fields.Field[str]):
    """How letters are written in bytes."""

    TAKEN = ("utf-8", "windows-1252", "iso-8859-1", "utf-16")

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if str(value).lower() not in self.TAKEN:
            raise ValidationError(f"write one of {', '.join(self.TAKEN)}")
        return str(value).lower()


class Separator(fields.Field[str]):
    """What stands between cells."""

    TAKEN: Mapping[str, str] = {",": ",", ";": ";", "|": "|", "tab": "\t"}

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if value not in self.TAKEN:
            raise ValidationError('write ",", ";", "|" or tab')
        return self.TAKEN[value]


class Person(fields.Field[PeopleOf]):
    """Their column that says who, or {column: …, of: the file with those people}."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> PeopleOf:
        given = value if isinstance(value, dict) else {"column": value}
        stray = sorted(given.keys() - {"column", "of"})
        if stray:
            raise ValidationError({each: [UNKNOWN.format("column, of")] for each in stray})
        if not all(isinstance(each, str) and each.strip() for each in given.values()) or "column" not in given:
            raise ValidationError("write their column that holds the person's id, or {column: …, of: file.csv}")
        return PeopleOf(given["column"].strip(), given.get("of"))


class Checked(Schema):
    """A part of the mapping, whose unknown keys are answered with those that there are."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        keys = ", ".join(field.data_key or name for name, field in self.fields.items())
        self.error_messages = {"unknown": UNKNOWN.format(keys), "type": f"write keys here: {keys}"}
        for field in self.fields.values():
            field.error_messages["required"] = "is missing"


class _CellSchema(Checked):
    columns = fields.List(Word(), data_key="column", load_default=list)
    always = fields.String(load_default="")
    values = fields.Dict(keys=Word(), values=fields.String(), load_default=dict)
    dates = Dates(load_default=None)


class BlockField(fields.Field[Mapping[str, CellFrom]]):
    """One block of a file: our columns, and for each where its cells come from."""

    def __init__(self, block: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.block = block

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Mapping[str, CellFrom]:
        block = BLOCKS[self.block]
        if not isinstance(value, dict):
            raise ValidationError("write `our column: their column` here, a line for each")
        wrong: dict[str, Any] = {}
        for ours in value.keys() - set(block.columns):
            wrong[ours] = [f"this is no column of ours here; take one of {', '.join(block.columns)}"]
        for ours in set(block.needed) - value.keys():
            wrong[ours] = ["is missing; say which of their columns it is"]
        found = {}
        for ours in value.keys() & set(block.columns):
            try:
                found[ours] = _cell(SCHEMAS[block.table].cells()[ours], value[ours])
                self._check_kind(ours, found[ours])
            except ValidationError as error:
                wrong[ours] = error.messages
        if wrong:
            raise ValidationError(wrong)
        return {ours: found[ours] for ours in block.columns if ours in found}

    def _check_kind(self, ours: str, cell: CellFrom) -> None:
        """The kind of agency decides what is sealed and what is universal: it is known before anything is read."""
        if (self.block, ours) == ("agency", "kind") and not cell.always and not cell.values:
            raise ValidationError("write {always: …} with the kind of agency, or {column: …, values: {theirs: kind}}")


def _cell(kind: Cell[Any], value: Any) -> CellFrom:
    """Where a cell comes from; what the mapping writes of our own words is checked as a row of ours would be."""
    if isinstance(value, str | list):
        value = {"column": value}
    if not isinstance(value, dict):
        raise ValidationError("write their column, [their columns], or {always: …}")
    if isinstance(value.get("column"), str):
        value = {**value, "column": [value["column"]]}
    given = _CellSchema().load(value)
    if bool(given["columns"]) == bool(given["always"]):
        raise ValidationError("write either their column or what it always is")
    for where, text in [("always", given["always"]), *(("values", each) for each in given["values"].values())]:
        try:
            kind.read(text)
        except ValueError as error:
            raise ValidationError({where: [str(error)]}) from error
    values = {folded(theirs): ours for theirs, ours in given["values"].items()}
    return CellFrom(tuple(given["columns"]), given["always"].strip(), values, given["dates"])


def folded(text: str) -> str:
    """Text as it is compared with the mapping's words: spaces and case don't count."""
    return " ".join(text.split()).casefold()

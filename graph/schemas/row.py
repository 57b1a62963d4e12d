"""A row of some table: its columns in order, what must hold between them, and by what it is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, validates_schema

from graph.schemas.cells import Cell
from graph.schemas.rules import Rule


class RowSchema(Schema):
    """The schema of one table. A field is named as in graph.model; its `data_key`, else its name, is the column.

    `key`: the columns by which a row is known. `some`: groups of columns of which a file must have at least one.
    `short`: columns that a file may have in place of another table's rows, never exported.
    """

    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("id",)
    some: ClassVar[tuple[tuple[str, ...], ...]] = ()
    short: ClassVar[tuple[str, ...]] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()

    def __init__(self, *, today: date, **rest: Any) -> None:
        """`today` is the day that no birth may lie after."""
        super().__init__(**rest)
        self.today = today

    @classmethod
    @cache
    def cells(cls) -> Mapping[str, Cell[Any]]:
        """The kinds of cell by column, in the order in which they are exported."""
        made = cls(today=date.min)
        return {field.data_key or name: field for name, field in made.fields.items() if isinstance(field, Cell)}

    @classmethod
    def required(cls) -> tuple[str, ...]:
        """The columns that every file must have and every row fill."""
        return tuple(column for column, cell in cls.cells().items() if cell.required)

    @classmethod
    def exported(cls) -> tuple[str, ...]:
        """The columns of an export."""
        return tuple(column for column in cls.cells() if column not in cls.short)

    @validates_schema(skip_on_field_errors=True)
    def _between_cells(self, loaded: Mapping[str, Any], **_: Any) -> None:
        columns = {name: field.data_key or name for name, field in self.fields.items()}
        row = {columns[name]: value for name, value in loaded.items()}
        for rule in self.rules:
            broken = rule(row, self.today)
            if broken:
                column, reason = broken
                raise ValidationError(reason, column)

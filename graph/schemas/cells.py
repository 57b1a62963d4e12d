"""The kinds of cell. Each says once what text it takes, what it becomes, and how it is written again.

`read` is the rule; a form or JSON reaches it through marshmallow, a CSV file directly, for the sake of speed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypeVar

from marshmallow import ValidationError, fields

from graph.codes import codes

T = TypeVar("T")

ID_LENGTH = 200
MISSING = "is missing"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", re.ASCII)
_ROLE = re.compile(r"[a-z-]+")
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)


class Cell(fields.Field[T]):
    """A cell of some kind. An empty one is None, "unknown".

    `keeps`: an empty cell leaves what is stored instead of clearing it. `repeats`: few values fill a whole column, so
    that it pays to remember what they became.
    """

    repeats: ClassVar[bool] = True

    def __init__(self, *, keeps: bool = False, **rest: Any) -> None:
        missing: dict[str, Any] = {"required": MISSING, "null": MISSING}
        super().__init__(allow_none=not rest.get("required", False), error_messages=missing, **rest)
        self.keeps = keeps

    def read(self, cell: str) -> T | None:
        """What a cell's text means. Raises ValueError with the reason where it means nothing."""
        if cell.isascii():
            text = cell.strip()
        else:
            text = unicodedata.normalize("NFC", cell).strip()
            if any("\ud800" <= letter <= "\udfff" for letter in text):
                raise ValueError("is not UTF-8 text; save the file as UTF-8")
        if not text:
            return None
        if "\0" in text:
            raise ValueError("holds a NUL character")
        return self.parse(text)

    def parse(self, text: str) -> T:
        """What trimmed text, never empty, means. Raises ValueError with the reason where it means nothing."""
        raise NotImplementedError

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        try:
            found = self.read(_text(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if found is None and self.required:
            raise ValidationError(MISSING)
        return found

    def _serialize(self, value: T | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else _text(value)


def _text(value: object) -> str:
    """A value as a cell writes it."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return ";".join(_text(each) for each in value)
    raise ValueError("is not text")


class Text(Cell[str]):
    """Text as it stands, trimmed, NFC; of any length; formulas, phone numbers and line breaks too."""

    repeats = False

    def parse(self, text: str) -> str:
        """The text itself."""
        return text


class Identifier(Text):
    """An id, of ours or of a source's: at most 200 characters, because it is looked up in an index."""

    def parse(self, text: str) -> str:
        """The id itself."""
        if len(text) > ID_LENGTH:
            raise ValueError(f"is longer than {ID_LENGTH} characters")
        if not text.isprintable() and _CONTROL.search(text):
            raise ValueError("holds a line break or another control character")
        return text


class SourceName(Identifier):
    """The name of a source. It has no `|`, which stands between it and the source's own id."""

    repeats = True

    def parse(self, text: str) -> str:
        """The name itself."""
        if "|" in text:
            raise ValueError("holds |, which a source's name may not")
        return super().parse(text)


class Reference(Identifier):
    """The id of a row of another table, `to`, which must be there."""

    repeats = True

    def __init__(self, to: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.to = to


class Day(Cell[date]):
    """A day, ISO 8601: 2026-03-31."""

    def parse(self, text: str) -> date:
        """The day."""
        if not _DAY.fullmatch(text):
            raise ValueError("is not a day such as 2026-03-31")
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError("is a day that no calendar has") from None


class Instant(Cell[str]):
    """An instant, ISO 8601 with a zone; kept as text in UTC: 2026-03-31T09:30:00Z."""

    repeats = False

    def parse(self, text: str) -> str:
        """The instant in UTC."""
        reason = "is not an instant with a zone such as 2026-03-31T09:30:00Z"
        if not _INSTANT.fullmatch(text):
            raise ValueError(reason)
        try:
            instant = datetime.fromisoformat(text)
            written = instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
        except (ValueError, OverflowError):
            raise ValueError(reason) from None
        if instant.tzinfo is None:
            raise ValueError(reason)
        return written


class Year(Cell[int]):
    """A year of four digits."""

    def parse(self, text: str) -> int:
        """The year."""
        if not _YEAR.fullmatch(text):
            raise ValueError("is not a year such as 1987")
        return int(text)


class Truth(Cell[bool]):
    """true or false; a spreadsheet's TRUE and FALSE too."""

    def parse(self, text: str) -> bool:
        """Whether it is true."""
        word = text.lower()
        if word not in ("true", "false"):
            raise ValueError("is neither true nor false")
        return word == "true"


class Words(Cell[list[str]]):
    """A list whose words are parted by `;`, each trimmed, empty ones left out."""

    def parse(self, text: str) -> list[str]:
        """The words."""
        words = [word.strip() for word in text.split(";")]
        if not any(words):
            raise ValueError("is a list without words")
        return [word for word in words if word]


class Code(Cell[str]):
    """A code of a closed list of codes.yaml; `without` names those that this column doesn't take."""

    def __init__(self, of: str, *, without: frozenset[str] = frozenset(), **rest: Any) -> None:
        super().__init__(**rest)
        self.taken = tuple(code for code in codes()[of] if code not in without)

    def parse(self, text: str) -> str:
        """The code itself."""
        if text not in self.taken:
            raise ValueError(f"is not one of {', '.join(self.taken)}")
        return text


class Role(Cell[str]):
    """A role, from an open list."""

    def parse(self, text: str) -> str:
        """The role itself."""
        if not _ROLE.fullmatch(text):
            raise ValueError("is not a role such as health-visitor: small letters a to z and hyphens")
        return text

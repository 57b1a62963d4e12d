"""Lines of JSON in a file that is compressed and sealed by age: a part at a time, so that it never stands in memory."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from graph.errors import InputRefused

GZIP = 31
WRONG_KEY = "{file} was not made for this key. Nothing was changed."
BROKEN = "{file} is not a backup, or is cut short or altered. Nothing was changed."


def seal(rows: Iterable[Any], to: BinaryIO, recipient: Recipient) -> None:
    """Write rows, one a line. Raises what making the rows raises."""
    source = _Source(_compressed(rows))
    try:
        pyrage.encrypt_io(source, to, [recipient])
    except pyrage.EncryptError as error:
        # The cipher tells of a failing source in words only.
        raise source.failed or error from error


def opened(file: Path, key: Identity, take: Callable[[Any], None]) -> None:
    """Hand each row over in turn: those before a fault too. Raises InputRefused, and what `take` raises."""
    lines = _Lines(take)
    try:
        with file.open("rb") as source:
            pyrage.decrypt_io(source, lines, [key])
        lines.end()
    except pyrage.DecryptError as error:
        said = WRONG_KEY if "No matching keys" in str(error) else BROKEN
        raise InputRefused(said.format(file=file)) from error
    except OSError as error:
        # The cipher's own has no number.
        said = BROKEN if error.errno is None else f"{{file}} can't be read: {error.strerror}."
        raise InputRefused(said.format(file=file)) from error
    except (zlib.error, ValueError) as error:
        raise InputRefused(BROKEN.format(file=file)) from error


def _compressed(rows: Iterable[Any]) -> Iterator[bytes]:
    press = zlib.compressobj(wbits=GZIP)
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
        if part := press.compress(line.encode()):
            yield part
    yield press.flush()


class _Source(io.RawIOBase):
    """Hands over what is made, part by part, and remembers what went wrong in the making."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._left = b""
        self.failed: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        try:
            while not self._left:
                self._left = next(self._parts)
        except StopIteration:
            return b""
        except Exception as error:
            self.failed = error
            raise
        given, self._left = (self._left[:size], self._left[size:]) if size >= 0 else (self._left, b"")
        return given


class _Lines:
    """Takes what is unsealed, and hands each line over as soon as it is whole."""

    def __init__(self, take: Callable[[Any], None]) -> None:
        self._take = take
        self._unpress = zlib.decompressobj(wbits=GZIP)
        self._left = b""

    def write(self, part: bytes) -> int:
        """Take a part."""
        *lines, self._left = (self._left + self._unpress.decompress(part)).split(b"\n")
        for line in lines:
            self._take(json.loads(line))
        return len(part)

    def flush(self) -> None:
        """Nothing is kept back."""

    def end(self) -> None:
        """Raises ValueError where something lacks."""
        if self._left or not self._unpress.eof:
            raise ValueError("the last line is not whole")

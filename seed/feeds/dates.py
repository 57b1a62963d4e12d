"""Days and instants as other systems write them: `dd/mm/yyyy`, `yyyy-mm-dd`, `dd mon yyyy`, with or without a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_PARTS = {
    "yyyy": r"(?P<year>\d{4})",
    "mm": r"(?P<month>\d{1,2})",
    "mon": r"(?P<named>[A-Za-z]{3})[A-Za-z]*",
    "dd": r"(?P<day>\d{1,2})",
}
_TOKEN = re.compile("yyyy|mon|mm|dd")
_SEPARATORS = re.compile(r"[-/. ]*")
_TIME = r"(?:[T ]\s*(?P<time>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A way of writing days, made of yyyy, mm (or mon: Jan, January) and dd. A time may stand after it."""

    written: str
    pattern: re.Pattern[str]

    @classmethod
    def parse(cls, written: str) -> DateFormat:
        """The format that was written down. Raises ValueError with what to write instead."""
        text = written.strip().lower()
        parts = _TOKEN.findall(text)
        between = _SEPARATORS.fullmatch(_TOKEN.sub("", text))
        if sorted("mm" if part == "mon" else part for part in parts) != ["dd", "mm", "yyyy"] or not between:
            raise ValueError(f"is no date format; write it like dd/mm/yyyy, yyyy-mm-dd or dd mon yyyy, not {written!r}")
        body = _TOKEN.sub(lambda found: _PARTS[found[0]], re.escape(text).replace(r"\ ", r"\s+"))
        if text == "".join(parts):
            body = body.replace("{1,2}", "{2}")
        return cls(text, re.compile(body + _TIME, re.ASCII))

    def day(self, text: str, zone: ZoneInfo) -> date:
        """The day, in `zone` where an instant with a zone is given. Raises ValueError with the reason."""
        day, instant = self._read(text, zone)
        return instant.astimezone(zone).date() if instant else day

    def instant(self, text: str, zone: ZoneInfo) -> datetime:
        """The instant, in `zone` where it has none of its own. Raises ValueError with the reason."""
        instant = self._read(text, zone)[1]
        if instant is None:
            raise ValueError("has no time of day")
        return instant

    def _read(self, text: str, zone: ZoneInfo) -> tuple[date, datetime | None]:
        found = self.pattern.fullmatch(text)
        month = _month(found) if found else None
        if found is None or month is None:
            raise ValueError(f"is not a day written {self.written}")
        try:
            day = date(int(found["year"]), month, int(found["day"]))
            return day, _instant(day, found["time"], found["zone"], zone)
        except (ValueError, OverflowError):
            raise ValueError("is a day or a time that no calendar has") from None


def _month(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    if "month" in parts:
        return int(parts["month"])
    named = parts["named"].lower()
    return _MONTHS.index(named) + 1 if named in _MONTHS else None


def _instant(day: date, clock: str | None, offset: str | None, zone: ZoneInfo) -> datetime | None:
    if clock is None:
        return None
    local = datetime.combine(day, time.fromisoformat(clock if clock[2] == ":" else f"0{clock}"))
    return datetime.fromisoformat(local.isoformat() + offset) if offset else local.replace(tzinfo=zone)

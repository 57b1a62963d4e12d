"""How a question is worded: the names in it, lists of them, and days, in plain English or as the settings say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.columns import day_of
from graph.slice import Names
from queries.missing.arrays import Longs
from queries.missing.ground import Ground

PHRASES = {
    "desk": "the desk of {agency}",
    "worker": "{name} ({agencies})",
    "no agency": "people of no agency that is recorded here",
    "agency": "one agency",
    "agencies": "{count} agencies",
    "two": "{first} and {last}",
    "more": "{first} and {count} others",
    "comma": "{first}, {last}",
    "part": "{first}; {last}",
    "parts": "{first}; and {count} more",
    "phone": "phone number",
    "email": "e-mail address",
    "both": "phone number and e-mail address",
    "day": "{day} {month}",
    "day and year": "{day} {month} {year}",
}
"""The turns of phrase that fill a question's placeholders."""

FIELDS = {
    "number": "NHS number or personnummer",
    "given name": "given name",
    "family name": "family name",
    "year of birth": "year of birth",
    "birth date": "birth date",
    "postcode": "postcode",
    "address": "address",
}
"""What of two records may agree."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SHOWN_IN_FULL = 3
"""So many names are listed; of more, the first two."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The names of a slice, and how they stand in a sentence."""

    ground: Ground
    names: Names

    def say(self, text: str) -> str:
        """A text of ours in the language of the settings."""
        return self.ground.settings.say(text)

    def phrase(self, turn: str) -> str:
        """A turn of phrase in that language."""
        return self.say(PHRASES[turn])

    def member(self, member: int, seats: Longs) -> str:
        """A member of a team, with the agencies on whose behalf they hold these seats."""
        teams = self.ground.teams
        if member >= teams.desks_from:
            return self.phrase("desk").format(agency=self.names.agencies[member - teams.desks_from])
        name = self.names.professionals[member]
        agencies = sorted(set(teams.agencies.spread(seats)[1].tolist()))
        if not agencies:
            return name
        called = self.listed([self.names.agencies[agency] for agency in agencies])
        return self.phrase("worker").format(name=name, agencies=called)

    def professional(self, professional: int, agencies: Iterable[int]) -> str:
        """A professional, with some agencies."""
        name, called = self.names.professionals[professional], [self.names.agencies[each] for each in sorted(agencies)]
        return self.phrase("worker").format(name=name, agencies=self.listed(called)) if called else name

    def agencies(self, count: int) -> str:
        """How many agencies: "one agency", "4 agencies"; or those of none."""
        return self.phrase(("no agency", "agency")[count] if count < 2 else "agencies").format(count=count)

    def agency(self, agency: int) -> str:
        """An agency by name."""
        return self.names.agencies[agency]

    def clients(self, clients: Sequence[int]) -> str:
        """Some clients, by name: "Ella, Tom and 2 others"."""
        return self.listed([self.names.clients[client] for client in clients])

    def since(self, days: int) -> str:
        """The day so many days ago, with its year where that is another."""
        return self.day(self.ground.day - days)

    def day(self, number: int) -> str:
        """A day by its number, with its year where that is another than that of the day asked about."""
        today, then = day_of(self.ground.day), day_of(number)
        return spoken_day(then, self.phrase("day" if then.year == today.year else "day and year"), self.say)

    def listed(self, names: Sequence[str]) -> str:
        """The names as one speaks them: all of a few, the first two of many."""
        return listed(names, self.say)

    def in_full(self, names: Sequence[str]) -> str:
        """All of the names, as one speaks them."""
        return in_full(names, self.say)

    def in_parts(self, parts: Sequence[str]) -> str:
        """Several lists of names, each set off from the next; of many the first few."""
        return in_parts(parts, self.say)


def listed(names: Sequence[str], say: Callable[[str], str] = str) -> str:
    """The names as one speaks them: all of a few, the first two of many."""
    if len(names) > SHOWN_IN_FULL:
        first = say(PHRASES["comma"]).format(first=names[0], last=names[1])
        return say(PHRASES["more"]).format(first=first, count=len(names) - 2)
    return in_full(names, say)


def in_full(names: Sequence[str], say: Callable[[str], str] = str) -> str:
    """All of the names, as one speaks them."""
    if len(names) == 1:
        return names[0]
    first = names[0]
    for name in names[1:-1]:
        first = say(PHRASES["comma"]).format(first=first, last=name)
    return say(PHRASES["two"]).format(first=first, last=names[-1])


def in_parts(parts: Sequence[str], say: Callable[[str], str] = str) -> str:
    """Several lists of names, each set off from the next; of many the first few."""
    first = parts[0]
    for part in parts[1:SHOWN_IN_FULL]:
        first = say(PHRASES["part"]).format(first=first, last=part)
    more = len(parts) - SHOWN_IN_FULL
    return say(PHRASES["parts"]).format(first=first, count=more) if more > 0 else first


def spoken_day(day: date, phrase: str, say: Callable[[str], str]) -> str:
    """A day as it is spoken, whatever the machine's locale."""
    return phrase.format(day=day.day, month=say(MONTHS[day.month - 1]), year=day.year)


def sentence(template: str, words: Mapping[str, str], desk: str = PHRASES["desk"]) -> str:
    """The template filled, its first letter upper case where a phrase of ours begins it: how a desk is called."""
    text = template.format_map(words)
    ours = desk.partition("{")[0]
    return text[0].upper() + text[1:] if text.startswith(ours) else text

"""The contacts of a random network: on the borders of every window, past and planned, alone and in meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Contact, Involvement

BORDERS = (-91, -90, -90, -89, -43, -42, -42, -41, -15, -14, -14, -13, -1, 0, 0)
KINDS = ("visit", "call", "meeting", "message", "other", None)


@dataclass(frozen=True, slots=True)
class Meeter:
    """Draws the contacts of one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    involvements: Sequence[Involvement]
    clients: Sequence[str]
    professionals: Sequence[str]
    agencies: Sequence[str]
    new_id: Callable[[], str]

    def contacts(self, a_professional: tuple[int, int]) -> tuple[Contact, ...]:
        """Contacts between two, so many a professional; then some meetings."""
        made: list[Contact] = []
        for professional in self.professionals:
            made.extend(self.contact(professional) for _ in range(self.random.randint(*a_professional)))
        for _ in range(self.random.randint(0, max(3, len(self.professionals)))):
            made += self.meeting(self.new_id())
        return tuple(made)

    def contact(self, professional: str) -> Contact:
        """A contact with a client, another professional or a desk."""
        with_whom = self.random.choice((self.with_client, self.with_client, self.with_professional, self.with_desk))
        return with_whom(professional)

    def with_client(self, professional: str, meeting: str | None = None) -> Contact:
        """With a client, mostly one whom the professional supports."""
        supported = [each.client_id for each in self.involvements if each.professional_id == professional]
        return self.edge(professional, meeting, client=self.random.choice(supported or self.clients))

    def with_professional(self, professional: str, meeting: str | None = None, other: str | None = None) -> Contact:
        """With another professional, about nobody or about somebody."""
        others = [each for each in self.professionals if each != professional]
        return self.edge(professional, meeting, other=other or self.random.choice(others), about=self.about())

    def with_desk(self, professional: str, meeting: str | None = None) -> Contact:
        """With an agency's desk, about nobody or about somebody."""
        return self.edge(professional, meeting, agency=self.random.choice(self.agencies), about=self.about())

    def about(self) -> str | None:
        """Nobody, as often as not."""
        return self.random.choice((None, self.random.choice(self.clients)))

    def meeting(self, meeting: str) -> Iterator[Contact]:
        """Two to four who met: with clients, with one another, with a desk, or some of each; not always all in time."""
        met = self.random.sample(self.professionals, k=min(self.random.randint(2, 4), len(self.professionals)))
        with_clients, chain = self.random.random() < 0.5, self.random.random() < 0.6
        for one, other in zip(met, met[1:] + met[:1], strict=True):
            if with_clients and self.random.random() < 0.8:
                yield self.with_client(one, meeting)
            elif chain and one != other:
                yield self.with_professional(one, meeting, other)
            else:
                yield self.with_desk(one, meeting)

    def edge(
        self,
        professional: str,
        meeting: str | None,
        *,
        client: str | None = None,
        other: str | None = None,
        agency: str | None = None,
        about: str | None = None,
    ) -> Contact:
        """One contact with exactly one target, on a telling day; a meeting's are more often in the window."""
        offsets = (-90, -89, -20, -10, -1, 0, 1) if meeting is not None else (-200, *BORDERS, *BORDERS, 1, 30)
        return Contact(
            source=OPERATOR,
            id=self.new_id(),
            professional_id=professional,
            client_id=client,
            other_professional_id=other,
            other_agency_id=agency,
            about=about,
            meeting=meeting,
            on=self.day + timedelta(days=self.random.choice(offsets)),
            planned=self.random.random() < 0.15,
            kind=self.random.choice(KINDS),
        )

"""The chains of the journal that a process writes: one for each who writes at the same moment, so that nobody queues.

A chain is lengthened by one writer at a time and by nobody else, so no entry changes a node that another one changes.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from graph.cypher import load
from graph.errors import SettingsError
from graph.links import Links

if TYPE_CHECKING:
    from graph.store import Ask, Step

ENTRY = "graph.audit.view"
# At its opening a chain names the others of a month; after that, each minute, those written to since it last did.
NAMES_EVERY = timedelta(minutes=1)
NAMES_AT_FIRST = timedelta(days=31)
NAMES_MOST = 500
NO_KEY = "The journal can't be written without its key, so nothing is shown or changed. Set COMMON_THREAD_AUDIT_KEY."


@dataclass(frozen=True, slots=True)
class Chain:
    """How long a chain is, the code of its last entry, and when it last named the heads of the others."""

    id: str
    length: int = 0
    head: str = ""
    named: datetime | None = None


class Chains:
    """The chains of one process. Without a key nothing can be written."""

    def __init__(self, key: str | None) -> None:
        self._links = Links(key) if key else None
        self._free: deque[Chain] = deque()

    @contextmanager
    def lengthened(self, steps: Sequence[Step]) -> Iterator[Callable[[Ask], list[Step]]]:
        """Gives what links the entries among some steps, inside the transaction that writes them. Raises SettingsError.

        It gives the same links however often the transaction is tried. Where that fails for good, nobody knows whether
        it was written: the chain ends there, and is never lengthened, so that no number is lost or used twice.
        """
        if self._links is None:
            raise SettingsError(NO_KEY)
        linking = _Linking(self._links, self._taken(), steps)
        yield linking.steps
        self._free.append(linking.chain)

    def _taken(self) -> Chain:
        """A chain that nobody writes to at this moment; a new one where there is none."""
        try:
            return self._free.pop()
        except IndexError:
            return Chain(secrets.token_hex(8))


class _Linking:
    """The entries among some steps become the next links of a chain."""

    def __init__(self, links: Links, chain: Chain, steps: Sequence[Step]) -> None:
        self.chain = chain
        self._links = links
        self._given = steps
        self._made: list[Step] = []

    def steps(self, ask: Ask) -> list[Step]:
        """The steps, each entry with its link."""
        if not self._made:
            now = datetime.now(UTC)
            heads = self._heads(ask, now)
            for query, parameters in self._given:
                if query.name != ENTRY:
                    self._made.append((query, parameters))
                    continue
                self._made.append((query, {"entry": self._link(parameters["entry"], now, heads)}))
                heads = []
        return self._made

    def _heads(self, ask: Ask, now: datetime) -> list[str]:
        """The heads of the other chains, if this one is to name them."""
        named = self.chain.named
        if named is not None and now - named < NAMES_EVERY:
            return []
        # The clocks of two machines are not quite the same.
        since = now - NAMES_AT_FIRST if named is None else named - NAMES_EVERY
        rows = ask(load("graph.audit", "heads"), {"own": self.chain.id, "since": since, "most": NAMES_MOST})
        # Only now: a question that failed is asked again with the transaction.
        self.chain = replace(self.chain, named=now)
        return [f"{row['chain']} {row['length']} {row['head']}" for row in rows]

    def _link(self, content: Any, now: datetime, heads: list[str]) -> dict[str, Any]:
        chain, said = self.chain, {**content, "at": now}
        salt, number = secrets.token_hex(16), chain.length + 1
        commitment = self._links.commitment(salt, said)
        mac = self._links.mac(chain.id, number, chain.head, commitment, heads)
        self.chain = replace(chain, length=number, head=mac)
        link = {"chain": chain.id, "number": number, "previous": chain.head, "heads": heads or None}
        return {**said, **link, "id": f"{chain.id}.{number}", "salt": salt, "commitment": commitment, "mac": mac}

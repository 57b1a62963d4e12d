"""What a page asks of the database, and the same asked again by nothing but the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from graph.cypher import Cypher
from graph.store import Ask, Row, Store, T
from tests.bench.area import Area
from tests.database import AUDIT_KEY

WRITING = "WRITE"
"""What the driver calls access that writes."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """The statements of one transaction, each with its parameters."""

    writes: bool
    steps: Sequence[tuple[str, Mapping[str, Any]]]


class NotingStore(Store):
    """A store that notes the transactions that were run on it."""

    noted: list[Transaction]

    @classmethod
    def beside(cls, area: Area) -> Self:
        """Another store on the area's database."""
        store = cls(area.server.uri, area.server.username, area.server.password, key=AUDIT_KEY)
        store.noted = []
        return store

    def _attempt(self, access: str, work: Callable[[Ask], T], seconds: float) -> T:
        """As the store's own."""
        steps: list[tuple[str, Mapping[str, Any]]] = []

        def noting(ask: Ask) -> T:
            def noted(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                steps.append((query.text, parameters))
                return ask(query, parameters)

            return work(noted)

        answer = super()._attempt(access, noting, seconds)
        self.noted.append(Transaction(writes=access == WRITING, steps=steps))
        return answer


def replay(store: Store, transactions: Iterable[Transaction]) -> None:
    """Ask the same again with the driver alone: its sessions, its transactions, its records."""
    driver = store._driver  # the store's own, so that both sides have the same connections
    for transaction in transactions:
        with driver.session(database="neo4j") as session:
            run = session.execute_write if transaction.writes else session.execute_read
            run(_answers, transaction.steps)


def _answers(transaction: Any, steps: Iterable[tuple[str, Mapping[str, Any]]]) -> list[list[Any]]:
    return [list(transaction.run(text, given)) for text, given in steps]

"""What a page asks of the database, and the same asked again by nothing but the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from graph.cypher import Cypher
from graph.store import QUERY_SECONDS, Ask, Row, Step, Store, T
from tests.bench.area import Area
from tests.database import AUDIT_KEY


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

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = QUERY_SECONDS) -> T:
        """As the store's own."""
        steps: list[tuple[str, Mapping[str, Any]]] = []

        def noting(ask: Ask) -> T:
            def noted(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                steps.append((query.text, parameters))
                return ask(query, parameters)

            return work(noted)

        answer = super().read_work(noting, seconds=seconds)
        self.noted.append(Transaction(writes=False, steps=steps))
        return answer

    def write_together(self, steps: Sequence[Step], *, seconds: float = QUERY_SECONDS) -> list[list[Row]]:
        """As the store's own."""
        answer = super().write_together(steps, seconds=seconds)
        self.noted.append(Transaction(writes=True, steps=[(query.text, given) for query, given in steps]))
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

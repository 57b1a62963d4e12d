"""What of the whole network is read only where somebody asks for it, each once: records, whereabouts, names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from graph.columns import Whereabouts
from graph.everything import records_of
from graph.names_read import names_read, people_read
from graph.particulars import Particulars
from graph.particulars_read import particulars_read
from graph.reading_everything import Asked, Everything
from graph.records_read import Lists, Records
from graph.slice import Names
from graph.store import Store
from graph.whereabouts import whereabouts_read


@dataclass(frozen=True)
class Later:
    """What was asked, and what was read: the rest is read when it is asked for. Each raises as `Store.read`."""

    store: Store
    asked: Asked
    found: Everything

    def names(self) -> Names:
        """What everybody is called."""
        return replace(self._services, clients=people_read(self._records, self.found.columns.clients))

    def names_of_services(self) -> Names:
        """As `names`, but for clients their ids: where no client is named, nothing is read of them."""
        return self._services

    def particulars(self) -> Particulars:
        """By what everybody may be known."""
        return particulars_read(self._records)

    def whereabouts(self) -> Whereabouts:
        """Where everybody lives and is reached."""
        return whereabouts_read(self._rows("whereabouts"), self._records, self.found.nodes)

    @cached_property
    def _services(self) -> Names:
        return names_read(self._rows("names"), self.found.nodes)

    @cached_property
    def _records(self) -> Records:
        return records_of(self._rows("records"), self.found.nodes)

    def _rows(self, kind: str) -> Lists:
        if kind not in self.found.ahead:
            return self.asked.read(self.store, kind)[0]
        return self.found.ahead[kind]

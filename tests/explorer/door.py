"""The pages on hand-made facts: a door that answers by the specification of who sees what, in the place of the store's.

Accounts, sessions and the journal stay in the real database; only the network's facts are these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask

from explorer.site import Site
from graph.columnar import slice_of
from graph.errors import NotThere
from graph.model import Facts
from graph.slice import Slice
from graph.viewer import Viewer
from graph.visible import visible


@dataclass(frozen=True)
class SeenDoor:
    """What a viewer may see of some facts on a day."""

    viewer: Viewer
    facts: Facts
    day: date

    def client(self, client_id: str) -> Slice:
        """All that the viewer sees, if the client is among it. Raises NotThere."""
        return self._slice("client", client_id, "clients")

    def family(self, family_id: str) -> Slice:
        """All that the viewer sees, if the family is among it. Raises NotThere."""
        return self._slice("family", family_id, "families")

    def caseload(self) -> Slice:
        """All that the viewer sees."""
        return self._slice("caseload", None, "")

    def _slice(self, kind: str, focus: str | None, table: str) -> Slice:
        seen = visible(self.viewer, self.day, self.facts)
        if focus is not None and focus not in {each.id for each in getattr(seen.facts, table)}:
            raise NotThere
        return slice_of(
            seen.facts,
            self.day,
            kind=kind,
            focus=focus,
            levels=seen.levels,
            another_service=seen.another_service,
            through_lead=seen.through_lead,
        )


class SeenSite(Site):
    """A site whose network is hand-made: facts by the professional who looks, "" for anyone else."""

    __slots__ = ("worlds",)
    worlds: Mapping[str, Facts]

    def network(self, viewer: Viewer) -> SeenDoor:  # type: ignore[override]  # it answers as the store's door does
        """The door of a viewer."""
        facts = self.worlds.get(viewer.professional or "", self.worlds[""])
        return SeenDoor(viewer, facts, self.today())


def on_facts(app: Flask, worlds: Mapping[str, Facts]) -> Flask:
    """The same pages, on hand-made facts."""
    before: Site = app.extensions["common-thread"]
    made = SeenSite(before.settings, before.store, before.clock)
    # Site is frozen, so that no page changes it.
    object.__setattr__(made, "worlds", worlds)
    app.extensions["common-thread"] = made
    return app

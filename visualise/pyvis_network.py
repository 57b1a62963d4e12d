"""The one place that knows pyvis: it has no types, and imports so much that it waits until something is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class PyvisNetwork:
    """Nodes, edges and options of one drawing, gathered by pyvis in the shape that vis-network reads."""

    def __init__(self, options: dict[str, Any]) -> None:
        from pyvis.network import Network  # type: ignore[import-untyped] # pyvis has no types  # noqa: PLC0415

        self._network: Any = Network(directed=True, cdn_resources="in_line")
        # Network.set_options would parse text and take the spaces out of every string.
        self._network.options = options

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """The nodes, in the order in which they are drawn."""
        return list(self._network.nodes)

    @property
    def edges(self) -> list[dict[str, Any]]:
        """The edges."""
        return list(self._network.edges)

    @property
    def options(self) -> dict[str, Any]:
        """The options."""
        return dict(self._network.options)

    def add_node(self, ident: str, *, label: str, **looks: Any) -> None:
        """Add a node; a second one of the same id changes nothing."""
        self._network.add_node(ident, label=label, **looks)

    def add_edge(self, source: str, target: str, **looks: Any) -> None:
        """Add an edge between two nodes that are there."""
        self._network.add_edge(source, target, **looks)

    def html(self, template: Path, values: dict[str, Any]) -> str:
        """The page that a template of ours makes of the network; every value in it is escaped.

        pyvis' own template loads scripts from elsewhere and writes headings and titles as they come: it isn't used.
        """
        self._network.set_template_dir(str(template.parent), template.name)
        self._network.templateEnv.autoescape = True
        self._network.templateEnv.globals.update(values)
        return str(self._network.generate_html())

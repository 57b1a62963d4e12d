"""A drawing as a file: stand-alone HTML, SVG, PNG; and a network as GraphML.

Each format's library is loaded only when the format is asked for: a command line that prints text starts fast.
"""

from __future__ import annotations

from visualise.drawing import Drawing
from visualise.graphml import to_graphml

__all__ = ["to_graphml", "to_html", "to_png", "to_svg"]


def to_html(drawing: Drawing) -> str:
    """One HTML file with the drawing, its legend and its tables; opens offline and calls nobody."""
    from visualise.standalone import to_html as html  # noqa: PLC0415  slow to load

    return html(drawing)


def to_svg(drawing: Drawing) -> str:
    """The drawing as SVG with real text, its title, day and legend; the same drawing gives the same bytes."""
    from visualise.figure import svg  # noqa: PLC0415  slow to load

    return svg(drawing)


def to_png(drawing: Drawing) -> bytes:
    """The drawing as PNG, two dots for each picture unit."""
    from visualise.figure import png  # noqa: PLC0415  slow to load

    return png(drawing)

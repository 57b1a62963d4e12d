"""A drawing as one HTML file that opens offline and calls nobody.

pyvis fills our template, in which every value is escaped; vis-network stands in the file. A content security policy
names the file's own three scripts by their sums and allows nothing else, so that even a hole would do nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from visualise.drawing import Drawing
from visualise.tables import tables
from visualise.vis import beside, to_pyvis

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "page.html"
_SCRIPTS = (_HERE / "vendor" / "vis-network" / "vis-network.min.js", _HERE / "picture.js", _HERE / "page.js")
# The outlines of the legend's swatches, in a box of 34 by 24.
_SHAPES = {
    "square": "M9 4h16v16h-16z",
    "circle": "M17 4a8 8 0 1 0 .01 0z",
    "diamond": "M17 2l10 10-10 10-10-10z",
    "triangle": "M17 4l9 16h-18z",
    "hexagon": "M8 12l4.5-8h9l4.5 8-4.5 8h-9z",
}


class _Raw(str):
    """Text of our own files, which the template takes as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@cache
def _scripts() -> tuple[_Raw, ...]:
    """The scripts without the reference to their source maps, which a browser's tools would go and look for."""
    texts = (path.read_text(encoding="utf-8") for path in _SCRIPTS)
    kept = ("\n".join(line for line in text.split("\n") if not line.startswith("//# source")) for text in texts)
    return tuple(_Raw(text.replace("</script", "<\\/script")) for text in kept)


def _policy() -> str:
    """The content security policy: only these scripts, our styles, pictures in the file; nothing from elsewhere."""
    sums = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") for script in _scripts())
    scripts = " ".join(f"'sha256-{one}'" for one in sums)
    # vis-network writes a style sheet of its own into the page.
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def to_html(drawing: Drawing) -> str:
    """The drawing, its legend and its tables as one file."""
    values = {
        "policy": _policy(),
        "style": _Raw((_HERE / "page.css").read_text(encoding="utf-8")),
        "picture": beside(drawing) | {"options": to_pyvis(drawing).options},
        "tables": tables(drawing),
        "shapes": _SHAPES,
        "scripts": _scripts(),
    }
    return to_pyvis(drawing).html(_TEMPLATE, values)

"""What the pages of a drawing and its JSON are made of."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Response, get_template_attribute, jsonify

from explorer.access import signed_in
from explorer.drawings.sheet import Sheet
from explorer.pictures import answer
from visualise.vis import painted

JSON = "json"
SHAPES = "any(svg, png, html, graphml, json)"
PARTS = "drawings/parts.html"

Address = Callable[[str], str]


def page(sheet: Sheet, address: Address) -> dict[str, Any]:
    """What the template of a drawing's page takes; `address` gives the address of a file of it, by its shape."""
    return {
        "sheet": sheet,
        "data": json.dumps(_picture(sheet), ensure_ascii=False, separators=(",", ":")),
        "files": {shape: address(shape) for shape in ("svg", "png", "html", "graphml", JSON)},
    }


def file(sheet: Sheet, shape: str, address: Address) -> Response:
    """The drawing as a file, or as JSON with the parts of the page that depend on its state."""
    if shape != JSON:
        return answer(sheet.drawing, shape)
    parts = {
        "controls": _part("controls", sheet),
        "files": _part("files", sheet.drawing, page(sheet, address)["files"]),
        "everyone": _part("everyone", sheet, signed_in().professional),
        "way": _part("way", sheet),
    }
    return jsonify({**sheet.network.to_json(), "picture": _picture(sheet), "parts": parts})


def _picture(sheet: Sheet) -> dict[str, Any]:
    return {**painted(sheet.drawing), "way": list(sheet.network.path or ())}


def _part(macro: str, *given: object) -> str:
    return str(get_template_attribute(PARTS, macro)(*given))

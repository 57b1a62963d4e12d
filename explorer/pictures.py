"""A network as a page draws it, and as a file to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Blueprint, Flask, Response, send_file

import visualise
from visualise import export
from visualise.drawing import Drawing
from visualise.style import KIN, LINES, LineStyle

PAINTER = Path(visualise.__file__).with_name("picture.js")

FILES: Mapping[str, tuple[str, Callable[[Drawing], str | bytes]]] = {
    "svg": ("image/svg+xml", export.to_svg),
    "png": ("image/png", export.to_png),
    "html": ("text/html", export.to_html),
    "graphml": ("application/graphml+xml", lambda drawing: export.to_graphml(drawing.network)),
}


pictures = Blueprint("pictures", __name__)


def init_app(app: Flask) -> None:
    """Add the script that paints a drawing, which the stand-alone file has too."""
    app.register_blueprint(pictures)
    app.jinja_env.globals["strokes"] = strokes


@pictures.get("/drawing.js")
def painter() -> Response:
    """The script that paints what vis-network has no word for."""
    return send_file(PAINTER, mimetype="text/javascript", conditional=True)


def strokes() -> Mapping[str, LineStyle]:
    """How each line of the legend looks, by its code."""
    return {**LINES, **KIN}


def answer(drawing: Drawing, shape: str) -> Response:
    """The drawing as a file; its name says nothing of whose it is."""
    kind, made = FILES[shape]
    response = Response(made(drawing), mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="network.{shape}"'
    return response

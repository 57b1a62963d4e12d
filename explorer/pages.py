"""What all pages share: the templates' loaders, the signed-in account, addresses of files that change with the file."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, g
from flask_babel import get_locale
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

STATIC = Path(__file__).parent / "static"
GOVUK = "govuk_frontend_jinja"
DIGEST = 10


def init_app(app: Flask) -> None:
    """Prepare templates and static files."""
    loaders = [each for each in (app.jinja_loader,) if each is not None]
    app.jinja_loader = ChoiceLoader([*loaders, PrefixLoader({GOVUK: PackageLoader(GOVUK)})])
    # An id may hold two slashes; that is no other address.
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(_shared)
    app.url_defaults(_with_version)


def _shared() -> dict[str, Any]:
    """An error page is shown where the account could not be read, too."""
    return {"account": g.get("account"), "language": str(get_locale()).replace("_", "-")}


def _with_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "filename" in values:
        values.setdefault("v", _version(values["filename"]))


@cache
def _version(filename: str) -> str:
    file = STATIC / filename
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGEST] if file.is_file() else "0"

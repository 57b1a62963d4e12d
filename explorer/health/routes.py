"""The health page: says up or down and nothing else."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from explorer.site import site
from graph.errors import CommonThreadError

health_pages = Blueprint("health", __name__)


@health_pages.get("/health")
def health() -> ResponseReturnValue:
    """200 where the database answers, else 503, within three seconds."""
    try:
        site().store.verify()
    except CommonThreadError:
        return jsonify(pages="up", database="down"), 503
    return jsonify(pages="up", database="up")

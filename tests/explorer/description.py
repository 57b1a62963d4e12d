"""The pages as an OpenAPI description, made from the application's own list of addresses and from endpoints.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from tests.explorer.endpoints import FORMS, IN_QUERIES, WELL

# What any page may be asked with besides; the pages' own links hold such values.
EVERYWHERE: Mapping[str, str] = {
    "as_of": "2026-11-02",
    "at": "ella,10,20",
    "client": "ella",
    "code": "x",
    "family": "shaw",
    "focus": "ella",
    "lang": "sv",
    "next": "/clients/ella",
    "page": "2",
    "said": "confirmed",
    "view": "list",
}
IN_RULE = re.compile(r"<(?:\w+:)?(\w+)>")
FORM = "application/x-www-form-urlencoded"
ANSWERS: Mapping[str, Any] = {"default": {"description": "A page, a file, or the way to one."}}


def described(app: Flask) -> dict[str, Any]:
    """An OpenAPI document of every page: where it takes what, each with a value that means something or any text."""
    paths: dict[str, dict[str, Any]] = {}
    for rule in app.url_map.iter_rules():
        paths.setdefault(IN_RULE.sub(r"{\1}", rule.rule), {}).update(_operations(rule))
    return {"openapi": "3.1.0", "info": {"title": "Common Thread", "version": "1"}, "paths": paths}


def _operations(rule: Rule) -> Iterator[tuple[str, Any]]:
    given = [_parameter("path", name, WELL[name]) for name in sorted(rule.arguments)]
    asked = {**EVERYWHERE, **dict.fromkeys(IN_QUERIES.get(rule.endpoint, {}), "ella")}
    asked_for = [_parameter("query", name, value) for name, value in sorted(asked.items())]
    if "GET" in (rule.methods or ()):
        yield "get", {"parameters": [*given, *asked_for], "responses": ANSWERS}
    if "POST" in (rule.methods or ()):
        form = FORMS[rule.endpoint]
        fields = {**dict.fromkeys(form.ids, "ella"), **form.fields}
        schema = {"type": "object", "properties": {name: _anything(value) for name, value in fields.items()}}
        body = {"required": True, "content": {FORM: {"schema": schema}}}
        yield "post", {"parameters": given, "requestBody": body, "responses": ANSWERS}


def _parameter(where: str, name: str, value: str) -> dict[str, Any]:
    return {"name": name, "in": where, "required": where == "path", "schema": _anything(value)}


def _anything(value: str) -> dict[str, Any]:
    return {"anyOf": [{"enum": [value]}, {"type": "string"}]}

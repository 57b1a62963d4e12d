"""Reads and checks a mapping file: every error in one line, with the key and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from marshmallow import ValidationError, fields, validate, validates_schema

from graph.codes import agency_kinds
from graph.errors import InputRefused
from seed.feeds.mapping import BLOCKS, AsOf, Feed, FeedFile, FeedSource
from seed.feeds.mapping_fields import (
    ISO,
    BlockField,
    Checked,
    Dates,
    Encoding,
    FileName,
    Name,
    Person,
    Separator,
    Switch,
    Word,
    Words,
    Zone,
)

FROM_ROWS = "from-rows"
OWN_WORD = "write from-rows, if the file is the word of the one agency that its rows name"
KINDS = "write snapshot (each time all that holds now) or changes (only what is new)"


class SourceSchema(Checked):
    """`source` of a file."""

    name = Name(required=True)
    register = Switch(load_default=False)
    sealed = Switch(load_default=True)
    agency = fields.String(load_default=None, validate=validate.OneOf([FROM_ROWS], error=OWN_WORD))


class FileSchema(Checked):
    """One of `files`."""

    source = fields.Nested(SourceSchema, required=True)
    person = Person(required=True)
    dates = Dates(load_default=ISO)
    only_where = fields.Dict(keys=Word(), values=Words(), load_default=dict)
    client = BlockField("client")
    agency = BlockField("agency")
    professional = BlockField("professional")
    involvement = BlockField("involvement")
    contact = BlockField("contact")

    @validates_schema
    def _whole(self, loaded: Mapping[str, Any], **_: Any) -> None:
        if "client" not in loaded and "agency" not in loaded:
            raise ValidationError("needs client (who people are), agency (who supports them), or both")
        for block, needs in (("professional", "agency"), ("involvement", "agency"), ("contact", "professional")):
            if block in loaded and needs not in loaded:
                raise ValidationError(f"means nothing without {needs}", block)


class AsOfSchema(Checked):
    """`as_of` of the mapping."""

    file = FileName(required=True)
    source = Word(required=True)
    moment = Word(required=True)
    dates = Dates(load_default=ISO)


class MappingSchema(Checked):
    """A whole mapping."""

    feed = Name(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["snapshot", "changes"], error=KINDS))
    timezone = Zone(required=True)
    desks = Words(load_default=frozenset())
    nobodys_business = Switch(load_default=True)
    encoding = Encoding(load_default="utf-8")
    separator = Separator(load_default=",")
    as_of = fields.Nested(AsOfSchema, load_default=None)
    files = fields.Dict(keys=FileName(), values=fields.Nested(FileSchema), required=True)

    @validates_schema
    def _whole(self, loaded: Mapping[str, Any], **_: Any) -> None:
        wrong: dict[str, dict[str, list[str]]] = {}
        for name, key, reason in _across_files(loaded["files"], snapshot=loaded["kind"] == "snapshot"):
            wrong.setdefault(name, {}).setdefault(key, []).append(reason)
        if wrong:
            raise ValidationError({"files": wrong})


def load_mapping(path: Path) -> Feed:
    """Read a mapping file. Raises InputRefused with all that is wrong in it, a line each."""
    try:
        written = _Yaml(path.read_text(encoding="utf-8-sig")).get_single_data()
    except OSError as error:
        raise InputRefused(f"{path}: the mapping cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputRefused(f"{path.name}: is not UTF-8 text; save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        raise InputRefused(f"{path.name}: {_yaml_fault(error)}") from error
    try:
        return _feed(MappingSchema().load(written))
    except ValidationError as error:
        lines = sorted(f"{path.name}: {line}" for line in _lines(error.messages))
        raise InputRefused("\n".join(lines)) from error


class _Yaml(yaml.BaseLoader):
    """YAML of maps, lists and text alone: `on` and `no` are words here. A key that stands twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The map of a node."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for place, key in enumerate(keys):
            if not isinstance(key, str) or key in keys[:place]:
                mark = node.value[place][0].start_mark
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands here twice", problem_mark=mark)
        return super().construct_mapping(node, deep=deep)


def _yaml_fault(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 1}: {error.problem or error.context}."
    return "is not YAML."


def _lines(messages: Any, path: str = "") -> Iterator[str]:
    """Errors nested as the mapping is, one line each: `files.housing.csv.agency.kind: is missing`."""
    if isinstance(messages, Mapping):
        for key, nested in messages.items():
            inner = path if key in ("_schema", "value") else f"{path}.{key}" if path else str(key)
            yield from _lines(nested, inner)
    else:
        for each in messages:
            yield f"{path}: {each}." if path else f"{each}."


def _across_files(files: Mapping[str, Mapping[str, Any]], *, snapshot: bool) -> Iterator[tuple[str, str, str]]:
    """What is wrong between files: file, key and reason."""
    people = [name for name, file in files.items() if "client" in file]
    sources: dict[str, Mapping[str, Any]] = {}
    for name, file in files.items():
        source, of = file["source"], file["person"].file
        if sources.setdefault(source["name"], source) != source:
            yield name, "source", f"another file says otherwise of the source {source['name']!r}; let them agree"
        if of is not None and of not in people:
            yield name, "person", f"of: {of} is no file with a client block in this mapping"
        if of is None and name not in people and len(people) != 1:
            yield name, "person", "say whose people these are: {column: …, of: the file with the client block}"
        if _universal(file) and not snapshot:
            yield name, "agency", "is of a kind that everyone has, so the feed must be kind: snapshot (model.md §3)"


def _universal(file: Mapping[str, Any]) -> bool:
    kind = file.get("agency", {}).get("kind")
    kinds = [] if kind is None else [each for each in (kind.always, *kind.values.values()) if each]
    return any(agency_kinds()[each].universal for each in kinds)


def _feed(loaded: Mapping[str, Any]) -> Feed:
    as_of = loaded["as_of"]
    return Feed(
        name=loaded["feed"],
        snapshot=loaded["kind"] == "snapshot",
        timezone=loaded["timezone"],
        desks=loaded["desks"],
        nobodys_business=loaded["nobodys_business"],
        encoding=loaded["encoding"],
        separator=loaded["separator"],
        as_of=None if as_of is None else AsOf(**as_of),
        files=tuple(_file(name, file) for name, file in loaded["files"].items()),
    )


def _file(name: str, loaded: Mapping[str, Any]) -> FeedFile:
    source = loaded["source"]
    return FeedFile(
        name=name,
        source=FeedSource(source["name"], source["register"], source["sealed"], source["agency"] == FROM_ROWS),
        person=loaded["person"],
        dates=loaded["dates"],
        only_where=loaded["only_where"],
        blocks={block: loaded[block] for block in BLOCKS if block in loaded},
    )

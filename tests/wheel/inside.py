"""Run by the Python of a fresh environment in which the wheel is installed: load everything that it should hold.

Reads from standard input what the source tree holds, as JSON: {"files": {"graph/codes.yaml": its SHA-256}, "modules":
[…]}. Prints what is missing or differs, one line each, and nothing where all is well.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from importlib import metadata, resources
from pathlib import Path, PurePosixPath

from explorer import create_app
from graph.codes import codes
from graph.cypher import load
from graph.local_jars import locked_jars
from graph.settings import load_settings
from graph.store import Store
from seed.demo import demo_folder
from seed.feeds.mapping_schema import load_mapping

KEY = "a key for the tests, long enough to be one"


def files(expected: dict[str, str]) -> Iterator[str]:
    """Each file is a resource of its package, with the same content."""
    for name, digest in expected.items():
        path = PurePosixPath(name)
        found = resources.files(path.parts[0]).joinpath(*path.parts[1:])
        if not found.is_file():
            yield f"{name} is missing"
        elif hashlib.sha256(found.read_bytes()).hexdigest() != digest:
            yield f"{name} differs"


def modules(names: list[str]) -> Iterator[str]:
    """Each module is imported from this environment."""
    for name in names:
        place = Path(str(importlib.import_module(name).__file__)).resolve()
        if not place.is_relative_to(Path(sys.prefix).resolve()):
            yield f"{name} comes from {place}"


def statements(expected: dict[str, str]) -> Iterator[str]:
    """Each .cypher file is loaded as the program loads it."""
    for name in expected:
        path = PurePosixPath(name)
        if path.suffix == ".cypher" and not load(".".join(path.parent.parts), path.stem).text:
            yield f"{name} is empty"


def pages(expected: dict[str, str]) -> Iterator[str]:
    """Each template is compiled and each static file served."""
    with Store("bolt://127.0.0.1:1", "x", "x") as store:
        app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store)
        for name in expected:
            if name.startswith("explorer/templates/"):
                app.jinja_env.get_template(name.removeprefix("explorer/templates/"))
            elif name.startswith("explorer/static/"):
                with closing(app.test_client().get(name.removeprefix("explorer"))) as answer:
                    if answer.status_code != 200:
                        yield f"{name} is answered {answer.status_code}"


def facts(_: dict[str, str]) -> Iterator[str]:
    """The closed lists, the locked jars, the demonstration and the mappings are read as the program reads them."""
    if not (codes() and locked_jars()):
        yield "codes.yaml or neo4j.lock is empty"
    with tempfile.TemporaryDirectory() as folder:
        if not list(demo_folder(date(2026, 11, 25), Path(folder)).glob("*.csv")):
            yield "the demonstration is missing"
    with resources.as_file(resources.files("seed") / "mappings") as folder:
        for mapping in folder.glob("*.yaml"):
            load_mapping(mapping)


CHECKS: tuple[Callable[[dict[str, str]], Iterator[str]], ...] = (files, statements, pages, facts)


def main() -> None:
    """Check what standard input names; exit 1 where something is missing."""
    expected = json.load(sys.stdin)
    missing = [*modules(expected["modules"]), *(line for check in CHECKS for line in check(expected["files"]))]
    if metadata.version("common-thread") != expected["version"]:
        missing.append(f"the version is {metadata.version('common-thread')}")
    sys.stdout.write("\n".join(missing))
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()

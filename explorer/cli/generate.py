"""`common-thread generate`: a made-up area as CSV files, to try the program on and to measure it with."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path

import click

from explorer.cli.progress import Bar
from explorer.cli.session import AS_OF, FORMAT, put
from graph.settings import load_settings
from seed.generate import FEWEST_CLIENTS, MOST_CLIENTS, NOTICE, MadeUpArea, generate


@click.command("generate")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--clients", type=click.IntRange(FEWEST_CLIENTS, MOST_CLIENTS), required=True, help="How many clients.")
@click.option("--seed", type=int, required=True, help="The same seed, size and day make the same files.")
@click.option("--planted", type=click.Path(dir_okay=False, path_type=Path), help="File for the planted missing links.")
@AS_OF
@FORMAT
def generate_area(folder: Path, clients: int, seed: int, planted: Path | None, as_of: date | None, shape: str) -> None:
    """Write a made-up area of any size into FOLDER, with missing links planted in it.

    Nobody in it is a real person.
    """
    day = as_of or datetime.now(load_settings(os.environ).timezone).date()
    with Bar() as bar:
        area = generate(folder, clients, seed, day, bar)
    if planted is not None:
        put(json.dumps(area.answers(), indent=2) + "\n", planted)
    put(json.dumps({"written": area.rows}) + "\n" if shape == "json" else _in_words(area), None)


def _in_words(area: MadeUpArea) -> str:
    """What was written, for people."""
    rows = "\n".join(f"{count:>10,} {table}" for table, count in area.rows.items())
    planted = f"{len(area.planted)} missing links are planted."
    return f"{area.folder} holds a made-up area as of {area.as_of}:\n{rows}\n{planted}\n{NOTICE}\n"

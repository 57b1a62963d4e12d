"""Over the whole run: no seeded name, number or birth date in a log, a title, or an address that the program makes."""

from __future__ import annotations

import csv
import logging
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

from flask import Flask, Response, request
from flask.signals import request_finished

from tests.explorer.states import STATES

FOLDER = resources.files("seed.demo")
LOGGERS = ("", "common-thread", "werkzeug", "waitress", "waitress.queue", "flask.app", "neo4j")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# What a script reads from the page, as the ids of ties in a drawing's table, is an address only where it is a path.
ADDRESS = re.compile(r"""\s(?:(?:href|action|src|formaction)="|data-[a-z-]+="(?=/))([^"#]*)""")
# How a telephone is called and where a letter goes is what the program is for.
SCHEMES = ("tel:", "mailto:", "sms:", "data:")
LOG_FILES = "*.log*"


def needles() -> frozenset[str]:
    """What may stand in no log, title or address: whole names, numbers and birth dates of the made-up people."""
    demo, named = _rows("clients"), {row["name"] for row in _rows("professionals")}
    named |= {f"{row['given_name']} {row['family_name']}" for row in demo if row["given_name"]}
    named |= {row[kind] for row in demo for kind in ("nhs_number", "born", "phone", "email")}
    named |= {row["nhs_number"].replace(" ", "") for row in demo}
    named |= {f"{each.given_name} {each.family_name}" for each in STATES.records if each.given_name}
    return frozenset(named - {""})


def _rows(table: str) -> list[dict[str, str]]:
    return [*csv.DictReader((FOLDER / f"{table}.csv").read_text(encoding="utf-8-sig").splitlines())]


class Told:
    """Listens to every application and logger of this process, and remembers where one of them told too much."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.looked = 0
        self._needles = needles()
        request_finished.connect(self._answered)
        for name in LOGGERS:
            logging.getLogger(name).addFilter(self._logged)

    def files(self, folder: Path) -> None:
        """Look at the log files below a folder."""
        for path in folder.rglob(LOG_FILES):
            if path.is_file():
                self._look(str(path), path.read_text(encoding="utf-8", errors="replace"))

    def _answered(self, sender: Flask, response: Response, **_: Any) -> None:
        del sender
        self._look(f"{request.method} {request.endpoint}", "\n".join(_made(response)))

    def _logged(self, record: logging.LogRecord) -> bool:
        self._look(f"log {record.name}", f"{record.getMessage()} {vars(record)}")
        return True

    def _look(self, where: str, text: str) -> None:
        self.looked += 1
        self.found |= {f"{where}: {each}" for each in self._needles if each in text}


def _made(response: Response) -> Iterator[str]:
    """The titles and addresses that an answer holds, as a person reads them."""
    if response.location:
        yield unquote_plus(response.location)
    if response.mimetype == "text/html" and not response.direct_passthrough:
        text = response.get_data(as_text=True)
        yield from TITLE.findall(text)
        yield from (unquote_plus(each) for each in ADDRESS.findall(text) if not each.startswith(SCHEMES))

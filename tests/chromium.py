"""The system's Chromium, driven by Playwright; never a browser that Playwright downloads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def path() -> str:
    """Where Chromium lies: `CHROMIUM`, else what the system calls by its name. Fails where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "These tests need Chromium: apt-get install chromium, or set CHROMIUM to its path."
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, running. Playwright's synchronous side can be entered once in a process: use the fixture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path(), args=list(FLAGS))
        yield browser
        browser.close()

"""Where to go after signing in, or after showing a factor once more."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import url_for

# Nobody is sent back to these: they are the way in and out.
WAY_IN = ("accounts.sign_in", "accounts.sign_out", "factors.prove")


def local_path(wanted: str | None) -> str:
    """The page to go to: a path of this site, else the first page."""
    home = url_for("people.home")
    inside = wanted and wanted.startswith("/") and not wanted.startswith("//")
    if not wanted or not inside or not wanted.isprintable() or "\\" in wanted:
        return home
    return home if urlsplit(wanted).path in [url_for(each) for each in WAY_IN] else wanted

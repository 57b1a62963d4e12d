"""pip-audit, also where a registry answers of a package but not of each of its versions.

pip-audit asks of NAME/VERSION. A registry that keeps no such answers is asked of NAME: what it says there is of the
latest version, and is taken where that is the one we pin. Of any other nothing is known, and pip-audit says so.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import requests
from pip_audit._cli import audit

_OF_A_VERSION = re.compile(r"(?P<package>.*/pypi/[^/]+)/(?P<version>[^/]+)/json")
_asked = requests.Session.get


def _get(session: requests.Session, url: str, **more: Any) -> requests.Response:
    answer = _asked(session, url, **more)
    named = _OF_A_VERSION.fullmatch(urlsplit(url).path)
    if answer.status_code != requests.codes.not_found or named is None:
        return answer
    latest = _asked(session, urlsplit(url)._replace(path=f"{named['package']}/json").geturl(), **more)
    return latest if latest.ok and latest.json()["info"]["version"] == named["version"] else answer


if __name__ == "__main__":
    requests.Session.get = _get  # type: ignore[method-assign,assignment]  # there is no other way to its answers
    audit()

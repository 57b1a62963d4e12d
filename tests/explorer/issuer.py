"""A real issuer as a process, and a person who signs in there."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

FOLDER = Path(__file__).parents[2] / ".venv" / "issuer"
CLIENT, SECRET = "common-thread", "a secret of the tests, long enough to be one"
BACK = "http://localhost/sign-in/back"
STEPS = 12


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return int(free.getsockname()[1])


@contextmanager
def provider() -> Iterator[str]:
    """The issuer's address while it runs."""
    assert (FOLDER / "node_modules").is_dir(), "make .venv/.issuer installs it"
    port = free_port()
    command = ["node", str(FOLDER / "provider.mjs"), str(port), CLIENT, SECRET, BACK]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def signed_in_there(address: str, who: str) -> str:
    """Where the issuer sends a person back to, once they signed in and agreed; they begin at an address of it."""
    cookies: dict[str, str] = {}
    form: dict[str, str] | None = None
    for _ in range(STEPS):
        location, page = _step(address, form, cookies)
        form = None
        if location.startswith(BACK):
            return location
        if location:
            address = location if location.startswith("http") else _beside(address, location)
            continue
        action = re.search(r'action="([^"]+)"', page)
        prompt = re.search(r'name="prompt" value="(\w+)"', page)
        assert action, page
        assert prompt, page
        address = action[1] if action[1].startswith("http") else _beside(address, action[1])
        form = {"prompt": prompt[1], "login": who, "password": "any"}
    raise AssertionError(f"the issuer never came to an end: {address}")


def _step(address: str, form: dict[str, str] | None, cookies: dict[str, str]) -> tuple[str, str]:
    parts = urlsplit(address)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    body = urlencode(form) if form else None
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(HTTPConnection(parts.netloc, timeout=20)) as asked:
        asked.request("POST" if body else "GET", f"{parts.path}?{parts.query}".rstrip("?"), body, headers)
        answer = asked.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            cookies[name] = value
        return answer.headers.get("Location", ""), answer.read().decode()


def _beside(address: str, path: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{path}"

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from explorer.cli.serve import FACTORS, address, checked
from graph.errors import DatabaseUnavailable, SettingsError
from graph.settings import load_settings
from tests.database import Server

KEY = "k" * 40
SERVER = {
    "NEO4J_URI": "bolt://127.0.0.1:1",
    "NEO4J_PASSWORD": "x",
    "COMMON_THREAD_SECRET_KEY": KEY,
    "COMMON_THREAD_AUDIT_KEY": KEY,
}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104  must be refused
def test_pages_are_not_sent_in_the_clear(host: str):
    with pytest.raises(SettingsError, match="COMMON_THREAD_BEHIND_TLS"):
        checked(load_settings(SERVER), host)
    assert checked(load_settings({**SERVER, "COMMON_THREAD_BEHIND_TLS": "on"}), host).secret_key == KEY


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_this_machine_may_have_them(host: str):
    assert checked(load_settings(SERVER), host).secret_key == KEY


def test_without_a_database_set_or_running_it_says_so(home: Path):
    with pytest.raises(DatabaseUnavailable, match="database start"):
        checked(load_settings({"COMMON_THREAD_HOME": str(home)}), "127.0.0.1")


def test_the_address_as_one_types_it():
    assert address("127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert address("::1", 8000) == "http://[::1]:8000/"


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("common-thread")), "serve", *arguments]
    given = {**os.environ, **environment}
    return subprocess.run(command, env=given, capture_output=True, text=True, timeout=60, check=False)


def test_a_refusal_is_one_line(home: Path):
    answer = run({"COMMON_THREAD_HOME": str(home), **SERVER}, "--host", "0.0.0.0")  # noqa: S104  must be refused
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert run(SERVER, "--port", "0").returncode == 2


def test_a_port_that_is_taken_is_said_and_not_shared(home: Path):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_REUSEPORT", socket.SO_REUSEADDR), 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        answer = run({"COMMON_THREAD_HOME": str(home), **SERVER}, "--port", port)
    assert answer.returncode == 1
    assert f"port {port}" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_it_serves_until_it_is_told_to_stop(neo4j_server: Server):
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("common-thread")), "serve", "--port", str(port), "--workers", "2"]
    environment = {
        **os.environ,
        **neo4j_server.environment,
        "COMMON_THREAD_SECRET_KEY": KEY,
        "COMMON_THREAD_AUDIT_KEY": KEY,
    }
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert health(port) == 200
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said == f"Serving on http://127.0.0.1:{port}/. Stop with Ctrl-C.\n{FACTORS[True]}\n"


def health(port: int) -> int:
    for _ in range(300):
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=3)) as asked:
                asked.request("GET", "/health")
                return asked.getresponse().status
        except (HTTPException, OSError):
            time.sleep(0.1)
    return 0

"""`common-thread serve`: the web pages, and nothing else, on a server that runs on Linux, macOS and Windows alike."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import UTC, datetime

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from explorer.cli.loopback import is_loopback
from explorer.cli.production import refuse_unfit
from explorer.issuer_settings import load_issuers
from explorer.keys import with_secret_key
from graph.connect import connect
from graph.errors import CommonThreadError, SettingsError
from graph.guard import GuardedStore
from graph.settings import Settings, load_settings
from graph.viewer import Viewer
from queries.missing import load_rule_settings

HOST, PORT, WORKERS = "127.0.0.1", 8000, 2
TARGET = "explorer.wsgi:application"
# Each page waits for the database for most of its time: a few threads a process keep the others going meanwhile.
THREADS = 8
# A page takes well under this; a worker that is still there when asked to stop would keep the others waiting for ever.
GRACE_SECONDS = 3
TAKEN = "The pages can't be served on port {port} of {host} ({reason}). Name another with --port."
OPEN_HOST = (
    "The pages would be sent in the clear from {host}, so they are not served. Serve them on 127.0.0.1, put a proxy "
    "that speaks TLS in front and set COMMON_THREAD_BEHIND_TLS=on; with that set, other addresses can be served too."
)

# Whether a second factor is asked for -> what is said of it.
FACTORS = {
    True: "Everyone signs in with a second factor.",
    False: "A password alone is enough: only this machine reaches the pages (COMMON_THREAD_SECOND_FACTOR).",
}


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Address to serve on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port to serve on.")
@click.option(
    "--workers", default=WORKERS, show_default=True, type=click.IntRange(1, 64), help="Processes that answer."
)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the web pages until Ctrl-C."""
    settings = checked(load_settings(os.environ), host)
    refuse_unfit(settings)
    _refuse_taken(host, port)
    click.echo(f"Serving on {address(host, port)}. Stop with Ctrl-C.", err=True)
    click.echo(FACTORS[settings.second_factor], err=True)
    run(settings, host, port, workers)


def checked(settings: Settings, host: str) -> Settings:
    """The settings with a secret key, if the pages can be served with them.

    Raises SettingsError, or DatabaseUnavailable where there is no server set and the local Neo4j isn't running.
    """
    if not settings.behind_tls and not is_loopback(host):
        raise SettingsError(OPEN_HOST.format(host=host))
    load_rule_settings(settings.rules)
    load_issuers(settings.sign_in, os.environ)
    ready = with_secret_key(settings)
    connect(ready).close()
    return ready


def run(settings: Settings, host: str = HOST, port: int = PORT, workers: int = WORKERS) -> None:
    """Serve until interrupted. The processes read their settings from the environment, so the key is put there."""
    _refuse_taken(host, port)
    _plan_ahead(settings)
    os.environ["COMMON_THREAD_SECRET_KEY"] = settings.secret_key or ""
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()


def _plan_ahead(settings: Settings) -> None:
    """Let the first person to sign in not wait for a database that has just started; what fails here is told there."""
    with suppress(CommonThreadError), connect(settings) as store:
        GuardedStore(store, Viewer("serve", "practitioner"), lambda: datetime.now(UTC).date()).plan_ahead()


def _refuse_taken(host: str, port: int) -> None:
    """Granian shares a port with whoever lets it, and each has half of the requests. Raises SettingsError."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(TAKEN.format(port=port, host=host, reason=error.strerror)) from error


def address(host: str, port: int) -> str:
    """The address as one types it into a browser."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"

"""What must not be shown to others: a database that is half restored, or that opens with a password many know."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from explorer.accounts import passwords
from explorer.cli.loopback import is_loopback
from graph.connect import connect
from graph.errors import DatabaseRefused, DatabaseUnavailable, InputRefused, SettingsError
from graph.migrate import HALF_RESTORED, half_restored
from graph.settings import Settings
from graph.store import Store
from queries import accounts
from seed.demo import DEMO_ACCOUNTS, SECOND

DATABASE_PASSWORD = "NEO4J_PASSWORD is not good enough for pages that others can reach: {why}"  # noqa: S105  a sentence
PLAIN = (
    "The database on {host} would be reached {how}, so the pages are not served to others. Name it as bolt+s:// or "
    "neo4j+s:// in NEO4J_URI, or set COMMON_THREAD_DATABASE_PLAIN=on where both machines share a closed network."
)
# How a scheme reaches the database, of those that don't make sure that nobody listens.
UNSAFE = {
    "bolt": "without TLS",
    "neo4j": "without TLS",
    "bolt+ssc": "without asking who it is",
    "neo4j+ssc": "without asking who it is",
}
DEMONSTRATION = (
    "Accounts of the demonstration can sign in here ({names}), so the pages are not served to others. End each with "
    "`common-thread user end NAME`, or name another database."
)


def refuse_unfit(settings: Settings) -> None:
    """Look before serving; a database that is down is not waited for, and the pages say so of it.

    Raises DatabaseRefused, SignInRefused; for pages that others reach SettingsError too.
    """
    if settings.behind_tls and settings.neo4j_uri:
        _refuse_listeners(settings.neo4j_uri, plain=settings.database_plain)
        try:
            passwords.check(settings.neo4j_password, settings.neo4j_username)
        except InputRefused as error:
            raise SettingsError(DATABASE_PASSWORD.format(why=error)) from error
    with suppress(DatabaseUnavailable), connect(settings) as store:
        if half_restored(store):
            raise DatabaseRefused(HALF_RESTORED)
        if settings.behind_tls:
            _refuse_demonstration(store)


def _refuse_listeners(uri: str, *, plain: bool) -> None:
    """What the database says is everybody's record: on its way nobody may read or change it. Raises SettingsError."""
    named = urlsplit(uri)
    how, host = UNSAFE.get(named.scheme), named.hostname or ""
    if how and not plain and not is_loopback(host):
        raise SettingsError(PLAIN.format(host=host, how=how))


def _refuse_demonstration(store: Store) -> None:
    """Whoever has seen the demonstration's password printed could sign in."""
    demonstrated = {(each.name, each.professional_id) for each in DEMO_ACCOUNTS}
    standing = {
        row.name
        for row in accounts.listed(store)
        if not row.ended_at and ((row.name, row.professional) in demonstrated or row.granted_by == SECOND)
    }
    if standing:
        raise DatabaseRefused(DEMONSTRATION.format(names=", ".join(sorted(standing))))

"""`common-thread user`: accounts, made on the server by whoever holds the database."""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Sequence
from dataclasses import asdict

import click

from explorer.accounts import passwords
from explorer.accounts.forms import NAME_LONGEST
from explorer.cli.session import FORMAT, Session, session
from explorer.site import utc_now
from graph.areas import areas as known_areas
from graph.errors import InputRefused
from graph.viewer import ADMINISTRATOR, ROLES
from queries import accounts, factors
from queries.accounts import Account, Listed

NO_NAME = "The name is empty."
LONG_NAME = f"The name may have {NAME_LONGEST} characters at most."
NO_PASSWORD = "No password came on standard input."  # noqa: S105  a sentence
WAITS = "{name} can sign in once somebody else has run, as themselves, `common-thread user grant {name}`."
OFFICER = "privacy-officer"
OF_AREAS = ("coordinator", OFFICER)
OF_AGENCIES = (accounts.SUPERVISOR, OFFICER, ADMINISTRATOR)
AGENCY = (
    "Only a supervisor supervises within an agency, a privacy officer may answer for one, and an administrator makes "
    "its accounts: leave --agency out."
)
NO_AGENCY = "An administrator needs the agency whose accounts they make, with --agency."
AREAS = (
    "A coordinator or privacy officer needs the areas they answer for, each with --area, or a privacy officer an "
    "agency, with --agency; nobody else has areas."
)
BOTH = "A privacy officer answers for areas or for an agency, not for both: leave --area or --agency out."
NO_SUCH_AREA = "No agency or address lies in {area}. There are: {areas}."
NO_AREAS = "No agency or address lies in any area yet: take the network in first."
SHOWN_AREAS = 5
GIVEN = [code for code, role in ROLES.items() if role.accounts]


@click.group()
def user() -> None:
    """Add, list and end accounts for the web pages."""


@user.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(GIVEN), help="What the account may do.")
@click.option("--professional", metavar="ID", help="Who in the network it is.")
@click.option("--area", "areas", multiple=True, metavar="NAME", help="An area that they answer for.")
@click.option(
    "--agency",
    metavar="ID",
    help="The agency within which a supervisor supervises, where they have two; that a privacy officer answers for; or "
    "whose accounts an administrator makes.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; else one is made up.")
def add(
    name: str,
    role: str,
    professional: str | None,
    areas: tuple[str, ...],
    agency: str | None,
    password_stdin: bool,
) -> None:
    """Add the account NAME. Its made-up password is printed once and kept nowhere."""
    name = " ".join(name.split())
    if not name:
        raise InputRefused(NO_NAME)
    if len(name) > NAME_LONGEST:
        raise InputRefused(LONG_NAME)
    _check_scope(role, areas, agency)
    password = _read_password() if password_stdin else passwords.made_up()
    passwords.check(password, name)
    account = Account(
        str(uuid.uuid4()),
        name,
        role,
        professional,
        areas=areas,
        supervises=agency if role == accounts.SUPERVISOR else None,
        oversees=agency if role == OFFICER else None,
        administers=agency if role == ADMINISTRATOR else None,
    )
    with session() as here:
        _check_areas(areas, here)
        hashed = passwords.hashed(password)
        accounts.add(here.store, here.guard.viewer, account, hashed, utc_now(), made_up=not password_stdin)
    click.echo(WAITS.format(name=name) if ROLES[role].two else f"{name} can sign in.", err=True)
    if not password_stdin:
        _show(password)


@user.command()
@click.argument("name")
def grant(name: str) -> None:
    """Grant NAME its role, as somebody else than who added it, where it waits for that.

    The made-up password of an account that an administrator made is printed once and kept nowhere: give it to whose
    account it is, and to nobody else, the administrator neither.
    """
    password = passwords.made_up()
    with session() as here:
        granted = accounts.grant(here.store, here.guard.viewer, name, utc_now(), passwords.hashed(password))
    whose = f"{granted.person or name}, {ROLES[granted.role].title}"
    click.echo(f"{name} can sign in: {whose}. The account was made by {granted.made_by}.", err=True)
    if granted.begins:
        _show(password)


@user.command("list")
@FORMAT
def list_(shape: str) -> None:
    """List all accounts."""
    with session() as here:
        rows = accounts.listed(here.store)
    if shape == "json":
        # Who granted an account stands in the journal; other programs read what stood here before.
        told = [{name: value for name, value in asdict(row).items() if name != "granted_by"} for row in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(_line(row))


@user.command()
@click.argument("name")
def end(name: str) -> None:
    """End the account NAME: its sessions end at once, and nobody signs in with it any more."""
    with session() as here:
        accounts.end(here.store, here.guard.viewer, name, utc_now())
    click.echo(f"{name} can no longer sign in.", err=True)


@user.command()
@click.argument("name")
@click.option("--issuer", required=True, metavar="URL", help="The issuer, as its own configuration names it.")
@click.option("--subject", required=True, metavar="SUB", help="Its id for the person; never an e-mail address.")
def bind(name: str, issuer: str, subject: str) -> None:
    """Bind NAME to a subject of an agency's issuer, so that they can sign in there."""
    with session() as here:
        accounts.bind(here.store, here.guard.viewer, name, issuer, subject)
    click.echo(f"{name} can sign in with {issuer}.", err=True)


@user.command()
@click.argument("name")
def password(name: str) -> None:
    """Give NAME a new password, where it was forgotten or known to others: all their sessions end.

    It is printed once and kept nowhere, and is good for seven days. Make sure who asks. Where others may have been in
    the account, run `user reset` too: what they added to sign in with goes with that.
    """
    made_up = passwords.made_up()
    with session() as here:
        accounts.renew_password(here.store, here.guard.viewer, name, passwords.hashed(made_up), utc_now())
    click.echo(f"{name} signs in with it. Where a second factor is asked for, they then choose their own.", err=True)
    _show(made_up)


@user.command()
@click.argument("name")
def reset(name: str) -> None:
    """Reset what NAME shows besides the password, where it was lost: their sessions end, and they set it up anew."""
    with session() as here:
        factors.reset(here.store, here.guard.viewer, name)
    click.echo(f"{name} sets up a new second factor at the next sign-in.", err=True)


def _check_scope(role: str, areas: Sequence[str], agency: str | None) -> None:
    """Refuse areas or an agency for whoever has none, both at once, and whoever needs one and has neither."""
    if agency and role not in OF_AGENCIES:
        raise InputRefused(AGENCY)
    if areas and agency and role == OFFICER:
        raise InputRefused(BOTH)
    if role == ADMINISTRATOR and not agency:
        raise InputRefused(NO_AGENCY)
    # A supervisor's agency is no scope of this kind: it may be left out where they work for one only.
    scoped = bool(areas) or (role == OFFICER and bool(agency))
    if scoped != (role in OF_AREAS):
        raise InputRefused(AREAS)


def _show(password: str) -> None:
    """The password, on standard output alone."""
    click.echo("Password, shown this once. Where a second factor is asked for it is good for seven days:", err=True)
    click.echo(password)


def _check_areas(areas: Sequence[str], here: Session) -> None:
    """Refuse an area in which there is nothing: whoever answers for it would find every page empty, and believe it."""
    if not areas:
        return
    known = known_areas(here.store, here.guard.viewer)
    wrong = next((each for each in areas if each not in known), None)
    if wrong is not None:
        raise InputRefused(NO_SUCH_AREA.format(area=wrong, areas=_a_few(known)) if known else NO_AREAS)


def _a_few(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - SHOWN_AREAS
    return ", ".join(names[:SHOWN_AREAS]) + (f" and {more} more" if more > 0 else "")


def _read_password() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise InputRefused(NO_PASSWORD)
    return password


def _line(row: Listed) -> str:
    standing = "waits for a second person" if row.waits else "can sign in"
    state = f"ended {row.ended_at[:10]}" if row.ended_at else standing
    who = ", ".join(filter(None, (row.professional, row.supervises, row.oversees, row.administers)))
    return "\t".join((row.name, ROLES[row.role].title, ", ".join(row.areas) or who or "-", state))

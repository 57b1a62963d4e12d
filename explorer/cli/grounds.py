"""`common-thread grounds`: on what ground the agencies of this deployment share."""

from __future__ import annotations

import json

import click

from explorer.cli.session import FORMAT, session
from graph.grounds import Profile, profiles
from queries import grounds as acts

CHOSEN = "{label}. {rule}"
PUBLIC_TASK = "What an agency holds is open to the others as seals, shields and relationships allow."
AGREED = (
    "What an agency holds is closed to every other until somebody's agreement names both. Sessions go by it at once."
)
MARK, NO_MARK = "* ", "  "


@click.command()
@click.argument("profile", metavar="[PROFILE]", required=False)
@FORMAT
def grounds(profile: str | None, shape: str) -> None:
    """Show on what ground agencies share, or choose it by its name; every change is in the journal."""
    with session() as here:
        now = acts.choose(here.store, here.guard.viewer, profile) if profile else acts.chosen(here.store)
    if profile:
        click.echo(CHOSEN.format(label=now.label, rule=AGREED if now.agreed else PUBLIC_TASK), err=True)
    elif shape == "json":
        click.echo(json.dumps([_told(each, now) for each in profiles().values()], ensure_ascii=False, indent=2))
    else:
        for each in profiles().values():
            click.echo(f"{MARK if each == now else NO_MARK}{each.code}: {each.label} ({each.basis})")


def _told(profile: Profile, now: Profile) -> dict[str, object]:
    return {
        "profile": profile.code,
        "label": profile.label,
        "basis": profile.basis,
        "agreed": profile.agreed,
        "without": sorted(profile.without),
        "chosen": profile == now,
    }

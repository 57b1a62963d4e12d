"""On what ground the agencies of this deployment share: one function for each .cypher file beside this one.

It is kept in the database, so that no two processes can go by different ones.
"""

from __future__ import annotations

from graph.cypher import load
from graph.errors import InputRefused
from graph.grounds import DEFAULT, Profile, profiles
from graph.journal import entered, entry
from graph.store import Store
from graph.viewer import Viewer

UNKNOWN = "There is no such profile. There are: {known}."
NEWER = "The database goes by a profile that this program doesn't know ({found}). Update the program."


def choose(store: Store, viewer: Viewer, code: str) -> Profile:
    """Go by a profile from now on. Raises InputRefused where there is none of that name, DatabaseUnavailable."""
    if code not in profiles():
        raise InputRefused(UNKNOWN.format(known=", ".join(profiles())))
    step = (load("queries.grounds", "choose"), {"grounds": code})
    entered(store, step, entry(viewer, "change", "grounds.choose", []))
    return profiles()[code]


def chosen(store: Store) -> Profile:
    """The profile that the deployment goes by. Raises InputRefused where this program doesn't know it."""
    rows = store.read(load("queries.grounds", "chosen"))
    return profile_of(rows[0]["grounds"] if rows else None)


def profile_of(code: str | None) -> Profile:
    """A profile by its code, the default where none was chosen. Raises InputRefused where it isn't known."""
    if code is not None and code not in profiles():
        raise InputRefused(NEWER.format(found=code))
    return profiles()[code or DEFAULT]

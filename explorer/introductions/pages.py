"""What my people shows of introductions: what I am asked, what I wait for, and whom I am introduced to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from explorer.accounts.keeping import keyed_hash
from explorer.site import Site
from graph.introductions import Speaker, Unmet, unmet
from graph.journal import entry
from graph.viewer import Viewer
from queries import introductions as acts
from queries.introductions import LAPSES

ASKED_AT_MOST = 3
ID_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Introduction:
    """A question to the viewer about a household of theirs; nothing in it tells of the other one.

    `asked` is that no answer stands; after a yes it waits until `until`; `other` is told once both have said yes.
    """

    id: str
    family: str
    name: str | None
    asked: bool
    until: date | None
    other: Speaker | None


def shown(here: Site, viewer: Viewer, day: date) -> tuple[Introduction, ...]:
    """What the viewer is asked and told, once that is in the journal; a no of theirs is not shown again for a while.

    Raises NotAllowed, DatabaseUnavailable.
    """
    found = {pair_of(here, each): each for each in unmet(here.store, viewer, day)}
    if not found:
        return ()
    said = {(each.pair, each.professional): each for each in acts.said(here.store, found, day)}
    answers = {key: (each.yes, each.on) for key, each in said.items()}
    every = [_shown(pair, each, answers) for pair, each in found.items()]
    made = [each for each in every if each is not None]
    asked = [each for each in made if each.asked][:ASKED_AT_MOST]
    kept = (*(each for each in made if not each.asked), *asked)
    told = [each.theirs for pair, each in found.items() if any(one.id == pair and one.other for one in kept)]
    if kept:
        subjects = [*(each.family for each in kept), *told]
        here.store.write_together([entry(viewer, "view", "introductions", subjects, rows=len(kept))])
    return kept


def asked_of(here: Site, viewer: Viewer, id_: str, day: date) -> Unmet | None:
    """The introduction of that id that the viewer may answer now; None where they are not asked."""
    return next((each for each in unmet(here.store, viewer, day) if pair_of(here, each) == id_), None)


def pair_of(here: Site, each: Unmet) -> str:
    """The id of an introduction, the same for both sides; nobody can tell from it whom it is about."""
    return keyed_hash(here, "introductions", "\n".join(each.pair))[:ID_LETTERS]


def _shown(pair: str, each: Unmet, answers: Mapping[tuple[str, str], tuple[bool, date]]) -> Introduction | None:
    mine, theirs = (answers.get((pair, who)) for who in (each.me.id, each.other.id))
    if mine is None:
        return Introduction(pair, each.ours, each.name, asked=True, until=None, other=None)
    yes, on = mine
    if not yes:
        return None
    both = theirs is not None and theirs[0]
    other = each.other if both else None
    return Introduction(pair, each.ours, each.name, asked=False, until=on + LAPSES, other=other)

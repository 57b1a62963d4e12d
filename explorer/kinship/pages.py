"""What pages show of a family that people state: whom one can name, what waits for a yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from explorer.kinship.words import stated_words, whose_words
from explorer.words import family_inside
from graph.model import Family
from graph.slice import Slice
from queries.day import on, only_stated
from queries.people import Person, person_on
from queries.stating import MEMBER, Stated, people_near, stated_about


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement in words, and on whose word it is."""

    stated: Stated
    words: str
    whose: str


def waiting(slice_: Slice, client_id: str, me: str | None, day: date) -> tuple[Shown, ...]:
    """What was stated of a client and their family, and waits for a yes."""
    laid_out = on(slice_, day)
    found = []
    for each in stated_about(slice_, client_id, me, day):
        names = {who: laid_out.identities[who].label for who in each.clients if who in laid_out.identities}
        family = laid_out.families.get(each.other_id) if each.kind == MEMBER else None
        if len(names) == len(each.clients):
            name = family_inside(family.name or family.id) if family else ""
            found.append(Shown(each, stated_words(each, names, name), whose_words(each)))
    return tuple(found)


def to_confirm(slice_: Slice, client_id: str, me: str | None, day: date) -> tuple[Shown, ...]:
    """Of these, what the viewer can say yes to."""
    return tuple(each for each in waiting(slice_, client_id, me, day) if each.stated.may_confirm)


def people(slice_: Slice, client_id: str, day: date) -> tuple[Person, ...]:
    """Whom the viewer can name, by name."""
    found = [person_on(on(slice_, day), each) for each in people_near(slice_, client_id, day)]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def families_of(slice_: Slice, client_id: str, day: date) -> Sequence[Family]:
    """The families of a client, those that are certain first, and of these the one they live with."""
    laid_out = on(slice_, day)
    places = [each for each in laid_out.families_of.get(client_id, ()) if each.family_id in laid_out.families]
    places.sort(key=lambda each: (only_stated(each), not each.lives_here, each.family_id))
    return [laid_out.families[each] for each in dict.fromkeys(each.family_id for each in places)]

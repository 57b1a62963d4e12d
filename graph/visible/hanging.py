"""On which involvement a contact hangs where no feed said so: settled as facts are written, not as they are seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from graph.model import Contact, Facts, Involvement, current

LOOSER = ("open", "existence")


def hang_contacts(facts: Facts) -> Facts:
    """The facts, each contact with a client carrying the id of the involvement that it hangs on, if there is one.

    "unless given: the professional's with that client that was current on `on`, the strictest if several" (model.md
    §2). That asks for a strictest, which no rule of seeing may: so it comes before, over all that is written.
    """
    ties: dict[tuple[str, str], list[Involvement]] = defaultdict(list)
    for each in facts.involvements:
        if each.professional_id is not None:
            ties[each.professional_id, each.client_id].append(each)
    return replace(facts, contacts=tuple(_hung(contact, ties) for contact in facts.contacts))


def _hung(contact: Contact, ties: dict[tuple[str, str], list[Involvement]]) -> Contact:
    if contact.client_id is None or contact.involvement is not None:
        return contact
    near = ties.get((contact.professional_id, contact.client_id), ())
    held = [each for each in near if current(each.start, each.end, contact.on)]
    return replace(contact, involvement=min(held, key=_strictest_first).id) if held else contact


def _strictest_first(involvement: Involvement) -> tuple[int, str]:
    seal = involvement.visibility
    return (-LOOSER.index(seal) if seal in LOOSER else -len(LOOSER), involvement.id)

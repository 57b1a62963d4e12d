"""What of a drawing is looked at, and how: the state of the page, which is its address.

    depth=2            how far it reaches from the focus
    open=ID            opened in place, as often as wanted
    off=GROUP.CODE     an entry of the legend that is switched off: kind, agency or line
    without=ID         left out by hand
    from=ID to=ID      the two whose connection is shown
    selected=ID        whose facts stand in the panel
    at=X,Y,ID          dragged there

A form without a script sends what is switched on: `listed` names all entries, `on` those that are; and `again`, the
name of what is to be as it was at first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import request

from explorer.parameters import an_id, ids, one_of
from graph.errors import InputRefused
from graph.network import NODE_KINDS
from queries.drawn import DEPTHS, Reach
from visualise.part import KINSHIP, LeftOut
from visualise.style import LINES

KIND, AGENCY, LINE = "kind", "agency", "line"
CODES = {KIND: frozenset(NODE_KINDS), LINE: frozenset({*LINES, KINSHIP})}
AGAIN: Mapping[str, Mapping[str, Any]] = {
    "without": {"without": ()},
    "open": {"opened": ()},
    "way": {"one": None, "other": None},
}
MOST = 200
PLACE = re.compile(r"(-?\d{1,6}),(-?\d{1,6}),(.+)", re.DOTALL)
REFUSED = "The address asks for a drawing that there is none of."


@dataclass(frozen=True, slots=True)
class View:
    """The state of a drawing's page, as its address gives it."""

    depth: int
    opened: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    one: str | None = None
    other: str | None = None
    selected: str | None = None
    places: tuple[str, ...] = ()

    @property
    def reach(self) -> Reach:
        """How far the network goes."""
        ends = (self.one, self.other) if self.one and self.other and self.one != self.other else None
        return Reach(self.depth, self.opened, ends)

    @property
    def left_out(self) -> LeftOut:
        """What of it is not drawn."""
        by_group = {group: frozenset(self._off(group)) for group in (KIND, AGENCY, LINE)}
        return LeftOut(frozenset(self.without), by_group[KIND], by_group[AGENCY], by_group[LINE])

    @property
    def parameters(self) -> dict[str, Any]:
        """What of this state a file of the drawing depends on, as `url_for` takes it."""
        found: dict[str, Any] = {
            "depth": self.depth,
            "open": self.opened,
            "off": self.off,
            "without": self.without,
            "from": self.one,
            "to": self.other,
        }
        return {name: value for name, value in found.items() if value}

    def _off(self, group: str) -> Iterator[str]:
        for each in self.off:
            named, _, code = each.partition(".")
            if named == group:
                yield code


def view(depth: int) -> View:
    """The state that the address asks for; `depth` where it names none. Raises InputRefused for what can't be."""
    on = {*ids("on", MOST)}
    off = (*ids("off", MOST), *(each for each in ids("listed", MOST) if each not in on))
    wanted = one_of("depth", [str(each) for each in DEPTHS])
    found = View(
        depth=int(wanted) if wanted else depth,
        opened=ids("open", MOST),
        off=tuple(dict.fromkeys(off)),
        without=ids("without", MOST),
        one=an_id("from"),
        other=an_id("to"),
        selected=an_id("selected"),
        places=tuple(request.args.getlist("at")),
    )
    again = one_of("again", tuple(AGAIN))
    if again:
        found = replace(found, **AGAIN[again])
    known = all(_is_code(each) for each in found.off)
    if not known or len(found.places) > MOST or not all(PLACE.fullmatch(each) for each in found.places):
        raise InputRefused(REFUSED)
    return found


def _is_code(entry: str) -> bool:
    group, _, code = entry.partition(".")
    return bool(code) and (group == AGENCY or code in CODES.get(group, frozenset()))

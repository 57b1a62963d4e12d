"""Kinship in words: what somebody is to another, and why one sees as much of a client as one does."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _, _l
from explorer.words import first_name, listed
from queries.kin import Relative
from queries.standing import Standing, Via

FEMALE, MALE = "female", "male"

# What somebody is to another: by kinship and gender; the last of each row is for everybody else.
KIN: Mapping[str, tuple[str, str, str]] = {
    "parent": (_l("%(who)s’s mother %(name)s"), _l("%(who)s’s father %(name)s"), _l("%(who)s’s parent %(name)s")),
    "child": (_l("%(who)s’s daughter %(name)s"), _l("%(who)s’s son %(name)s"), _l("%(who)s’s child %(name)s")),
    "sibling": (_l("%(who)s’s sister %(name)s"), _l("%(who)s’s brother %(name)s"), _l("%(who)s’s sibling %(name)s")),
    "grandparent": (
        _l("%(who)s’s grandmother %(name)s"),
        _l("%(who)s’s grandfather %(name)s"),
        _l("%(who)s’s grandparent %(name)s"),
    ),
    "grandchild": (
        _l("%(who)s’s granddaughter %(name)s"),
        _l("%(who)s’s grandson %(name)s"),
        _l("%(who)s’s grandchild %(name)s"),
    ),
    "partner": (_l("%(who)s’s partner %(name)s"),) * 3,
    "guardian": (_l("%(who)s’s guardian %(name)s"),) * 3,
    "ward": (_l("%(name)s, whose guardian is %(who)s"),) * 3,
    "carer": (_l("%(who)s’s carer %(name)s"),) * 3,
    "cared-for": (_l("%(name)s, whose carer is %(who)s"),) * 3,
    "other": (_l("%(who)s’s relative %(name)s"),) * 3,
}


def kin_words(relative: Relative | Via, who: str) -> str:
    """What a relative is to someone: Tom’s sister, Ella."""
    forms = KIN.get(relative.kin or "", KIN["other"])
    gender = relative.person.identity.gender
    form = forms[0] if gender == FEMALE else forms[1] if gender == MALE else forms[2]
    return str(form) % {"who": who, "name": first_name(relative.person)}


def why_words(standing: Standing, who: str) -> str:
    """Why a viewer sees a client, in one sentence; `who` is the client's first name."""
    if standing.on_team:
        return _("You see this because you are on the team.")
    if standing.ended:
        return _("You see this because you were on the team until lately.")
    if not standing.through and standing.level == "client":
        return _("You see this for a while, because you opened it or are at a meeting.")
    if not standing.through:
        return _("You see this much because you support, opened or are at a meeting about someone of the same family.")
    names = [kin_words(via, who) if via.kin else first_name(via.person) for via in standing.through]
    if standing.level == "client":
        return _("You see this because you support %(names)s.", names=listed(names))
    return _("You see this much because you support %(names)s.", names=listed(names))

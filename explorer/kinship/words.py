"""What one can be to another, in words and as it is kept; and what was said just now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.text import _, _l
from queries.stating import MEMBER, Stated

SAID_OF_KIN = ("stated", "not-stated", "kin-already", "kin-confirmed", "kin-not-confirmed", "withdrawn")
LIVES, BELONGS = "lives", "belongs"


@dataclass(frozen=True, slots=True)
class Kin:
    """ "one is KIND of the other", in a form where the kind has any; `turned` where the client is the one."""

    words: str
    kind: str
    form: str | None = None
    turned: bool = False


# What somebody is to a client. A code is what a form sends; turned, the client is that to them.
KIN: Mapping[str, Kin] = {
    "parent-birth": Kin(_l("birth parent"), "parent", "birth"),
    "parent-adoptive": Kin(_l("adoptive parent"), "parent", "adoptive"),
    "parent-step": Kin(_l("step-parent"), "parent", "step"),
    "parent-foster": Kin(_l("foster parent"), "parent", "foster"),
    "parent": Kin(_l("parent, I don’t know in which way"), "parent"),
    "partner-married": Kin(_l("husband, wife or civil partner"), "partner", "married"),
    "partner-together": Kin(_l("partner"), "partner", "together"),
    "partner-separated": Kin(_l("partner, separated"), "partner", "separated"),
    "partner-divorced": Kin(_l("partner, divorced"), "partner", "divorced"),
    "child-birth": Kin(_l("birth child"), "parent", "birth", turned=True),
    "child-adoptive": Kin(_l("adopted child"), "parent", "adoptive", turned=True),
    "child-step": Kin(_l("stepchild"), "parent", "step", turned=True),
    "child-foster": Kin(_l("foster child"), "parent", "foster", turned=True),
    "sibling": Kin(_l("brother or sister"), "sibling"),
    "grandparent": Kin(_l("grandparent"), "grandparent"),
    "grandchild": Kin(_l("grandchild"), "grandparent", turned=True),
    "guardian": Kin(_l("guardian"), "guardian"),
    "ward": Kin(_l("someone under their guardianship"), "guardian", turned=True),
    "carer": Kin(_l("carer"), "carer"),
    "cared-for": Kin(_l("someone they care for"), "carer", turned=True),
    "other": Kin(_l("another relative"), "other"),
}
PLACES: Mapping[str, str] = {
    LIVES: _l("They live together"),
    BELONGS: _l("They belong to the same family and live apart"),
    "": _l("Neither, or I don’t know"),
}


def stated_words(stated: Stated, names: Mapping[str, str], family: str) -> str:
    """What was stated, in a sentence."""
    who = names[stated.client_id]
    if stated.kind == MEMBER and stated.lives_here:
        return _("%(who)s lives with %(family)s", who=who, family=family)
    if stated.kind == MEMBER:
        return _("%(who)s belongs to %(family)s", who=who, family=family)
    # A partner in a way that nobody said is one still.
    unsaid = KIN["partner-together"] if stated.relation == "partner" else KIN["other"]
    kin = next(
        (
            each
            for each in KIN.values()
            if (each.kind, each.turned) == (stated.relation, False) and each.form in (stated.form, None)
        ),
        unsaid,
    )
    return _("%(who)s to %(other)s: %(kin)s", who=who, other=names[stated.other_id], kin=kin.words)


def whose_words(stated: Stated) -> str:
    """On whose word it is, as far as that is told."""
    if stated.confirmed:
        return _("You stated this, and someone else said that it is right.")
    if stated.mine:
        return _("You stated this. Nobody else has said yes to it yet.")
    if stated.ours:
        return _("Stated by someone of your own agency; not yet confirmed.")
    return _("Stated by another agency; not yet confirmed.")

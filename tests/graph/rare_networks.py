"""Networks by hand for filters that decide seldom: what one agency entered and the source of another says too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any

from graph.model import OPERATOR, Agency, Consent, Facts, Family, Membership
from tests.graph.access_networks import KEYS
from tests.graph.access_scene import (
    agreed,
    as_recorded,
    consent,
    day,
    desk,
    home,
    kin,
    member,
    person,
    rang,
    record,
    saw,
    situation,
    spoke,
    supports,
    works,
)

# The fields that hold an id, or the name of a source; the source of all that the operator says has one name.
IDS = (
    "id", "name", "source", "source_id", "client_id", "other_id", "family_id", "professional_id", "agency_id",
    "other_professional_id", "other_agency_id", "asserted_by", "confirmed_by", "involvement", "about", "cover",
    "meeting",
)  # fmt: skip

# "its agency the source's" only where nobody entered it for an agency of theirs.
BOTH: dict[str, Any] = {"source": "care-feed", "asserted_by": "sam", "agency_id": "homes"}
SCHOOL: dict[str, Any] = {"source": "oak-feed", "asserted_by": "kay", "agency_id": "care"}
JOINED: dict[str, Any] = {"source": None, "asserted_by": "sam", "agency_id": "homes", "confirmed_by": "officer"}
WEST = Family(id="west", name="west")


def said(by: str, **marks: Any) -> Membership:
    """That Ella belongs to the Wests, on one person's word."""
    return member("ella", "west", **{"source": None, "asserted_by": by, "agency_id": "homes", **marks})


SCENES: tuple[tuple[Any, ...], ...] = (
    (member("ella", "shaw", visibility="hidden", **BOTH),),
    (home("shaw", visibility="hidden", **BOTH),),
    (kin("lee", "parent", "ella", visibility="hidden", **BOTH),),
    (kin("lee", "parent", "ella", **BOTH),),
    (kin("ella", "other", "lee", **BOTH),),
    # A school's word on kin, which colleagues entered too: of a shielded child it would tell the school.
    (
        person("ella", shielded=True),
        supports("me", "lee", "care"),
        kin("ella", "other", "lee", **SCHOOL),
        kin("lee", "other", "ella", **SCHOOL),
    ),
    # Two ties on one day, one hidden and one a line: what happened hangs on the hidden one, whichever was first.
    *(
        (
            *entered,
            works("kay", "oak"),
            supports("kay", "ella", "oak"),
            saw("ria", "ella"),
        )
        for entered in permutations(
            (
                supports("ria", "ella", "oak", visibility="existence", id="a-ria-ella"),
                supports("ria", "ella", "refuge", visibility="hidden", id="b-ria-ella"),
            )
        )
    ),
    # Agencies that are called as somebody is: what is known of the one says nothing of the other.
    (
        person("zed"),
        record("zed"),
        supports("me", "zed", "care"),
        Agency(id="max", name="max", kind="police"),
        desk("max", "zed"),
        spoke("sam", "max"),
        rang("sam", "max"),
        supports("sam", "zed", "homes"),
        spoke("sam", "max", about="zed", id="sam-spoke-max-about-zed"),
        rang("sam", "max", about="zed", id="sam-rang-max-about-zed"),
        supports("drew", "zed", "beat"),
        spoke("sam", "drew", about="zed"),
        Agency(id="me", name="me", kind="domestic-abuse"),
        desk("me", "zed", visibility="hidden", id="desk-of-me-zed"),
        rang("sam", "me"),
    ),
    # Somebody who is seen nowhere but with a shielded client, for an agency of one area.
    (
        person("zed", shielded=True),
        record("zed"),
        supports("me", "zed", "care"),
        Agency(id="beat", name="beat", kind="police", area="North"),
        works("max", "beat"),
        supports("max", "zed", "beat"),
        spoke("sam", "max"),
    ),
    # A colleague who is seen for another agency: that they work for mine shows only by a contact that hangs on nothing.
    (works("kay", "homes"), supports("kay", "tom", "homes"), saw("kay", "ella", on=day(3))),
    (works("kay", "homes"), supports("kay", "ella", "homes"), saw("kay", "tom")),
    (works("kay", "homes"), supports("kay", "ella", "homes", start=day(0)), saw("kay", "ella")),
    (works("kay", "homes"), supports("kay", "tom", "homes"), supports("kay", "ella", "care", start=day(3))),
    (
        works("kay", "homes"),
        supports("kay", "tom", "care"),
        supports("kay", "ella", "homes", source="care-feed", visibility="hidden"),
    ),
    # A colleague whose other employers show by a shielded client only.
    (
        person("zed", shielded=True),
        record("zed"),
        supports("me", "zed", "care"),
        Agency(id="beat", name="beat", kind="police", area="North"),
        works("kay", "oak"),
        works("kay", "beat"),
        supports("kay", "ella", "care"),
        supports("kay", "zed", "oak"),
        supports("kay", "zed", "beat", id="kay-zed-for-beat"),
    ),
    # A colleague who was with my agency once before; and what my agency's own source says, on nobody's named behalf.
    (works("kay", "care", start=day(-900), end=day(-100)), saw("kay", "ella")),
    (supports("ria", "ella", None, source="care-feed", visibility="existence"),),
    # Kin over whom access would flow, by a source that may be named of one of the two only.
    (person("zed"), record("zed"), kin("ella", "other", "zed", **BOTH)),
    # At a meeting about somebody near, said about somebody far: who is seen with whom is not known from those near.
    (
        person("zed"),
        record("zed"),
        supports("me", "zed", "care"),
        saw("me", "ella", meeting="m"),
        supports("sam", "zed", "homes"),
        Agency(id="max", name="max", kind="police"),
        desk("max", "zed"),
        spoke("sam", "max", about="zed", meeting="m"),
        rang("sam", "max", about="zed", meeting="m"),
        supports("drew", "zed", "beat"),
        spoke("sam", "drew", about="zed", meeting="m"),
    ),
    # The same of a shielded client, for an agency of one area.
    (
        person("zed", shielded=True),
        record("zed"),
        supports("me", "zed", "care"),
        saw("me", "ella", meeting="m"),
        Agency(id="beat", name="beat", kind="police", area="North"),
        works("max", "beat"),
        supports("max", "zed", "beat"),
        spoke("me", "max", about="zed", meeting="m"),
    ),
    # A place in a family that somebody only stated: of that family, and of where it lives, nobody else sees anything.
    *((WEST, home("west"), said(by)) for by in ("sam", "me", "kay")),
    *((WEST, home("west"), said("sam", confirmed_by=by)) for by in ("sam", "me", "drew")),
    *((WEST, home("west"), said("sam", source=source)) for source in ("gossip", "refuge-feed", "oak-feed")),
    (WEST, home("west"), said("sam"), said("kay", start=day(-9)), member("tom", "west", start=day(-9))),
    (
        WEST,
        home("west"),
        said("sam"),
        member("lee", "west"),
        person("zed"),
        record("zed"),
        supports("me", "zed", "care"),
        member("zed", "west"),
    ),
    # A place that a joining of households made: no address over it, and for the lead of who is shielded, nothing.
    *(
        (WEST, home("west"), member("tom", "west"), member("ella", "west", joined=True, **JOINED), *rows)
        for rows in (
            (),
            (person("ella", shielded=True), supports("me", "ella", "care", lead=True)),
            (Family(id="west", name="west", shielded=True), supports("me", "ella", "care", lead=True)),
            (person("tom", shielded=True), supports("me", "ella", "care", lead=True)),
        )
    ),
    (
        WEST,
        home("west"),
        member("ella", "west", joined=True, shielded=True, **JOINED),
        supports("me", "ella", "care", lead=True),
    ),
    # Agreements: the household, of whom one lives elsewhere; and no more than the client.
    (agreed("homes", reach="household"), member("lee", "shaw", lives_here=False), member("tom", "dale", start=day(-9))),
    (agreed("homes", reach="family"), agreed("care", reach="client")),
    # Who works for none that shares, on nobody's named behalf; and for one that does and one that doesn't.
    *(
        (agreed("care", **marks), supports("me", "ella", None), desk("gp", "ella"))
        for marks in ({"shared_until": day(0)}, {"shared_from": day(1)}, {"shared_from": day(0)})
    ),
    (
        agreed("care", shared_until=day(0)),
        works("me", "oak"),
        supports("me", "jay", "oak"),
        supports("me", "tom", None),
        supports("kay", "tom", "care", visibility="hidden"),
        works("kay", "oak"),
    ),
    # What an agency did that stopped sharing, here and elsewhere: seen until the ninety days are over.
    *(
        (
            *(agreed(each, shared_until=until) for each in ("homes", "beat", "minds")),
            person("zed"),
            record("zed"),
            supports("me", "zed", "care"),
            saw("me", "ella", meeting="m"),
            supports("max", "ella", "minds", visibility="existence"),
            supports("sam", "zed", "homes"),
            supports("drew", "zed", "beat"),
            supports("drew", "ella", "care"),
            supports("sam", "ella", "homes", always_findable=findable),
            supports("kay", "ella", "care"),
            supports("kay", "zed", "homes"),
            works("kay", "homes"),
            spoke("sam", "drew", about="zed", meeting="m"),
        )
        for until in (day(-89), day(-90))
        for findable in (True, False)
    ),
    # On agreement: of who is opened all crosses, what is entered for another agency and who is with them elsewhere.
    (
        *(consent("ella", "care", "homes"), person("yan"), record("yan"), person("zed"), record("zed"), WEST),
        member("zed", "west", **JOINED),
        member("zed", "shaw", **{**JOINED, "confirmed_by": "drew"}),
        home("west", **JOINED),
        kin("zed", "other", "ella", **JOINED),
        kin("ella", "other", "zed", **JOINED),
        kin("yan", "other", "zed"),
        situation("zed", **JOINED),
        supports("max", "zed", "minds", visibility="existence"),
        saw("kay", "zed", source=None, agency_id="homes"),
    ),
    (
        *(consent("ella", "oak"), person("zed"), record("zed")),
        supports("ria", "ella", "oak"),
        saw("ria", "ella", meeting="m"),
        supports("sam", "zed", "homes"),
        supports("drew", "zed", "beat"),
        spoke("sam", "drew", about="zed", meeting="m"),
    ),
    # What was entered of kin crosses of the one and not of the other; so does what a source says of them.
    *(
        (
            *(consent("ella", "care", "homes", "oak"), person("zed"), record("zed"), person("yan"), record("yan")),
            kin(one, "other", other, **word),
        )
        for one, other in (("ella", "zed"), ("zed", "ella"))
        for word in ({**JOINED, "confirmed_by": "drew"}, {"source": "oak-feed"})
    ),
    # Which agencies are named is told of those that said so, and to those for whom it was written.
    *(
        (consent("ella", "care", "homes", "oak", said=said, agency_id=wrote), person("ella", shielded=shielded))
        for said, wrote in ((("homes",), "homes"), (("care",), "care"), ((), None))
        for shielded in (False, True)
    ),
    # Who said so and isn't named said nothing; and of a shielded person an agency of one area is not told as named.
    (consent("ella", "care", "homes", said=("care", "homes", "beat")), supports("drew", "ella", "beat")),
    (
        Agency(id="beat", name="beat", kind="police", area="North"),
        *(consent("ella", "care", "beat"), person("ella", shielded=True), supports("drew", "ella", "beat")),
    ),
    (consent("ella", "care", "homes", start=day(1)), consent("tom", "care", "beat", start=day(0))),
    # A colleague's contact that was entered for another agency of theirs, or is another's source's, with nobody's yes.
    *(
        (
            *(consent("zed", "care", "homes"), person("zed"), record("zed"), person("yan"), record("yan")),
            supports("me", "zed", "care"),
            works("kay", "homes"),
            supports("kay", "zed", "homes"),
            saw("kay", "ella", **word),
        )
        for word in ({"source": None, "agency_id": "homes"}, {"source": "oak-feed"}, {"source": None})
    ),
    # A source that may be named of the one and not of the other; and one whose word on a colleague's visit crosses.
    *(
        (
            *(consent("ella", "care", "oak"), person("zed"), record("zed"), person("yan"), record("yan")),
            kin(one, "other", other, **SCHOOL),
            saw("kay", "ella", source="oak-feed"),
        )
        for one, other in (("ella", "zed"), ("zed", "ella"))
    ),
    # Read for some days more, for no agency: a colleague's visit that a source of no agency tells.
    (
        *(consent("ella", "care"), person("zed"), record("zed"), person("yan"), record("yan")),
        supports("me", "zed", "care", start=day(-60), end=day(-5)),
        saw("kay", "zed", source="gossip"),
    ),
    # At a meeting about one family of whom it opens: what the other was told, in which they are seen to be anyway.
    (Family(id="dale", name="dale", told_on=day(-5)), home("dale")),
    # With one client about another, of whom no more than an outline is seen.
    (saw("sam", "ella", about="lee"),),
)


def by_hand() -> Iterator[Facts]:
    """The scene of access_scene.py with the rows of each, its ids its own."""
    for number, rows in enumerate(SCENES):
        yield named_apart(as_recorded(*rows), f"h{number}.")


def named_apart(facts: Facts, prefix: str) -> Facts:
    """The same network with other ids."""
    return Facts(**{kind: tuple(_named(each, prefix) for each in getattr(facts, kind)) for kind in KEYS})


def _named(fact: Any, prefix: str) -> Any:
    given = {name: getattr(fact, name, None) for name in IDS}
    named: dict[str, Any] = {name: f"{prefix}{id_}" for name, id_ in given.items() if id_ not in (None, OPERATOR)}
    if isinstance(fact, Consent):
        named |= {name: tuple(f"{prefix}{id_}" for id_ in getattr(fact, name)) for name in ("agencies", "said")}
    return replace(fact, **named)

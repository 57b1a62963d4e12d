"""What a viewer's own ties open, as the slices take it: `$sight`, from ties.cypher and levels.cypher (access.md §2).

Which clients are seen, and how much of each, is worked out here from the memberships and kin over which access flows;
whether it flows over one of them is decided in the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from graph.viewer import Level, Viewer

Member = tuple[str, str, str]
"""A client, a family, and since when as ISO 8601, empty where that is unknown."""


@dataclass(frozen=True, slots=True)
class Sight:
    """`levels`: how much is seen of each client. `behalf`: for which of the viewer's agencies they are on a client.

    `told`: the sources that may be named about a client, where these aren't just the `unsealed` ones; `word`: those of
    the viewer's own agencies on that client. `wide` are the clients whose families are open, `household` those of whose
    family the household is, `leads` those whose confirmed lead the viewer is, `raised` those with whom
    they have a concern that others were told of, `carried` the memberships that led to an
    outline. `gone` are the agencies that stopped sharing so long ago that what they did is shown no longer. Where
    agencies share on agreement only, `crossing` says what of which agencies crosses of each client, besides of the
    clients that are `opened`, of whom all does. `met_wide` are those over whom a meeting opens the family it is about,
    `met` those who are seen at it and not otherwise, `opens` those whom it opens and who aren't the viewer's own; each
    with that family.
    """

    me: Sequence[str] = ()
    employers: Sequence[str] = ()
    wide: Sequence[str] = ()
    household: Sequence[str] = ()
    leads: Sequence[str] = ()
    raised: Sequence[str] = ()
    unsealed: Sequence[str] = ()
    registers: Sequence[str] = ()
    behalf: Mapping[str, Sequence[str]] = field(default_factory=dict)
    word: Mapping[str, Sequence[str]] = field(default_factory=dict)
    told: Mapping[str, Sequence[str]] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    carried: Sequence[Member] = ()
    gone: Sequence[str] = ()
    opened: Sequence[str] = ()
    crossing: Mapping[str, Sequence[str]] = field(default_factory=dict)
    met_wide: Sequence[str] = ()
    met_family: str | None = None
    met: Mapping[str, str] = field(default_factory=dict)
    opens: Mapping[str, str] = field(default_factory=dict)

    def parameter(self) -> dict[str, Any]:
        """The `$sight` of a slice."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def near(self) -> list[str]:
        """The clients whose teams are seen."""
        return sorted(client for client, level in self.levels.items() if level != "outline")


def sight_of(viewer: Viewer, row: Mapping[str, Any]) -> Sight:
    """What the viewer's ties open by themselves, from the record of ties.cypher; `levels` are of one's own clients."""
    behalf: dict[str, set[str]] = defaultdict(set)
    shielded: dict[str, bool] = {}
    wide, household, leads, raised = set(), set(), set(), set()
    for tie in row["own"]:
        client = tie["client"]
        shielded[client] = tie["shielded"]
        behalf[client].update(tie["behalf"])
        # Of a shielded person nothing spills over.
        wide |= {client} if tie["wide"] and not tie["shielded"] else set()
        household |= {client} if tie["household"] and not tie["shielded"] else set()
        leads |= {client} if tie["lead"] else set()
        raised |= {client} if tie["raised"] else set()
    opened = {tie["client"] for tie in row["own"] if tie["opened"]}
    own = {tie["client"] for tie in row["own"] if not tie["opened"]} | {*viewer.opened}
    hidden = {client for client in shielded if shielded[client]} - leads
    crossing = _crossing(behalf, row["consents"], hidden)
    sources = row["sources"]
    word = {client: _of_agencies(sources, agencies) for client, agencies in behalf.items() if agencies}

    def told(client: str) -> list[str]:
        """The sources that may be named about a client."""
        everything = not viewer.agreed_only or client in opened
        crosses = sources if everything else _crosses(sources, crossing.get(client, ()))
        return sorted({*word.get(client, ()), *_named(crosses, hidden=client in hidden)})

    return Sight(
        me=[each for each in (viewer.professional, viewer.account) if each is not None],
        employers=row["employers"],
        wide=sorted(wide),
        household=sorted(household - wide),
        leads=sorted(leads),
        raised=sorted(raised),
        unsealed=_named(_crosses(sources, ()) if viewer.agreed_only else sources, hidden=False),
        registers=[each["name"] for each in sources if each["register"]],
        behalf={client: sorted(agencies) for client, agencies in behalf.items() if agencies},
        word={client: names for client, names in word.items() if names},
        told={each: told(each) for each in shielded if shielded[each] or word.get(each) or viewer.agreed_only},
        levels=dict.fromkeys(sorted(shielded), "client"),
        gone=row["gone"],
        opened=sorted(opened),
        crossing={client: sorted(agencies) for client, agencies in crossing.items()},
        met_wide=sorted(opened & {*viewer.met_wide}),
        met_family=viewer.met_family,
        opens=dict.fromkeys(sorted(opened - own), viewer.met_family or ""),
    )


def _crossing(
    behalf: Mapping[str, Set[str]], consents: Iterable[Mapping[str, Any]], hidden: Set[str]
) -> dict[str, set[str]]:
    """What of which agencies crosses of each client: of those for which one is on them, and what was agreed with one.

    Of clients whose whereabouts are `hidden` nothing does of an agency with a place.
    """
    found = {client: set(agencies) for client, agencies in behalf.items()}
    for each in consents:
        client = each["client"]
        if not behalf[client].isdisjoint(each["agencies"]):
            found[client].update({*(each["said"] or ())} - {*((each["placed"] or ()) if client in hidden else ())})
    return found


def _of_agencies(sources: Iterable[Mapping[str, Any]], agencies: Container[str]) -> list[str]:
    """The sources of some agencies."""
    return sorted(each["name"] for each in sources if each["agency"] in agencies)


def _crosses(sources: Iterable[Mapping[str, Any]], agencies: Container[str]) -> list[Mapping[str, Any]]:
    """The sources that are no agency's, or one's whose word crosses."""
    return [each for each in sources if each["agency"] is None or each["agency"] in agencies]


def _named(sources: Iterable[Mapping[str, Any]], *, hidden: bool) -> list[str]:
    """The sources that are not sealed; where a shield hides places, without those whose agency tells one."""
    return [each["name"] for each in sources if not each["sealed"] and not (hidden and each["place"])]


def spread(sight: Sight, members: Iterable[Sequence[str]], kin: Iterable[Sequence[Any]]) -> Sight:
    """The sight with the other members of open families, and whoever is one step further (access.md §2).

    `members` and `kin` are those over which access flows, as levels.cypher gives them.
    """
    flows = _Flows.of(members, kin)
    family = {other[0] for client in sight.wide for _, other in flows.beside(client)}
    base = {*sight.wide, *family}
    outline = {other for client in base for other in flows.kin.get(client, ())}
    carried: set[Member] = set()
    for client in base:
        for pair in flows.beside(client):
            outline.add(pair[1][0])
            carried.update(pair)
    # Whose agency reaches the household sees those who live there, and nobody over them.
    near = family | flows.living_with(sight.household)
    # At a meeting there are the others of its family, and nobody further.
    pairs = (pair for client in sight.met_wide for pair in flows.beside(client))
    beside = {other[0] for mine, other in pairs if mine[1] == sight.met_family}
    levels: dict[str, Level] = dict.fromkeys(sorted(outline), "outline")
    levels.update(dict.fromkeys(sorted(near | beside), "family"))
    levels.update(sight.levels)
    there = (sight.opens.keys() | beside) - near - (sight.levels.keys() - sight.opens.keys())
    met = dict.fromkeys(sorted(there), sight.met_family or "")
    return replace(sight, levels=levels, carried=sorted(carried), met=met)


@dataclass(frozen=True, slots=True)
class _Flows:
    """The memberships over which access flows, by client and by family, those of who lives there, and the kin."""

    by_client: Mapping[str, Sequence[Member]]
    by_family: Mapping[str, Sequence[Member]]
    living: Set[Member]
    kin: Mapping[str, set[str]]

    @staticmethod
    def of(members: Iterable[Sequence[str]], kin: Iterable[Sequence[Any]]) -> _Flows:
        """From rows; a shielded client is nobody's kin in another's drawing."""
        by_client, by_family, living = defaultdict(list), defaultdict(list), set()
        for client, family, start, lives_here in members:
            living |= {(client, family, start)} if lives_here else set()
            by_client[client].append((client, family, start))
            by_family[family].append((client, family, start))
        found: dict[str, set[str]] = defaultdict(set)
        for one, other, one_shielded, other_shielded in kin:
            found[one] |= set() if other_shielded else {other}
            found[other] |= set() if one_shielded else {one}
        return _Flows(by_client, by_family, living, found)

    def living_with(self, clients: Iterable[str]) -> set[str]:
        """Whoever lives with one of the clients."""
        pairs = (pair for client in clients for pair in self.beside(client))
        return {other[0] for mine, other in pairs if {mine, other} <= self.living}

    def beside(self, client: str) -> Iterable[tuple[Member, Member]]:
        """A client's own membership and another member's, for each other member of each family."""
        for mine in self.by_client.get(client, ()):
            for other in self.by_family[mine[1]]:
                if other[0] != client:
                    yield mine, other

"""What the pages of the doors show: whom a search found and what can be done, whom one has joined, who has joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from explorer.doors.tokens import found_token
from explorer.kinship.words import SAID_OF_KIN
from explorer.site import Site
from graph.closed_search import Findable, Found
from graph.model import Agency, Involvement, Professional
from graph.slice import Slice
from graph.viewer import Viewer
from queries.answering import supported
from queries.audience import Audience, audience_at_first
from queries.day import on
from queries.people import Person, person

SAID_AT_HOME = (
    "joined",
    "not-joined",
    "private",
    "left",
    "back",
    "closed",
    "declined",
    "not-invited",
    "introduction",
    "parted",
)
SAID_OF_CLIENT = ("confirmed", "added", "invited", "not-agreed", "asked-any", "accepted", *SAID_OF_KIN)
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a search found. `known` is their id where one sees them already; `token` opens the doors.

    `supported` says that one is on their team, or was until lately: there is nothing to join.
    """

    year: int | None
    findable: Sequence[Findable]
    known: str | None
    supported: bool
    token: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody of the open team whom nobody has confirmed."""

    involvement: str
    name: str
    agency: str | None
    since: date | None
    until: date | None


def answers(here: Site, account: str, found: Iterable[Found], slice_: Slice) -> list[Answer]:
    """Each who may be shown, with the way on."""
    return [
        Answer(
            year=each.year,
            findable=each.findable,
            known=each.client_id if each.client_id in slice_.levels else None,
            supported=slice_.levels.get(each.client_id) == "client",
            token=found_token(here, account, each.client_id),
        )
        for each in found
        if not each.shielded
    ]


def me_in(slice_: Slice, professional_id: str | None) -> Professional | None:
    """The viewer's own professional."""
    return next((each for each in slice_.facts.professionals if each.id == professional_id), None)


def at_first(slice_: Slice, professional_id: str | None, client: str, day: date, viewer: Viewer) -> list[Audience]:
    """Who sees a tie that the viewer begins with somebody, for each agency that they work for."""
    agreed_only = viewer.agreed_only
    return [
        audience_at_first(each, client, agreed_only=agreed_only) for each in employers(slice_, professional_id, day)
    ]


def employers(slice_: Slice, professional_id: str | None, day: date) -> tuple[Agency, ...]:
    """The agencies for which the viewer works now, by name."""
    laid_out = on(slice_, day)
    held = {each.agency_id for each in laid_out.employers.get(professional_id or "", ())}
    return tuple(sorted((laid_out.agencies[each] for each in held), key=lambda each: (each.name, each.id)))


def newcomers(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Newcomer, ...]:
    """Whom the viewer can say yes to: open ties that nobody confirmed, of people of other agencies than their own.

    None where they don't support the client themselves.
    """
    # Nobody of a sealed tie: their yes would tell that there is somebody.
    if supported(slice_, professional_id, day).get(client_id, (True, ""))[0]:
        return ()
    laid_out = on(slice_, day)
    ties = laid_out.involvements.get(client_id, ())
    own = {agency for each in ties if each.professional_id == professional_id for agency in _behalf(slice_, each, day)}
    own |= {each.id for each in employers(slice_, professional_id, day)}
    found = [each for each in ties if _waits(slice_, each, day) and not own & _behalf(slice_, each, day)]
    return tuple(
        Newcomer(
            involvement=each.id,
            name=laid_out.professionals[each.professional_id or ""].name,
            agency=next((row.name for row in slice_.facts.agencies if row.id == each.agency_id), None),
            since=each.start,
            until=each.end,
        )
        for each in sorted(found, key=lambda each: each.id)
        if each.professional_id != professional_id
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A client whose team somebody joined to whom the viewer can say yes, and who."""

    client: Person
    who: Newcomer


def waiting_for_me(slice_: Slice, professional_id: str | None, day: date) -> tuple[Waiting, ...]:
    """Everyone who joined the team of somebody whom the viewer supports, and waits for a yes that may be theirs."""
    ties = on(slice_, day).involvements
    own = sorted(supported(slice_, professional_id, day))
    # Only where somebody may have joined: what each client's page works out takes long for hundreds of them.
    asked = [each for each in own if any(_entered(tie, professional_id) for tie in ties.get(each, ()))]
    return tuple(
        Waiting(person(slice_, client, day), each)
        for client in asked
        for each in newcomers(slice_, client, professional_id, day)
    )


def own_ties(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Involvement, ...]:
    """The viewer's own ties with a client on a day, which they may end."""
    ties = on(slice_, day).involvements.get(client_id, ())
    return tuple(each for each in ties if professional_id is not None and each.professional_id == professional_id)


def _entered(tie: Involvement, professional_id: str | None) -> bool:
    """Whether it may be another's tie that a person began here, and that nobody has confirmed."""
    return tie.source is None and tie.confirmed_on is None and tie.professional_id != professional_id


def _waits(slice_: Slice, tie: Involvement, day: date) -> bool:
    """Open, a person's, and neither confirmed nor told by its own agency or the operator."""
    if tie.professional_id is None or tie.visibility != OPEN or tie.confirmed_on is not None:
        return False
    return tie.client_id not in supported(slice_, tie.professional_id, day)


def _behalf(slice_: Slice, tie: Involvement, day: date) -> set[str]:
    """For which agencies a tie is: the named one, else all employers."""
    if tie.agency_id is not None:
        return {tie.agency_id}
    return {each.agency_id for each in on(slice_, day).employers.get(tie.professional_id or "", ())}

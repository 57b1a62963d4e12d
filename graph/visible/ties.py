"""What ties the viewer to clients: their own involvements and employers, nothing of anybody else (access.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from graph.agreed import CLIENT, FAMILY, HOUSEHOLD, REACHES
from graph.model import OPERATOR, Involvement, current
from graph.visible.look import Look

READING = timedelta(days=30)
READING_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Ties:
    """The viewer's legitimate relationships.

    `reach` says of each client with a relationship how far it goes on into the family; `behalf` for which of the
    viewer's agencies they are on this client now; `leads` whose confirmed lead they are, `raised` with whom a
    concern of theirs stands that others were told of; `own` are the ids of the viewer's own involvements, `opened` the
    clients whom an override, an enquiry or a meeting opens. `met` says
    how far from each client whom a meeting opens it goes on to the others of its family; `reach` is without these.
    """

    professional: str | None
    employers: frozenset[str]
    reach: Mapping[str, str]
    behalf: Mapping[str, frozenset[str]]
    leads: frozenset[str]
    raised: frozenset[str]
    own: frozenset[str]
    opened: frozenset[str] = frozenset()
    met: Mapping[str, str] = field(default_factory=dict)


def ties_of(look: Look) -> Ties:
    """The viewer's ties: "an own current involvement that is confirmed", and the days of reading after it."""
    me = next((each for each in look.facts.professionals if each.id == look.viewer.professional), None)
    working = frozenset(
        each.agency_id
        for each in look.facts.employments
        if me is not None and each.professional_id == me.id and current(each.start, each.end, look.now)
    )
    employers = frozenset(each for each in working if look.shares(each))
    # Whoever works for none but agencies whose agreement is not in force has no business here.
    shut_out = bool(working) and not employers
    if me is None or shut_out or (not me.active and look.holds("active")):
        return Ties(me.id if me else None, frozenset(), {}, {}, frozenset(), frozenset(), frozenset())
    own = [each for each in look.facts.involvements if each.professional_id == me.id]
    reach: dict[str, str] = {}
    behalf: dict[str, frozenset[str]] = defaultdict(frozenset)
    leads: set[str] = set()
    raised: set[str] = set()
    for each in own:
        if each.agency_id is not None and not look.shares(each.agency_id):
            continue
        agencies = frozenset([each.agency_id]) if each.agency_id else employers
        live = _live(look, each)
        if not _confirmed(look, each, agencies) or not (live or _reads(look, each)):
            continue
        reach[each.client_id] = _widest(reach.get(each.client_id, CLIENT), *(_reach(look, each) for each in agencies))
        if live:
            behalf[each.client_id] |= agencies & employers if look.holds("colleagues-while") else agencies
            if _leads(look, each):
                leads.add(each.client_id)
            if look.concern_stands(each):
                raised.add(each.client_id)
    opened, met = dict(_opened(look)), dict(_met(look))
    for client, reaches in opened.items():
        reach[client] = _widest(reach.get(client, CLIENT), reaches)
    if not look.holds("colleagues-on-client"):
        behalf.update(dict.fromkeys(look.clients, employers))
    ids = frozenset(each.id for each in own)
    shown = frozenset({*opened, *met})
    return Ties(me.id, employers, reach, behalf, frozenset(leads), frozenset(raised), ids, shown, met)


def _opened(look: Look) -> Iterator[tuple[str, str]]:
    """Whom an override or an enquiry opens, an enquiry with the family; never anybody shielded, nor a seal."""
    for client in look.viewer.opened if look.holds("opened") else ():
        if client in look.clients and not (look.shielded(client) and look.holds("opened-shield")):
            yield client, FAMILY if client in look.viewer.enquired and look.holds("enquiry") else CLIENT


def _met(look: Look) -> Iterator[tuple[str, str]]:
    """Whom being at a meeting opens, and of whom it opens the others of its family; nobody shielded, as `_opened`."""
    for client in look.viewer.met if look.holds("opened") else ():
        if client in look.clients and not (look.shielded(client) and look.holds("opened-shield")):
            yield client, FAMILY if client in look.viewer.met_wide and look.holds("enquiry") else CLIENT


def _live(look: Look, own: Involvement) -> bool:
    return current(own.start, own.end, look.now) or not look.holds("own-current")


def _confirmed(look: Look, own: Involvement, agencies: frozenset[str]) -> bool:
    """Confirmed: `confirmed_on` is set, or the source is the involvement's own agency's, or `operator`."""
    told = look.source(own.source).agency_id if own.source is not None else None
    return (
        (own.confirmed_on is not None and look.holds("confirmed-on"))
        or (told in agencies and look.holds("confirmed-by-own-agency"))
        or (own.source == OPERATOR and look.holds("confirmed-by-operator"))
        or not look.holds("confirmed")
    )


def _reads(look: Look, own: Involvement) -> bool:
    """30 days of reading remain after 14 days or more; of a shielded person's record none: it takes an involvement."""
    if own.end is None or own.end > look.now or not look.holds("reading"):
        return False
    # Unknown `from` holds since ever, as in `current`.
    long = own.start is None or own.end - own.start >= READING_AFTER or not look.holds("reading-14")
    recent = look.now - own.end < READING or not look.holds("reading-30")
    return long and recent and not (look.shielded(own.client_id) and look.holds("shield-reading"))


def _reach(look: Look, agency: str) -> str:
    """How far one of the agencies on whose behalf the viewer is involved reaches into the family."""
    reach = look.reach(agency) if look.holds("reach") else FAMILY
    return FAMILY if reach == HOUSEHOLD and not look.holds("reach-household") else reach


def _widest(*reaches: str) -> str:
    return max(reaches, key=REACHES.index)


def _leads(look: Look, own: Involvement) -> bool:
    """A lead from a feed is shown, but sees no whereabouts until confirmed: by the operator, or by someone else."""
    by_another = own.confirmed_by not in look.me or not look.holds("lead-by-another")
    confirmed = own.source == OPERATOR or (own.confirmed_by is not None and by_another)
    return own.lead and (confirmed or not look.holds("lead-confirmed")) and look.holds("shield-lead")

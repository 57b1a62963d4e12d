"""Whether the journal is whole: pure functions of its links, the chains' heads, the anchors, and the key.

What somebody changed without the key shows. What can't be known is said with every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from graph.links import CONTENT, Links
from queries.audit_anchor import Anchor

Heads: TypeAlias = Mapping[str, tuple[int, str]]
"""How long each chain says that it is, and the code of its last entry."""

ALTERED, REMOVED, REORDERED, CUT, DROPPED = "altered", "removed", "reordered", "cut", "dropped"
RESTORED, UNLINKED, ANOTHER_KEY = "restored", "unlinked", "another-key"

WITHOUT_ANCHOR = (
    "Without an anchor it can't be known whether the last entries of a chain were cut that no other chain has named "
    "since (a chain names the others when it opens and each minute while it is written to), or whether the whole "
    "journal was replaced by an older copy."
)
SINCE_ANCHOR = (
    "It can't be known whether entries were cut that were made after the last anchor ({at}) and that no other chain "
    "has named since."
)
NEVER = "It can't be known what was read past the program, or whether somebody who has the key made entries with it."


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: what kind, in which chain, from which number on, in words."""

    kind: str
    chain: str | None
    number: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, what was found, and what can't be known."""

    entries: int
    chains: int
    erased: int
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...]


@dataclass(slots=True)
class _Read:
    """One chain as far as it was read; `beyond` is the furthest number past the end that it had when reading began."""

    length: int = 0
    head: str = ""
    own: int = 0
    beyond: int = 0


@dataclass(slots=True)
class _Journal:
    """The journal as far as it was read."""

    links: Links
    anchored: Heads
    first: Heads
    chains: dict[str, _Read] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    erased: int = 0
    latest: str = ""


def check(
    links: Links,
    rows: Iterable[Mapping[str, Any]],
    heads: Callable[[], Heads],
    unlinked: int,
    anchors: Sequence[Anchor] = (),
) -> Verdict:
    """Look at every link, in the order of chains and numbers; then at whether others know of more than there is.

    `heads` is asked before the first row and after the last: what is entered meanwhile is looked at the next time.
    """
    last = anchors[-1] if anchors else None
    journal = _Journal(links, _furthest(anchors), heads())
    faults = [fault for row in rows for fault in _of_entry(journal, row)]
    if journal.entries and not any(each.own for each in journal.chains.values()):
        says = "No entry was made with this key: it is another one, or every entry was altered."
        faults = [Fault(ANOTHER_KEY, None, None, says)]
    else:
        faults += _of_ends(journal, heads())
        faults += _of_copy(journal, last)
    if unlinked:
        faults.append(Fault(UNLINKED, None, None, f"{unlinked} entries stand in no chain: nobody knows who made them."))
    unknown = (SINCE_ANCHOR.format(at=last.at) if last else WITHOUT_ANCHOR, NEVER)
    return Verdict(journal.entries, len(journal.chains), journal.erased, tuple(faults), unknown)


def _furthest(anchors: Iterable[Anchor]) -> dict[str, tuple[int, str]]:
    """The longest that any anchor knows of each chain."""
    found: dict[str, tuple[int, str]] = {}
    for anchor in anchors:
        for chain, known in anchor.chains.items():
            found[chain] = max(known, found.get(chain, (0, "")))
    return found


def _of_entry(journal: _Journal, row: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with an entry or its place; remembers how far its chain was read, and what it names."""
    name, number = str(row["chain"]), row["number"]
    chain = journal.chains.setdefault(name, _Read())
    if name in journal.first and isinstance(number, int) and number > journal.first[name][0]:
        chain.beyond = max(chain.beyond, number)
        return
    journal.entries += 1
    journal.erased += row["erased_on"] is not None
    # Any of it may have been changed into anything that a database holds.
    heads = [str(each) for each in (row["heads"] if isinstance(row["heads"], list) else [row["heads"]])]
    mac = journal.links.mac(name, number, str(row["previous"]), str(row["commitment"]), heads)
    own = mac == row["mac"] and row["id"] == f"{name}.{number}"
    if not own:
        yield Fault(ALTERED, name, number, "The link of this entry was altered, or it stands in another's place.")
    elif why := _content_fault(journal.links, row):
        yield Fault(ALTERED, name, number, why)
    else:
        journal.latest = max(journal.latest, (row["at"] or "").partition("[")[0])
    yield from _of_place(chain, name, row, own=own)
    if own:
        chain.own += 1
        for other, known, _ in (told.split(" ") for told in heads):
            # Each link rests on the one before it: the furthest that is named is enough.
            journal.named[other] = max(int(known), journal.named.get(other, 0))
    if isinstance(number, int):
        chain.length, chain.head = number, str(row["mac"])
        length, head = journal.anchored.get(name, (0, ""))
        if number == length and row["mac"] != head:
            yield Fault(ALTERED, name, number, "The anchor knows another entry here.")


def _of_place(chain: _Read, name: str, row: Mapping[str, Any], *, own: bool) -> Iterator[Fault]:
    """Whether an entry stands where it belongs: after the one before it."""
    number, expected = row["number"], chain.length + 1
    if not isinstance(number, int) or number < expected:
        yield Fault(REORDERED, name, None, "A number stands here twice, or is none.")
    elif number > expected:
        missing = f"{expected}" if number == expected + 1 else f"{expected} to {number - 1}"
        yield Fault(REMOVED, name, expected, f"Removed: {missing}.")
    elif own and row["previous"] != chain.head:
        yield Fault(REORDERED, name, number, "This entry does not follow the one before it.")


def _content_fault(links: Links, row: Mapping[str, Any]) -> str | None:
    """What is wrong with what an entry says, or with how it was erased."""
    held = links.commitment(row["salt"], content_of(row))
    if row["erased_on"] is None:
        return None if held == row["commitment"] else "What this entry says was altered."
    marked = links.erasure(row["id"], row["erased_on"], str(row["erased_under"]), held)
    if marked == row["erased_mac"]:
        return None
    return "This entry was erased or altered past the program, though it says that it was erased."


def content_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry says, as it was bound: its moment as one in UTC."""
    return {name: row[name] for name in CONTENT} | {"at": _moment(row["at"])}


def _moment(at: str | None) -> datetime | str | None:
    """A moment in UTC, also where a copy was restored with the name of its zone; anything else is no moment of ours."""
    try:
        return datetime.fromisoformat(at.partition("[")[0]).astimezone(UTC) if at else None
    except ValueError:
        return at


def _of_ends(journal: _Journal, last: Heads) -> Iterator[Fault]:
    """Chains that are shorter than the anchor, another chain or their own head knows, or not there."""
    known_by = {
        "the anchor": {chain: length for chain, (length, _) in journal.anchored.items()},
        "another chain": journal.named,
        "its own head": {chain: length for chain, (length, _) in journal.first.items()},
    }
    for name in sorted({*journal.chains, *(chain for known in known_by.values() for chain in known)}):
        read = journal.chains.get(name, _Read())
        who, known = max(((who, lengths.get(name, 0)) for who, lengths in known_by.items()), key=lambda each: each[1])
        if _grew(journal, name, last, known):
            continue
        if not read.length:
            says = f"This chain was dropped, or an older copy restored: {who} knows of {known} entries."
            yield Fault(DROPPED, name, None, says)
        elif read.length < known:
            says = f"The end was cut, or an older copy restored: {who} knows of {known} entries."
            yield Fault(CUT, name, read.length + 1, says)
        elif read.beyond or journal.first.get(name) != (read.length, read.head):
            yield Fault(ALTERED, name, read.length, "What the chain says of its own end was altered or removed.")


def _grew(journal: _Journal, name: str, last: Heads, known: int) -> bool:
    """Whether a chain was whole when reading began, and lengthened since, to where others know it."""
    read, (length, _) = journal.chains.get(name, _Read()), last.get(name, (0, ""))
    begun = name in journal.first
    whole = journal.first[name] == (read.length, read.head) if begun else length > 0
    further = length > journal.first[name][0] if begun else length >= read.length
    return whole and further and length >= max(known, read.beyond)


def _of_copy(journal: _Journal, last: Anchor | None) -> Iterator[Fault]:
    """An older copy holds nothing of the moment of the anchor, in any chain."""
    lengths = {name: chain.length for name, chain in journal.chains.items()}
    if last is None or not any(lengths.get(name, 0) < known for name, (known, _) in last.chains.items()):
        return
    latest = datetime.fromisoformat(journal.latest) if journal.latest else datetime.min.replace(tzinfo=UTC)
    if latest < datetime.fromisoformat(last.at):
        says = f"The anchor of {last.at} is ahead of the database: an older copy was restored, or all ends were cut."
        yield Fault(RESTORED, None, None, says)

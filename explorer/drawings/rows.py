"""The table beside a drawing: a row for each node and each tie, holding each fact that is stated of it, in words.

Each fact carries its value beside its words, so that what the table holds can be compared with any file of the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from explorer import dates, words
from explorer.text import _, _l, said
from graph.codes import codes
from graph.network import Edge, Network, Node

NODE_WORDS: Mapping[str, str] = {
    "client": _l("person supported"),
    "family": _l("family"),
    "professional": _l("professional"),
    "agency": _l("agency"),
}
TIE_WORDS: Mapping[str, str] = {
    "involved": _l("supports"),
    "contact": _l("was in contact with"),
    "member": _l("belongs to"),
    "related": _l("is related to"),
    "works_for": _l("works for"),
}
PLANNED = _l("plans contact with")
GENDERS: Mapping[str, str] = {"female": _l("female"), "male": _l("male"), "other": _l("other gender")}
SEALS: Mapping[str, str] = {
    "existence": _l("sealed: others read only that another service is involved"),
    "hidden": _l("sealed: hidden from others"),
}
RELATIONS: Mapping[str, str] = {
    "parent": _l("parent"),
    "partner": _l("partner"),
    "guardian": _l("guardian"),
    "carer": _l("carer"),
    "grandparent": _l("grandparent"),
    "sibling": _l("sibling"),
    "other": _l("relative"),
}
ANSWERS: Mapping[str, str] = {**words.NUMBERS, "cover": _l("whoever covers")}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its name and value as the files have them, and its words."""

    name: str
    value: str
    words: str
    day: bool = False


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A person, family or agency of the drawing."""

    id: str
    kind: str
    label: str
    kind_words: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie of the drawing, from one node to another."""

    id: str
    kind: str
    source: str
    target: str
    source_name: str
    words: str
    target_name: str
    facts: tuple[Fact, ...]


def node_rows(network: Network, now: datetime) -> tuple[NodeRow, ...]:
    """The nodes of a network whose facts are those stated, in its order; `now` in the zone of the page."""
    about = _About(_labels(network), now)
    return tuple(
        NodeRow(node.id, node.kind, node.label, str(NODE_WORDS[node.kind]), tuple(_facts(node, about)))
        for node in network.nodes
    )


def tie_rows(network: Network, now: datetime) -> tuple[TieRow, ...]:
    """The ties of a network whose facts are those stated, in its order; `now` in the zone of the page."""
    labels = _labels(network)
    about = _About(labels, now)
    return tuple(
        TieRow(
            edge.id,
            edge.kind,
            edge.source,
            edge.target,
            labels[edge.source],
            str(PLANNED if edge.facts.get("planned") else TIE_WORDS[edge.kind]),
            labels[edge.target],
            tuple(_facts(edge, about)),
        )
        for edge in network.edges
    )


def written(value: Any) -> str:
    """A value of a fact as the table holds it: a flag in lower case, a list with semicolons."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ";".join(str(each) for each in value)
    return str(value)


def _labels(network: Network) -> dict[str, str]:
    return {node.id: node.label for node in network.nodes}


@dataclass(frozen=True, slots=True)
class _About:
    """What words of a fact may depend on: what the nodes are called, and when it is said."""

    labels: Mapping[str, str]
    now: datetime


def _facts(of: Node | Edge, about: _About) -> Iterator[Fact]:
    for name, value in of.facts.items():
        if isinstance(value, Mapping):
            phone = str(value.get("phone", ""))
            yield Fact(f"{name}_phone", phone, phone)
            yield Fact(f"{name}_of", str(value.get("of", "")), str(ANSWERS.get(str(value.get("of")), "")))
        elif name in DAYS:
            day = date.fromisoformat(str(value))
            yield Fact(name, str(value), str(DAYS[name]) % {"day": dates.short_day(day, about.now.date())}, day=True)
        else:
            say = WORDS.get(name)
            yield Fact(name, written(value), say(value, about) if say else str(value))


DAYS: Mapping[str, str] = {
    "from": _l("since %(day)s"),
    "to": _l("until %(day)s"),
    "as_of": _l("as of %(day)s"),
    "on": _l("on %(day)s"),
    "away_until": _l("away until %(day)s"),
    "expected": _l("due %(day)s"),
    "died": _l("died on %(day)s"),
}


def _time(value: Any, about: _About) -> str:
    time = dates.clock_time(str(value), about.now.tzinfo or UTC)
    return _("at %(time)s", time=time) if time else str(value)


def _situations(value: Any) -> str:
    return words.listed([words.situation_label(str(code)) for code in value])


def _lives(value: Any) -> str:
    return _("lives there") if value else _("lives elsewhere")


def _age(value: Any) -> str:
    return _("under 1") if value == 0 else _("%(age)s years old", age=value)


def _behalf(value: Any, about: _About) -> str:
    return _("for %(agency)s", agency=about.labels[str(value)])


def _whom(value: Any, about: _About) -> str:
    return _("about %(name)s", name=about.labels[str(value)])


def _source(value: Any) -> str:
    return _("from %(source)s", source=value)


def _form(value: Any) -> str:
    found = codes()["relation_forms"].get(str(value))
    return said(found.label) if found else str(value)


def _contact(value: Any) -> str:
    found = codes()["contact_kinds"].get(str(value))
    return said(found.label) if found else str(value)


def _plain(say: Callable[[Any], str]) -> Callable[[Any, _About], str]:
    return lambda value, _about: say(value)


def _always(text: str) -> Callable[[Any, _About], str]:
    return lambda _value, _about: str(text)


WORDS: Mapping[str, Callable[[Any, _About], str]] = {
    "age": _plain(_age),
    "gender": _plain(lambda value: str(GENDERS.get(str(value), _("gender not known")))),
    "situations": _plain(_situations),
    "role": _plain(words.role_words),
    "lead": _always(_l("lead")),
    "active": _always(_l("no longer works there")),
    "cover": _plain(lambda value: _("%(name)s covers", name=value)),
    "agency_kind": _plain(words.kind_words),
    "agency_id": _behalf,
    "visibility": _plain(lambda value: str(SEALS.get(str(value), value))),
    "source_name": _plain(_source),
    "contact_kind": _plain(_contact),
    "planned": _always(_l("planned")),
    "at": _time,
    "about": _whom,
    "lives_here": _plain(_lives),
    "relation": _plain(lambda value: str(RELATIONS.get(str(value), value))),
    "form": _plain(_form),
}

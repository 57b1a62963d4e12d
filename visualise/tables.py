"""Everything that is drawn, as plain tables: what stands beside the picture for whoever can't see or use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.codes import situations
from graph.network import Node
from visualise.drawing import Drawing
from visualise.homes import is_child, oldest_first
from visualise.shapes import HomeCircle
from visualise.support import Supporter, agency_name, number_words, supporter_name
from visualise.words import age_words, ago, coming, given_name, listed, plain, spoken


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the names of the columns, and rows of words as long as the columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(drawing: Drawing) -> tuple[Table, ...]:
    """The people, their team, contact between colleagues, family ties and the questions; each where there is any."""
    found = (
        Table("People and their homes", ("Name", "Age", "Situation", "Home"), tuple(_people(drawing))),
        Table(
            "Who supports them",
            ("Agency", "Name", "Role", "Number", "Supports", "Last contact", "Next planned"),
            tuple(_team(drawing)),
        ),
        Table("Contact between colleagues", ("One", "Other", "Contact"), tuple(_colleagues(drawing))),
        Table("Family ties", ("Tie",), tuple((words,) for words in _kin(drawing))),
        Table("Questions", ("Question", "In the picture"), tuple(_questions(drawing))),
    )
    return tuple(table for table in found if table.rows)


def _people(drawing: Drawing) -> Iterator[tuple[str, ...]]:
    nodes = drawing.read.nodes
    for home in drawing.homes:
        members = sorted(
            (nodes[one] for one in home.members), key=lambda one: (is_child(one, drawing.as_of), *oldest_first(one))
        )
        for member in members:
            focus = " (in focus)" if member.id == drawing.network.focus else ""
            name = (plain(member.label) or "no name recorded") + focus
            yield (name, age_words(member.facts) or "not known", _situations(member), _home_name(home))


def _home_name(home: HomeCircle) -> str:
    return home.name or "not recorded"


def _situations(member: Node) -> str:
    known = situations()
    codes = [str(code) for code in member.facts.get("situations") or ()]
    return listed([known[code].label if code in known else spoken(code) for code in codes])


def _team(drawing: Drawing) -> Iterator[tuple[str, ...]]:
    nodes, today = drawing.read.nodes, drawing.as_of
    for one in drawing.read.supporters:
        clients = sorted((nodes[tie.client] for tie in one.ties), key=oldest_first)
        yield (
            agency_name(one.agency, nodes),
            supporter_name(one),
            _role(one),
            number_words(one.node),
            listed([given_name(client.label, client.facts) for client in clients]),
            ago(one.touch.last, today) if one.touch.last else "none recorded",
            coming(one.touch.next, today) if one.touch.next else "none planned",
        )


def _role(one: Supporter) -> str:
    role = listed([spoken(role) for role in one.roles]) or ("no one named" if one.desk else "not recorded")
    return f"{role}, lead" if one.lead else role


def _colleagues(drawing: Drawing) -> Iterator[tuple[str, ...]]:
    nodes, today = drawing.read.nodes, drawing.as_of
    for pair in drawing.read.between:
        last = f"last {ago(pair.touch.last, today)}" if pair.touch.last else "none recorded"
        following = f", next {coming(pair.touch.next, today)}" if pair.touch.next else ""
        yield (plain(nodes[pair.one].label), plain(nodes[pair.other].label), last + following)


def _kin(drawing: Drawing) -> Iterator[str]:
    nodes = drawing.read.nodes
    for edge in drawing.network.edges:
        if edge.kind == "related" and edge.source in nodes and edge.target in nodes:
            form = f"{spoken(edge.facts.get('form'))} " if edge.facts.get("form") else ""
            relation = spoken(edge.facts.get("relation"))
            yield f"{plain(nodes[edge.source].label)} is {form}{relation} of {plain(nodes[edge.target].label)}"
    yield from (kin.words for kin in drawing.kin if kin.style == "also")


def _questions(drawing: Drawing) -> Iterator[tuple[str, ...]]:
    for question in drawing.questions:
        yield (question.words, "yes" if question.drawn else "no")

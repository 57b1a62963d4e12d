"""Random drawings: what one viewer may see of a random network, drawn in a random state, and each face of it read."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import networkx as nx
from bs4 import BeautifulSoup, Tag
from flask import get_template_attribute

from explorer.drawings.legend import entries
from explorer.drawings.pages import PARTS, file
from explorer.drawings.rows import written
from explorer.drawings.sheet import Sheet, sheet
from explorer.drawings.view import View
from graph.agreed import REACHES
from graph.around import around_client, around_family
from graph.codes import codes
from graph.columnar import slice_of
from graph.model import Facts
from graph.slice import Slice
from graph.visible import hang_contacts, visible
from queries.drawn import DEPTHS, drawn
from queries.missing import Scope, missing_links
from tests.graph.access_networks import random_access
from tests.network import practitioner
from visualise.drawing import draw
from visualise.style import LINES

DAY = date(2026, 6, 10)
NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
Facts_ = Mapping[str, str]
LONG_ENOUGH = 3


@dataclass(frozen=True)
class Drawn:
    """A drawing in a state, whose it is, and the facts of which the viewer sees some."""

    sheet: Sheet
    facts: Facts
    seen: Slice
    me: str


@dataclass(frozen=True)
class Face:
    """What one face of a drawing holds: nodes by id, and ties by id, each with its facts as text."""

    nodes: Mapping[str, Facts_]
    ties: Mapping[str, Facts_]


def random_drawings(seed: int) -> Iterator[Drawn]:
    """A drawing of a family and of a client for each of a random network's first professionals who see one."""
    random = Random(seed)
    facts = hang_contacts(random_access(random, day=DAY, prefix=f"n{seed}."))
    for professional in random.sample(facts.professionals, k=3):
        sight = visible(practitioner(professional.id), DAY, facts)
        for kind, around in (("family", around_family), ("client", around_client)):
            held = sight.facts.families if kind == "family" else sight.facts.clients
            if not held:
                continue
            focus = random.choice(held).id
            part = around(sight.facts, focus, professional.id)
            assert part is not None
            shown = {each.id for each in part.clients}
            seen = slice_of(
                part,
                DAY,
                kind=kind,
                focus=focus,
                levels={each: sight.levels[each] for each in shown},
                another_service=sight.another_service & shown,
            )
            yield _drawn(random, kind, focus, seen, facts, professional.id)


def _drawn(random: Random, kind: str, focus: str, seen: Slice, facts: Facts, me: str) -> Drawn:
    scope = Scope(family=focus) if kind == "family" else Scope(client=focus)
    findings = missing_links(seen, DAY, scope=scope)
    view = random_view(random, focus, seen)
    return Drawn(sheet(seen, focus, NOW, view, findings, "A drawing"), facts, seen, me)


def random_view(random: Random, focus: str, seen: Slice) -> View:
    """A state: how far, some opened, some of the legend switched off, some left out, sometimes two to be connected."""
    plain = View(random.choice(DEPTHS))
    whole = draw(drawn(seen, focus, DAY, plain.reach), title="")
    codes = [entry.code for group in entries(whole, whole, plain).values() for entry in group]
    codes += [f"line.{code}" for code in LINES]
    ids = [node.id for node in whole.network.nodes]
    people = [each.id for each in (*seen.facts.clients, *seen.facts.professionals)]
    ends = random.sample([*people, "nobody"], k=2) if random.random() < 0.5 else [None, None]
    return View(
        plain.depth,
        opened=tuple(random.sample(ids, k=min(len(ids), random.choice((0, 0, 1, 2))))),
        off=tuple(random.sample(codes, k=min(len(codes), random.choice((0, 0, 1, 2, 3))))),
        without=tuple(random.sample(ids, k=min(len(ids), random.choice((0, 0, 1, 2))))),
        one=ends[0],
        other=ends[1],
    )


def table(found: Drawn) -> tuple[Face, str]:
    """The table beside the drawing, and all that stands in it, values and ids too."""
    html = get_template_attribute(PARTS, "everyone")(found.sheet, found.me)
    tree = BeautifulSoup(str(html), "html.parser")
    nodes = {
        str(row["data-node"]): {**_row(row), "label": row.select_one("[data-label]").text}
        for row in tree.select("[data-node]")
    }
    ties = {
        str(row["data-tie"]): {**_row(row), "source": str(row["data-source"]), "target": str(row["data-target"])}
        for row in tree.select("[data-tie]")
    }
    assert len(nodes) == len(tree.select("[data-node]"))
    assert len(ties) == len(tree.select("[data-tie]"))
    return Face(nodes, ties), str(html) + "\n" + tree.get_text(" ")


def cards(found: Drawn) -> set[str]:
    """The ids of the cards under the drawing."""
    html = get_template_attribute(PARTS, "everyone")(found.sheet, found.me)
    given = [str(card["data-for"]) for card in BeautifulSoup(str(html), "html.parser").select("[data-for]")]
    assert len(given) == len(set(given))
    return set(given)


def _row(row: Tag) -> dict[str, str]:
    facts = {
        str(fact["data-fact"]): str(fact.get("value") or fact.get("datetime")) for fact in row.select("[data-fact]")
    }
    return {"kind": str(row["data-kind"]), **facts}


def as_json(found: Drawn) -> tuple[Face, str]:
    """The JSON of the drawing, and the whole of it as text without the parts of the page that it brings along."""
    answer = json.loads(file(found.sheet, "json", lambda shape: f"/{shape}").get_data(as_text=True))
    answer.pop("parts")
    nodes = {each["id"]: _flat(each) for each in answer["nodes"]}
    ties = {each["id"]: _flat(each) for each in answer["edges"]}
    return Face(nodes, ties), json.dumps(answer, ensure_ascii=False)


def _flat(of: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in of.items():
        if isinstance(value, Mapping):
            found |= {f"{name}_{part}": str(inner) for part, inner in value.items()}
        elif name != "id":
            found[name] = written(value)
    return found


def as_graphml(found: Drawn) -> tuple[Face, str]:
    """The GraphML of the drawing, read back."""
    text = file(found.sheet, "graphml", str).get_data(as_text=True)
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    nodes = {str(id_): {name: written(value) for name, value in facts.items()} for id_, facts in graph.nodes(data=True)}
    ties = {
        str(key): {**{name: written(value) for name, value in facts.items()}, "source": one, "target": other}
        for one, other, key, facts in graph.edges(keys=True, data=True)
    }
    return Face(nodes, ties), text


def as_html(found: Drawn) -> tuple[set[str], str]:
    """The ids of the nodes of the stand-alone file, and what it holds of its own."""
    tree = BeautifulSoup(file(found.sheet, "html", str).get_data(as_text=True), "html.parser")
    nodes = json.loads(tree.select_one("#nodes").text)
    own = [tag.text for tag in tree.select("script") if str(tag.get("type")) == "application/json"]
    for tag in tree.select("script, style"):
        tag.decompose()
    return {each["id"] for each in nodes}, "\n".join([*own, tree.get_text(" ")])


def told(facts: Facts) -> set[str]:
    """Every text of some facts that tells something: ids, names, numbers, sources, days, roles.

    Not the words of closed lists, which a legend may use; the rows of the table are compared by those.
    """
    plain = {code for entries_ in codes().values() for code in entries_} | set(REACHES)
    found: set[str] = set()
    for name in Facts.__dataclass_fields__:
        for fact in getattr(facts, name):
            values = (getattr(fact, field) for field in fact.__dataclass_fields__)
            found |= {_text(value) for value in values if isinstance(value, str | date)}
    return {each for each in found if len(each) >= LONG_ENOUGH} - plain


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def stands_in(text: str, within: str) -> bool:
    """Whether a text stands in another as a whole: an id is not part of a longer one."""
    return re.search(rf"(?<![\w.]){re.escape(text)}(?![\w.]|-\w)", within) is not None

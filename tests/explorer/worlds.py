"""Two worlds for one viewer: a network, and the same without what the viewer may not see; and what the viewer does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import TypeAlias

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from graph.agreed import in_force
from graph.codes import agency_kinds
from graph.model import Agency, Facts, Involvement, current
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.explorer.pages import PASSWORD, a_token, token, without_token
from tests.graph.access_networks import random_access
from tests.graph.introductions_oracle import introductions

NOW = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
DAY = date(2026, 6, 10)
TWICE = "twice-"
"""Of whom a second record was joined, its id begins so."""
GROUNDS = ("uk-safeguarding", "se-sip", "uk-safeguarding", "uk-early-help", "uk-safeguarding")
"""On which ground the agencies of one lot of worlds after another share."""
TOGETHER = 10
"""How many worlds lie side by side in one database."""
NOBODY = ("nobody", "../c1", "' OR 1=1 //", "n0.c1")
# What answers the same to everyone, and what changes something: nobody's network is in it.
APART = frozenset(
    {"static", "pictures.painter", "health.health", "accounts.sign_in", "accounts.sign_out"}
    # Their answers hold a secret of their own, new each time.
    | {"factors.prove", "factors.set_up", "issuers.come_back"}
)
# The pages whose address carries the state of a drawing.
DRAWINGS = frozenset(
    {"people.client_network", "people.client_picture", "families.family_network", "families.family_picture"}
)
SHAPES = ("svg", "html", "graphml", "json", "json")
OFF = ("kind.client", "kind.agency", "line.none", "line.recent", "line.kin", "line.missing")
Act: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """A viewer, the network, and what of it the viewer may see."""

    viewer: Viewer
    name: str
    facts: Facts
    seen: Facts


def worlds(seeds: Iterable[int]) -> Iterator[World]:
    """A world for each seed, whose viewer sees somebody.

    Nobody who is asked whether to be introduced: that is told from what they don't see, and tested apart.
    """
    for seed in seeds:
        random = Random(seed)
        facts = hang_contacts(random_access(random, day=DAY, prefix=f"n{seed}."))
        for professional in random.sample(facts.professionals, k=len(facts.professionals)):
            ground = GROUNDS[seed // TOGETHER % len(GROUNDS)]
            viewer = Viewer(f"account of {professional.id}", "practitioner", professional.id, grounds=ground)
            sight = visible(viewer, DAY, facts)
            asked = any(who == professional.id for _, _, who, _ in introductions(facts, DAY))
            if sight.levels and employed(facts, professional.id) and (viewer.agreed_only or not asked):
                lines = agreed_lines(facts, sight) if viewer.agreed_only else with_lines(sight, f"z{seed}.")
                yield World(viewer, f"viewer {seed}", facts, with_agencies(facts, lines))
                break


def employed(facts: Facts, professional_id: str) -> bool:
    """Whether somebody can sign in: they work for an agency that shares, or no employment of theirs is known at all."""
    own = [each for each in facts.employments if each.professional_id == professional_id]
    sharing = {each.id for each in facts.agencies if in_force(each, DAY)}
    return not own or any(current(each.start, each.end, DAY) and each.agency_id in sharing for each in own)


def with_agencies(facts: Facts, seen: Facts) -> Facts:
    """What is seen, with the agencies that have an agreement: which of these share is told to everyone alike."""
    there = {each.id for each in seen.agencies}
    more = (each for each in facts.agencies if each.id not in there and (each.shared_from or each.shared_until))
    return replace(seen, agencies=(*seen.agencies, *more))


def with_lines(sight: Sight, prefix: str) -> Facts:
    """What is seen, and somebody else in the place of each who is told of by a line alone.

    "Another service is involved", however many and whichever: so one other service makes the same line.
    """
    seen, services, agencies = sight.facts, list[Involvement](), list[Agency]()
    hidden = [(client, "adult-mental-health", "existence") for client in sorted(sight.another_service)]
    hidden += [(client, kind, "open") for client, kinds in sight.through_lead.items() for kind in sorted(kinds)]
    for number, (client, kind, visibility) in enumerate(hidden):
        area = None if agency_kinds()[kind].place else "South"
        agencies.append(Agency(id=f"{prefix}a{number}", name="Somebody else", kind=kind, area=area))
        services.append(
            Involvement(id=f"{prefix}i{number}", agency_id=agencies[-1].id, client_id=client, visibility=visibility)
        )
    return replace(seen, agencies=(*seen.agencies, *agencies), involvements=(*seen.involvements, *services))


def agreed_lines(facts: Facts, sight: Sight) -> Facts:
    """The same where agencies share on agreement only: one service of each agency whose line was agreed to.

    That an agency was agreed on is shown; whether it supports anybody is told by no more than the line.
    """
    agreed = {(each.client_id, agency) for each in sight.facts.consents for agency in each.said}
    seen = {each.id for each in sight.facts.involvements}
    lines = {
        each.client_id: each.agency_id
        for each in sorted(facts.involvements, key=lambda each: each.id, reverse=True)
        if each.client_id in sight.another_service
        and each.id not in seen
        and each.visibility == "existence"
        and (each.client_id, each.agency_id) in agreed
    }
    services = (
        Involvement(id=f"line-{client}", agency_id=agency, client_id=client, visibility="existence")
        for client, agency in lines.items()
    )
    return replace(sight.facts, involvements=(*sight.facts.involvements, *services))


def acts(world: World, rules: Iterable[Rule], random: Random, count: int) -> list[Act]:
    """What the viewer does: a request to each reading page at random ids, searches, and commands asked as them."""
    known = [each.id for each in world.facts.clients]
    clients = [*known, *(f"{TWICE}{each}" for each in known), *NOBODY]
    families = [*(each.id for each in world.facts.families), *NOBODY]
    people = [*clients, *(each.id for each in world.facts.professionals)]
    given: Mapping[str, Callable[[], str]] = {
        "client_id": lambda: random.choice(clients),
        "family_id": lambda: random.choice(families),
        "doubt_id": lambda: random.choice(NOBODY),
        "account_id": lambda: random.choice(NOBODY),
        "shape": lambda: random.choice(SHAPES),
    }
    everyone = [*people, *families, *(each.id for each in world.facts.agencies)]
    pages = [rule for rule in rules if "GET" in (rule.methods or ()) and rule.endpoint not in APART]
    unknown = [rule.endpoint for rule in pages if not rule.arguments <= given.keys()]
    assert unknown == [], "say here what is to be asked of these pages"
    made: list[Act] = [("get", rule.endpoint, *_filled(rule, given)) for rule in pages]
    for _ in range(count):
        rule = random.choice(pages)
        made.append(("get", rule.endpoint, *_filled(rule, given)))
    made += [
        ("get", rule.endpoint, *_filled(rule, given), *_state(random, everyone))
        for rule in pages
        if rule.endpoint in DRAWINGS
    ]
    made += [("search", random.choice([*clients, "shaw", "s", "n"])) for _ in range(2)]
    made += [
        ("run", "network", random.choice(clients), "--family", "--format", "json"),
        ("run", "network", random.choice(clients), "--as-of", "2026-05-20", "--format", "graphml"),
        ("run", "gaps", "--format", "json"),
        ("run", "gaps", "--family", random.choice(families), "--format", "csv"),
        ("run", "path", random.choice(people), random.choice(people), "--format", "json"),
        ("run", "export"),
    ]
    return random.sample(made, k=len(made))


def _filled(rule: Rule, given: Mapping[str, Callable[[], str]]) -> list[str]:
    return [f"{name}={given[name]()}" for name in sorted(rule.arguments)]


def _state(random: Random, everyone: list[str]) -> list[str]:
    """A state of a drawing: how far, what was opened, left out, switched off, and the two to be connected."""
    state = {name: random.choice(everyone) for name in ("open", "without", "from", "to", "selected")}
    state |= {"depth": random.choice("123"), "off": random.choice((f"agency.{random.choice(everyone)}", *OFF))}
    return [f"{name}={state[name]}" for name in random.sample(sorted(state), k=4)]


class Browser:
    """The viewer at the pages: what each request answers, to the byte but for form tokens and cookies."""

    def __init__(self, app: Flask, name: str) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        form = {"name": name, "password": PASSWORD, "csrf_token": token(self.client)}
        assert self.client.post("/sign-in", data=form).status_code == 303

    def get(self, endpoint: str, *values: str) -> object:
        """A page."""
        with self.app.test_request_context():
            address = self.app.url_for(endpoint, **dict(each.split("=", 1) for each in values))
        answer = self.client.get(address)
        headers = sorted((name, value) for name, value in answer.headers if name != "Set-Cookie")
        text = without_token(answer) if answer.mimetype.startswith("text/") else answer.data
        length = [each for each in headers if each[0] == "Content-Length"]
        return answer.status_code, [each for each in headers if each not in length], text

    def search(self, text: str) -> object:
        """A search."""
        answer = self.client.post("/search", data={"text": text, "csrf_token": a_token(self.client)})
        return answer.status_code, answer.headers.get("Location"), without_token(answer)


def exported(folder: Path) -> dict[str, bytes]:
    """The files of an export."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())} if folder.exists() else {}

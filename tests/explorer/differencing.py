"""An area in which agencies share some families and not others, and all that a coordinator can be shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random
from types import MappingProxyType

import time_machine
from flask.testing import FlaskClient

from explorer import create_app
from explorer.cli.agency_tables import make_tables
from graph.codes import agency_kinds
from graph.cypher import load
from graph.migrate import migrate
from graph.model import Address, Agency, Contact, Employment, Facts, Family, Involvement, Professional
from graph.progress import silent
from graph.settings import load_settings
from graph.store import Store
from queries.missing import DEFAULT
from tests.database import wipe
from tests.explorer.conftest import KEY, NOW, Clock, add_account
from tests.explorer.pages import PASSWORD, text_without_token, token
from tests.graph.loaded_access import load_networks
from tests.network import door
from tests.queries.agency_oracle import open_facts
from tests.queries.missing.scene import Row, facts, person

AREA = "North"
AGENCIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "care": ("Children’s social care", "child-social-care"),
        "oak": ("Oak Primary School", "school"),
        "elm": ("Elm Primary School", "school"),
        "homes": ("Riverside Housing", "housing"),
        "beat": ("Neighbourhood police", "police"),
        "doctors": ("Hill Surgery", "gp"),
    }
)
ELSEWHERE = Agency(id="far", name="Far Housing", kind="housing", area="South")
FAMILIES = 26
SEALED = ("hidden", "existence")
NAMED = ("Quillfeather", "Zebedee", "Worker at", "Mill Lane", "home-", "kid-", "of-care")
"""What a client, a family, a professional, an address or their ids are called here."""


def drawn(seed: int) -> Facts:
    """Families of a client each, ties of the agencies' people with some, and contacts of every two about some."""
    random = Random(seed)
    rows: list[Row] = [Agency(id=id_, name=name, kind=kind, area=AREA) for id_, (name, kind) in AGENCIES.items()]
    rows.append(ELSEWHERE)
    for agency in (*AGENCIES, ELSEWHERE.id):
        rows += [Professional(id=f"of-{agency}", name=f"Worker at {agency}")]
        rows += [Employment(professional_id=f"of-{agency}", agency_id=agency)]
    for number in range(FAMILIES):
        rows += _family(f"{number:02}", random)
    return facts(*rows)


def _family(number: str, random: Random) -> list[Row]:
    home, client = f"home-{number}", f"kid-{number}"
    with_it = [each for each in (*AGENCIES, ELSEWHERE.id) if random.random() < (0.2 if each == ELSEWHERE.id else 0.5)]
    since, spoke_on = (NOW.date() - timedelta(days=days) for days in (200, 40))  # of two months' tables
    ties = [
        Involvement(id=f"{each}-{number}", professional_id=f"of-{each}", client_id=client, agency_id=each, start=since)
        for each in with_it
    ]
    spoken = [
        Contact(
            id=f"{one}-{other}-{number}",
            professional_id=f"of-{one}",
            other_professional_id=f"of-{other}",
            about=client,
            on=spoke_on,
            involvement=f"{one}-{number}",
        )
        for one in with_it
        for other in with_it
        if one < other and random.random() < 0.5
    ]
    at = Address(family_id=home, address=f"{number} Mill Lane", area=AREA)
    return [
        Family(id=home, name="Quillfeather"),
        at,
        *person(client, f"Zebedee Quillfeather{number}", home),
        *ties,
        *spoken,
    ]


def with_secrets(held: Facts, seed: int) -> Facts:
    """The same, some of its ties sealed, and some of its families shielded."""
    random = Random(seed)
    hidden = {each.id for each in held.families if random.random() < 0.2}
    clients = {each.client_id for each in held.memberships if each.family_id in hidden}
    return replace(
        held,
        involvements=tuple(
            replace(each, visibility=random.choice(SEALED) if random.random() < 0.2 else "open")
            for each in held.involvements
        ),
        clients=tuple(replace(each, shielded=each.id in clients) for each in held.clients),
        families=tuple(replace(each, shielded=each.id in hidden) for each in held.families),
        memberships=tuple(replace(each, shielded=each.family_id in hidden) for each in held.memberships),
        addresses=tuple(replace(each, shielded=each.family_id in hidden) for each in held.addresses),
    )


def without_family(held: Facts, family: str) -> Facts:
    """Without a family and all that is known of its people."""
    gone = {each.client_id for each in held.memberships if each.family_id == family}

    def left(rows: tuple[Row, ...], name: str) -> tuple[Row, ...]:
        return tuple(each for each in rows if getattr(each, name) not in gone)

    return replace(
        held,
        families=tuple(each for each in held.families if each.id != family),
        addresses=tuple(each for each in held.addresses if each.family_id != family),
        clients=left(held.clients, "id"),
        records=left(held.records, "client_id"),
        memberships=left(held.memberships, "client_id"),
        involvements=left(held.involvements, "client_id"),
        contacts=left(held.contacts, "about"),
    )


def without_contact(held: Facts, family: str) -> Facts:
    """Without the contacts about a family."""
    about = {each.client_id for each in held.memberships if each.family_id == family}
    return replace(held, contacts=tuple(each for each in held.contacts if each.about not in about))


def left_open(held: Facts) -> Facts:
    """A database that holds nothing sealed or shielded, and nobody who is shielded."""
    shown = open_facts(held)
    clients = tuple(each for each in shown.clients if not each.shielded)
    ids = {each.id for each in clients}
    return replace(
        shown,
        clients=clients,
        families=tuple(each for each in shown.families if not each.shielded),
        records=tuple(each for each in shown.records if each.client_id in ids),
    )


def load_only(store: Store, held: Facts) -> None:
    """Put these facts, and nothing else, in the database."""
    wipe(store)
    migrate(store)
    load_networks(store, [held])
    store.write(load("tests.cypher", "number_nodes"))


def coordinator(store: Store, password_hash: str, area: str) -> FlaskClient:
    """A browser in which somebody is signed in who coordinates an area."""
    app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, Clock())
    add_account(store, "cora", None, password_hash, area, role="coordinator")
    browser = app.test_client()
    given = {"name": "cora", "password": PASSWORD, "csrf_token": token(browser)}
    assert browser.post("/sign-in", data=given).status_code == 303
    return browser


def keep_anew(store: Store, *keys: str) -> None:
    """Make the tables of as many months up to this one as there are keys, and forget those before."""
    store.write(load("tests.explorer.cypher", "forget_tables"))
    for ago, key in enumerate(keys):
        day = NOW.date() - timedelta(days=30 * ago)
        with time_machine.travel(NOW - timedelta(days=30 * ago), tick=True):
            make_tables(store, door(store, day), day, DEFAULT, key, silent)


def seen(browser: FlaskClient) -> dict[str, str]:
    """All that a coordinator can be shown: the page with each kind of agency and without, and the file."""
    answers = {path: browser.get(path) for path in paths()}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: text_without_token(answer.text) for path, answer in answers.items()}


def paths() -> list[str]:
    """Every address of a page or file, with every filter."""
    kinds = [f"/agencies?area={AREA}&kind={each}" for each in agency_kinds()]
    return [f"/agencies?area={AREA}", *kinds, f"/agencies.csv?area={AREA}"]

"""What each endpoint is asked with: where ids stand in its address, its query and its form, and what else a form needs.

tests/explorer/test_ids.py and test_forged.py walk the application's list of endpoints and fail where one isn't here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.access import ENDPOINTS, PUBLIC

# In an address: whose id it is, and what is no id.
OF_CLIENTS, OF_FAMILIES, OF_ANYTHING = "client", "family", "anything"
IN_PATHS: Mapping[str, str] = {
    "client_id": OF_CLIENTS,
    "family_id": OF_FAMILIES,
    "factor_id": OF_ANYTHING,
    "doubt_id": OF_ANYTHING,
    "account_id": OF_ANYTHING,
}
NO_IDS: Mapping[str, str] = {"shape": "json", "filename": "css/common-thread.css", "number": "0"}
# What is asked about where another id is tried: somebody whom Ana supports, with her family.
WELL: Mapping[str, str] = {
    "client_id": "ella",
    "family_id": "shaw",
    "factor_id": "another",
    "doubt_id": "another",
    "account_id": "another",
    **NO_IDS,
}

DRAWING: Mapping[str, str] = dict.fromkeys(
    ("open", "without", "from", "to", "selected", "off", "on", "listed"), OF_ANYTHING
)
SCOPE: Mapping[str, str] = {"client": OF_CLIENTS, "family": OF_FAMILIES}
IN_QUERIES: Mapping[str, Mapping[str, str]] = {
    "people.home": {"made": OF_ANYTHING},
    "people.client": {"made": OF_ANYTHING},
    "people.client_timeline": {"who": OF_ANYTHING},
    "people.client_network": DRAWING,
    "people.client_picture": DRAWING,
    "families.family_network": DRAWING,
    "families.family_picture": DRAWING,
    "missing.questions": {**SCOPE, "made": OF_ANYTHING, "of": OF_ANYTHING},
    "missing.sheet": SCOPE,
    "supervised.questions": {"of": OF_ANYTHING},
    "supervised.sheet": {"of": OF_ANYTHING},
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form as our pages send it: what is always in it, and which of its fields hold ids."""

    fields: Mapping[str, str]
    ids: Mapping[str, str]


FORMS: Mapping[str, Form] = {
    "accounts.sign_in": Form({"name": "ana", "password": "not the password"}, {}),
    "accounts.sign_out": Form({}, {}),
    "factors.prove": Form({"code": "000000"}, {}),
    "factors.set_up": Form({"code": "000000"}, {}),
    "factors.remove": Form({}, {}),
    "factors.renew_recovery": Form({}, {}),
    "own.end_session": Form({"session": "x"}, {}),
    "own.take_part": Form({"yes": "1"}, {}),
    "own.change_password": Form({"password": ""}, {}),
    "passkeys.ask": Form({}, {}),
    "passkeys.show": Form({"answer": "x"}, {}),
    "passkeys.ask_new": Form({}, {}),
    "passkeys.add": Form({"answer": "x"}, {}),
    "issuers.leave": Form({}, {}),
    "issuers.come_back": Form({}, {}),
    "people.search": Form({"text": "ella"}, {"text": OF_ANYTHING}),
    "missing.answer": Form(
        {"rule": "no-lead", "key": "no-lead|x", "kind": "not-needed", "reason": "known"}, {**SCOPE, "key": OF_ANYTHING}
    ),
    "missing.undo": Form({"answer": "x"}, {**SCOPE, "answer": OF_ANYTHING}),
    "missing.first_answer": Form(
        {"rule": "lapsed-contact", "key": "lapsed-contact|x", "on": "2026-11-24", "kind": "visit"},
        {**SCOPE, "key": OF_ANYTHING, "who": OF_ANYTHING},
    ),
    "missing.end": Form({"key": "left-but-listed|x"}, {**SCOPE, "key": OF_ANYTHING}),
    "missing.list_again": Form({"ended": "x", "of": "ella"}, {**SCOPE, "ended": OF_ANYTHING, "of": OF_CLIENTS}),
    "contacts.record": Form({"kind": "visit", "on": "2026-11-24"}, {}),
    "records.correct": Form({"known_as": "Ellie", "seen": "x" * 64}, {}),
    "doors.find": Form({"name": "Ella Shaw", "born": "2018-01-01"}, {}),
    "doors.join": Form(
        {"found": "x", "reason": "duty", "joining": "team"}, {"found": OF_ANYTHING, "agency": OF_ANYTHING}
    ),
    "doors.know_privately": Form({"found": "x"}, {"found": OF_ANYTHING}),
    "doors.add": Form({"family_name": "", "born": "2020", "made": "x"}, {"made": OF_ANYTHING, "agency": OF_ANYTHING}),
    "doors.confirm": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "doors.leave": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "doors.come_back": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "families.tell": Form({"told": "not-told", "seen": ""}, {}),
    "concerns.raise_concern": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "consents.agree": Form(
        {"given_by": "themselves", "service": "oak-primary", "until": "2027-01-01", "made": "x"},
        {"agency": OF_ANYTHING, "service": OF_ANYTHING, "made": OF_ANYTHING},
    ),
    "consents.say_so": Form({"consent": "x", "agency": "x"}, {"consent": OF_ANYTHING, "agency": OF_ANYTHING}),
    "consents.take_back": Form({"consent": "x"}, {"consent": OF_ANYTHING}),
    "copies.release": Form({"line": "x"}, {"line": OF_ANYTHING}),
    "copies.take_back": Form({"line": "x"}, {"line": OF_ANYTHING}),
    "seals.open_seal": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "seals.seal": Form({"involvement": "x", "visibility": "hidden"}, {"involvement": OF_ANYTHING}),
    "seals.shield": Form({}, {}),
    "openings.override": Form({"found": "x", "ground": "consent", "words": "y"}, {"found": OF_ANYTHING}),
    "openings.enquire": Form({"found": "x", "ground": "concern", "words": "y"}, {"found": OF_ANYTHING}),
    "openings.take_up": Form({"opening": "x"}, {"opening": OF_ANYTHING}),
    "openings.close": Form({"opening": "x"}, {"opening": OF_ANYTHING}),
    "invitations.look_up": Form({"text": "hill"}, {}),
    "invitations.ask_in": Form({"text": "hill"}, {}),
    "invitations.invite": Form({"agency": "x"}, {"professional": OF_ANYTHING}),
    "invitations.ask_any": Form({}, {}),
    "invitations.accept": Form({"invitation": "x"}, {"invitation": OF_ANYTHING}),
    "invitations.decline": Form({"invitation": "x"}, {"invitation": OF_ANYTHING}),
    "introductions.answer": Form({"introduction": "x", "meet": "yes"}, {"introduction": OF_ANYTHING}),
    "kinship.family": Form(
        {"other": "tom", "kin": "sibling", "place": "lives"}, {"other": OF_CLIENTS, "family": OF_FAMILIES}
    ),
    "kinship.confirm": Form({"fact": "x"}, {"fact": OF_ANYTHING}),
    "kinship.withdraw": Form({"fact": "x"}, {"fact": OF_ANYTHING}),
    "agencies.ask": Form({"area": "North", "first": "x", "second": "y"}, {"first": OF_ANYTHING, "second": OF_ANYTHING}),
    "audit.looked": Form({"client": "ella", "days": "7"}, {"client": OF_CLIENTS}),
    "audit.searched": Form({"name": "Ella Shaw", "days": "7"}, {}),
    "audit.review": Form({"opening": "x"}, {"opening": OF_ANYTHING}),
    "leads.hand_over": Form({"to": "x"}, {"to": OF_ANYTHING}),
    "leads.ask_to_lead": Form({"to": "x"}, {"to": OF_ANYTHING}),
    "leads.ask_to_lift": Form({}, {}),
    "supervision.agree": Form({"proposal": "x"}, {"proposal": OF_ANYTHING}),
    "supervision.confirm": Form({"involvement": "x"}, {"involvement": OF_ANYTHING}),
    "supervision.review": Form({"opening": "x"}, {"opening": OF_ANYTHING}),
    "doubts.same": Form({}, {}),
    "doubts.different": Form({}, {}),
    "doubts.part": Form({"record": "x"}, {"record": OF_ANYTHING}),
    # Without what for: whoever opened one can't open another, whatever it is called.
    "meetings.open_meeting": Form({"purpose": "", "minutes": "30", "made": "x"}, {"made": OF_ANYTHING}),
    "meetings.come": Form({"code": "0000-0000"}, {}),
    "meetings.leave": Form({}, {}),
    "meetings.let_in": Form({"presence": "x"}, {"presence": OF_ANYTHING}),
    "meetings.send_away": Form({"presence": "x"}, {"presence": OF_ANYTHING}),
    "meetings.set_guests": Form({"guests": "1"}, {}),
    "meetings.go_on": Form({"seen": "x"}, {}),
    "meetings.connect": Form({}, {}),
    "meetings.disconnect": Form({}, {}),
    "meetings.end": Form({}, {}),
    "wall.wall": Form({"code": "0000-0000"}, {}),
    "administration.make": Form(
        {"professional": "x", "name": "somebody", "role": "practitioner"}, {"professional": OF_ANYTHING}
    ),
    "administration.end": Form({}, {}),
    "merges.part": Form({"record": "x"}, {"record": OF_ANYTHING}),
    "merges.same": Form({"doubt": "x", "yes": "yes"}, {"doubt": OF_ANYTHING}),
    "contacts.take_back": Form({"made": "x", "page": "questions"}, {**SCOPE, "made": OF_ANYTHING}),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place in which an endpoint takes an id: in its `path`, `query` or `form`, by name, and whose it is."""

    endpoint: str
    method: str
    where: str
    name: str
    kind: str

    def __str__(self) -> str:
        return f"{self.endpoint} {self.where} {self.name}"

    def ask(self, app: Flask, browser: FlaskClient, id_: str, sent: str = "") -> TestResponse:
        """The answer where this id stands there; `sent` is the token of a form."""
        query = {self.name: id_} if self.where == "query" else {}
        given = {**WELL, self.name: id_} if self.where == "path" else WELL
        address = address_of(app, self.endpoint, given)
        if self.method == "GET":
            return browser.get(address, query_string=query)
        form = FORMS[self.endpoint].fields | ({self.name: id_} if self.where == "form" else {})
        return browser.post(address, data={**form, "csrf_token": sent})


def address_of(app: Flask, endpoint: str, given: Mapping[str, str] = WELL) -> str:
    """The address of an endpoint with these values in it."""
    with app.test_request_context():
        rule = next(each for each in app.url_map.iter_rules(endpoint))
        return app.url_map.bind("localhost").build(endpoint, {name: given[name] for name in rule.arguments})


def places(app: Flask) -> Iterator[Place]:
    """Every place of every endpoint that takes an id."""
    for rule in app.url_map.iter_rules():
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        for name in sorted(rule.arguments - NO_IDS.keys()):
            yield Place(rule.endpoint, method, "path", name, IN_PATHS[name])
        for name, kind in IN_QUERIES.get(rule.endpoint, {}).items():
            yield Place(rule.endpoint, "GET", "query", name, kind)
        if "POST" in (rule.methods or ()):
            for name, kind in FORMS[rule.endpoint].ids.items():
                yield Place(rule.endpoint, "POST", "form", name, kind)


def changes(app: Flask) -> dict[str, str]:
    """The address of every endpoint that takes a form, by its name."""
    posts = [rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return {endpoint: address_of(app, endpoint) for endpoint in posts}


def behind_sign_in() -> set[str]:
    """The endpoints that need an account."""
    return {name for name, permission in ENDPOINTS.items() if permission != PUBLIC}

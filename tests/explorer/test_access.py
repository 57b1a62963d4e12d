from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explorer.access import ENDPOINTS, HALF_SIGNED_IN, PUBLIC, SIGNED_IN
from graph.cypher import load
from graph.store import Store
from graph.viewer import ROLES
from tests.explorer.pages import a_token, token, without_token

PATHS = {
    "people.home": "/",
    "people.search": "/search",
    "people.client": "/clients/ella",
    "people.client_timeline": "/clients/ella/timeline",
    "people.client_network": "/clients/ella/network",
    "people.client_picture": "/clients/ella/network.svg",
    "families.family": "/families/shaw",
    "families.family_network": "/families/shaw/network",
    "families.family_picture": "/families/shaw/network.png",
    "missing.questions": "/questions",
    "missing.sheet": "/questions.csv",
    "missing.rules": "/rules",
    "doors.find": "/find",
    "invitations.look_up": "/directory",
    "invitations.ask_in": "/clients/ella/ask",
    "records.correct": "/clients/ella/correct",
    "kinship.family": "/clients/ella/kin",
    "meetings.page": "/meeting",
}
OF_COORDINATORS = {"agencies.table": "/agencies", "agencies.table_file": "/agencies.csv"}
COORDINATORS_POSTS = {"agencies.ask": "/agencies/ask"}
OF_OFFICERS = {"audit.questions": "/audit", "audit.reviews": "/reviews"}
OFFICERS_POSTS = {
    "audit.looked": "/audit/looked",
    "audit.searched": "/audit/searched",
    "audit.review": "/reviews/done",
}
OF_SUPERVISORS = {
    "supervision.page": "/supervision",
    "supervision.agree": "/supervision/agree",
    "supervision.confirm": "/supervision/confirm",
    "supervision.review": "/supervision/reviewed",
    "supervised.questions": "/supervision/questions",
    "supervised.sheet": "/supervision/questions.csv",
}
OF_RECORDS_OFFICERS = {
    "doubts.page": "/doubts",
    "doubts.joined": "/doubts/joined",
    "doubts.two": "/doubts/another",
    "doubts.same": "/doubts/another/same",
    "doubts.different": "/doubts/another/different",
    "doubts.part": "/doubts/joined/part",
}
OF_ADMINISTRATORS = {
    "administration.accounts": "/administration",
    "administration.make": "/administration/accounts/new",
    "administration.account": "/administration/accounts/another",
    "administration.agency": "/administration/agency",
}
ADMINISTRATORS_POSTS = {
    "administration.end": "/administration/accounts/another/end",
}
# There only where agencies share on agreement only (tests/explorer/test_consents.py).
ON_AGREEMENT = {"consents.agree": "/clients/ella/agree"}
# There only for whoever's own agency holds a sealed or shielded line (tests/explorer/test_copies.py).
BEHIND_A_SEAL = {"copies.page": "/clients/ella/copy"}
GROUPS = (PATHS, OF_COORDINATORS, OF_OFFICERS, OF_ADMINISTRATORS, ON_AGREEMENT, BEHIND_A_SEAL)
OF_CHAIRS = {
    "meetings.open_meeting": "/families/shaw/meeting",
    "meetings.let_in": "/meeting/let-in",
    "meetings.send_away": "/meeting/send-away",
    "meetings.set_guests": "/meeting/guests",
    "meetings.go_on": "/meeting/continue",
    "meetings.connect": "/meeting/screen",
    "meetings.disconnect": "/meeting/screen/off",
    "meetings.end": "/meeting/end",
}
OF_DESKS = {"openings.enquire": "/find/enquire", "openings.take_up": "/find/take-up"}
CHANGES = {
    "missing.answer": "/questions/answer",
    "missing.undo": "/questions/undo",
    "missing.first_answer": "/questions/first-answer",
    "contacts.record": "/clients/ella/contacts",
    "contacts.take_back": "/contacts/take-back",
    "doors.join": "/find/join",
    "doors.know_privately": "/find/private",
    "doors.add": "/find/add",
    "doors.confirm": "/clients/ella/confirm",
    "doors.leave": "/clients/ella/leave",
    "concerns.raise_concern": "/clients/ella/concern",
    "families.tell": "/families/shaw/told",
    "doors.come_back": "/come-back",
    "missing.end": "/questions/end",
    "missing.list_again": "/questions/list-again",
    "openings.override": "/find/override",
    "consents.say_so": "/clients/ella/agree/say-so",
    "consents.take_back": "/clients/ella/agree/take-back",
    "copies.release": "/clients/ella/copy/release",
    "copies.take_back": "/clients/ella/copy/take-back",
    "seals.open_seal": "/clients/ella/open-seal",
    "seals.seal": "/clients/ella/seal",
    "seals.shield": "/clients/ella/shield",
    "introductions.answer": "/introductions",
    "kinship.confirm": "/clients/ella/kin/confirm",
    "kinship.withdraw": "/clients/ella/kin/withdraw",
    "leads.hand_over": "/clients/ella/lead/hand-over",
    "leads.ask_to_lead": "/clients/ella/lead/ask",
    "leads.ask_to_lift": "/clients/ella/lead/lift",
    "invitations.invite": "/clients/ella/invite",
    "invitations.ask_any": "/clients/ella/ask-any",
    "invitations.accept": "/invitations/accept",
    "invitations.decline": "/invitations/decline",
    "openings.close": "/openings/close",
    "meetings.come": "/meeting/come",
    "meetings.leave": "/meeting/leave",
    "merges.part": "/clients/ella/part",
    "merges.same": "/clients/ella/same",
}
# None of these is anybody whom Ana can see; some are people that are there.
NOBODY = [
    "nobody",
    "gemma",
    "mia",
    "shaw",
    "' OR 1=1 //",
    '"}) DETACH DELETE n //',
    "$viewer",
    "%2e%2e%2fella",
    "..",
    "ella%00",
    "ella ",
    "ELLA",
    "élla",
    "<script>alert(1)</script>",
    "x" * 5000,
    "{{7*7}}",
]


def test_every_endpoint_is_in_the_table_and_nothing_else(app: Flask):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ENDPOINTS)


def test_every_permission_is_some_roles():
    held = {permission for role in ROLES.values() for permission in role.permissions}
    assert set(ENDPOINTS.values()) <= held | {PUBLIC, HALF_SIGNED_IN, SIGNED_IN}


@pytest.mark.parametrize("path", [each for group in GROUPS for each in group.values()])
def test_a_page_needs_signing_in(client: FlaskClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


@pytest.mark.parametrize("path", CHANGES.values(), ids=CHANGES)
def test_a_change_needs_signing_in_and_a_token(client: FlaskClient, ana: FlaskClient, demo: Store, path: str):
    everything = load("tests.explorer.cypher", "everything")
    before = demo.read(everything)
    answer = client.post(path, data={"csrf_token": token(client)})
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert [ana.post(path, data=given).status_code for given in ({}, {"csrf_token": "x"})] == [400, 400]
    assert ana.get(path).status_code in (404, 405)
    assert demo.read(everything) == before


def test_the_pages_tried_here_are_all_that_need_signing_in():
    behind = {name for name, permission in ENDPOINTS.items() if permission not in (PUBLIC, HALF_SIGNED_IN, SIGNED_IN)}
    others = {
        *OF_COORDINATORS,
        *COORDINATORS_POSTS,
        *OF_OFFICERS,
        *OFFICERS_POSTS,
        *OF_SUPERVISORS,
        *OF_RECORDS_OFFICERS,
        *OF_ADMINISTRATORS,
        *ADMINISTRATORS_POSTS,
        *OF_DESKS,
        *OF_CHAIRS,
        *ON_AGREEMENT,
        *BEHIND_A_SEAL,
    }
    assert {*PATHS, *others, *CHANGES} == behind


def test_a_page_that_nobody_put_in_the_table_is_nobodys(app: Flask, signed_in: Callable[[str], FlaskClient]):
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = signed_in("ana").get("/forgotten")
    assert answer.status_code == 403
    assert "secret" not in answer.text


@pytest.mark.parametrize("id_", NOBODY)
def test_whoever_cannot_be_seen_is_as_if_not_there(ana: FlaskClient, id_: str):
    answers = [ana.get(f"/clients/{id_}"), ana.get(f"/clients/{id_}/network"), ana.get(f"/clients/{id_}/network.svg")]
    if id_ != "shaw":
        answers += [ana.get(f"/families/{id_}"), ana.get(f"/families/{id_}/network")]
    plain = without_token(ana.get("/clients/nobody-at-all"))
    assert {answer.status_code for answer in answers} == {404}
    assert {without_token(answer) for answer in answers} == {plain}


@pytest.mark.parametrize("path", ["/clients/../families/shaw/x", "/clients/a/b", "/nowhere", "/clients/", "/clients"])
def test_no_such_page_is_answered_the_same(ana: FlaskClient, path: str):
    answer = ana.get(path)
    assert answer.status_code == 404
    assert without_token(answer) == without_token(ana.get("/clients/nobody-at-all"))


def test_a_page_that_a_role_does_not_have_is_refused_and_that_is_written_down(ana: FlaskClient, demo: Store):
    assert ana.get("/agencies").status_code == 403
    entry = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"], entry["subjects"]) == ("refused", "agencies.table", [])


def test_a_refusal_is_written_down_without_names(ana: FlaskClient, demo: Store):
    ana.get("/clients/gemma")
    entry = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"], entry["focus"], entry["rows"]) == ("refused", "client", "gemma", 0)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_get_writes_nothing_but_its_audit_entry(ana: FlaskClient, demo: Store, path: str):
    everything = load("tests.explorer.cypher", "everything")
    before, entries = demo.read(everything), demo.read(load("tests.explorer.cypher", "entries"))
    assert ana.get(path).status_code == 200
    assert demo.read(everything) == before
    made = demo.read(load("tests.explorer.cypher", "entries"))[len(entries) :]
    assert [entry["act"] for entry in made] == (
        []
        if path in ("/search", "/rules", "/find", "/directory", "/meeting")
        else ["export" if path == "/questions.csv" else "view"]
    )


def test_searching_writes_nothing_but_its_audit_entry(ana: FlaskClient, demo: Store):
    given = {"text": "ella", "csrf_token": a_token(ana)}
    everything = load("tests.explorer.cypher", "everything")
    before = demo.read(everything)
    assert ana.post("/search", data=given).status_code == 303
    assert demo.read(everything) == before

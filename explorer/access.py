"""Which page needs what: one table of all endpoints, and the one place where a request is let in or not.

A page that is not in the table is nobody's. `PUBLIC` needs no sign-in, `HALF_SIGNED_IN` a right password, `SIGNED_IN`
any account, the others are permissions of graph/viewer.py. `FRESH` asks for a factor of the last five minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urlencode

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from explorer.accounts import first, proving, sessions
from explorer.site import site
from graph.errors import NotAllowed, NotThere
from graph.grounds import ASKING, ENQUIRY, INTRODUCTION, JOINING, MEETINGS, RECORDS
from graph.guard import NOT_ALLOWED
from graph.journal import entry
from graph.viewer import NOBODY
from queries.accounts import Account

Permission: TypeAlias = str

PUBLIC: Permission = "public"
HALF_SIGNED_IN: Permission = "half-signed-in"
SIGNED_IN: Permission = NOBODY
READ_NETWORK: Permission = "read-network"
ANSWER: Permission = "answer"
RECORD: Permission = "record"
READ_TABLES: Permission = "read-tables"
ASK_LEADS: Permission = "ask-leads"
SEARCH: Permission = "search"
JOIN: Permission = "join"
LEAD: Permission = "lead"
OPEN: Permission = "open"
ENQUIRE: Permission = "enquire"
READ_JOURNAL: Permission = "read-journal"
REVIEW: Permission = "review"
SUPERVISE: Permission = "supervise"
SEAL: Permission = "seal"
MERGE: Permission = "merge"
PART: Permission = "part"
MEET: Permission = "meet"
CHAIR: Permission = "chair"
ADMINISTER: Permission = "administer"

ENDPOINTS: Mapping[str, Permission] = {
    "static": PUBLIC,
    "pictures.painter": PUBLIC,
    "health.health": PUBLIC,
    "about.privacy": PUBLIC,
    "about.who_sees_what": SIGNED_IN,
    "about.agreements": SIGNED_IN,
    "accounts.sign_in": PUBLIC,
    "accounts.sign_out": HALF_SIGNED_IN,
    "factors.prove": HALF_SIGNED_IN,
    "factors.set_up": HALF_SIGNED_IN,
    "factors.remove": SIGNED_IN,
    "issuers.leave": PUBLIC,
    "issuers.come_back": PUBLIC,
    "passkeys.ask": PUBLIC,
    "passkeys.show": PUBLIC,
    "passkeys.ask_new": SIGNED_IN,
    "passkeys.add": SIGNED_IN,
    "factors.renew_recovery": SIGNED_IN,
    "own.account": SIGNED_IN,
    "own.end_session": SIGNED_IN,
    "own.take_part": SIGNED_IN,
    "own.change_password": SIGNED_IN,
    "people.home": READ_NETWORK,
    "people.search": READ_NETWORK,
    "people.client": READ_NETWORK,
    "people.client_timeline": READ_NETWORK,
    "people.client_network": READ_NETWORK,
    "people.client_picture": READ_NETWORK,
    "families.family": READ_NETWORK,
    "families.tell": RECORD,
    "families.family_network": READ_NETWORK,
    "families.family_picture": READ_NETWORK,
    "missing.questions": READ_NETWORK,
    "missing.sheet": READ_NETWORK,
    "missing.rules": READ_NETWORK,
    "missing.answer": ANSWER,
    "missing.undo": ANSWER,
    "missing.first_answer": RECORD,
    "contacts.record": RECORD,
    "contacts.take_back": RECORD,
    "records.correct": RECORD,
    "doors.find": SEARCH,
    "doors.join": JOIN,
    "invitations.look_up": READ_NETWORK,
    "invitations.ask_in": JOIN,
    "invitations.invite": JOIN,
    "invitations.ask_any": JOIN,
    "invitations.accept": JOIN,
    "invitations.decline": JOIN,
    "openings.override": OPEN,
    "openings.enquire": ENQUIRE,
    "openings.take_up": ENQUIRE,
    "openings.close": OPEN,
    "doors.know_privately": JOIN,
    "doors.add": JOIN,
    "doors.confirm": JOIN,
    "doors.leave": JOIN,
    "doors.come_back": JOIN,
    "missing.end": JOIN,
    "missing.list_again": JOIN,
    "concerns.raise_concern": RECORD,
    "consents.agree": RECORD,
    "consents.say_so": RECORD,
    "consents.take_back": RECORD,
    "copies.page": SEAL,
    "copies.release": SEAL,
    "copies.take_back": SEAL,
    "seals.open_seal": SEAL,
    "seals.seal": SEAL,
    "seals.shield": SEAL,
    "introductions.answer": RECORD,
    "kinship.family": JOIN,
    "kinship.confirm": JOIN,
    "kinship.withdraw": JOIN,
    "agencies.table": READ_TABLES,
    "agencies.table_file": READ_TABLES,
    "agencies.ask": ASK_LEADS,
    "audit.questions": READ_JOURNAL,
    "audit.looked": READ_JOURNAL,
    "audit.searched": READ_JOURNAL,
    "audit.reviews": REVIEW,
    "audit.review": REVIEW,
    "leads.hand_over": LEAD,
    "leads.ask_to_lead": LEAD,
    "leads.ask_to_lift": LEAD,
    "supervision.page": SUPERVISE,
    "supervision.agree": SUPERVISE,
    "supervision.confirm": SUPERVISE,
    "supervision.review": SUPERVISE,
    "supervised.questions": SUPERVISE,
    "supervised.sheet": SUPERVISE,
    "doubts.page": MERGE,
    "doubts.two": MERGE,
    "doubts.same": MERGE,
    "doubts.different": MERGE,
    "doubts.joined": MERGE,
    "doubts.part": MERGE,
    "meetings.open_meeting": CHAIR,
    "meetings.page": MEET,
    "meetings.come": MEET,
    "meetings.leave": MEET,
    "meetings.let_in": CHAIR,
    "meetings.send_away": CHAIR,
    "meetings.set_guests": CHAIR,
    "meetings.go_on": CHAIR,
    "meetings.connect": CHAIR,
    "meetings.disconnect": CHAIR,
    "meetings.end": CHAIR,
    "wall.wall": PUBLIC,
    "wall.changed": PUBLIC,
    "merges.part": PART,
    "merges.same": PART,
    "administration.accounts": ADMINISTER,
    "administration.make": ADMINISTER,
    "administration.account": ADMINISTER,
    "administration.end": ADMINISTER,
    "administration.agency": ADMINISTER,
}
# What asks for a factor newer than five minutes, and the page that one comes back to: nothing is sent twice by itself.
FRESH: Mapping[str, str] = {
    "openings.override": "doors.find",
    "leads.hand_over": "people.client",
    "leads.ask_to_lead": "people.client",
    "leads.ask_to_lift": "people.client",
    "supervision.agree": "supervision.page",
    "supervised.sheet": "supervised.questions",
    "missing.sheet": "missing.questions",
    "doubts.same": "doubts.two",
    "copies.release": "copies.page",
    "copies.take_back": "copies.page",
    "seals.open_seal": "people.client",
    "seals.seal": "people.client",
    "seals.shield": "people.client",
    "agencies.table_file": "agencies.table",
    "factors.remove": "own.account",
    "factors.renew_recovery": "own.account",
    "passkeys.ask_new": "own.account",
    "passkeys.add": "own.account",
    "own.change_password": "own.change_password",
    "administration.make": "administration.make",
    "administration.end": "administration.account",
}
# What doesn't exist on some grounds on which agencies share, and the door that it belongs to (graph/grounds.yaml).
DOOR_OF: Mapping[str, str] = {
    "doors.join": JOINING,
    "invitations.ask_any": ASKING,
    "openings.enquire": ENQUIRY,
    "openings.take_up": ENQUIRY,
    "introductions.answer": INTRODUCTION,
    **dict.fromkeys(("doubts.page", "doubts.two", "doubts.same", "doubts.different"), RECORDS),
    **dict.fromkeys(("doubts.joined", "doubts.part", "merges.same"), RECORDS),
    **dict.fromkeys((each for each in ENDPOINTS if each.startswith(("meetings.", "wall."))), MEETINGS),
}
HOME = "people.home"
# All that a password which was made up for somebody is good for: choosing their own, and what that takes.
OWN_PASSWORD = "own.change_password"  # noqa: S105  a page
BEFORE_OWN_PASSWORD = (OWN_PASSWORD, "factors.prove", "accounts.sign_out")
# Where those begin who have no people of their own, by what they may.
OTHER_HOMES: Mapping[Permission, str] = {
    READ_TABLES: "agencies.table",
    READ_JOURNAL: "audit.questions",
    MERGE: "doubts.page",
    ADMINISTER: "administration.accounts",
}
FILES = ("static", "pictures.painter")
# What a screen asks is no use of anybody's session: neither read nor kept awake by it.
WITHOUT_SESSION = (*FILES, "health.health", "wall.wall", "wall.changed")


def init_app(app: Flask) -> None:
    """Ask before every request."""
    app.before_request(admit)


def admit() -> Response | None:
    """Let a request in, send it to sign in, or refuse it. Raises NotAllowed, NotThere, DatabaseUnavailable."""
    endpoint = request.endpoint
    if endpoint in WITHOUT_SESSION:
        return None
    g.session = sessions.current()
    g.account = g.session.account if g.session and proving.complete(g.session) else None
    if endpoint is None:
        # No such page: the error page says so, to whoever asks.
        return None
    permission = ENDPOINTS.get(endpoint)
    if permission == PUBLIC:
        return None
    if g.account is not None and endpoint not in BEFORE_OWN_PASSWORD and first.to_change(g.session):
        return redirect(url_for(OWN_PASSWORD, next=_asked_for()), 303)
    if permission == HALF_SIGNED_IN and g.session is not None:
        return None
    if g.account is None:
        return _to_sign_in() if g.session is None else _to_prove(_asked_for())
    if endpoint == HOME and not g.account.viewer.may(READ_NETWORK):
        return redirect(url_for(_home_of(g.account)), 303)
    if permission is None or not g.account.viewer.may(permission):
        # Every refusal is written down; which page it was says enough.
        site().store.write_together([entry(g.account.viewer, "refused", endpoint, [])])
        raise NotAllowed(NOT_ALLOWED)
    if DOOR_OF.get(endpoint) in g.account.viewer.without:
        site().store.write_together([entry(g.account.viewer, "refused", endpoint, [])])
        raise NotThere
    return needs_fresh_factor(FRESH[endpoint]) if endpoint in FRESH else None


def needs_fresh_factor(page: str) -> Response | None:
    """The way to a factor newer than five minutes, and then to a page; None where one was shown just now."""
    if g.session.lately:
        return None
    # Of what was sent, where one was going is kept; what was typed is not sent twice by itself.
    kept = urlencode({"next": request.form["next"]}) if request.form.get("next") else ""
    given = request.query_string.decode() if request.method in ("GET", "HEAD") else kept
    return _to_prove(_address_of(page) + (f"?{given}" if given else ""))


def _address_of(page: str) -> str:
    """The address of a page; one about somebody is about whom the request is."""
    of_page = {name for rule in current_app.url_map.iter_rules(page) for name in rule.arguments}
    return url_for(page, **{name: value for name, value in (request.view_args or {}).items() if name in of_page})


def signed_in() -> Account:
    """Whoever is signed in, on a page that `admit` has let them into."""
    account: Account = g.account
    return account


def _home_of(account: Account) -> str:
    """Where somebody without people of their own begins. Raises NotAllowed for who may see no page at all."""
    for permission, endpoint in OTHER_HOMES.items():
        if account.viewer.may(permission):
            return endpoint
    raise NotAllowed(NOT_ALLOWED)


def _to_sign_in() -> Response:
    """To sign in and back again; only a page that was asked for by GET can be come back to."""
    return redirect(url_for("accounts.sign_in", next=_asked_for(), ended="1" if sessions.had_one() else None), 303)


def _to_prove(back: str | None) -> Response:
    return redirect(url_for("factors.prove", next=back), 303)


def _asked_for() -> str | None:
    back = request.full_path.removesuffix("?") if request.method in ("GET", "HEAD") else None
    return None if back == "/" else back

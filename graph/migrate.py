"""Makes a database ours: constraints, indexes, names, the deployment's mark, the counter and the source operator."""

from __future__ import annotations

from dataclasses import fields

from graph import model
from graph.cypher import Cypher, load
from graph.errors import DatabaseRefused
from graph.facts import KINDS
from graph.model import OPERATOR
from graph.store import Store

DEPLOYMENT = "common-thread"
VERSION = 1
SECONDS = 120.0

LABELS = (
    "Client", "Record", "Family", "Address", "Situation", "Professional", "Agency", "Source",
    "Account", "Session", "SignInAttempts", "Factor", "Handshake",
    "Entry", "Chain", "Import", "FeedKey", "Answer", "AgencyTable",
    "DoorRate", "Opening", "Invitation", "Ask", "Proposal", "Introduction", "Agreement", "Merged", "Doubt", "Consent",
    "Meeting", "Presence", "Wall",
    "Deployment", "Counter", "TestDatabase", "Restored",
)  # fmt: skip
RELATIONSHIPS = (
    "OF", "HAS", "AT", "MEMBER_OF", "RELATED_TO", "WORKS_FOR", "INVOLVED_WITH", "CONTACT", "OPENED_BY", "ABOUT",
    "KNOWS_PRIVATELY", "FACTOR_OF", "BINDS", "MERGED_INTO", "FOR",
    "PRESENT_AT", "SHOWS",
)  # fmt: skip
# Properties that are no field of the model: what the program keeps for itself.
OWN_PROPERTIES = (
    "n", "next", "version", "started", "finished", "folder", "completed_by", "stands_for", "feed", "snapshot",
    "name_key", "professional", "password", "password_until", "created_at", "ended_at", "last_seen", "moments",
    "latest", "by_issuer",
    "rule", "particular", "clients", "evidence", "reason", "until", "undone_at",
    "chain", "number", "previous", "heads", "salt", "commitment", "mac", "length", "head",
    "erased_on", "erased_under", "erased_mac", "reviewed_by", "reviewed_on",
    "act", "account", "by", "query", "focus", "subjects", "rows",
    "demonstration", "areas", "month", "table", "restoring", "restored",
    "joining", "joins", "to_before", "left_on", "ended_by", "client", "ground", "words", "agency", "since",
    "concern_told_on", "waits", "added_by", "granted_by", "granted_at", "yes_by", "yes_agencies",
    "supervises", "oversees", "administers",
    "supervised_by", "supervised_on", "opened_on", "sealed_on", "shielded_on", "handed_on",
    "released_on", "released_by", "released_as",
    "evaluated_since", "grounds", "said_by",
    "for", "answered_on", "accepted_by",
    "founding", "stated_on", "pair", "yes",
    "purposes", "ended_by", "asked", "desk",
    "into", "merged_on", "merged_by", "was_of", "was_with", "about_was", "client_was",
    "clients_was", "subjects_was", "evidence_was", "particular_was",
    "first", "second", "fields", "fingerprint", "settled_on", "same_on", "same_by", "homes", "found_on",
    "family", "purpose", "code", "code_until", "guests", "shown_for", "asked_at", "admitted_at", "left_at",
    "begun", "changes", "sent_away",
    "proved_at", "proved_with", "factors_added", "recovery", "secret", "last_step",
    "retire_on", "credential", "public_key", "sign_count", "kept", "issuer", "subject",
)  # fmt: skip
FIELD_AS_PROPERTY = {"start": "from", "end": "to"}

FOREIGN = (
    "The database holds something that isn't Common Thread's, and is left alone. "
    "Name an empty database with NEO4J_DATABASE or another server with NEO4J_URI."
)
HALF_RESTORED = (
    "A restore into this database has not finished, so what is in it is not whole. "
    "Run `common-thread restore FILE` again."
)
NEWER = "The database belongs to a newer Common Thread (its layout is {found}, ours {ours}). Update the program."


def migrate(store: Store, *, restoring: bool = False) -> None:
    """Make the database ours, or bring it up to date; where nothing is to be done, nothing changes.

    Raises DatabaseRefused where it holds something else, belongs to a newer version, or a restore into it has not
    finished and this is not the next one (`restoring`); it is then untouched.
    """
    found = store.read(load("graph", "holds"), mark="Deployment")[0]
    ours = store.read(load("graph", "version"), deployment=DEPLOYMENT) if found["marked"] else []
    if found["anything"] and not ours:
        raise DatabaseRefused(FOREIGN)
    if ours and ours[0]["version"] > VERSION:
        raise DatabaseRefused(NEWER.format(found=ours[0]["version"], ours=VERSION))
    if ours and ours[0]["restoring"] and not restoring:
        raise DatabaseRefused(HALF_RESTORED)
    _complete_schema(store)
    store.write(load("graph", "words"), labels=LABELS, relationships=RELATIONSHIPS, properties=properties())
    store.write(load("graph", "deployment"), deployment=DEPLOYMENT, version=VERSION, operator=OPERATOR)
    store.read(load("graph", "ready"), seconds=SECONDS)


def _complete_schema(store: Store) -> None:
    """Make the constraints and indexes that aren't there: to say all of them again is most of a migration's work."""
    standing = store.read(load("graph", "standing"))[0]["names"]
    missing = [each for each in load("graph", "schema").statements if _name(each) not in standing]
    if missing:
        store.write_together([(statement, {}) for statement in missing], seconds=SECONDS)


def _name(statement: Cypher) -> str:
    """What `CREATE INDEX entry_at IF NOT …` is to be called; each statement of the schema begins so."""
    return statement.text.split()[2]


def half_restored(store: Store) -> bool:
    """Whether a restore into the database has not finished. Raises DatabaseUnavailable."""
    if not store.read(load("graph", "holds"), mark="Deployment")[0]["marked"]:
        return False
    return any(row["restoring"] for row in store.read(load("graph", "version"), deployment=DEPLOYMENT))


def properties() -> list[str]:
    """The names of all properties that we store."""
    ours = {FIELD_AS_PROPERTY.get(field.name, field.name) for kind in KINDS.values() for field in fields(kind)}
    return sorted(ours | set(OWN_PROPERTIES) | set(model.Record.__dataclass_fields__))

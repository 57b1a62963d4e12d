"""Accounts and their sessions: one function for each .cypher file beside this one, of the same name.

Passwords and session ids come here only as hashes; moments are aware datetimes in UTC.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from graph.agreed import PRESSES, TOLD_BEFORE
from graph.cypher import Cypher, load
from graph.errors import InputRefused
from graph.grounds import DEFAULT
from graph.grounds import ENQUIRY as ENQUIRIES
from graph.journal import entered_either, entry
from graph.meetings import present
from graph.projection import Anchors
from graph.store import Row, Step, Store
from graph.viewer import ROLES, Viewer
from queries.grounds import profile_of
from queries.openings import ENQUIRY, Opening, opening

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=1)
# How long one may take between the password and the second factor.
HALF_WAY = timedelta(minutes=10)
# How new a factor is to be for what asks for a fresh one.
LATELY = timedelta(minutes=5)
# How long one may sign in with a password that was made up for them.
FIRST_LASTS = timedelta(days=7)
SESSIONS_AT_MOST = 3
SUPERVISOR = "supervisor"

TAKEN = "There is an account with that name. End it first with `common-thread user end`, or choose another name."
BOUND = "Another account is bound to that subject. End it first with `common-thread user end`."
NOT_EMPLOYED = (
    "A supervisor is a professional, and works for the agency within which they supervise: name both. An administrator "
    "who is named as a professional works for the agency whose accounts they make."
)
UNKNOWN_PROFESSIONAL = "No professional has that id. Look it up in professionals.csv or in the export."
NOBODY_KNOWN = Viewer(account="", role="")
UNKNOWN_AGENCY = "No agency has that id. Look it up in agencies.csv or in the export."
EXCLUDED = (
    "They have an account whose role excludes this one: who supports people, who oversees, who joins records and who "
    "makes accounts are different people."
)
WAITS = "That account waits for a second person, who runs `common-thread user grant`."
SECOND = (
    "It takes two people: somebody else than who added the account, signed in to this server as themselves, "
    "runs `common-thread user grant`."
)
GRANTED = "That account waits for nobody."
UNKNOWN_ACCOUNT = "No account by that name is in use. `common-thread user list` shows all of them."


@dataclass(frozen=True, slots=True)
class Ending:
    """An agency whose agreement ends soon, and with it the sign-in of its people: on a day, in so many days."""

    agency: str
    on: date
    days: int

    @property
    def presses(self) -> bool:
        """Whether it ends so soon that it presses."""
        return timedelta(days=self.days) <= PRESSES


@dataclass(frozen=True, slots=True)
class Attending:
    """The meeting at which somebody is, about which family and until when, and what that opens for them."""

    family_id: str
    until: datetime
    opens: Anchors


@dataclass(frozen=True, slots=True)
class Account:
    """An account. `person` is the professional's name where it is bound to one, `areas` those that it answers for.

    `supervises` is the agency within which a supervisor supervises, `oversees` the one for which a privacy officer
    answers instead of areas, `administers` that of an administrator. Nobody signs in to one that `waits` for a second
    person to grant it. `ending` is the agreement of its agency, in the last 60 days. `grounds` is the profile on whose
    ground the agencies of the deployment share. `meeting` is the id of the meeting into which its chair let them, and
    `attends` what that opens.
    """

    id: str
    name: str
    role: str
    professional: str | None = None
    person: str | None = None
    areas: tuple[str, ...] = ()
    openings: tuple[Opening, ...] = ()
    supervises: str | None = None
    waits: bool = False
    ending: Ending | None = None
    oversees: str | None = None
    administers: str | None = None
    grounds: str = DEFAULT
    meeting: str | None = None
    attends: Attending | None = None

    @property
    def viewer(self) -> Viewer:
        """The account as one who looks; an enquiry opens nothing on a ground on which none are made."""
        enquiries = ENQUIRIES not in profile_of(self.grounds).without
        openings = [each for each in self.openings if each.kind != ENQUIRY or enquiries]
        viewer = Viewer(
            account=self.id,
            role=self.role,
            professional=self.professional,
            areas=self.areas,
            supervises=self.supervises,
            oversees=self.oversees,
            administers=self.administers,
            grounds=self.grounds,
            opened=tuple(each.client_id for each in openings),
            enquired=tuple(each.client_id for each in openings if each.kind == ENQUIRY),
        )
        return present(viewer, self.attends.opens) if self.attends else viewer


@dataclass(frozen=True, slots=True)
class Listed:
    """An account in the list; `ended_at` is empty while it stands. Moments are ISO 8601 in UTC."""

    id: str
    name: str
    role: str
    professional: str | None
    areas: list[str]
    supervises: str | None
    oversees: str | None
    administers: str | None
    granted_by: str | None
    waits: bool
    created_at: str
    ended_at: str | None


@dataclass(frozen=True, slots=True)
class Granted:
    """Whose account was granted, as what, who had made it, and whether its password begins with that."""

    person: str | None
    role: str
    made_by: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account with the hash of its password, for the one moment of signing in; a first one `lapses`."""

    account: Account
    password: str
    lapses: datetime | None


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: whose it is, and whether its use was last noted more than a minute ago.

    `proved_with` is by what its owner showed who they are, `lately` whether within five minutes, `factors` how many the
    account has. Without `proved_with` the password was right, and the second factor is still to come. `first` is
    whether their password is still the one that was made up for them.
    """

    account: Account
    stale: bool
    proved_with: str | None
    lately: bool
    factors: int
    first: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """This moment in UTC, and the day that it is where the service is."""

    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session as its owner sees it: the hash of its id, and the moments in ISO 8601."""

    id: str
    started: str
    last_seen: str


def name_key(name: str) -> str:
    """A sign-in name as it is compared: case and the way of typing an accent don't matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def add(store: Store, viewer: Viewer, account: Account, password: str, now: datetime, *, made_up: bool = False) -> None:
    """Add an account with the hash of its password; a supervisor's agency is their only one, unless it is named.

    One with a role that two people give waits until `grant`. A password that was made up is a first one. Raises
    InputRefused where the name is taken, the id of professional or agency nobody's, a supervisor works for no such
    agency, or the professional has an account that excludes the role.
    """
    step: Step = (
        _load("add"),
        {
            "id": account.id,
            "name": account.name,
            "name_key": name_key(account.name),
            "role": account.role,
            "professional": account.professional,
            "areas": list(account.areas),
            "supervisor": account.role == SUPERVISOR,
            "agency": account.supervises,
            "oversees": account.oversees,
            "administers": account.administers,
            "scope": account.oversees or account.administers,
            "waits": ROLES[account.role].two,
            "excluded": list(ROLES[account.role].excludes),
            "by": viewer.account,
            "password": password,
            "lapses": now + FIRST_LASTS if made_up else None,
            "now": now,
            "today": now.date(),
        },
    )
    answer = store.write_together([step, entry(viewer, "change", "accounts.add", [account.id])])[0][0]
    if answer["taken"]:
        raise InputRefused(TAKEN)
    if not answer["known"]:
        raise InputRefused(UNKNOWN_PROFESSIONAL)
    if not answer["placed"]:
        raise InputRefused(NOT_EMPLOYED)
    if not answer["there"]:
        raise InputRefused(UNKNOWN_AGENCY)
    if answer["excluded"]:
        raise InputRefused(EXCLUDED)


def grant(store: Store, viewer: Viewer, name: str, now: datetime, first: str | None = None) -> Granted:
    """Let a waiting account be used, on the word of somebody else than who added it. Raises InputRefused otherwise.

    One that an administrator made has no password before: it begins with the `first`, by its hash.
    """
    given = {"name_key": name_key(name), "by": viewer.account, "now": now, "lapses": now + FIRST_LASTS}
    step: Step = (_load("grant"), {**given, "password": first})
    rows = store.write_together([step, entry(viewer, "change", "accounts.grant", [find(store, name).id])])[0]
    if not rows:
        raise InputRefused(UNKNOWN_ACCOUNT)
    if not rows[0]["waited"]:
        raise InputRefused(GRANTED)
    if rows[0]["own"]:
        raise InputRefused(SECOND)
    row = rows[0]
    return Granted(row["person"], row["role"], row["made_by"], begins=row["without"])


def listed(store: Store) -> tuple[Listed, ...]:
    """All accounts, the standing ones first."""
    return tuple(Listed(**row) for row in store.read(_load("listed")))


def end(store: Store, viewer: Viewer, name: str, now: datetime) -> None:
    """End an account and all its sessions. Raises InputRefused where no standing account has the name."""
    account = find(store, name)
    step: Step = (_load("end"), {"name_key": name_key(name), "now": now})
    if not store.write_together([step, entry(viewer, "change", "accounts.end", [], focus=account.id)])[0]:
        raise InputRefused(UNKNOWN_ACCOUNT)


def bind(store: Store, viewer: Viewer, name: str, issuer: str, subject: str) -> None:
    """Bind an account to a subject of an issuer. Raises InputRefused where that is another's, or the name nobody's."""
    step: Step = (_load("bind"), {"name_key": name_key(name), "issuer": issuer, "subject": subject})
    rows = store.write_together([step, entry(viewer, "change", "accounts.bind", [])])[0]
    if not rows:
        raise InputRefused(UNKNOWN_ACCOUNT)
    if rows[0]["taken"]:
        raise InputRefused(BOUND)


def bound(store: Store, issuer: str, subject: str, agency: str, today: date) -> Account | None:
    """The standing account of a subject of an issuer, if its professional works for the issuer's agency today."""
    rows = store.read(_load("bound"), issuer=issuer, subject=subject, agency=agency, today=today)
    return _account(rows[0]) if len(rows) == 1 else None


def find(store: Store, name: str) -> Account:
    """The standing account of this name. Raises InputRefused where there is none."""
    rows = store.read(_load("find"), name_key=name_key(name))
    if not rows:
        raise InputRefused(UNKNOWN_ACCOUNT)
    return _account(rows[0])


def credentials(store: Store, name: str) -> Credentials | None:
    """What a sign-in by this name is checked against; None where no standing account has it."""
    rows = store.read(_load("credentials"), name_key=name_key(name))
    if not rows:
        return None
    row = rows[0]
    return Credentials(_account(row), row["password"], _moment(row["lapses"]))


def count_attempt(store: Store, counters: Mapping[str, int], since: datetime, now: datetime) -> bool:
    """Count an attempt under each key, unless one of them has had its most since a moment: then false, and wait."""
    given = [{"key": key, "most": most} for key, most in counters.items()]
    return not store.write(_load("count_attempt"), counters=given, since=since, now=now)[0]["refused"]


def forget_attempts(store: Store, keys: Iterable[str]) -> None:
    """Forget the attempts under these keys."""
    store.write(_load("forget_attempts"), keys=list(keys))


def employed(store: Store, account: Account, today: date) -> bool:
    """Whether an account stands, its professional is active, and one of the agencies they work for shares today."""
    return bool(store.read(_load("employed"), account=account.id, today=today))


def open_session(
    store: Store,
    account: Account,
    id_: str,
    now: datetime,
    proved_with: str | None,
    *,
    checked: str | None = None,
    by_issuer: bool = False,
) -> bool:
    """Open a session by the hash of its id, with its audit entry; false where the account ended meanwhile.

    Without `proved_with` a second factor is still to come, and the session is good for nothing but showing it. False
    too where a password was `checked` by a hash that is the account's no longer.
    """
    given = {"id": id_, "account": account.id, "now": now, "proved_with": proved_with, "others": SESSIONS_AT_MOST - 1}
    given |= {"checked": checked, "by_issuer": by_issuer}
    act = "sign-in" if proved_with else "password"
    written = [(_load("open_session"), given), entry(account.viewer, act, "accounts.open_session", [])]
    return bool(store.write_together(written)[0])


def prove_session(store: Store, account: Account, id_: str, new: str, now: datetime, proved_with: str) -> bool:
    """Note that a session's owner has shown a factor, and go on under the hash of a new id; false where it ended."""
    given = {"id": id_, "new": new, "now": now, "proved_with": proved_with, "others": SESSIONS_AT_MOST - 1}
    written = [(_load("prove_session"), given), entry(account.viewer, "sign-in", "accounts.prove_session", [])]
    return bool(store.write_together(written)[0])


def refuse_sign_in(store: Store, account: Account | None, by: str = "accounts.sign_in") -> None:
    """Write down that a sign-in was refused, and by which step; nobody's account where no standing one has the name."""
    store.write_together([entry(account.viewer if account else NOBODY_KNOWN, "refused", by, [])])


def session(store: Store, id_: str, moment: Moment) -> Session | None:
    """The open session by the hash of its id; None where it is closed, idle, too old, or its account ended.

    None too where the account's professional is not active, all their employments have ended by today, or none of their
    agencies shares today.
    """
    now = moment.now
    rows = store.read(
        _load("session"),
        id=id_,
        now=now,
        today=moment.today,
        oldest=now - LONGEST,
        idle=now - IDLE,
        fresh=now - TOUCH_EVERY,
        half=now - HALF_WAY,
        lately=now - LATELY,
        soon=moment.today + TOLD_BEFORE,
    )
    if not rows:
        return None
    row = rows[0]
    account = replace(_account(row), ending=_ending(row["ending"], moment.today), meeting=row["meeting"])
    return Session(account, row["stale"], row["proved_with"], row["lately"], row["factors"], row["first"])


def touch_session(store: Store, id_: str, now: datetime) -> None:
    """Note that a session is in use."""
    store.write(_load("touch_session"), id=id_, now=now)


def close_session(store: Store, account: Account, id_: str) -> None:
    """End a session, with its audit entry."""
    step: Step = (_load("close_session"), {"id": id_})
    store.write_together([step, entry(account.viewer, "sign-out", "accounts.close_session", [])])


def own_sessions(store: Store, account: Account, now: datetime) -> tuple[OwnSession, ...]:
    """The sessions in which an account is signed in, the newest first."""
    rows = store.read(_load("own_sessions"), account=account.id, oldest=now - LONGEST, idle=now - IDLE)
    return tuple(OwnSession(**row) for row in rows)


def end_session(store: Store, account: Account, id_: str) -> None:
    """End one of an account's sessions; one that isn't there, or isn't its own, changes nothing."""
    step: Step = (_load("end_session"), {"account": account.id, "id": id_})
    store.write_together([step, entry(account.viewer, "change", "accounts.end_session", [account.id])])


def change_password(store: Store, account: Account, password: str, keep: str) -> bool:
    """Keep the hash of an account's new password, and end all its sessions but the one to `keep`.

    False, and nothing is changed, where that one has ended meanwhile.
    """
    step: Step = (_load("change_password"), {"account": account.id, "password": password, "keep": keep})
    query, who = "accounts.change_password", account.viewer
    return entered_either(store, who, "change", query, step, subjects=[account.id], focus=account.id)


def renew_password(store: Store, viewer: Viewer, name: str, password: str, now: datetime) -> None:
    """Give whoever lost their password a first one again, by its hash; all their sessions end.

    Raises InputRefused where no standing account has the name, and for one that waits to be granted.
    """
    account = find(store, name)
    step: Step = (
        _load("renew_password"),
        {"account": account.id, "password": password, "lapses": now + FIRST_LASTS},
    )
    query, subjects = "accounts.renew_password", [account.id]
    if not entered_either(store, viewer, "change", query, step, subjects=subjects, focus=account.id):
        raise InputRefused(WAITS if account.waits else UNKNOWN_ACCOUNT)


def sweep(store: Store, since: datetime, now: datetime) -> None:
    """Take away idle sessions, and counts of attempts older than a moment."""
    store.write(_load("sweep"), idle=now - IDLE, since=since)


def _account(row: Row) -> Account:
    openings = tuple(opening(each) for each in row.get("openings", ()))
    told = row["id"], row["name"], row["role"], row["professional"], row.get("person")
    scope = {name: row[name] for name in ("supervises", "oversees", "administers")}
    made = Account(*told, tuple(row["areas"]), openings, waits=row.get("waits", False), **scope)
    return replace(made, grounds=profile_of(row["grounds"]).code)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _ending(row: Row | None, today: date) -> Ending | None:
    if row is None:
        return None
    on = date.fromisoformat(row["until"])
    return Ending(row["name"], on, (on - today).days)


def _load(name: str) -> Cypher:
    return load("queries.accounts", name)

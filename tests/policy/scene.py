"""A database with one of everything in it, and whatever was asked of it on the way there, with the parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from pyrage.x25519 import Identity
from werkzeug.test import TestResponse

from explorer import create_app
from explorer.accounts import passwords
from graph import rights, same
from graph.areas import areas
from graph.cypher import Cypher, load
from graph.guard import GuardedStore
from graph.links import Links
from graph.migrate import migrate
from graph.schemas import SCHEMAS
from graph.settings import load_settings
from graph.store import Ask, Row, Step, Store, T
from graph.viewer import Viewer, operator
from queries import (
    accounts,
    agency_tables,
    agreements,
    audit,
    backup,
    concerns,
    consents,
    demo,
    directory,
    doors,
    doubts,
    factors,
    grounds,
    introductions,
    kinship,
    leads,
    meetings,
    merges,
    pilot,
    retention,
    supervision,
    told,
)
from queries.accounts import Account
from queries.agency_chance import by_chance
from queries.agency_counts import table
from queries.audit_erase import without
from queries.doubtful import found_in
from queries.missing import DEFAULT
from queries.openings import in_force, shift
from queries.periods import Periods
from queries.retiring import Job
from queries.stating import MEMBER, RELATION, Stated
from queries.telling import Answer, Told
from seed.backup.restoring import read_through, restore
from seed.backup.saving import save
from seed.demo import DEMO_ACCOUNTS, FAMILY, demo_folder, edition
from seed.exporting import export_folder
from seed.feeds import import_feeds
from seed.tables import import_folder, unfinished
from tests.database import AUDIT_KEY, Server, wipe
from tests.explorer.pages import PASSWORD, a_token, first, soup, token
from tests.explorer.showing import code_at, set_up_codes, show
from tests.seed.family_context import FEEDS, MAPPING, a_copy

# A Wednesday, when everybody is at work.
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
WHO = DEMO_ACCOUNTS[0]
OPERATOR = operator("tester")
SECOND = operator("another tester")
COORDINATOR = "cora"
PRIVACY_OFFICER = "petra"
AGENCYS_OFFICER = "olga"
RECORDS_OFFICER = "rosa"
SUPERVISOR = "hill too"
CHAIRS = "priya chairs"
ADMINISTRATOR = "ada"
KEY = "a key for the tests, long enough to be one"


class RecordingStore(Store):
    """A store that remembers with which parameters each statement was run."""

    recorded: dict[str, list[dict[str, object]]]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def recording(ask: Ask) -> T:
            def noted(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                self.note(query, parameters)
                return ask(query, parameters)

            return work(noted)

        return super().read_work(recording, seconds=seconds)

    def write_together(self, steps: Sequence[Step], *, seconds: float = 30.0) -> list[list[Row]]:
        """As the store's own."""
        for query, parameters in steps:
            self.note(query, parameters)
        return super().write_together(steps, seconds=seconds)

    def write_either(self, change: Step, done: Sequence[Step], refused: Sequence[Step]) -> bool:
        """As the store's own."""
        for query, parameters in (change, *done, *refused):
            self.note(query, parameters)
        return super().write_either(change, done, refused)

    def stream(self, query: Cypher, /, *, seconds: float = 3600.0, **parameters: object) -> Iterator[Row]:
        """As the store's own."""
        self.note(query, parameters)
        return super().stream(query, seconds=seconds, **parameters)

    def note(self, query: Cypher, parameters: Mapping[str, object]) -> None:
        """Remember one call."""
        self.recorded.setdefault(query.name, []).append(dict(parameters))


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@dataclass
class Scene:
    """The database, what was asked of it, the pages on it, and a way to sign in."""

    store: RecordingStore
    clock: Clock
    app: Flask

    @property
    def recorded(self) -> Mapping[str, list[dict[str, object]]]:
        """The parameters of each statement that was run, by its name."""
        return self.store.recorded

    def browser(self, name: str = WHO.name) -> FlaskClient:
        """A browser in which somebody is signed in, a practitioner of the demonstration where nobody is named."""
        browser = self.app.test_client()
        given = {"name": name, "password": PASSWORD, "csrf_token": token(browser)}
        assert browser.post("/sign-in", data=given).status_code == 303
        return browser


def scene(server: Server, folder: Path) -> Iterator[Scene]:
    """Make it: all that the commands and the pages do, once, on a database that held nothing."""
    with ExitStack() as stack:
        store = stack.enter_context(
            RecordingStore(server.uri, server.username, server.password, warn=True, key=AUDIT_KEY)
        )
        store.recorded = {}
        wipe(store)
        store.recorded = {}
        clock = Clock()
        settings = load_settings({"COMMON_THREAD_SECRET_KEY": KEY})
        found = Scene(store, clock, create_app(settings, store, clock))
        _fill(store, folder)
        _ask(store, folder)
        _sign_in_and_out(found)
        _answer(found)
        _through_the_doors(found)
        _with_factors(found)
        _rights(found)
        _agreed(found)
        _joined(found, folder)
        _met(found)
        _administered(found)
        # Else it depends on when the database last looked which plan it makes.
        store.write(load("tests.policy.cypher", "count_anew"))
        yield found


def _fill(store: Store, folder: Path) -> None:
    """The demonstration, taken away once and loaded again; then somebody else's feeds, twice."""
    migrate(store)
    # A database that tests before these migrated has every index: nothing would be left to make.
    store.write(load("tests.cypher", "drop_index"))
    migrate(store)
    store.verify()
    demo.mark(store, edition(TODAY))
    own = demo_folder(TODAY, folder / "demo")
    import_folder(store, own, today=TODAY)
    demo.clear(store)
    demo.held(store)
    demo.claim(store)
    for _ in range(2):
        import_folder(store, own, today=TODAY)
        import_feeds(store, FEEDS, MAPPING, today=TODAY)
    import_feeds(store, _silent(folder), MAPPING, today=TODAY)
    _move_to_a_refuge(store, own)
    unfinished(store)
    _restore_a_backup(store, folder / "backup")


def _restore_a_backup(store: Store, file: Path) -> None:
    """All of it is copied, removed, and put back from the copy."""
    door, key = GuardedStore(store, OPERATOR, lambda: TODAY), Identity.generate()
    backup.amounts(store)
    save(door.stream("backup_nodes"), door.stream("backup_edges"), file, key.to_public(), NOW)
    backup.held(store)
    restore(store, OPERATOR, file, key, read_through(file, key))


def _silent(folder: Path) -> Path:
    """The feeds on a day on which they say nothing but who there is."""
    feeds = a_copy(folder)
    for path in feeds.glob("*.csv"):
        if path.stem != "person":
            path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return feeds


def _move_to_a_refuge(store: Store, own: Path) -> None:
    """A family moves where nobody may find it, and what was said of somebody is taken back."""
    addresses = own / "addresses.csv"
    rows = addresses.read_text(encoding="utf-8").splitlines()
    columns = rows[0].split(",")
    last = dict(zip(columns, rows[-1].split(","), strict=True)) | {"setting": "refuge"}
    addresses.write_text("\n".join([*rows[:-1], ",".join(last.values())]) + "\n", encoding="utf-8")
    (own / "clients.csv").write_text("id,given_name,family_name\nnobody,No,Body\n", encoding="utf-8")
    import_folder(store, own, today=TODAY)
    (own / "clients.csv").write_text("id,given_name,family_name\nnobody,,\n", encoding="utf-8")
    import_folder(store, own, today=TODAY)


def _ask(store: Store, folder: Path) -> None:
    """What only the command line asks."""
    door = GuardedStore(store, OPERATOR, lambda: TODAY)
    door.family(FAMILY)
    door.client("ella")
    door.chain("ella", "gemma", TODAY)
    found = door.everything(TODAY, open_only=True)
    made = table(found, "North", TODAY, DEFAULT, by_chance("a key of the scene", f"{TODAY:%Y-%m}"))
    agency_tables.keep(store, OPERATOR, made, NOW)
    areas(store, OPERATOR)
    in_force(store, "account of ana", NOW)
    shift(store, replace(OPERATOR, role="duty-desk"), NOW, TODAY)
    coordinator = replace(OPERATOR, role="coordinator")
    agency_tables.kept(store, coordinator, "North", ["North"])
    agency_tables.ask(store, coordinator, "North", ("oak-primary", "riverside-housing"), TODAY)
    assert agency_tables.asked(store, ["North"], TODAY)
    everything = door.everything(TODAY)
    everything.names()
    assert everything.whereabouts is not None
    everything.whereabouts()
    everything.particulars()
    _keep_the_journal(store)
    export_folder(lambda table: door.stream(f"export_{table}"), folder / "export")
    assert {path.stem for path in (folder / "export").iterdir()} == set(SCHEMAS)


def _keep_the_journal(store: Store) -> None:
    """The journal is looked through, and something taken out of it."""
    audit.note(store, OPERATOR, "view", "audit.verify")
    audit.heads(store)
    audit.unlinked(store)
    assert [*audit.links(store)]
    audit.count_before(store, NOW - timedelta(days=1))
    audit.before(store, NOW - timedelta(days=1))
    audit.erase(
        store, [without(Links(AUDIT_KEY), row, "x", "2026-11-25", "test") for row in audit.naming(store, "ella", "")]
    )


def _answer(found: Scene) -> None:
    """A question is answered, another one too, and that is taken back."""
    browser = found.browser()
    for button in ("not-needed", "later"):
        form = soup(browser.get("/questions?show=all")).select("form[action='/questions/answer']")[0]
        given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
        assert browser.post("/questions/answer", data=given | {"kind": button, "reason": "known"}).status_code == 303
    form = soup(browser.get("/questions")).select(".ct-answered form")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    assert browser.post("/questions/undo", data=given).status_code == 303
    form = soup(browser.get("/questions?show=all")).select("form[action='/questions/first-answer']")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    recorded = browser.post("/questions/first-answer", data=given)
    form = soup(browser.get(recorded.location)).select(".ct-recorded form")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    assert browser.post("/contacts/take-back", data=given).status_code == 303


def _through_the_doors(found: Scene) -> None:
    """Somebody is found, joined, confirmed and left, and that taken back; somebody new is added; one is private."""
    anas, priyas = found.browser(), found.browser("priya")

    def sends(browser: FlaskClient, page: TestResponse, action: str, number: int = 0) -> TestResponse:
        form = soup(page).select(f"form[action='{action}']")[number]
        given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
        chosen = {str(each["name"]): first(each) for each in form.select("select")}
        answer = browser.post(action, data=given | chosen)
        assert answer.status_code == 303
        return answer

    def search(name: str, number: str) -> TestResponse:
        given = {"name": name, "number": number, "postcode": "", "csrf_token": token(anas, "/find")}
        return anas.post("/find", data=given)

    kelly = search("Kelly Shaw", "999 282 0616")
    sends(anas, kelly, "/find/join")
    anas.get("/")
    sends(priyas, priyas.get("/clients/kelly"), "/clients/kelly/confirm")
    left = sends(anas, anas.get("/clients/kelly"), "/clients/kelly/leave")
    sends(anas, anas.get(left.location), "/come-back")
    opened = search("Gemma Walsh", "999 770 1690")
    form = soup(opened).select("form[action='/find/override']")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    page = anas.post(
        "/find/override", data={**given, "ground": "consent", "words": "She asked me to."}, follow_redirects=True
    )
    sends(anas, page, "/openings/close")
    anas.post("/directory", data={"text": "hill", "csrf_token": token(anas, "/find")})
    page = anas.post("/clients/ella/ask", data={"text": "hill", "csrf_token": token(anas, "/find")})
    sends(anas, page, "/clients/ella/invite")
    anas.post("/clients/ella/ask-any", data={"csrf_token": token(anas, "/find")})
    _invited(found)
    _supervised(found)
    _concerned(found)
    _agreed_to_share(found)
    petras = found.browser(PRIVACY_OFFICER)
    asked = {"client": "ella", "days": "7", "csrf_token": token(petras, "/audit")}
    assert petras.post("/audit/looked", data=asked).status_code == 200
    named = {"name": "Lee Carter", "days": "7"}
    answer = petras.post("/audit/searched", data={**named, "csrf_token": token(petras, "/audit")})
    assert answer.status_code == 200
    sends(petras, petras.get("/reviews"), "/reviews/done")
    olgas = found.browser(AGENCYS_OFFICER)
    assert olgas.post("/audit/looked", data={**asked, "csrf_token": token(olgas, "/audit")}).status_code == 200
    answer = olgas.post("/audit/searched", data={**named, "csrf_token": token(olgas, "/audit")})
    assert answer.status_code == 200
    assert olgas.get("/reviews").status_code == 200
    sends(anas, search("Lee Carter", "999 148 1427"), "/find/private")
    new = {"family_name": "Dale", "born": "2020", "phone": "0161 496 0999", "made": "a1"}
    added = anas.post("/find/add", data={**new, "csrf_token": token(anas, "/find")})
    assert added.status_code == 303
    another = anas.post("/find/add", data={**new, "made": "a2", "csrf_token": token(anas, "/find")})
    _kin(found, anas, *(each.location.partition("?")[0].rpartition("/")[2] for each in (added, another)))
    client = added.location.partition("?")[0]
    sends(anas, anas.get(client), f"{client}/shield")
    kofis = found.browser("kofi")
    found.store.write(load("tests.policy.cypher", "hold_situations"), client="lee", agency="drug-and-alcohol")
    for act in ("release", "take-back"):
        for number in (0, -1):
            sends(kofis, kofis.get("/clients/lee/copy"), f"/clients/lee/copy/{act}", number)
    sends(kofis, kofis.get("/clients/lee"), "/clients/lee/open-seal")
    sends(kofis, kofis.get("/clients/lee"), "/clients/lee/seal")


def _kin(found: Scene, anas: FlaskClient, one: str, other: str) -> None:
    """A family is begun, kin stated, and all of it taken back; what isn't there is confirmed, and answered."""
    path = f"/clients/{one}/kin"
    said = {"other": other, "kin": "sibling", "place": "lives", "csrf_token": token(anas, path)}
    assert anas.post(path, data=said).status_code == 303
    for _ in range(2):
        form = soup(anas.get(path)).select(f"form[action='{path}/withdraw']")[0]
        given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
        assert anas.post(f"{path}/withdraw", data=given).status_code == 303
    nothing = Stated(
        kind=MEMBER,
        client_id=one,
        other_id="x",
        relation=None,
        form=None,
        lives_here=True,
        start=None,
        mine=False,
        ours=False,
        confirmed=False,
        beside=frozenset(),
        may_confirm=True,
    )
    for each in (nothing, replace(nothing, kind=RELATION, relation="sibling")):
        assert not kinship.confirm(found.store, OPERATOR, each, TODAY)
    introductions.answer(found.store, OPERATOR, "x", "a pair", "a family", TODAY, yes=True)
    assert len(introductions.said(found.store, ["a pair"], TODAY)) == 1


def _invited(found: Scene) -> None:
    """Whoever was invited accepts, and another says no."""
    invited = Account(id="hill", name="hill", role="practitioner", professional="sam")
    accounts.add(found.store, OPERATOR, invited, passwords.hashed(PASSWORD), NOW)
    browser = found.browser("hill")
    form = soup(browser.get("/")).select("form[action='/invitations/accept']")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    assert browser.post("/invitations/accept", data=given).status_code == 303
    assert browser.post("/invitations/decline", data=given).status_code == 303
    # Whoever supports somebody by a sealed tie is told who asks to be called.
    sealed = Account(id="kofi", name="kofi", role="practitioner", professional="kofi")
    accounts.add(found.store, OPERATOR, sealed, passwords.hashed(PASSWORD), NOW)
    found.browser("kofi").get("/")


def _concerned(found: Scene) -> None:
    """A concern is raised, and it is written down that the family knows that services share."""
    viewer = accounts.find(found.store, WHO.name).viewer
    seen = Told("shaw", Answer(), "ella", "ana-ella")
    assert told.tell(found.store, viewer, seen, Answer(TODAY), ["ella"], TODAY)
    assert concerns.raise_concern(found.store, viewer, "ana-ella", "ella", TODAY, threshold=DEFAULT.threshold)


def _agreed_to_share(found: Scene) -> None:
    """Somebody agrees that two agencies know of each other, the other says so for its own, and it is taken back."""
    ana, priya = (accounts.find(found.store, each).viewer for each in (WHO.name, "priya"))
    care, until = "childrens-social-care", TODAY + timedelta(days=30)
    agreement = consents.Agreement(
        id="agreed",
        client_id="ella",
        agency_id="health-visiting-north",
        others=(care,),
        given_by="themselves",
        end=until,
    )
    assert consents.agree(found.store, ana, agreement, TODAY)
    assert consents.say_so(found.store, priya, "agreed", "ella", care, TODAY)
    assert consents.take_back(found.store, ana, "agreed", "ella", TODAY)
    assert len(directory.named(found.store, (care, "nobody"))) == 1


def _supervised(found: Scene) -> None:
    """A supervisor says yes to whoever joined with nobody to ask, and reviews what was opened."""
    supervises = Account(id=SUPERVISOR, name=SUPERVISOR, role="supervisor", professional="sam")
    accounts.add(found.store, OPERATOR, supervises, passwords.hashed(PASSWORD), NOW)
    accounts.grant(found.store, SECOND, SUPERVISOR, NOW)
    browser = found.browser(SUPERVISOR)
    browser.get("/supervision")
    browser.get("/supervision/questions")
    viewer = accounts.find(found.store, SUPERVISOR).viewer
    assert not supervision.confirm(found.store, viewer, "another", "ella", TODAY)
    assert not doors.end_left(found.store, viewer, ["another"], "ella", "act", TODAY)
    assert not doors.list_again(found.store, viewer, "ella", "act", TODAY)
    assert not supervision.review(found.store, viewer, "another", "ella", NOW)
    asked = leads.Proposal(id="asked", kind=leads.LEAD, client_id="kelly", involvement="sam-kelly")
    leads.propose(found.store, accounts.find(found.store, WHO.name).viewer, asked, TODAY)
    assert not supervision.let_lead(found.store, viewer, "asked", "kelly", TODAY)
    assert not supervision.lift_shield(found.store, viewer, "asked", ["kelly"], TODAY)
    assert not leads.hand_over(found.store, viewer, "kelly", "sam-kelly", "priya-kelly", TODAY)


def _joined(found: Scene, folder: Path) -> None:
    """Somebody who stands three times is one person with the second, another than the third, and two again."""
    people = folder / "twice"
    people.mkdir()
    rows = ("one,Annabel", "two,Anabel", "three,Anabell")
    lines = ["id,given_name,family_name,born", *(f"{row},Lockwood,2016-02-03" for row in rows)]
    (people / "clients.csv").write_text("\n".join(lines), encoding="utf-8")
    import_folder(found.store, people, today=TODAY)
    slice_ = GuardedStore(found.store, OPERATOR, lambda: TODAY).everything(TODAY, unsealed=True)
    assert doubts.renew(found.store, OPERATOR, found_in(slice_, TODAY, DEFAULT), TODAY) >= len(rows)
    rosa = found.browser(RECORDS_OFFICER)

    def sends(page: str, act: str) -> None:
        action = next(str(form["action"]) for form in soup(rosa.get(page)).select("main form") if act in form["action"])
        fields = soup(rosa.get(page)).select_one(f"form[action='{action}']").select("input")
        given = {str(field["name"]): str(field["value"]) for field in fields}
        assert rosa.post(action, data=given).status_code == 303

    assert rosa.get("/doubts").status_code == 200
    for other, act in (("three", "different"), ("two", "same")):
        sends(f"/doubts/{doubts.doubt_id('possible-duplicate', ['one', other])}", act)
    sends("/doubts/joined", "part")
    assert not doubts.agree(found.store, OPERATOR, "nothing", ["one"])
    assert not doubts.join_households(found.store, Viewer("a", "practitioner", WHO.name), "nothing", ["one"], TODAY)
    assert merges.merge(found.store, Viewer(RECORDS_OFFICER, "records-officer"), "one", "two", TODAY)
    merges.merged_into(found.store, "one")
    assert same.joined_households(found.store, OPERATOR, TODAY, "one") == ()
    assert not merges.part_households(found.store, OPERATOR, same.Households("nothing", TODAY, ("one",)), TODAY)


def _with_factors(found: Scene) -> None:
    """An account with codes: set up, shown, recovered, removed; a new password, a session ended; all reset."""
    name = DEMO_ACCOUNTS[1].name
    browser = found.browser(name)
    secret, kept = set_up_codes(browser, found.clock.now)
    for shown in (lambda: code_at(secret, found.clock.now), kept.pop):
        browser = found.browser(name)
        found.clock.forward(minutes=1)
        assert show(browser, shown()).status_code == 303
    browser.post("/account/recovery", data={"csrf_token": token(browser, "/account")})
    data = {"csrf_token": token(browser, "/account"), "password": PASSWORD[::-1]}
    assert browser.post("/account/password", data=data).status_code == 303
    assert browser.post("/account/password", data=data | {"password": PASSWORD}).status_code == 303
    browser.post("/account/sessions/end", data=data | {"session": "another"})
    browser.post("/account/factors/another/remove", data=data)
    assert browser.post("/account/pilot", data=data | {"yes": "1"}).status_code == 303
    passkey = factors.Passkey("passkey", "credential", "public key", 0)
    assert factors.add_passkey(found.store, accounts.find(found.store, name), passkey, (), NOW)
    assert factors.find_passkey(found.store, "credential") == (passkey, name)
    assert factors.use_passkey(found.store, "passkey", 1)
    factors.reset(found.store, OPERATOR, name)
    accounts.renew_password(found.store, OPERATOR, name, passwords.hashed(PASSWORD), NOW)
    for id_ in ("taken", "left"):
        factors.keep_handshake(found.store, id_, "kept", NOW)
    assert factors.take_handshake(found.store, "taken", NOW) == "kept"
    set_up_codes(found.browser(name), found.clock.now)
    found.clock.now = NOW


def _rights(found: Scene) -> None:
    """Something is put right; a mother is told what is held of her and who looked; what is kept no longer goes."""
    browser = found.browser()
    form = soup(browser.get("/clients/ella/correct")).select("form[action='/clients/ella/correct']")[0]
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    assert browser.post("/clients/ella/correct", data=given | {"known_as": "Ellie"}).status_code == 303
    rights.copy(found.store, OPERATOR, "kelly", TODAY)
    rights.looked(found.store, OPERATOR, "kelly", NOW - timedelta(days=1), NOW, ZoneInfo("Europe/London"), TODAY)
    ever = Periods(clients=36_525, grace=0, professionals=36_525, journal=36_525)
    gone = Job(found.store, OPERATOR, Links(AUDIT_KEY), ever, ZoneInfo("Europe/London"), TODAY, dry=False).run()
    assert gone["clients"]
    long_ago = NOW - timedelta(days=36_525)
    retention.unmark(found.store, OPERATOR, [])
    retention.delete_old(found.store, OPERATOR, long_ago, long_ago.date(), long_ago, 0)
    retention.delete_professionals(found.store, OPERATOR, [])
    assert pilot.taking_part(found.store)[1] == 1
    assert [*pilot.events(found.store, OPERATOR, NOW - timedelta(days=1), NOW + timedelta(days=36_525))]


def _agreed(found: Scene) -> None:
    """An agency agrees to share; who does is read; and it ends. On what ground they share is chosen, and read."""
    found.browser().get("/agreements")
    assert grounds.choose(found.store, OPERATOR, "uk-safeguarding") == grounds.chosen(found.store)
    until = TODAY + timedelta(days=30)
    agreements.add(found.store, OPERATOR, "health-visiting-north", (TODAY, until), ["housing"], None, TODAY)
    assert len(agreements.listed(found.store, TODAY)) > 1
    assert agreements.stopped(found.store, TODAY) == ()
    agreements.end(found.store, OPERATOR, "health-visiting-north", TODAY, TODAY)
    # Whoever looks afterwards signs in as before.
    found.store.write(load("tests.policy.cypher", "share_again"))


def _met(found: Scene) -> None:
    """A chair opens a meeting, one who comes is let in, a screen shows it, it ends; another stays open and shown."""
    account = Account(id=CHAIRS, name=CHAIRS, role="chair", professional="priya")
    accounts.add(found.store, OPERATOR, account, passwords.hashed(PASSWORD), NOW)
    accounts.grant(found.store, SECOND, CHAIRS, NOW)
    # Ana knows somebody of them privately by now.
    chair, sams, machine = found.browser(CHAIRS), found.browser("hill"), found.app.test_client()

    def taps(browser: FlaskClient, action: str) -> TestResponse:
        form = soup(browser.get("/meeting")).select(f"form[action='{action}']")[0]
        given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
        return browser.post(action, data=given)

    path = "/families/shaw/meeting"
    for number in range(2):
        given = {"purpose": "sip", "minutes": "30", "made": str(number), "csrf_token": a_token(chair)}
        assert chair.post(path, data=given).status_code == 303
        code = soup(chair.get("/meeting")).select(".ct-spoken")[0].get_text(strip=True)
        assert sams.post("/meeting/come", data={"code": code, "csrf_token": a_token(sams)}).status_code == 303
        assert taps(chair, "/meeting/let-in").status_code == 303
        assert taps(chair, "/meeting/guests").status_code == 303
        assert taps(chair, "/meeting/continue").status_code == 303
        code = soup(taps(chair, "/meeting/screen")).select(".ct-spoken")[1].get_text(strip=True)
        assert machine.post("/wall", data={"code": code, "csrf_token": token(machine, "/wall")}).status_code == 303
        assert machine.get("/wall").status_code == 200
        assert taps(chair, "/meeting/send-away").status_code == 303
        if not number:
            assert taps(chair, "/meeting/screen/off").status_code == 303
            assert taps(chair, "/meeting/end").status_code == 303
    assert not meetings.leave(found.store, accounts.find(found.store, WHO.name).viewer, "another", NOW)


def _administered(found: Scene) -> None:
    """An administrator makes an account and ends it; their agency's officer reads it."""
    ada = found.browser(ADMINISTRATOR)
    given = {"professional": "amy", "name": "amy.lund", "role": "supervisor", "csrf_token": a_token(ada)}
    page = ada.post("/administration/accounts/new", data=given).location.partition("?")[0]
    for path in ("/administration", page, "/administration/accounts/new", "/administration/agency"):
        assert ada.get(path).status_code == 200
    assert ada.post(f"{page}/end", data={"csrf_token": a_token(ada)}).status_code == 303
    assert found.browser(AGENCYS_OFFICER).get("/audit").status_code == 200


def _sign_in_and_out(found: Scene) -> None:
    """Accounts, one of them ended; a browser that was signed out and one that stays; a name tried in vain."""
    hashed = passwords.hashed(PASSWORD)
    for each in DEMO_ACCOUNTS:
        account = Account(
            id=f"account of {each.name}", name=each.name, role=each.role, professional=each.professional_id
        )
        accounts.add(found.store, OPERATOR, account, hashed, NOW)
    coordinates = Account(id=COORDINATOR, name=COORDINATOR, role="coordinator", areas=("North",))
    accounts.add(found.store, OPERATOR, coordinates, hashed, NOW)
    accounts.grant(found.store, SECOND, COORDINATOR, NOW)
    oversees = Account(id=PRIVACY_OFFICER, name=PRIVACY_OFFICER, role="privacy-officer", areas=("North", "Riverside"))
    accounts.add(found.store, OPERATOR, oversees, hashed, NOW)
    accounts.grant(found.store, SECOND, PRIVACY_OFFICER, NOW)
    agencys = Account(
        id=AGENCYS_OFFICER, name=AGENCYS_OFFICER, role="privacy-officer", oversees="health-visiting-north"
    )
    accounts.add(found.store, OPERATOR, agencys, hashed, NOW)
    accounts.grant(found.store, SECOND, AGENCYS_OFFICER, NOW)
    joins = Account(id=RECORDS_OFFICER, name=RECORDS_OFFICER, role="records-officer")
    accounts.add(found.store, OPERATOR, joins, hashed, NOW)
    accounts.grant(found.store, SECOND, RECORDS_OFFICER, NOW)
    administers = Account(id=ADMINISTRATOR, name=ADMINISTRATOR, role="administrator", administers="oak-primary")
    accounts.add(found.store, OPERATOR, administers, hashed, NOW)
    accounts.grant(found.store, SECOND, ADMINISTRATOR, NOW)
    accounts.end(found.store, OPERATOR, DEMO_ACCOUNTS[-1].name, NOW)
    accounts.listed(found.store)
    accounts.find(found.store, DEMO_ACCOUNTS[0].name)
    accounts.bind(found.store, OPERATOR, DEMO_ACCOUNTS[0].name, "issuer", "subject")
    accounts.bound(found.store, "issuer", "subject", "agency", TODAY)
    browser = found.browser()
    found.clock.forward(minutes=2)
    page = browser.get("/")
    assert page.status_code == 200
    browser.post("/sign-out", data={"csrf_token": a_token(browser)})
    other = found.app.test_client()
    other.post("/sign-in", data={"name": "nobody", "password": PASSWORD, "csrf_token": token(other)})
    found.browser()

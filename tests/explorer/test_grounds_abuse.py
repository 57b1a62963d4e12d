"""Where agencies share on agreement only: no side door tells one agency of another that nobody agreed to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from explorer.cli import commands
from graph.cypher import load
from graph.migrate import VERSION
from graph.store import Store
from graph.viewer import Viewer
from queries import backup, concerns, grounds, leads
from queries.leads import LEAD, Proposal
from tests.database import Server
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_doors import ELLA, join, searched
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_grounds import BY, CARE, EARLY_HELP, HOUSING, NORTH, PUBLIC_TASK, SCHOOL, SIP, agree
from tests.explorer.test_invitations import answered, invited
from tests.explorer.test_leads import agrees, is_asked, leading
from tests.explorer.test_openings import enquired
from tests.explorer.test_supervision import says_yes, waits

SignIn = Callable[[str], FlaskClient]
Supervises = Callable[[str, str], FlaskClient]
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def as_before(network: Store) -> Iterator[None]:
    """Afterwards agencies share as a public task, nobody has agreed to anything, and the team is as it was."""
    yield
    grounds.choose(network, BY, PUBLIC_TASK)
    network.write(load("tests.explorer.cypher", "begin_again"), day=TODAY)
    network.write(load("tests.explorer.cypher", "forget_consents"))
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "forget_concerns"))
    network.write(load("tests.explorer.cypher", "unshield_all"))
    network.write(load("tests.explorer.cypher", "from_a_feed"), involvement="priya-ella", source="operator")


def test_a_supervisor_is_not_told_of_whom_another_agency_wants_to_lead(
    demo: Store, supervises: Supervises, signed_in: SignIn
) -> None:
    """Ana asks that she should lead; a supervisor of social care would learn of her, and by a yes she of them."""
    grounds.choose(demo, BY, EARLY_HELP)
    proposal = Proposal(id="who leads", kind=LEAD, client_id="ella", involvement="ana-ella")
    leads.propose(demo, Viewer("account of ana", "practitioner", "ana"), proposal, TODAY)
    theirs, own = supervises("dan", CARE), supervises("kofi", NORTH)
    assert is_asked(own), "her own agency's"
    agree(demo, NORTH, CARE, said=(NORTH,))
    assert not is_asked(theirs), "social care has not said so for its own"
    demo.write(load("tests.explorer.cypher", "forget_consents"))
    agree(demo, NORTH, CARE)
    assert is_asked(theirs)
    form = filled(soup(theirs.get("/supervision")).select_one("form[action='/supervision/agree']"))
    demo.write(load("tests.explorer.cypher", "forget_consents"))
    assert theirs.post("/supervision/agree", data=form).status_code == 404, "it was taken back meanwhile"
    assert agrees(own).status_code == 303
    assert leading(demo) == ["priya"]
    assert signed_in("ana").get("/clients/ella").status_code == 200


def test_whose_joining_waits_for_their_supervisor_tells_of_nobody(
    demo: Store, supervises: Supervises, signed_in: SignIn
) -> None:
    """Without an agreement it waits for the joiner's own supervisor, whoever else is on the team."""
    grounds.choose(demo, BY, EARLY_HELP)
    sue = supervises("dan", HOUSING)
    sam = signed_in("sam")
    join(sam)
    assert waits(sue)
    agree(demo, NORTH, HOUSING)
    assert not waits(sue), "Ana sees him, and he her"
    demo.write(load("tests.explorer.cypher", "forget_consents"))
    assert says_yes(sue).status_code == 303
    assert "Priya" not in words(soup(sam.get("/clients/ella")))


def test_who_was_asked_to_a_team_is_told_and_joins_only_while_it_is_agreed(demo: Store, signed_in: SignIn) -> None:
    grounds.choose(demo, BY, EARLY_HELP)
    ana, sam = signed_in("ana"), signed_in("sam")
    agree(demo, NORTH, HOUSING)
    invited(ana, "Riverside")
    page = soup(sam.get("/"))
    form = filled(page.select_one("form[action='/invitations/accept']"))
    demo.write(load("tests.explorer.cypher", "forget_consents"))
    assert soup(sam.get("/")).select_one("form[action='/invitations/accept']") is None
    assert "no longer open" in words(follow(sam, sam.post("/invitations/accept", data=form)))
    assert sam.get("/clients/ella").status_code == 404
    agree(demo, NORTH, HOUSING)
    assert answered(sam).status_code == 303
    assert sam.get("/clients/ella").status_code == 200


def test_asking_tells_nobody_which_place_of_a_shielded_child_was_agreed_on(demo: Store, signed_in: SignIn) -> None:
    grounds.choose(demo, BY, EARLY_HELP)
    ana = signed_in("ana")
    agree(demo, NORTH, SCHOOL)
    demo.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    said = []
    for agency in (SCHOOL, HOUSING):
        given = {"agency": agency, "professional": "", "csrf_token": a_token(ana)}
        said.append(ana.post("/clients/ella/invite", data=given).location)
    assert said == ["/clients/ella?said=not-agreed"] * 2


def test_the_records_officers_questions_are_not_made(demo: Store, neo4j_server: Server) -> None:
    grounds.choose(demo, BY, EARLY_HELP)
    done = CliRunner().invoke(commands, ["gaps", "--refresh"], env=neo4j_server.environment)
    assert done.exit_code == 0
    assert "records that may belong together" not in done.stderr
    grounds.choose(demo, BY, PUBLIC_TASK)
    done = CliRunner().invoke(commands, ["gaps", "--refresh"], env=neo4j_server.environment)
    assert "records that may belong together" in done.stderr


@pytest.mark.parametrize(("present", "copied", "then"), [
    (SIP, {}, SIP), (SIP, {"grounds": PUBLIC_TASK}, SIP), (None, {"grounds": SIP}, SIP), (None, {}, PUBLIC_TASK),
])  # fmt: skip
def test_a_copy_of_before_opens_nothing_again(
    demo: Store, present: str | None, copied: dict[str, str], then: str
) -> None:
    demo.write(load("tests.explorer.cypher", "ground_is"), grounds=present)
    backup.finish_restore(demo, BY, {"id": "common-thread", "version": VERSION, **copied}, 0)
    assert grounds.chosen(demo).code == then


def test_an_enquiry_of_before_opens_nothing(demo: Store, signed_in: SignIn, password_hash: str) -> None:
    add_account(demo, "dan", "dan", password_hash, role="duty-desk")
    dan = signed_in("dan")
    enquired(dan)
    assert dan.get("/clients/ella").status_code == 200
    grounds.choose(demo, BY, SIP)
    assert dan.get("/clients/ella").status_code == 404


def test_a_concern_counts_those_of_whom_one_is_to_know(demo: Store) -> None:
    grounds.choose(demo, BY, EARLY_HELP)
    raised = [("ana", "ana-ella"), ("priya", "priya-ella"), ("jo", "jo-ella")]

    def told() -> set[str]:
        for who, tie in raised:
            viewer = Viewer(f"account of {who}", "practitioner", who, grounds=EARLY_HELP)
            assert concerns.raise_concern(demo, viewer, tie, "ella", TODAY, threshold=2)
        rows = {who: demo.read(load("tests.explorer.cypher", "own_ties"), professional=who, client="ella")
                for who, _ in raised}  # fmt: skip
        return {who for who, ties in rows.items() if any(each["told"] for each in ties)}

    assert told() == set()
    agree(demo, NORTH, CARE)
    assert told() == {"ana", "priya"}, "and not the school, of whom nobody agreed that they know"


def test_an_always_findable_service_is_not_told_by_a_search(demo: Store, signed_in: SignIn) -> None:
    sam = signed_in("sam")
    demo.write(load("tests.cypher", "mark_involvement"), id="priya-ella", marks={"always_findable": True})
    assert "Priya" in words(searched(sam, **ELLA))
    grounds.choose(demo, BY, EARLY_HELP)
    assert "Priya" not in words(searched(sam, **ELLA))
    demo.write(load("tests.cypher", "mark_involvement"), id="priya-ella", marks={"always_findable": None})

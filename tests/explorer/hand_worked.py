"""A hand-worked family for each rule, with the worker who finds its first answer on a page, and what that says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.model import OPERATOR, Address, Facts, Family, Membership, Professional, Relation, Situation
from graph.visible import hang_contacts
from tests.queries.missing.scene import BASE, D, days_ago, desk, facts, person, saw, spoke, supports, works

ELLA, ADA, SHAWS = "/questions?client=ella", "/questions?client=ada", "/questions?family=shaw"


CERTAIN = ("involvements", "memberships", "relations")


@dataclass(frozen=True, slots=True)
class Worked:
    """What there is beside the Shaws; on whose page of questions which words do the thing, and where a link leads."""

    rows: tuple[Any, ...]
    words: str
    leads: str | None = None
    who: str = "jo"
    page: str = ELLA
    told_only: bool = False

    @property
    def facts(self) -> Facts:
        """All of it as the operator's own import brings it, so that it is certain and every tie is confirmed."""
        held = facts(*BASE, *self.rows)
        brought = {kind: tuple(replace(each, source=OPERATOR) for each in getattr(held, kind)) for kind in CERTAIN}
        return hang_contacts(replace(held, **brought))


def visit(who: str, client: str, days: int, **more: Any) -> Any:
    """A visit so many days ago."""
    return saw(who, client, on=days_ago(days), kind="visit", **more)


def plan(who: str, client: str, days: int) -> Any:
    """A visit planned for so many days from now."""
    return visit(who, client, -days, planned=True)


def of(code: str, client: str = "ella") -> Situation:
    """A current situation."""
    return Situation(client_id=client, code=code)


def parent(one: str, other: str) -> Relation:
    return Relation(client_id=one, kind="parent", other_id=other)


def lee(*families: str, **more: Any) -> list[Any]:
    """A grown man and where he lives."""
    lives = [Membership(client_id="lee", family_id=each, **more) for each in families]
    return [person("lee", "Lee Carter", born=date(1990, 1, 1)), lives]


def home(area: str, days: int | None = None) -> Address:
    return Address(family_id="shaw", address="12 Mill Lane", area=area, start=days_ago(days) if days else None)


CHILD = person("ada", "Ada Shaw", "shaw", born=date(2019, 3, 3))
BROTHER = person("ben", "Ben Shaw", "shaw", born=date(2015, 5, 5))
LANE = [Family(id="lane", name="Lane"), person("max", "Max Lane", "lane")]
JO, SAM, KIM, GIL = (supports(who, "ella") for who in ("jo", "sam", "kim", "gil"))
JO_ADA = supports("jo", "ada")
LEFT = [Professional(id="dana", name="Dana Fox", active=False), works("dana", "beat"), supports("dana", "ella")]
IN_TOUCH, MET, SAW, ASK_IN = "We are in touch", "They met", "I saw them", "Ask them in"
ASK_ELLA, ASK_ADA, LEAD_OF_ELLA = "/clients/ella/ask", "/clients/ada/ask", "/clients/ella#lead"

WORKED: Mapping[str, Worked] = {
    "team-in-parts": Worked((JO, SAM, KIM, GIL, spoke("jo", "sam"), spoke("gil", "kim")), MET, page=SHAWS),
    "workers-not-in-contact": Worked((JO, SAM), IN_TOUCH),
    "household-workers-not-in-contact": Worked((JO, supports("sam", "tom")), IN_TOUCH, page=SHAWS),
    "linked-households-not-in-contact": Worked(
        (LANE, parent("max", "ella"), JO, supports("sam", "max"), KIM, supports("kim", "max")),
        "They are in touch",
        who="kim",
    ),
    "not-heard-from": Worked((JO, SAM, KIM), MET, page=SHAWS, told_only=True),
    "sibling-without-agency": Worked(
        (CHILD, BROTHER, of("child-protection-plan", "ada"), parent("ella", "ada"), parent("ella", "ben"),
         supports("jo", "ben"), supports("kim", "ada")),
        ASK_IN, "/clients/ben/ask", page="/questions?client=ben",
    ),
    # Who supports somebody of the other family, who lives elsewhere, sees both teams and is on one.
    "adult-in-two-households": Worked(
        (LANE, lee("shaw", "lane"), JO, supports("sam", "max"), person("amy", "Amy Lane"), supports("jo", "amy"),
         Membership(client_id="amy", family_id="lane", lives_here=False)),
        MET, page=SHAWS,
    ),
    "parent-not-recorded": Worked(
        (CHILD, of("early-help"), parent("ella", "ada"), JO_ADA), "Add them", "/clients/ada/kin", page=ADA
    ),
    "adult-not-related": Worked(
        (CHILD, lee("shaw"), of("early-help"), JO_ADA), "Say who they are", "/clients/ada/kin", page=SHAWS
    ),
    "lapsed-contact": Worked((supports("sam", "ella", start=None),), SAW, who="sam"),
    "no-visit-planned": Worked((of("child-protection-plan"), KIM), "Plan a visit", who="kim"),
    "visits-bunched": Worked(
        (JO, KIM, supports("sam", "tom"), plan("sam", "tom", 1), plan("kim", "ella", 4), plan("jo", "ella", 7)),
        "See all that is planned", "/clients/ella/timeline", page=SHAWS,
    ),
    "no-lead": Worked((JO, SAM), "Set the lead", LEAD_OF_ELLA),
    "two-leads": Worked(
        (supports("jo", "ella", lead=True), supports("sam", "ella", lead=True)), "Set the lead", LEAD_OF_ELLA
    ),
    "expected-role-missing": Worked((CHILD, of("early-help", "ada"), JO_ADA), ASK_IN, ASK_ADA, page=ADA),
    "left-but-listed": Worked((JO, *LEFT), "Ask in whoever supports them now", ASK_ELLA),
    "single-connector": Worked(
        (JO, SAM, KIM, GIL, spoke("jo", "sam"), spoke("kim", "jo"), spoke("jo", "gil")), MET, who="sam", page=SHAWS
    ),
    "concern-not-discussed": Worked(
        tuple(supports(who, "ella", concern_on=days_ago(5), concern_told_on=days_ago(5)) for who in ("jo", "sam")), MET
    ),
    "child-not-seen": Worked(
        (CHILD, of("early-help", "ada"), JO_ADA, *(supports(who, "tom", start=None) for who in ("sam", "kim")),
         visit("sam", "tom", 10), visit("kim", "tom", 20), visit("kim", "tom", 30)),
        SAW, page=ADA,
    ),
    "new-in-household": Worked((CHILD, lee("shaw", start=days_ago(30)), JO_ADA), SAW, page=ADA),
    "team-not-met": Worked((JO, SAM, KIM, of("early-help")), MET),
    "moved-on": Worked((home("North"), home("South", 30), JO), ASK_IN, ASK_ELLA, page=SHAWS),
    "ended-without-successor": Worked(
        (JO, supports("kim", "ella", start=None, end=days_ago(10)), of("early-help")), ASK_IN, ASK_ELLA
    ),
    "turning-18": Worked(
        (person("ada", "Ada Shaw", "shaw", born=D.replace(year=D.year - 18, month=11)), of("looked-after", "ada"),
         JO_ADA),
        ASK_IN, ASK_ADA, page=ADA,
    ),
    "planned-passed": Worked((SAM, plan("sam", "ella", -3)), "It happened", who="sam"),
    "asked-no-answer": Worked(
        (supports("sam", "ella", asked_on=days_ago(14)),), "Ask again, or ask someone else", ASK_ELLA, who="sam"
    ),
}  # fmt: skip
"""By the rules that are asked of people."""
LINKED = Worked((*WORKED["adult-in-two-households"].rows, GIL), "They are in touch", page=SHAWS)
"""Lee lives with both families. Jo sees both teams, of whom nobody is in touch: Gil and Sam are in one each."""

AT_HOME: Mapping[str, Any] = {"address": "12 Mill Lane", "postcode": "QX1 2AB"}
WEBBS = [Family(id="webb"), person("amy", "Amy Webb", "webb")]
TWINS: Mapping[str, Any] = {"born": date(2019, 3, 5)}


def crowd(number: int) -> list[Any]:
    """A family of the area whom a worker of social care, school and housing, and the police's desk support."""
    child, family = f"child{number}", f"family{number}"
    ties = [supports(who, child) for who in ("jo", "sam", "kim")]
    place = Address(family_id=family, address=f"{number} High Street", area="North")
    return [Family(id=family), person(child, f"Kit Name{number}", family), place, *ties, desk("beat", child)]


DOUBTED: Mapping[str, Worked] = {
    "same-address": Worked(
        (WEBBS, *(Address(family_id=each, **AT_HOME) for each in ("shaw", "webb")), JO, supports("sam", "amy")),
        "One household",
    ),
    "same-number": Worked(
        (person("mo", "Mo Webb", phone="07700 900123"), person("max", "Max Lane", phone="+44 7700 900123")),
        "Same person",
    ),
    "possible-duplicate": Worked((person("m1", "Mia Webb", **TWINS), person("m2", "Mia Webb", **TWINS)), "Same person"),
}
"""By the rules whose questions a records officer answers."""
APART = tuple(crowd(number) for number in range(6))
COORDINATED: Mapping[str, str] = {"isolated-agency": "isolated", "agencies-not-in-touch": "connect"}
"""By the rules whose questions a coordinator answers, the list in which it stands."""

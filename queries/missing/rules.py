"""The table of rules: what each asks, why it matters, what a first answer is, and the function that finds it."""

from __future__ import annotations

from queries.missing.area_rules import AGENCIES_NOT_IN_TOUCH, ISOLATED_AGENCY, SAME_ADDRESS, SAME_NUMBER
from queries.missing.asked import asked_no_answer
from queries.missing.connector import single_connector
from queries.missing.duplicates.rule import POSSIBLE_DUPLICATE
from queries.missing.endings import ended_without_successor, planned_passed, turning_18
from queries.missing.expected import expected_role_missing
from queries.missing.kin import adult_not_related, parent_not_recorded, sibling_without_agency
from queries.missing.lapsed import lapsed_contact
from queries.missing.lead import no_lead, two_leads
from queries.missing.left import left_but_listed
from queries.missing.meetings import concern_not_discussed, team_not_met
from queries.missing.moved import moved_on
from queries.missing.newcomers import adult_in_two_households, new_in_household
from queries.missing.parts import team_in_parts
from queries.missing.rule import Rule
from queries.missing.unheard import household_workers, linked_households, not_heard_from, workers
from queries.missing.visits import child_not_seen, no_visit_planned, visits_bunched

CADENCES = ("cadence", "cadence_universal", "cadence_universal_in_situation", "cadence_by_role")

# In the order of rank: what is more certain first, and before pairs of a team the question that sums them up.
RULES: tuple[Rule, ...] = (
    Rule(
        number=13,
        code="team-in-parts",
        title="A team is in parts that are not in touch",
        question="Those who support {clients} are {parts} groups between which no contact is recorded here since "
        "{since}: {teams}. Who could bring them together?",
        why="Each part of a team may be in good touch, and none of them know what the others know.",
        first_answer="They met on…",
        settings=("window", "told_only"),
        find=team_in_parts,
        of_contact=True,
    ),
    Rule(
        number=1,
        code="workers-not-in-contact",
        title="Two who support the same client are not in contact",
        question="{first} and {second} both support {clients}. No contact between them is recorded here since {since}. "
        "Are they in touch?",
        why="Inquiries find that those who each knew a part did not know of each other.",
        first_answer="They are in touch",
        settings=("window", "told_only"),
        find=workers,
        of_contact=True,
    ),
    Rule(
        number=2,
        code="household-workers-not-in-contact",
        title="Two who support members of one family are not in contact",
        question="{first} supports {first_clients}, and {second} supports {second_clients}, in the same family. "
        "No contact between the two workers is recorded here since {since}. Are they in touch?",
        why="What happens to one member of a family matters to those who support another.",
        first_answer="They are in touch",
        settings=("window", "told_only"),
        find=household_workers,
        of_contact=True,
    ),
    Rule(
        number=3,
        code="linked-households-not-in-contact",
        title="Two who support linked families are not in contact",
        question="{first} supports {first_clients}, and {second} supports {second_clients}, in a linked family. "
        "No contact between the two workers is recorded here since {since}. Are they in touch?",
        why="Children live in more homes than one, and what is known in one is seldom known in the other.",
        first_answer="They are in touch",
        settings=("window", "told_only"),
        find=linked_households,
        of_contact=True,
    ),
    Rule(
        number=3,
        code="not-heard-from",
        title="Nobody has told us whether a team is in touch",
        question="{members} people from {agencies} support {clients}. Nothing is recorded here from {silent} "
        "about contact with colleagues since {since}. Have they met?",
        why="Where nobody would have told us of a contact, it says nothing that none is recorded.",
        first_answer="They met on…",
        settings=("window", "told_only"),
        find=not_heard_from,
        of_contact=True,
    ),
    Rule(
        number=4,
        code="sibling-without-agency",
        title="A sibling whom social care does not support",
        question="{client} lives with {children}, for whom there is a child protection plan, and nobody of children’s "
        "social care is recorded on the team. Should there be someone for {client} too?",
        why="What makes one child unsafe seldom leaves a brother or sister in the same home untouched.",
        first_answer="Ask them in",
        settings=("told_only",),
        find=sibling_without_agency,
        in_situations=True,
    ),
    Rule(
        number=5,
        code="adult-in-two-households",
        title="An adult lives in two households whose teams are not in touch",
        question="{client} lives in two households. {first_team} support the one, {second_team} the other. "
        "No contact between the two teams is recorded here since {since}. Are they in touch?",
        why="A person in two homes carries into the one what is known only in the other.",
        first_answer="They met on…",
        settings=("window",),
        find=adult_in_two_households,
        of_contact=True,
    ),
    Rule(
        number=6,
        code="parent-not-recorded",
        title="A parent who is not recorded",
        question="Fewer than two parents of {client} are recorded here. "
        "Is there a second parent the team should know about?",
        why="Practitioners say that the father is very often missing from the picture.",
        first_answer="Add them",
        settings=(),
        find=parent_not_recorded,
        in_situations=True,
    ),
    Rule(
        number=6,
        code="adult-not-related",
        title="An adult in the household who is nobody’s relation",
        question="{client} lives with {children}, and how they are related to anyone there is not recorded here. "
        "Who is {client} to them?",
        why="Inquiries tell of partners whom nobody had placed in the family.",
        first_answer="Add them",
        settings=(),
        find=adult_not_related,
        in_situations=True,
    ),
    SAME_ADDRESS,
    SAME_NUMBER,
    Rule(
        number=8,
        code="lapsed-contact",
        title="No contact with a client for a long time",
        question="{worker} supports {client}. No contact between the two is recorded here since {since}. "
        "Have they been in contact?",
        why="An involvement on paper can hide that nobody has come for months.",
        first_answer="I saw them on…",
        settings=(*CADENCES, "told_only", "told_days"),
        find=lapsed_contact,
        of_contact=True,
    ),
    Rule(
        number=9,
        code="no-visit-planned",
        title="No visit is planned",
        question="No visit to {client}, or other contact, is planned here for the next {days} days. "
        "Who will see {client}, and when?",
        why="A plan for a child’s safety, or a child in care, stands on visits that are sure to come.",
        first_answer="Plan it",
        settings=("plan_ahead", "told_only", "told_days"),
        find=no_visit_planned,
        of_contact=True,
        in_situations=True,
    ),
    Rule(
        number=9,
        code="visits-bunched",
        title="Many plan visits at the same time",
        question="{workers} plan visits to {clients} within {days} days. Could some of them go together?",
        why="Families tell of a week with a visitor every day, and of months with none.",
        first_answer="Plan it for another day",
        settings=("bunch_days", "bunch_agencies"),
        find=visits_bunched,
        of_contact=True,
    ),
    Rule(
        number=10,
        code="no-lead",
        title="Nobody leads",
        question="{agencies} agencies support {client}, and nobody is recorded as the lead. Who leads?",
        why="Where several agencies support someone, one person has to hold it together.",
        first_answer="Set the lead",
        settings=(),
        find=no_lead,
    ),
    Rule(
        number=10,
        code="two-leads",
        title="More than one leads",
        question="{leads} are each recorded as the lead for {client}. Who leads?",
        why="Where two lead, each may count on the other.",
        first_answer="Set the lead",
        settings=(),
        find=two_leads,
    ),
    Rule(
        number=11,
        code="expected-role-missing",
        title="A role that is expected is held by nobody",
        question="On the team of {client} no {role} is recorded, where one is expected. Who is it, or is none needed?",
        why="Guidance says who belongs round the table; reviews find who was never asked to it.",
        first_answer="Ask them in",
        settings=("expected_roles",),
        find=expected_role_missing,
        in_situations=True,
    ),
    Rule(
        number=12,
        code="left-but-listed",
        title="Someone who has left is still on the list",
        question="{worker} is still listed as supporting {client}, but has left or works for no agency recorded here. "
        "Who supports {client} now?",
        why="A name on the list that nobody answers to hides that nobody comes.",
        first_answer="Hand over, or end it",
        settings=(),
        find=left_but_listed,
    ),
    Rule(
        number=13,
        code="single-connector",
        title="One person alone connects a team",
        question="{first_team} and {second_team} support members of one family. Since {since} they are in touch only "
        "through {worker}, as far as recorded here. Who could speak directly?",
        why="When the one person who spoke with everybody is ill or moves on, the others stand alone.",
        first_answer="They met on…",
        settings=("window", "leaving_ahead"),
        find=single_connector,
        of_contact=True,
    ),
    ISOLATED_AGENCY,
    AGENCIES_NOT_IN_TOUCH,
    Rule(
        number=15,
        code="concern-not-discussed",
        title="Several are concerned and have not met",
        question="{count} of those who support {client} have marked a concern, the latest on {since}. "
        "No meeting of two of them is recorded here since. When will they talk?",
        why="Inquiries find that each held a part of the worry, and that nobody put the parts together.",
        first_answer="We met on…",
        settings=("threshold", "concern_days"),
        find=concern_not_discussed,
        of_contact=True,
    ),
    POSSIBLE_DUPLICATE,
    Rule(
        number=18,
        code="child-not-seen",
        title="A household is visited and the child is not seen",
        question="{visits} visits by {agencies} since {since}; none is recorded with {client}. Who will see {client}?",
        why="Inquiries tell of many visits at which nobody saw or spoke with the child.",
        first_answer="I saw them on…",
        settings=("window", "child_visits"),
        find=child_not_seen,
        of_contact=True,
        in_situations=True,
    ),
    Rule(
        number=19,
        code="new-in-household",
        title="Someone new in a child’s household whom nobody has met",
        question="{client} has lived with {children} since {since}. "
        "No professional of the family is recorded as having met {client} since. Has anyone?",
        why="Inquiries tell of new partners whom everybody had heard of and nobody had met.",
        first_answer="I saw them on…",
        settings=("new_days",),
        find=new_in_household,
        of_contact=True,
    ),
    Rule(
        number=20,
        code="team-not-met",
        title="Those who support someone have not met",
        question="{agencies} support {client}. No meeting of {members} of those who do is recorded here since {since}. "
        "When do they meet?",
        why="What each knows is put together when they sit at one table.",
        first_answer="We met on…",
        settings=("window", "plan_meeting", "meeting_of"),
        find=team_not_met,
        of_contact=True,
        in_situations=True,
    ),
    Rule(
        number=21,
        code="moved-on",
        title="A family has moved, and nobody of the new area is on the team",
        question="{clients} moved to {area} on {day}, and no agency of that area is recorded on the team. "
        "Who supports them there?",
        why="When a family moves, what is known of it often stays behind.",
        first_answer="Ask them in",
        settings=("moved_days",),
        find=moved_on,
    ),
    Rule(
        number=22,
        code="ended-without-successor",
        title="Support ended while the need goes on",
        question="The last recorded support of {client} by an agency of this kind ended on {day}: {kind}. "
        "Who has taken over, or is it no longer needed?",
        why="When a worker leaves or a case is closed, everyone may believe that someone else goes on.",
        first_answer="Ask them in",
        settings=("ended_days",),
        find=ended_without_successor,
        in_situations=True,
    ),
    Rule(
        number=22,
        code="turning-18",
        title="Soon 18, and nobody for adults on the team",
        question="{client} is 18 on {day}, and no agency for adults is recorded on the team. Who will take over?",
        why="At 18 a whole team may end on one day.",
        first_answer="Ask them in",
        settings=("grown_ahead", "adult_kinds"),
        find=turning_18,
        in_situations=True,
    ),
    Rule(
        number=23,
        code="planned-passed",
        title="A plan whose day has passed",
        question="{worker} planned to be in contact with {client} on {day}, and nothing is recorded since. "
        "Did it happen?",
        why="A visit that fell through and was not made up for is easily counted as made.",
        first_answer="It happened",
        settings=("window",),
        find=planned_passed,
        of_contact=True,
    ),
    Rule(
        number=23,
        code="asked-no-answer",
        title="Somebody was asked to a team and has not answered",
        question="{worker} asked somebody to join the team of {client} on {day}. No answer is recorded here since. "
        "Ask again, or ask someone else?",
        why="Who asked believes that it is in hand; who was asked may never have read it.",
        first_answer="Ask again",
        settings=("answer_days",),
        find=asked_no_answer,
    ),
)

OF_PEOPLE: tuple[Rule, ...] = tuple(rule for rule in RULES if not rule.of_area)
"""Those that are asked of what an account sees; the others only of an area or of everything."""

OF_FILES: frozenset[str] = frozenset(rule.code for rule in OF_PEOPLE) - {"concern-not-discussed"}
"""Those that stand in files and drawings: a concern is told to those who may talk about it, and never in an export."""

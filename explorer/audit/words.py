"""What an entry of the journal says, and what is unusual, in words; unusual reading is a question, never a score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from explorer.dates import long_day
from explorer.doors import words as door_words
from explorer.openings.words import GROUNDS, REASONS
from explorer.text import _, _l, ngettext
from queries.doors import TEAM
from queries.openings import ENQUIRY
from queries.unusual import MANY, OWN_NAME, TRIED, Unusual

DONE: Mapping[str, str] = {
    "client": _l("Opened their page"),
    "family": _l("Opened their family’s page"),
    "caseload": _l("Saw them on a list of people"),
    "chain": _l("Looked how they are connected"),
    "everything": _l("Read the whole network"),
    "open-only": _l("Counted for the agencies’ table"),
    "joined": _l("Saw them among those they have joined"),
    "closed-search": _l("Found them by closed search"),
    "answers.record": _l("Answered a question about them"),
    "answers.undo": _l("Took back an answer about them"),
    "entered.record": _l("Recorded contact with them"),
    "entered.take_back": _l("Took back contact with them"),
    "doors.join": _l("Joined their team"),
    "doors.confirm": _l("Said that somebody on their team is right"),
    "doors.leave": _l("Left their team"),
    "doors.end_left": _l("Said that somebody on their team has left"),
    "doors.list_again": _l("Took back that somebody on their team has left"),
    "doors.come_back": _l("Came back to their team"),
    "doors.know_privately": _l("Said that they know them privately"),
    "doors.add_client": _l("Added them"),
    "invitations.invite": _l("Asked somebody to join their team"),
    "invitations.accept": _l("Joined their team, as they were asked to"),
    "invitations.decline": _l("Was asked to join their team, and declined"),
    "asks.ask": _l("Asked any service they can’t see to call"),
    "told.tell": _l("Wrote down whether their family knows that services share"),
    "concerns.raise_concern": _l("Changed something of their own support"),
    "consents.agree": _l("Wrote down that they agreed to share"),
    "consents.say_so": _l("Said for their agency that they agreed to share"),
    "consents.take_back": _l("Wrote down that they took back what they had agreed to share"),
    "copies.release": _l("Let a line of their agency stand in their own copy"),
    "copies.take_back": _l("Took back that a line of their agency may stand in their own copy"),
    "seals.open_seal": _l("Opened the seal of their own support"),
    "seals.seal": _l("Sealed their own support"),
    "seals.shield": _l("Shielded them"),
    "introductions": _l("Was asked whether to be introduced to a team of a linked household"),
    "introductions.answer": _l("Answered whether to be introduced to a team of a linked household"),
    "kinship.add": _l("Said who belongs to their family"),
    "kinship.confirm": _l("Said that someone’s place in their family is right"),
    "kinship.withdraw": _l("Took back who belongs to their family"),
    "openings.override": _l("Opened them without waiting (override)"),
    "openings.enquiry": _l("Made an enquiry about their family"),
    "meetings.open": _l("Opened a meeting about their family"),
    "meetings.let_in": _l("Let somebody in to a meeting about their family"),
    "meetings.on_the_wall": _l("Showed their family on a screen at a meeting"),
    "meetings.come": _l("Asked to come in to a meeting"),
    "meetings.attend": _l("Was at a meeting about their family"),
    "meetings.send_away": _l("Let somebody not in to a meeting, or said that they left"),
    "meetings.leave": _l("Left a meeting"),
    "meetings.set_guests": _l("Said how many guests are at a meeting"),
    "meetings.go_on": _l("Went on with a meeting, once it was clear who is there"),
    "meetings.connect": _l("Made a code for the screen of a meeting"),
    "meetings.pair": _l("Connected a screen with a meeting"),
    "meetings.disconnect": _l("Took the screen off a meeting"),
    "meetings.end": _l("Ended a meeting about their family"),
    "leads.hand_over": _l("Handed over the lead"),
    "leads.propose": _l("Asked supervisors about their lead, or about their protected whereabouts"),
    "supervision.questions": _l("Saw, as a supervisor, questions about them that their people see"),
    "supervision.proposals": _l("Saw what was asked of supervisors about them"),
    "supervision.let_lead": _l("Said as a supervisor who should lead"),
    "supervision.lift_shield": _l("Agreed as a supervisor that their whereabouts need no protection any more"),
    "supervision.joinings": _l("Saw a joining of theirs that waits for a supervisor"),
    "supervision.openings": _l("Saw an opening of theirs to review as a supervisor"),
    "supervision.confirm": _l("Said as a supervisor that somebody on their team is right"),
    "supervision.review": _l("Reviewed an opening of theirs as a supervisor"),
    "unsealed": _l("Looked for records that may belong together"),
    "doubts": _l("Saw, as a records officer, whether they may be recorded twice"),
    "doubts.same": _l("Said, as a records officer, that another record or household is theirs too"),
    "doubts.agree": _l("Said that another record or household is theirs too"),
    "doubts.join_households": _l("Joined two households: they live together"),
    "doubts.different": _l("Said, as a records officer, that they are not somebody else who is recorded"),
    "merged": _l("Saw, as a records officer, that records of theirs were joined"),
    "merges.merge": _l("Joined two records: they are one person"),
    "merges.part": _l("Took two records apart again: they are two people"),
    "merges.part_households": _l("Took two households apart again"),
    "corrections.correct": _l("Put right who they are"),
    "administration.accounts": _l("Saw, as an administrator, the accounts of their agency’s people"),
    "administration.feeds": _l("Saw, as an administrator, the feeds of their agency"),
    "administration.make": _l("Made an account for a colleague"),
    "accounts.grant": _l("Granted, on the server, an account that an administrator made"),
    "accounts.renew_password": _l("Gave, on the server, a new password to an account that an administrator made"),
    "factors.reset": _l("Let, on the server, an account that an administrator made set up its second factor anew"),
    "administration.colleagues": _l("Saw, as an administrator, who of their agency has no account"),
    "administration.end": _l("Ended a colleague’s account"),
    "rights.copy": _l("Made the copy of what is held of them"),
    "rights.looked": _l("Made the list of who looked, for them"),
    "retention.mark": _l("Marked them: nobody supports them any more"),
    "retention.unmark": _l("Took that mark away"),
    "audit.looked": _l("Asked who looked at them"),
    "audit.reviews": _l("Saw an opening of theirs to review"),
    "audit.joinings": _l("Saw a joining of theirs to review"),
}


# What was done with somebody who stood on another's page.
BESIDE: Mapping[str, str] = {
    "client": _l("Saw their name on somebody else’s page"),
}


def act_words(act: str, query: str, *, focused: bool = True) -> str:
    """What was done: opened their page, joined their team. Not `focused` on them, it was on another's page."""
    did = str(DONE.get(query, query) if focused else BESIDE.get(query, DONE.get(query, query)))
    if act == "refused":
        return _("Was refused: %(did)s", did=did)
    return _("For an export: %(did)s", did=did) if act == "export" else did


def ground_words(ground: str) -> str:
    """On which ground somebody was opened."""
    return str({**GROUNDS, **REASONS}.get(ground, ground))


def opened_words(kind: str) -> str:
    """What was opened: an override, or an enquiry."""
    return _("Enquiry of a duty desk") if kind == ENQUIRY else _("Opened without waiting (override)")


def joining_words(joining: str) -> str:
    """How somebody joined."""
    return _("Joined the team") if joining == TEAM else _("Is visiting")


def joining_reason(reason: str | None) -> str:
    """Why somebody joined."""
    return str(door_words.REASONS.get(reason or "", reason or _("no reason given")))


def unusual_words(question: Unusual, here: datetime) -> str:
    """One thing to ask about."""
    when = day_and_time(question.at, here)
    if question.kind == OWN_NAME:
        return _(
            "%(who)s opened somebody of the same family name (client %(client)s), last on %(when)s. Are they related?",
            who=question.who,
            client=question.client,
            when=when,
        )
    if question.kind == MANY:
        return _(
            "%(who)s opened %(people)s different people in the hour from %(when)s; usually it is %(usual)s. What for?",
            who=question.who,
            people=question.people,
            usual=question.usual,
            when=when,
        )
    if question.kind == TRIED:
        return _tried_words(question, when)
    people = ngettext("%(num)d person", "%(num)d people", question.people)
    return _(
        "%(who)s opened %(people)s at night, last on %(when)s. Were they on duty?",
        who=question.who,
        people=people,
        when=when,
    )


def _tried_words(question: Unusual, when: str) -> str:
    said = {"who": question.who, "times": question.people, "when": when}
    if question.client is None:
        return _(
            "%(who)s searched for one name with %(times)s different birth dates, numbers or postcodes, last on "
            "%(when)s, and found nobody. Whom were they looking for?",
            **said,
        )
    return _(
        "%(who)s searched for one name with %(times)s different birth dates, numbers or postcodes, last on %(when)s, "
        "and found client %(client)s. What for?",
        **said,
        client=question.client,
    )


def day_and_time(at: datetime, here: datetime) -> str:
    """A moment by the clocks where the service is: 25 November 2026, 14:05."""
    local = at.astimezone(here.tzinfo)
    return _("%(day)s, %(time)s", day=long_day(local.date()), time=f"{local:%H:%M}")

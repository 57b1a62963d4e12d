"""Permissions, seals, reaches and agreements in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explorer.dates import long_day
from explorer.text import _, _l
from explorer.words import listed
from queries.agreements import Stopped

PERMISSIONS: Mapping[str, str] = {
    "read-network": _l("see the people they support, and their families"),
    "answer": _l("answer questions about people they support"),
    "record": _l("record and plan contact with people they support"),
    "search": _l("search beyond their own people, by name and one thing more"),
    "join": _l("join a team until someone there says yes, add people, ask others in"),
    "lead": _l("hand over the lead where they have it, and ask supervisors who should lead or to lift a shield"),
    "open": _l("open someone for an hour where it can’t wait; every time is reviewed"),
    "enquire": _l("make an enquiry about a family, for five working days, or go on with one of their desk’s"),
    "meet": _l("be at a meeting about a family, once its chair has let them in, until it ends"),
    "chair": _l("open a meeting about a family of somebody they support, for three hours at most, and let people in"),
    "seal": _l(
        "seal and open their own support; let what their agency keeps sealed stand in the person’s own copy; shield "
        "someone they support, with the household"
    ),
    "read-tables": _l("see which agencies work with the same families in their areas, rounded and with nobody named"),
    "ask-leads": _l("ask leads, whom they don’t see, whether two agencies are in touch"),
    "read-journal": _l(
        "see who looked at a client of their areas, or what people of their agency did for it, and who searched for a "
        "name; ask about unusual reading"
    ),
    "review": _l("review what was opened without a yes"),
    "merge": _l(
        "say whether two records are one person, or two households one: names, years of birth and what agrees, "
        "of nobody shielded"
    ),
    "part": _l(
        "say whether records are one person, or households one, and that records which were joined are two after all"
    ),
    "supervise": _l(
        "say yes to colleagues of their agency who see nobody to ask, review what they opened, and read the questions "
        "that they see for it"
    ),
    "administer": _l(
        "make accounts of people of their agency, which somebody else grants on the server, end them, and read how it "
        "shares; no client and no family"
    ),
    "read-everything": _l("see the whole network"),
    "import": _l("take data in"),
    "export": _l("write data out"),
    "accounts": _l("add, change and end accounts"),
    "migrate": _l("bring the database up to date"),
    "make-tables": _l("make the coordinators’ table and the records officers’ questions"),
    "backup": _l("copy the database, encrypted"),
    "restore": _l("put a copy back"),
    "audit": _l("verify, anchor and retire the journal"),
    "retain": _l("delete what is kept no longer"),
    "rights": _l("make the copy of what is held of a person, and the list of who looked, for that person"),
}
STARTS: Mapping[str, str] = {
    "open": _l("shown to the whole team"),
    "existence": _l("one line, “Another service is involved”"),
    "hidden": _l("not shown at all"),
}
PURPOSES: Mapping[str, str] = {
    "safeguarding": _l("safeguarding children"),
    "adult-safeguarding": _l("safeguarding adults"),
    "early-help": _l("early help for families"),
    "health": _l("health and care"),
    "education": _l("education"),
    "housing": _l("housing and homelessness"),
    "community-safety": _l("community safety"),
}
GROUNDS: Mapping[str, str] = {
    "uk-safeguarding": _l(
        "Agencies share here as a public task: to safeguard children and adults. Nobody’s agreement is asked for by "
        "this program; whether a family is told, their worker decides as the law says."
    ),
    "uk-early-help": _l(
        "Agencies share here on agreement: what one holds about somebody is closed to every other until the person, "
        "or whoever may decide for them, agreed that both are named, and each has said so for its own. When that "
        "ends, or is taken back, it is closed again the same day."
    ),
    "se-sip": _l(
        "Authorities share here on consent: nothing that one holds about somebody crosses to another, not even that "
        "they are known there, before a consent names both, and each has said so for its own. It can be taken back "
        "at any time, and then it is closed again the same day."
    ),
}
DOORS: Mapping[str, str] = {
    "introduction": _l("Teams of linked households are not introduced."),
    "closed-search": _l("A search goes no further than one’s own people."),
    "joining": _l("Nobody joins a team by themselves: they are asked in."),
    "asking": _l("Services that one can’t see are not asked to call."),
    "enquiry": _l("Desks make no enquiries."),
    "meetings": _l("There are no meetings about a family."),
    "records": _l("Nobody says that records or households of two agencies are one."),
}
REACHES: Mapping[str, str] = {
    "client": _l("the client only"),
    "household": _l("the household"),
    "family": _l("the family"),
}


def purposes_words(purposes: Iterable[str]) -> str:
    """What an agreement is for: early help for families and education."""
    return listed([str(PURPOSES[each]) for each in purposes])


def stopped_words(agencies: Iterable[Stopped]) -> list[str]:
    """Each agency that no longer shares, with the day since when."""
    return [_("%(agency)s (since %(day)s)", agency=each.name, day=long_day(each.since)) for each in agencies]

"""A letter by which two who support somebody are introduced, written in the viewer's own mail program."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from explorer.text import _
from explorer.words import listed, role_words
from queries.people import TeamMember

NEW_LINE = "\r\n"  # as RFC 6068 wants it


def letter(members: Sequence[TeamMember]) -> str | None:
    """The address that opens a letter to them; None where one of them has no e-mail address.

    Who is told of whom is on the team that both see; whom they support stands nowhere in it: a letter goes astray.
    """
    if not all(each.email for each in members):
        return None
    to = ",".join(quote(each.email or "", safe="@") for each in members)
    names = listed([each.name for each in members])
    lines = [
        _("Dear %(names)s,", names=names),
        _("May I introduce you? You both support somebody whom I support too. Please speak with each other."),
        NEW_LINE.join(_line(each) for each in members),
        _("Please name nobody we support in an e-mail: call."),
    ]
    said = {"subject": _("May I introduce you?"), "body": (NEW_LINE * 2).join(lines)}
    return f"mailto:{to}?{urlencode(said, quote_via=quote)}"


def _line(member: TeamMember) -> str:
    jobs = [role_words(member.role), *(each.name for each in member.agencies)]
    # Of who is away the number is another's.
    number = "" if member.absent or member.number is None else member.number.phone
    told = [member.name, ", ".join(each for each in jobs if each), number]
    return " · ".join(each for each in told if each)

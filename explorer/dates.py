"""Days in words, as people say them, in the language of the page: whole phrases, so that each can be translated."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from explorer.text import _, capital, format_day, ngettext

WEEK, YEAR = 7, 365
DAYS_COUNTED, WEEKS_COUNTED, MONTHS_COUNTED = 14, 61, 730
MONTH_DAYS, YEAR_DAYS = 30.44, 365.25


def long_day(day: date) -> str:
    """A day in full: 31 March 2026."""
    return format_day(day, "d MMMM y")


def period_words(days: int) -> str:
    """How long: 6 years where it is whole years, else 90 days."""
    years, rest = divmod(days, YEAR)
    if years and not rest:
        return ngettext("%(num)d year", "%(num)d years", years)
    return ngettext("%(num)d day", "%(num)d days", days)


def short_day(day: date, today: date) -> str:
    """A day for the middle of a sentence, with its year only where that is another: 9 June, 9 June 2027."""
    return format_day(day, "d MMMM" if day.year == today.year else "d MMMM y")


def day_heading(day: date, today: date) -> str:
    """A day over what is planned on it: Tomorrow, Friday 4 December."""
    named = format_day(day, "EEEE d MMMM")
    return _("Tomorrow, %(day)s", day=named) if (day - today).days == 1 else capital(named)


def month_heading(month: date) -> str:
    """A month over what happened in it: March 2026."""
    return format_day(month, "LLLL y")


def ago(day: date, today: date) -> str:
    """How long ago a day was: today, yesterday, 3 days ago, 5 weeks ago, 4 months ago."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < DAYS_COUNTED:
        return ngettext("%(num)d day ago", "%(num)d days ago", days)
    if days < WEEKS_COUNTED:
        return ngettext("%(num)d week ago", "%(num)d weeks ago", days // WEEK)
    if days < MONTHS_COUNTED:
        return ngettext("%(num)d month ago", "%(num)d months ago", round(days / MONTH_DAYS))
    return ngettext("%(num)d year ago", "%(num)d years ago", int(days / YEAR_DAYS))


def coming(day: date, today: date, at: str | None = None) -> str:
    """When something is planned: today at 10:00, tomorrow, on Monday, on Monday 7 December."""
    when = _coming_day(day, today)
    return _("%(day)s at %(time)s", day=when, time=at) if at else when


def clock_time(at: str | None, zone: tzinfo) -> str | None:
    """The time of day of an instant such as 2026-11-26T15:30:00Z, where the service is: 15:30."""
    try:
        moment = datetime.fromisoformat(at or "")
    except ValueError:
        return None
    return f"{moment.astimezone(zone):%H:%M}" if moment.tzinfo else f"{moment:%H:%M}"


def moment(at: datetime, here: datetime) -> str:
    """A moment to come, by the clocks where the service is: 15:30, or Friday 4 December, 15:30."""
    local = at.astimezone(here.tzinfo)
    if local.date() == here.date():
        return f"{local:%H:%M}"
    return _("%(day)s, %(time)s", day=format_day(local.date(), "EEEE d MMMM"), time=f"{local:%H:%M}")


def _coming_day(day: date, today: date) -> str:
    days = (day - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < WEEK:
        return _("on %(weekday)s", weekday=format_day(day, "EEEE"))
    if day.year == today.year:
        return _("on %(day)s", day=format_day(day, "EEEE d MMMM"))
    return _("on %(day)s", day=format_day(day, "EEEE d MMMM y"))


def since(day: date, today: date) -> str:
    """Since when something holds: since March, since March 2024, since 3 November."""
    if (today - day).days < MONTH_DAYS * 2:
        return _("since %(day)s", day=format_day(day, "d MMMM"))
    if day.year == today.year:
        return _("since %(month)s", month=format_day(day, "MMMM"))
    return _("since %(month)s", month=format_day(day, "MMMM y"))

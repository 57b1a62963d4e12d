"""The questions that the network raises: about one client, one family, or everyone whom I support."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.contacts.by import hand
from explorer.contacts.forms import AboutForm
from explorer.contacts.pages import mine
from explorer.contacts.scope import scope_of, slice_in
from explorer.doors.handed import made_id
from explorer.missing.forms import AnswerForm, EndForm, FirstAnswerForm, ListAgainForm, UndoForm
from explorer.missing.pages import CODES, LATEST_DAYS, SAID, Wanted, questions_page
from explorer.missing.rule_words import expected, told
from explorer.missing.sheet import file_of, rules_in
from explorer.missing.words import reasons
from explorer.parameters import REFUSED, a_page, an_id, one_of
from explorer.people.shown import OUTLINE, shown
from explorer.site import site
from explorer.text import said
from graph.answers import LATER
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from graph.slice import Slice
from queries import answering, answers, doors, entered, first_answers
from queries.entering import act_of
from queries.families import household, large
from queries.missing import Finding, Scope, answered_links, missing_links
from queries.missing.answered import FINAL
from queries.missing.sources import LIKELY_TIE, SOURCES

missing = Blueprint("missing", __name__)


@missing.get("/questions")
def questions() -> ResponseReturnValue:
    """Mine, or those about the client or the family whose id stands in the address."""
    scope = scope_of(an_id("client"), an_id("family"))
    wanted = Wanted(one_of("rule", CODES), one_of("show", ("all",)) is not None, a_page())
    me, said, made, of = signed_in().professional, one_of("said", SAID), an_id("made"), an_id("of")

    def page(slice_: Slice, day: date) -> dict[str, Any]:
        shown_ = questions_page(slice_, day, scope, wanted, me, site().rules)
        ended = (made, of) if said == "ended" and of in slice_.levels else None
        return {"said": said, "made": mine(slice_, made, me), "ended": ended, **shown_}

    if scope.client:
        return shown("missing/client.html", scope.client, page)
    day, slice_ = site().today(), slice_in(scope)
    if scope.family:
        home, size = household(slice_, scope.family, day), large(slice_, scope.family, day)
        return render_template("missing/family.html", home=home, large=size, **page(slice_, day))
    return render_template("missing/mine.html", **page(slice_, day))


@missing.get("/questions.csv")
def sheet() -> ResponseReturnValue:
    """The same questions as a file, all of them; in the journal it is an export."""
    scope = scope_of(an_id("client"), an_id("family"))
    rule, slice_ = one_of("rule", CODES), slice_in(scope, "export")
    if scope.client and slice_.levels.get(scope.client) == OUTLINE:
        raise NotThere
    asked = missing_links(slice_, site().today(), scope=scope, rules=rules_in(rule), settings=site().rules)
    return file_of(asked)


@missing.get("/rules")
def rules() -> ResponseReturnValue:
    """What is asked here, and when: every rule in plain words with its settings."""
    settings = site().rules
    return render_template(
        "missing/rules.html",
        rules=told(settings),
        roles=expected(settings),
        answered_days=settings.answered_days,
        source_of_order=said(SOURCES[LIKELY_TIE]),
    )


@missing.post("/questions/answer")
def answer() -> ResponseReturnValue:
    """A question is put away: it is not needed, or it comes again on a day. Undone on the page that comes next."""
    form, day = AnswerForm(), site().today()
    scope = _checked(form)
    until = form.until.data
    if form.kind.data == LATER and not _may_come_again(until, day):
        return _back(scope, "day")
    if form.kind.data != LATER and form.rule.data not in FINAL:
        if not form.reason.data:
            return _back(scope, "reason")
        if form.reason.data not in reasons(form.rule.data):
            raise InputRefused(REFUSED)
    if form.kind.data != LATER:
        until = answering.asked_again(form.rule.data, day, site().rules)
    slice_ = slice_in(scope)
    asked = missing_links(slice_, day, scope=scope, rules={form.rule.data}, settings=site().rules)
    asked += [finding for finding, _ in answered_links(slice_, day, scope=scope, settings=site().rules)]
    finding = next((each for each in asked if each.key == form.key.data), None)
    if finding is None:
        raise NotThere
    given = answering.answer(
        finding,
        form.kind.data,
        form.reason.data,
        until,
        professional_id=signed_in().professional or "",
        hangs_on=hand(slice_, finding.clients, finding.evidence, day).involvement,
        day=day,
    )
    answers.record(site().store, signed_in().viewer, given, site().now())
    return _back(scope, "noted")


@missing.post("/questions/first-answer")
def first_answer() -> ResponseReturnValue:
    """What a question asks for was done, or will be: it is recorded. Taken back on the page that comes next."""
    form, day = FirstAnswerForm(), site().today()
    scope, who = _checked(form), request.form.getlist("who")
    slice_ = slice_in(scope)
    finding = _asked(slice_, scope, form.rule.data, form.key.data)
    if finding is None:
        return _back(scope, "gone")
    by = hand(slice_, finding.clients, finding.evidence, day)
    offered = first_answers.offer(slice_, finding, by.professional_id, day, site().rules)
    if offered is None:
        raise NotAllowed(NOT_ALLOWED)
    if not offered.allows(form.on.data, form.kind.data or None, who):
        return _back(scope, "when")
    made = first_answers.done(slice_, finding, offered, by, form.on.data, form.kind.data or None, who)
    if not made:
        return _back(scope, "when")
    entered.record(site().store, signed_in().viewer, made, finding.clients)
    return _back(scope, "recorded", act_of(made))


@missing.post("/questions/undo")
def undo() -> ResponseReturnValue:
    """A question is asked again: what was answered is taken back by somebody who could have answered."""
    form, day = UndoForm(), site().today()
    scope = _checked(form)
    slice_ = slice_in(scope)
    if form.answer.data not in {each.id for each in slice_.answers}:
        raise NotThere
    mine = answering.supported(slice_, signed_in().professional, day)
    given = answering.taken_back(slice_, form.answer.data, mine, day)
    if not given:
        raise NotAllowed(NOT_ALLOWED)
    answers.undo(site().store, signed_in().viewer, given, site().now())
    return _back(scope, "undone")


@missing.post("/questions/end")
def end() -> ResponseReturnValue:
    """Somebody who is listed and has left is on the team no more. Taken back on the page that comes next."""
    form, day = EndForm(), site().today()
    scope = _checked(form)
    slice_ = slice_in(scope)
    finding = _asked(slice_, scope, first_answers.LEFT, form.key.data)
    if finding is None or not first_answers.has_left(slice_, finding, day):
        return _back(scope, "gone")
    hand(slice_, finding.clients, finding.evidence, day)
    (client,), act = finding.clients, made_id("ended", finding.key, day.isoformat())
    if not doors.end_left(site().store, signed_in().viewer, finding.evidence, client, act, day):
        return _back(scope, "gone")
    return _back(scope, "ended", act, client)


@missing.post("/questions/list-again")
def list_again() -> ResponseReturnValue:
    """Taken back: they have not left."""
    form = ListAgainForm()
    scope = _checked(form)
    if not doors.list_again(site().store, signed_in().viewer, form.of.data, form.ended.data, site().today()):
        raise NotThere
    return _back(scope, "taken-back")


def _checked(form: AboutForm) -> Scope:
    """The scope that a form was sent from. Raises InputRefused where the form is not one that our pages send."""
    if not form.validate_on_submit() and not form.errors.keys() <= {"until", "on"}:
        raise InputRefused(REFUSED)
    return scope_of(form.client.data, form.family.data)


def _asked(slice_: Slice, scope: Scope, rule: str, key: str) -> Finding | None:
    """The question that is asked by a key; None where it is asked no more."""
    asked = missing_links(slice_, site().today(), scope=scope, rules={rule}, settings=site().rules)
    return next((each for each in asked if each.key == key), None)


def _may_come_again(day: date | None, today: date) -> bool:
    return day is not None and 0 < (day - today).days <= LATEST_DAYS


def _back(scope: Scope, said: str, made: str | None = None, of: str | None = None) -> ResponseReturnValue:
    back = url_for("missing.questions", client=scope.client, family=scope.family, said=said, made=made, of=of)
    return redirect(back, 303)

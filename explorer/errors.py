"""Errors become pages here and nowhere else: plain words, no detail, the same page for missing and refused ids."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from explorer import logs
from explorer.text import _l
from graph.errors import CommonThreadError, DatabaseFull, DatabaseUnavailable, InputRefused, NotAllowed, NotThere


@dataclass(frozen=True, slots=True)
class Said:
    """What an error page says: what happened, and what to do."""

    title: str
    advice: str


PAGES: Mapping[int, Said] = {
    400: Said(
        _l("That did not work"),
        _l("What was asked for is not something these pages have. Go back, load the page again and try once more."),
    ),
    403: Said(
        _l("Your account does not allow this"),
        _l("If you need it for your work, ask whoever manages accounts where you are."),
    ),
    404: Said(
        _l("There is nothing here that you can see"),
        _l("Check the address. If you support this person and they are not on your list, ask their team to add you."),
    ),
    405: Said(_l("That is not possible here"), _l("Go to your people and begin again from there.")),
    413: Said(_l("That was too much at once"), _l("Send less text and try again.")),
    500: Said(
        _l("Something went wrong here, not with you"),
        _l("Nothing you entered was changed. Try again; if it goes on, tell whoever runs the service this reference:"),
    ),
    503: Said(
        _l("The database does not answer"),
        _l("Nothing was lost. Try again in a minute; if you need someone now, call their agency."),
    ),
}
STATUS: Mapping[type[Exception], int] = {
    CSRFError: 400,
    InputRefused: 400,
    NotAllowed: 403,
    NotThere: 404,
    DatabaseUnavailable: 503,
    DatabaseFull: 503,
}
FAULT = 500


def init_app(app: Flask) -> None:
    """Turn every error into its page."""
    for kind in STATUS:
        app.register_error_handler(kind, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def page(status: int, reference: str = "") -> ResponseReturnValue:
    """The page of a status; it asks the database nothing."""
    return render_template("error.html", said=PAGES[status], reference=reference), status


def _known(error: Exception) -> ResponseReturnValue:
    return page(next(status for kind, status in STATUS.items() if isinstance(error, kind)))


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    if error.code >= 500:
        return _fault(error)
    answer = make_response(page(error.code if error.code in PAGES else 400))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def _fault(error: Exception) -> ResponseReturnValue:
    reference = secrets.token_hex(4)
    logs.fault(reference, request.endpoint, _cause(error))
    return page(FAULT, reference)


def _cause(error: Exception) -> BaseException:
    """What went wrong at first: of our own errors, the one beneath."""
    return error.__cause__ or error if isinstance(error, CommonThreadError) else error

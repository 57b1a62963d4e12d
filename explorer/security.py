"""What every response and form carries: headers, the session's cookie, the token against forged forms, the proxy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from ipaddress import ip_address
from typing import Any

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from explorer.access import FILES
from explorer.site import site
from graph.settings import Network

BODY_BYTES = 64 * 1024
FORM_PARTS = 50

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HSTS = "max-age=31536000; includeSubDomains"
YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"


class _Cookies(SecureCookieSessionInterface):
    """Signed with HMAC-SHA256, where the library's own choice is SHA-1."""

    digest_method = staticmethod(sha256)


def init_app(app: Flask) -> None:
    """Set cookie, limits, headers and form tokens; believe a proxy only if it is one of ours."""
    with app.app_context():
        settings = site().settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-session" if settings.behind_tls else "session",
        SESSION_COOKIE_SECURE=settings.behind_tls,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        MAX_CONTENT_LENGTH=BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=BODY_BYTES,
        MAX_FORM_PARTS=FORM_PARTS,
        # The token ends with the session it belongs to. No Referer is sent (see HEADERS), so none can be checked.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.session_interface = _Cookies()
    CSRFProtect(app)
    app.after_request(_headers)
    if settings.behind_tls:
        app.wsgi_app = _KnownProxies(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]  # how WSGI is wrapped


def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if site().settings.behind_tls:
        response.headers["Strict-Transport-Security"] = HSTS
    response.headers["Cache-Control"] = _caching(response)
    return response


def _caching(response: Response) -> str:
    """Pages are kept nowhere; a file of ours may be, for good if its address carries its version."""
    if request.endpoint not in FILES or response.status_code >= 400:
        return "no-store"
    return YEAR if "v" in request.args else ASK_AGAIN


class _KnownProxies:
    """Takes the caller's address and scheme from a proxy's headers only where the proxy is a known one."""

    def __init__(self, app: Any, known: Iterable[Network]) -> None:
        self._app = app
        self._behind = ProxyFix(app, x_for=1, x_proto=1)
        self._known = tuple(known)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        try:
            caller = ip_address(environ.get("REMOTE_ADDR", ""))
        except ValueError:
            return self._app(environ, start_response)
        app = self._behind if any(caller in network for network in self._known) else self._app
        return app(environ, start_response)

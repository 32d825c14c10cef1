"""What keeps strangers out: headers, same origin, host names, and no byte on disk."""

from __future__ import annotations

import io
from typing import IO
from urllib.parse import urlsplit

import flask
from flask import Flask, Response, current_app, request

from docsec_web.faults import refusal

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

# Not "no-referrer": with it a form without script says "Origin: null" even to its own site, and
# on a plain http network, where browsers send no Sec-Fetch-Site, it could not be told from others.
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), usb=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_CHANGING = ("POST", "PUT", "PATCH", "DELETE")


class Request(flask.Request):
    """A request whose uploads stay in memory; Werkzeug would put large ones on disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return io.BytesIO()


def protect(app: Flask) -> None:
    """Add the checks before and the headers after every request."""
    app.before_request(check_host)
    app.before_request(check_origin)
    app.after_request(add_headers)


def check_host() -> None:
    """Refuse a host name that is not ours: a page of a stranger may point its name at us.

    Raises:
        DocsecError: with HTTP status 421.
    """
    allowed = current_app.config["ALLOWED_HOSTS"]
    host = request.environ.get("HTTP_HOST", "")
    if allowed is not None and _without_port(host).lower() not in allowed:
        raise refusal("host-not-allowed", 421, host=_without_port(host)[:100])


def check_origin() -> None:
    """Refuse what another site sends here.

    Browsers say so in ``Sec-Fetch-Site``; where they do not (plain http on a local network),
    in ``Origin``. What says neither is no browser.

    Raises:
        DocsecError: with HTTP status 403.
    """
    if request.method not in _CHANGING:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        same = site in ("same-origin", "none")
    else:
        origin = request.headers.get("Origin")
        same = origin is None or urlsplit(origin).netloc == request.environ.get("HTTP_HOST")
    if not same:
        raise refusal("cross-site", 403)


def add_headers(response: Response) -> Response:
    """Add the headers that every response carries."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]

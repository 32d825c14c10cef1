"""One sentence for everything that goes wrong: on a page for people, as JSON for programs.

Nothing of a request reaches the log: for a fault of our own, its kind and place only.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TypeAlias

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from docsec.errors import DocsecError, UsageError
from docsec.policy import MEGABYTE
from docsec_web import language

log = logging.getLogger("docsec_web")

Answer: TypeAlias = Response


def refusal(code: str, status: int, **parameters: object) -> DocsecError:
    """Return an error of the web pages with its HTTP status."""
    error = UsageError(code, **parameters)
    error.http_status = status
    return error


def install(app: Flask) -> None:
    """Answer every kind of exception with one sentence."""
    app.register_error_handler(DocsecError, answer)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def answer(error: DocsecError) -> Answer:
    """Return the page, or the JSON under /api/, that says what went wrong."""
    sentence = language.error_sentence(error)
    if request.path.startswith("/api/"):
        body = {"ok": False, "error": {"code": error.code, "message": sentence}}
        response = jsonify(body)
        response.status_code = error.http_status
        return response
    page = render_template("error.html", problem=sentence, code=error.code)
    return make_response(page, error.http_status)


def from_http(error: HTTPException) -> DocsecError:
    """Return what Werkzeug raised as one of our own errors."""
    status = error.code or 500
    if status == 404:
        return refusal("not-found", 404)
    if status == 405:
        return refusal("not-allowed", 405, method=request.method)
    if status == 413:
        return refusal("upload-too-large", 413, limit=_limit_broken() // MEGABYTE)
    if status >= 500:
        return refusal("fault", status)
    return refusal("bad-request", status)


def _limit_broken() -> int:
    whole = request.max_content_length or 0
    over = request.content_length is not None and request.content_length > whole
    return whole if over else request.max_form_memory_size or whole


def _http(error: HTTPException) -> Answer:
    response = answer(from_http(error))
    if error.code == 405 and getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    return response


def _unexpected(error: Exception) -> Answer:
    place = traceback.extract_tb(error.__traceback__)[-1]
    file = Path(place.filename).name
    log.error("fault: %s in %s line %s", type(error).__name__, file, place.lineno)
    try:
        return answer(refusal("fault", 500))
    except Exception:
        return Response("docsec met a fault of its own.", 500, mimetype="text/plain")

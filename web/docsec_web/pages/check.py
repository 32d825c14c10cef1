"""The Check page: a picture, a PDF or a typed MRZ in, findings out, at the same address."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, current_app, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from docsec.errors import DocsecError
from docsec.policy import MEGABYTE
from docsec_web import language, uploads
from docsec_web.faults import from_http
from docsec_web.results import Result, result
from docsec_web.samples import first_samples
from docsec_web.uploads import Examined

blueprint = Blueprint("check", __name__)

PART = "result"
"""``?part=result`` asks for the result alone, for the script of the page."""


@blueprint.get("/check")
def show() -> Response:
    """Show the form, or the result of ``?sample=``: samples are nobody's data."""
    name = request.args.get("sample", "")
    if not name:
        return _page(())
    on, printed = request.args.get("on", ""), request.args.get("printed", "")
    return _answer(
        lambda: uploads.examine_sample(name, on, printed=bool(printed)),
        on=on,
        sample=name,
        printed=printed,
    )


@blueprint.post("/check")
def check() -> Response:
    """Examine what was sent."""
    try:
        typed, on = request.form.get("mrz", ""), request.form.get("on", "")
    except HTTPException as error:
        return _failed(from_http(error), "", "")
    return _answer(uploads.examine_form, typed=typed, on=on)


def _answer(examine: Callable[[], tuple[Examined, ...]], **context: str) -> Response:
    try:
        results = tuple(result(each) for each in examine())
    except DocsecError as error:
        # A text that is too long would only come back too long.
        too_long = error.code == "text-too-long"
        return _failed(error, "" if too_long else context.get("typed", ""), context["on"])
    return _page(results, **context)


def _failed(error: DocsecError, typed: str, on: str) -> Response:
    sentence = language.error_sentence(error)
    response = _page((), typed=typed, on=on, problem=sentence)
    response.status_code = error.http_status
    return response


def _page(results: tuple[Result, ...], **context: str) -> Response:
    part = request.args.get("part") == PART
    template = "check_result.html" if part else "check.html"
    policy = current_app.config["POLICY"]()
    return make_response(
        render_template(
            template,
            results=results,
            samples=first_samples(),
            reader=uploads.reader(),
            max_bytes=policy.max_bytes,
            max_megabytes=policy.max_bytes // MEGABYTE,
            max_text=policy.max_text,
            today=policy.reference_date.isoformat(),
            **context,
        )
    )

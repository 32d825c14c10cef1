"""The MRZ page: every character and every check digit explained.

What is typed is sent by POST only, so that no personal data stands in an address or a history;
the published examples are at addresses of their own.
"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from docsec.errors import DocsecError
from docsec.mrz.explain import Explanation, explain
from docsec.report.arrange import arrange
from docsec.typed import checked_text
from docsec_web import grid, language, results, uploads
from docsec_web.faults import from_http, refusal

blueprint = Blueprint("mrz", __name__)

# The specimens of Utopia that ICAO publishes (Doc 9303-4, -5, -6, -7, appendices), and the first
# of them with one digit of the date of birth changed by us.
EXAMPLES = {
    "TD3": (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    ),
    "TD1": (
        "I<UTOD231458907<<<<<<<<<<<<<<<\n"
        "7408122F1204159UTO<<<<<<<<<<<6\n"
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
    ),
    "TD2": "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
    "MRV-A": (
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX7408122F96121096ZE184226B<<<<<<"
    ),
    "MRV-B": "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX7408122F9612109<<<<<<<<",
    "TD3-altered": (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7108122F1204159ZE184226B<<<<<10"
    ),
}


@blueprint.get("/mrz")
def show() -> Response:
    """Show the form, or one of the published examples."""
    name = request.args.get("example")
    if name is None:
        return _page("", "")
    if name not in EXAMPLES:
        raise refusal("not-found", 404)
    return _answer(EXAMPLES[name], request.args.get("on", ""))


@blueprint.post("/mrz")
def check() -> Response:
    """Explain the text that was sent."""
    request.max_content_length = request.max_form_memory_size
    try:
        text, on = request.form.get("text", ""), request.form.get("on", "")
    except HTTPException as error:
        return _failed(from_http(error), "", "")
    return _answer(text, on)


def _answer(text: str, on: str) -> Response:
    try:
        policy = uploads.policy_of(on)
        explanation = explain(checked_text(text, policy), policy)
    except DocsecError as error:
        # A text that is too long would only come back too long.
        return _failed(error, "" if error.http_status == 413 else text, on)
    return _page(text, on, explanation)


def _failed(error: DocsecError, text: str, on: str) -> Response:
    response = _page(text, on, problem=language.error_sentence(error))
    response.status_code = error.http_status
    return response


def _page(
    text: str, on: str, explanation: Explanation | None = None, problem: str = ""
) -> Response:
    shown: dict[str, object] = {"explanation": None}
    if explanation is not None:
        arranged = arrange(explanation.mrz.findings)
        shown = {
            "explanation": explanation,
            "mrz": explanation.mrz,
            "grid": grid.squares(explanation),
            "groups": results.groups(explanation.mrz.findings, arranged.attention),
            "attention": arranged.attention,
            "beside": results.beside(explanation.mrz.findings),
        }
    part = request.args.get("part") == "result"
    page = render_template(
        "mrz_result.html" if part else "mrz.html",
        text=text,
        on=on,
        problem=problem,
        examples=EXAMPLES,
        tints=grid.TINTS,
        today=current_app.config["POLICY"]().reference_date.isoformat(),
        **shown,
    )
    return make_response(page)

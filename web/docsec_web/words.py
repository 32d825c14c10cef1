"""What every template is given: the words of docsec in the language of the request."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request, url_for

import docsec
from docsec import messages
from docsec.features.catalogue import FILTERS
from docsec.findings import Status
from docsec.registry import CODES, GROUPS
from docsec.report import arrange
from docsec.report.pictures import evidence_uri
from docsec_web import language
from docsec_web.badges import badge_size, badges
from docsec_web.results import gathered

_KEPT = ("sample", "printed", "example", "on", "q", "tool", "type", "kind", *FILTERS)


def example_sentence(code: str, status: Status) -> str | None:
    """Return the sentence of a code and status with dots for what a finding fills in."""
    key = f"{code}:{status.value}"
    if not messages.has(key, language.current()):
        return None
    return messages.example(key, language.current())


def reason_sentence(reason: str) -> str:
    """Return the sentence of a reason with dots for what a finding fills in."""
    return messages.example(f"reason.{reason}", language.current())


def in_language(code: str) -> str:
    """Return the address of this page in another language."""
    endpoint = request.endpoint
    if endpoint and request.method == "POST":
        endpoint = f"{request.blueprint}.show"
    if endpoint is None or not current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        return url_for("start.show", language=code)
    kept: dict[str, Any] = dict(request.view_args or {})
    kept |= {key: request.args.getlist(key) for key in _KEPT if key in request.args}
    return url_for(endpoint, language=code, **kept)


def check_state(code: str) -> tuple[str, str]:
    """Return what can be said of a check named in the reference, and where it is explained."""
    anchor = code.replace(".", "-")
    if code.startswith("manual."):
        return "manual", ""
    if code in CODES:
        state = "here" if CODES[code].statuses else "later"
    elif anchor in GROUPS:
        state = "here"
    else:
        return "later", ""
    return state, url_for("findings.show", language=language.current(), _anchor=anchor)


def install(app: Flask) -> None:
    """Give the templates the words of docsec."""
    app.context_processor(_words)


def _words() -> dict[str, Any]:
    current = language.current()
    return {
        "language": current,
        "language_names": language.NAMES,
        "reviewed": language.reviewed(current),
        "say": language.say,
        "colon": messages.colon(current),
        "number": lambda value, places=None: messages.number(value, current, places),
        "sentence": lambda finding: messages.sentence(finding, current),
        "title_of": lambda code: messages.title(code, current),
        "place": lambda finding: arrange.place_in_words(finding, current),
        "has_region": lambda finding: arrange.place_of(finding) is not None,
        "evidence_uri": evidence_uri,
        "light": lambda name: arrange.light_name(name, current),
        "change_in_words": lambda each: arrange.change_in_words(each, current),
        "heading": lambda report: arrange.heading(report, current),
        "count": lambda report: arrange.count(report, current),
        "symbols": arrange.SYMBOLS,
        "statuses": list(Status),
        "codes": CODES,
        "reason_sentence": reason_sentence,
        "in_language": in_language,
        "check_state": check_state,
        "badges": badges,
        "gathered": gathered,
        "badge_size": badge_size,
        "version": docsec.__version__,
    }

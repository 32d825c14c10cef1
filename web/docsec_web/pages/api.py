"""The JSON twins of the pages, under /api/v1/."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, request
from flask import Response as FlaskResponse

import docsec
from docsec import messages
from docsec.bench import figures
from docsec.features import checklist
from docsec.mrz.explain import explain
from docsec.mrz.parse import parse
from docsec.registry import CODES, Code
from docsec.report.json import explanation_as_dict, mrz_as_dict, report_as_dict
from docsec.typed import checked_text
from docsec_web import language, uploads
from docsec_web.samples import Sample, all_samples

blueprint = Blueprint("api", __name__)
blueprint.before_request(language.set_api_language)


@blueprint.post("/check")
def check() -> FlaskResponse:
    """Examine a picture, a PDF or a typed MRZ.

    Fields: ``file``, further lights by name, ``reference`` (several), ``mrz``, ``on``.
    """
    examined = uploads.examine_form()
    reports = [report_as_dict(each.report, language.current()) for each in examined]
    return jsonify(reports[0] if len(reports) == 1 else {"items": reports})


@blueprint.post("/parse")
def parse_text() -> FlaskResponse:
    """Take an MRZ apart."""
    text, policy = _text_and_policy()
    return jsonify(mrz_as_dict(parse(text, policy), language.current()))


@blueprint.post("/explain")
def explain_text() -> FlaskResponse:
    """Take an MRZ apart, with every character and check digit worked out."""
    text, policy = _text_and_policy()
    return jsonify(explanation_as_dict(explain(text, policy), language.current()))


@blueprint.get("/checklist")
def checklist_items() -> FlaskResponse:
    """Return the checklist."""
    return jsonify(checklist.as_dict(checklist.load(), language.current()))


@blueprint.get("/findings")
def finding_codes() -> FlaskResponse:
    """Return every finding code with its explanation."""
    return jsonify({"items": [_code(code) for code in CODES.values()]})


@blueprint.get("/figures")
def check_figures() -> FlaskResponse:
    """Return how often the checks on pictures find what they look for."""
    return jsonify(figures.load())


@blueprint.get("/samples")
def samples() -> FlaskResponse:
    """Return the samples."""
    return jsonify({"items": [_sample(sample) for sample in all_samples()]})


@blueprint.get("/version")
def version() -> FlaskResponse:
    """Return the version, the languages and the reader at hand."""
    reader = uploads.reader()
    return jsonify(
        {
            "version": docsec.__version__,
            "languages": list(messages.LANGUAGES),
            "reader": reader.name if reader else None,
        }
    )


@blueprint.get("/health")
def health() -> FlaskResponse:
    """Say that the server answers."""
    return jsonify({"ok": True, "version": docsec.__version__})


def _text_and_policy() -> tuple[str, docsec.Policy]:
    request.max_content_length = request.max_form_memory_size
    text, on = uploads.sent_text()
    policy = uploads.policy_of(on)
    return checked_text(text, policy), policy


def _code(code: Code) -> dict[str, Any]:
    current = language.current()
    return {
        "code": code.code,
        "title": messages.title(code.code, current),
        "about": messages.text(f"{code.code}:about", current),
        "group": code.group,
        "reference": code.reference,
        "strong": code.strong,
        "routine": code.routine,
        "statuses": [status.value for status in code.statuses],
        "anchor": code.anchor,
    }


def _sample(sample: Sample) -> dict[str, Any]:
    return {
        "name": sample.name,
        "type": sample.type,
        "kind": sample.kind,
        "operators": list(sample.operators),
        **_lesson(sample),
        "pictures": {light: f"/samples/{sample.name}/{light}" for light in sample.pictures},
        "lines": list(sample.lines),
        "expected": sample.expected,
    }


def _lesson(sample: Sample) -> dict[str, str | None]:
    """Return what the list says of a sample, in the language of the request."""
    if sample.listed is None:
        return dict.fromkeys(("purpose", "notice", "harmless"))
    texts = {
        "purpose": sample.listed.purpose,
        "notice": sample.listed.notice,
        "harmless": sample.listed.harmless,
    }
    return {key: text.get(language.current()) for key, text in texts.items()}

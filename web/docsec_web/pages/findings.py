"""The page of findings: what every code means, on what it rests, what each status says."""

from __future__ import annotations

from flask import Blueprint, render_template

from docsec.features import links
from docsec.findings import Status
from docsec.registry import CODES, GROUPS, REASONS, Code
from docsec_web.words import example_sentence

blueprint = Blueprint("findings", __name__)


@blueprint.get("/findings")
def show() -> str:
    """Show all codes by group."""
    groups = [
        (group, [(code, _sentences(code)) for code in CODES.values() if code.group == group])
        for group in GROUPS
    ]
    return render_template("findings.html", groups=groups, reasons=REASONS, related=links.of_code)


def _sentences(code: Code) -> list[tuple[Status, str]]:
    found = ((status, example_sentence(code.code, status)) for status in code.statuses)
    return [(status, text) for status, text in found if text]

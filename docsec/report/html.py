"""A report as one self-contained HTML file: no script, nothing fetched, printable on A4."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from docsec import messages
from docsec.capture import Capture
from docsec.findings import Report
from docsec.report import arrange
from docsec.report.pictures import evidence_uri, line_cuts, shown

FOLDER = Path(__file__).parent


@cache
def environment() -> Environment:
    """Return what renders the templates of this folder, everything escaped."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(documents: Sequence[tuple[Report, Capture]], language: str) -> str:
    """Return the HTML file for one or several documents.

    Args:
        documents: each report with the pictures it was made from.
        language: of the sentences.
    """
    template = environment().get_template("report.html.jinja")
    return template.render(
        documents=[
            {
                "report": report,
                "pictures": shown(capture, report),
                "cuts": line_cuts(capture, report),
                "arranged": arrange.arrange(report.findings),
            }
            for report, capture in documents
        ],
        css=(FOLDER / "report.css").read_text(encoding="utf-8"),
        language=language,
        reviewed=messages.reviewed(language),
        say=partial(_say, language),
        sentence=lambda finding: messages.sentence(finding, language),
        place=lambda finding: arrange.place_in_words(finding, language),
        change=lambda each: arrange.change_in_words(each, language),
        colon=messages.colon(language),
        evidence=evidence_uri,
        light=lambda light: arrange.light_name(light, language),
        heading=lambda report: arrange.heading(report, language),
        count=lambda report: arrange.count(report, language),
        symbols=arrange.SYMBOLS,
    )


def _say(language: str, key: str, **parameters: object) -> str:
    return messages.text(key, language, **parameters)

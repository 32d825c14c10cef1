"""What a report shows and in which order: for the terminal, the HTML file and the web page."""

from __future__ import annotations

from dataclasses import dataclass

from docsec import messages
from docsec.findings import Change, Finding, Region, Report, Span, Status

SYMBOLS = {
    Status.SUCCESSFUL: "✓",
    Status.FAILED: "✕",
    Status.UNDETERMINED: "?",
    Status.NOT_PERFORMED: "–",
    Status.ABORTED: "!",
}

_ATTENTION = (Status.FAILED, Status.ABORTED, Status.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The findings of a report as a person reads them.

    Attributes:
        attention: what failed or is undetermined, worst first, each numbered from 1.
        sound: what was successful.
        skipped: what was not performed.
    """

    attention: tuple[tuple[int, Finding], ...]
    sound: tuple[Finding, ...]
    skipped: tuple[Finding, ...]


def arrange(findings: tuple[Finding, ...]) -> Arranged:
    """Sort findings into what needs attention, what is as it should be, and what was not done."""
    attention = sorted(
        (each for each in findings if each.status in _ATTENTION),
        key=lambda each: _ATTENTION.index(each.status),
    )
    return Arranged(
        tuple(enumerate(attention, 1)),
        tuple(each for each in findings if each.status is Status.SUCCESSFUL),
        tuple(each for each in findings if each.status is Status.NOT_PERFORMED),
    )


def place_of(finding: Finding) -> Region | None:
    """Return where the finding lies in a picture, if that is known."""
    return finding.region or (finding.where if isinstance(finding.where, Region) else None)


def place_in_words(finding: Finding, language: str) -> str:
    """Return the place of a finding, or nothing where it has none."""
    where = finding.where
    if isinstance(where, Span):
        key = "line-position" if where.start == where.end else "line-positions"
        return messages.text(
            f"report.{key}", language, line=where.line, start=where.start, end=where.end
        )
    return messages.text("report.in-picture", language) if isinstance(where, Region) else ""


def change_in_words(change: Change, language: str) -> str:
    """Return one place of a proposal: where, what stands there, and what might have."""
    place = messages.text("report.line-position", language, line=change.line, start=change.position)
    after = " / ".join((change.after or "–", *change.also))
    return f"{place}: {change.before or '–'} → {after}"


def heading(report: Report, language: str) -> str:
    """Return the name of the document, with the page of a PDF."""
    return heading_of(report.file, report.page, language)


def heading_of(name: str, page: int | None, language: str) -> str:
    """Return ``name``, with the page where there is one."""
    if page is None:
        return name
    return f"{name}, {messages.text('report.page', language, page=page)}"


def count(report: Report, language: str) -> str:
    """Return how many checks failed, were undetermined, were performed and were not."""
    statuses = [each.status for each in report.findings]
    skipped = statuses.count(Status.NOT_PERFORMED)
    return messages.text(
        "report.count",
        language,
        failed=statuses.count(Status.FAILED),
        undetermined=statuses.count(Status.UNDETERMINED),
        performed=len(statuses) - skipped,
        skipped=skipped,
    )


def light_name(light: str, language: str) -> str:
    """Return the name of a light: ``oblique-1`` is oblique light 1."""
    kind, _, number = light.partition("-")
    name = messages.text(f"light.{kind}", language)
    return f"{name} {int(number)}" if number else name

"""A report for the terminal; colour only where asked for."""

from __future__ import annotations

from collections.abc import Iterator

from docsec import messages
from docsec.findings import Finding, Mrz, Reading, Report, Status
from docsec.mrz.explain import DigitWorking, Explanation
from docsec.policy import Policy
from docsec.reading.doubt import certain
from docsec.report.arrange import SYMBOLS, arrange, change_in_words, count, heading

_MOST_DOUBTS = 12

_COLOURS = {
    Status.SUCCESSFUL: "32",
    Status.FAILED: "31;1",
    Status.UNDETERMINED: "33",
    Status.NOT_PERFORMED: "90",
    Status.ABORTED: "35",
}


def render(report: Report, language: str, *, colour: bool = False, full: bool = False) -> str:
    """Return a report as lines of text.

    Args:
        report: what to show.
        language: of the sentences.
        colour: whether to colour the statuses with terminal codes.
        full: whether to list what is as it should be one by one.
    """
    lines = [heading(report, language), ""]
    lines += _result(report, language, colour)
    if report.mrz is not None:
        lines += ["", *_mrz(report, report.mrz, language)]
    lines += _findings(report.findings, language, colour, full)
    if report.others:
        lines += ["", messages.text("report.others", language) + ":"]
        for other in report.others:
            lines += ["", render(other, language, colour=colour, full=full)]
    return "\n".join(lines)


def render_mrz(mrz: Mrz, language: str, *, colour: bool = False, full: bool = False) -> str:
    """Return a parsed MRZ as lines of text."""
    lines = [
        _status(mrz.status, language, colour)
        + ". "
        + messages.text(f"overall.{mrz.status.value}", language),
        "",
        *(f"  {line}" for line in mrz.lines),
        *_fields(mrz, language),
        *_proposals(mrz, language),
        *_findings(mrz.findings, language, colour, full),
    ]
    return "\n".join(lines)


def render_explanation(explanation: Explanation, language: str) -> str:
    """Return each field and each check digit worked out."""
    lines = [f"  {line}" for line in explanation.mrz.lines]
    lines += _fields(explanation.mrz, language)
    if explanation.digits:
        lines += ["", messages.text("report.check-digits", language)]
    for digit in explanation.digits:
        lines += ["", *_worked_out(digit, language)]
    return "\n".join(lines)


def doubts(reading: Reading, policy: Policy, language: str) -> Iterator[str]:
    """Yield a sentence for each character of a reading that is not to be relied on.

    None for a reader that gives no confidences; where there are many, one for all of them.
    """
    if reading.confidence is None:
        return
    sure = certain(reading, policy.confidence_limit)
    places = [
        (line, place)
        for line, values in enumerate(sure)
        for place, value in enumerate(values)
        if not value
    ]
    if len(places) > _MOST_DOUBTS:
        count = sum(map(len, reading.lines))
        yield messages.text("report.doubted-many", language, number=len(places), count=count)
        return
    for line, place in places:
        others = reading.alternatives[line][place] if reading.alternatives else ()
        yield messages.text(
            "report.doubted",
            language,
            place=messages.text("report.line-position", language, line=line + 1, start=place + 1),
            read=reading.lines[line][place],
            percent=round(100 * reading.confidence[line][place]),
            others=", ".join(f"{other} ({100 * value:.0f} %)" for other, value in others) or "–",
        )


def _worked_out(digit: DigitWorking, language: str) -> Iterator[str]:
    place = messages.text(
        "report.line-position", language, line=digit.span.line, start=digit.span.start
    )
    covered = "".join(step.character for step in digit.steps)
    yield f"  {messages.text(f'digit.{digit.name}', language)} ({place})"
    if digit.remainder is None:
        yield f"    {messages.text('report.cannot-compute', language)}"
        return
    yield f"    {messages.text('report.covers', language)} {covered}"
    for start in range(0, len(digit.steps), 9):
        part = digit.steps[start : start + 9]
        yield "    " + " + ".join(f"{step.character}:{step.value}x{step.weight}" for step in part)
    products = " + ".join(str(step.product) for step in digit.steps if step.product)
    yield f"    = {products or '0'}"
    matches = str(digit.remainder) == digit.printed
    verdict = messages.text(f"report.{'matches' if matches else 'does-not-match'}", language)
    yield (
        f"    {messages.text('report.sum', language)} {digit.total}, "
        f"{digit.total} mod 10 = {digit.remainder}; "
        f"{messages.text('report.actual', language).lower()} {digit.printed or '–'}: {verdict}"
    )


def _result(report: Report, language: str, colour: bool) -> Iterator[str]:
    yield (
        f"{_status(report.status, language, colour)}. "
        f"{messages.text(f'overall.{report.status.value}', language)}"
    )
    yield count(report, language)


def _mrz(report: Report, mrz: Mrz, language: str) -> Iterator[str]:
    if report.typed:
        yield messages.text("report.mrz-typed", language)
    else:
        reader = report.reading.reader if report.reading else ""
        yield messages.text("report.mrz-read", language, reader=reader)
    yield from (f"  {line}" for line in mrz.lines)
    if report.typed and report.reading is not None and report.reading.lines != mrz.lines:
        yield messages.text("report.mrz-read", language, reader=report.reading.reader)
        yield from (f"  {line}" for line in report.reading.lines)
    yield from _fields(mrz, language)
    yield from _proposals(mrz, language)


def _fields(mrz: Mrz, language: str) -> Iterator[str]:
    if not mrz.fields:
        return
    names = {key: messages.text(f"field.{key}", language) for key in mrz.fields}
    width = max(map(len, names.values()))
    yield ""
    yield f"{messages.text('report.fields', language)} ({mrz.format})"
    for key, field in mrz.fields.items():
        value = field.value
        if value is None:
            value = messages.text("report.unknown", language)
        yield f"  {names[key]:<{width}}  {value:<24}  {field.raw}".rstrip()


def _proposals(mrz: Mrz, language: str) -> Iterator[str]:
    for proposal in mrz.proposals:
        yield ""
        yield messages.text(f"proposal.{proposal.reason}", language)
        yield from (f"  {line}" for line in proposal.lines)
        yield from (f"    {change_in_words(each, language)}" for each in proposal.changes)


def _findings(
    findings: tuple[Finding, ...], language: str, colour: bool, full: bool
) -> Iterator[str]:
    arranged = arrange(findings)
    if arranged.attention:
        yield ""
        yield messages.text("report.needs-attention", language)
    for _, each in arranged.attention:
        yield f"  {_symbol(each.status, colour)} {messages.sentence(each, language)}"
        yield f"      {each.code}, {each.reference}"
    if arranged.sound:
        yield ""
        yield f"{messages.text('report.as-it-should-be', language)}: {len(arranged.sound)}"
    for each in arranged.sound if full else ():
        yield f"  {_symbol(each.status, colour)} {messages.sentence(each, language)}"
    if arranged.skipped:
        yield ""
        yield messages.text("report.not-performed", language)
    for each in arranged.skipped:
        yield f"  {_symbol(each.status, colour)} {messages.sentence(each, language)}"


def _status(status: Status, language: str, colour: bool) -> str:
    return _paint(
        f"{SYMBOLS[status]} {messages.text(f'status.{status.value}', language)}", status, colour
    )


def _symbol(status: Status, colour: bool) -> str:
    return _paint(SYMBOLS[status], status, colour)


def _paint(text: str, status: Status, colour: bool) -> str:
    return f"\x1b[{_COLOURS[status]}m{text}\x1b[0m" if colour else text

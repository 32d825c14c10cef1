"""Workbooks as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from docsec import messages
from docsec.features import checklist
from docsec.workbook.assess import Assessment, Progress, Standing
from docsec.workbook.compare import Comparison
from docsec.workbook.record import Workbook

_WIDTH = 96


def render_assessment(book: Workbook, assessed: Assessment, language: str) -> str:
    """Return what a workbook comes to: progress, gaps with the heaviest first, what is lacking."""
    whole = assessed.whole
    counts = {"answered": whole.answered, "total": whole.total, "best": whole.best_practices}
    lines = [
        book.label,
        _say("workbook-progress", language, mean=_mean(whole, language), **counts),
        "",
    ]
    lines += _sections(assessed, language)
    lines += _listed("workbook-gaps", (_gap(each, language) for each in assessed.gaps), language)
    lacking = (_lacking(each, language) for each in assessed.standings if each.lacking)
    lines += _listed("workbook-lacking", lacking, language)
    questions = ", ".join(assessed.unanswered_questions)
    if questions:
        lines += ["", _say("workbook-questions", language, questions=questions)]
    return "\n".join(lines)


def render_comparison(compared: Comparison, language: str) -> str:
    """Return workbooks side by side, a numbered column each, then who can share what."""
    labels = dict(enumerate(compared.labels, 1))
    lines = [f"  {number}  {label}" for number, label in labels.items()]
    lines += ["", _say("workbook-legend", language), ""]
    lines.append(_row(8, "", map(str, labels)))
    for section, progress in zip(checklist.load().sections, compared.sections, strict=True):
        lines.append(_row(8, section.id, (_mean(each, language) for each in progress)))
        members = {item.id for item in checklist.load().in_section(section.id)}
        rows = (row for row in compared.rows if row.item in members)
        lines += [_row(8, row.item, map(_cell, row.standings)) for row in rows]
    matches = [
        f"  {row.item}  "
        + _say(
            "workbook-match",
            language,
            sharing=", ".join(row.sharing),
            seeking=", ".join(row.seeking),
        )
        for row in compared.matches
    ]
    lines += ["", _say("workbook-matches", language)]
    return "\n".join([*lines, *(matches or [f"  {_say('workbook-no-match', language)}"])])


def _sections(assessed: Assessment, language: str) -> list[str]:
    lines = []
    for section, each in zip(checklist.load().sections, assessed.sections, strict=True):
        stars = f"★ {each.best_practices}" if each.best_practices else ""
        cells = f"{each.answered}/{each.total}".rjust(5), _mean(each, language).rjust(4)
        title = section.title.get(language) or "–"
        lines.append(f"  {section.id}  {cells[0]}  {cells[1]}  {stars:4}  {title}")
    return lines


def _listed(heading: str, rows: Iterable[str], language: str) -> list[str]:
    found = list(rows)
    return ["", _say(heading, language), *found] if found else []


def _gap(standing: Standing, language: str) -> str:
    item = next(each for each in checklist.load().items if each.id == standing.item)
    statement = item.statement.get(language) or "–"
    marks = _say("workbook-gap", language, level=standing.counted, weight=standing.weight)
    indent = " " * 10
    return textwrap.fill(
        f"{marks}: {statement}",
        _WIDTH,
        initial_indent=f"  {standing.item}  ",
        subsequent_indent=indent,
    )


def _lacking(standing: Standing, language: str) -> str:
    named = ", ".join(messages.text(f"workbook.{key}", language) for key in standing.lacking)
    capped = standing.level != standing.counted
    note = _say("workbook-capped", language, level=standing.level) if capped else ""
    return f"  {standing.item}  " + "; ".join(filter(None, (named, note)))


def _row(width: int, head: str, cells: Iterable[str]) -> str:
    return f"{head:{width}}" + "".join(f"{cell:>6}" for cell in cells).rstrip()


def _cell(standing: Standing) -> str:
    level = "·" if standing.counted is None else str(standing.counted)
    return level + ("★" if standing.best_practice else "") + ("◌" if standing.seeks else "")


def _mean(progress: Progress, language: str) -> str:
    return "–" if progress.mean is None else messages.number(progress.mean, language, 1)


def _say(key: str, language: str, /, **parameters: object) -> str:
    return messages.text(f"report.{key}", language, **parameters)

"""Several workbooks side by side: where each stands, who can share what, and who seeks it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from docsec.errors import UsageError
from docsec.features import checklist
from docsec.workbook.assess import Assessment, Progress, Standing, assess
from docsec.workbook.files import guarded
from docsec.workbook.record import Workbook

MOST = 40
"""Workbooks in one comparison: all members of both conferences, and agencies of some."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item across the workbooks, in their order.

    Attributes:
        item: its id.
        standings: one for each workbook.
        sharing: the labels of those with a best practice.
        seeking: the labels of those that seek help.
    """

    item: str
    standings: tuple[Standing, ...]
    sharing: tuple[str, ...]
    seeking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Workbooks side by side; ``matches`` are the rows where some can share and others seek."""

    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    sections: tuple[tuple[Progress, ...], ...]
    matches: tuple[Row, ...]


def compare(books: Sequence[Workbook]) -> Comparison:
    """Return ``books`` side by side, in their order; labels that stand twice are numbered."""
    labels = _labels(books)
    assessed = [assess(book) for book in books]
    rows = tuple(_row(item.id, labels, assessed) for item in checklist.load().items)
    return Comparison(
        labels=labels,
        rows=rows,
        sections=tuple(zip(*(each.sections for each in assessed), strict=True)),
        matches=tuple(row for row in rows if row.sharing and row.seeking),
    )


def check_count(count: int) -> None:
    """Refuse no workbooks, and more than `MOST`.

    Raises:
        UsageError: as said.
    """
    if not count:
        raise UsageError("workbook-none")
    if count > MOST:
        raise UsageError("workbook-too-many", limit=MOST)


def comparison_as_dict(compared: Comparison) -> dict[str, object]:
    """Return a comparison as JSON has it; matches are named by item."""
    return {
        "labels": list(compared.labels),
        "items": [asdict(row) for row in compared.rows],
        "sections": [[asdict(each) for each in section] for section in compared.sections],
        "matches": [row.item for row in compared.matches],
    }


def table(compared: Comparison) -> str:
    """Return a comparison as CSV: a row an item, a column a workbook, then who shares and seeks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["id", *map(guarded, compared.labels), "sharing", "seeking"])
    for row in compared.rows:
        levels = ["" if each.counted is None else each.counted for each in row.standings]
        ends = [guarded("; ".join(row.sharing)), guarded("; ".join(row.seeking))]
        writer.writerow([row.item, *levels, *ends])
    return out.getvalue()


def _labels(books: Sequence[Workbook]) -> tuple[str, ...]:
    plain = [book.label for book in books]
    return tuple(
        label if plain.count(label) == 1 else f"{label} ({plain[: at + 1].count(label)})"
        for at, label in enumerate(plain)
    )


def _row(item: str, labels: Sequence[str], assessed: Sequence[Assessment]) -> Row:
    standings = tuple(each.standing(item) for each in assessed)
    pairs = tuple(zip(labels, standings, strict=True))
    return Row(
        item,
        standings,
        tuple(label for label, standing in pairs if standing.best_practice),
        tuple(label for label, standing in pairs if standing.seeks),
    )

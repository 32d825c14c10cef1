"""MRZs in the cells of a table (CSV), with or without a heading."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import TextIO

from docsec.audit.records import NO_MRZ, Record, lines_apart, numbered
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.layouts import LAYOUTS, TOLERANCE

_SHORTEST = min(layout.line_length for layout in LAYOUTS.values()) - TOLERANCE
_SEPARATORS = ",;\t"
_QUOTE = '"'
_Numbered = tuple[int, str]
_MOST_LINES_QUOTED = 8
"""A cell of an MRZ has few lines: a quotation mark open for longer is one of its own."""

_HEADINGS = tuple(
    map(
        re.compile,
        (
            "mrz|mrztext|machinereadablezone|zlm|zla",
            "(?:mrz|zlm|zla)[1-3]|(?:mrz|zlm|zla)?(?:line|linea|linha|ligne)[1-3]",
            "mrzlines?|lines",
            "text",
        ),
    )
)
"""Of the columns that hold the MRZ, whole or a line each; the first that fits any counts."""


def cell_records(stream: TextIO) -> Iterator[Record]:
    """Yield a record for every row but the heading."""
    rows = _rows(stream)
    number, first = next(rows, (0, []))
    headed = not any(map(_looks_like_a_line, first))
    columns = _columns(first) if headed else []
    for line, row in rows if headed else chain([(number, first)], rows):
        if columns:
            cells = [row[column] for column in columns if column < len(row)]
        else:
            cells = [cell for cell in row if _looks_like_a_line(cell)]
        lines = [part for cell in cells if cell.strip() for part in lines_apart(cell)]
        yield line, lines, None if lines else NO_MRZ


def _columns(heading: list[str]) -> list[int]:
    names = [re.sub("[^a-z0-9]", "", cell.lower()) for cell in heading]
    for pattern in _HEADINGS:
        found = [place for place, name in enumerate(names) if pattern.fullmatch(name)]
        if found:
            return sorted(found, key=lambda place: names[place][-1])
    return []


def _looks_like_a_line(cell: str) -> bool:
    text = cell.strip().upper()
    return len(text) >= _SHORTEST and (FILLER in text or ALPHABET.issuperset(text))


def _rows(stream: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty with the lines where they begin.

    A quotation mark that is never closed takes no more than its own line with it.
    """
    lines = numbered(stream)
    separator = None
    waiting: list[_Numbered] = []
    while found := _next(lines, waiting):
        number, text = found
        if text.strip():
            separator = separator or max(_SEPARATORS, key=text.count)
            quoted = _quoted(text, lines, waiting, separator) if _QUOTE in text else None
            yield number, quoted or text.rstrip("\n").split(separator)


def _next(lines: Iterator[_Numbered], waiting: list[_Numbered]) -> _Numbered | None:
    return waiting.pop(0) if waiting else next(lines, None)


def _quoted(
    text: str, lines: Iterator[_Numbered], waiting: list[_Numbered], separator: str
) -> list[str] | None:
    """Return the cells of a row with quotation marks, which may go on over the next lines.

    None where the marks do not make sense; then no further line is taken.
    """
    taken: list[_Numbered] = []
    whole = text
    while whole.count(_QUOTE) % 2 and len(taken) < _MOST_LINES_QUOTED:
        found = _next(lines, waiting)
        if found is None:
            break
        taken.append(found)
        whole += found[1]
    if whole.count(_QUOTE) % 2 == 0:
        with suppress(csv.Error):
            return next(csv.reader([whole], delimiter=separator))
    waiting[:0] = taken
    return None

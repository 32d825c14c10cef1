r"""MRZs in plain text.

Between empty lines stand up to three lines of one MRZ, or any number of records of a line each
if one of them holds ``|`` or a written ``\n``. Other lines without an empty one between them are
cut where their formats say, and what has none is a record of one line, so that no line is lost
and the next MRZ is found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from docsec.audit.records import Record, lines_apart, numbered
from docsec.mrz.layouts import KNOWN, detect
from docsec.mrz.positions import Layout

_MOST_LINES = max(layout.line_count for layout in KNOWN.values())


def plain_records(stream: TextIO) -> Iterator[Record]:
    """Yield every record of a plain text."""
    block = _Block()
    for number, line in numbered(stream):
        text = line.strip()
        if "|" in text or "\\" in text:
            yield from block.one_a_line()
            yield number, lines_apart(text), None
        elif text:
            yield from block.add(number, text)
        else:
            yield from block.end()
    yield from block.end()


class _Block:
    """Lines without an empty one between them: never more than two MRZs of them at a time."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._first = 1
        self._long = False
        self._one_a_line = False

    def add(self, number: int, text: str) -> Iterator[Record]:
        """Take a line; yield a record as soon as it is known where it ends."""
        if not self._lines:
            self._first = number
        self._lines.append(text)
        if self._one_a_line:
            yield self._take(1)
        elif len(self._lines) == 2 * _MOST_LINES:
            self._long = True
            yield self._cut()

    def one_a_line(self) -> Iterator[Record]:
        """Yield each line so far by itself, and from now on up to the next empty line."""
        self._one_a_line = True
        while self._lines:
            yield self._take(1)

    def end(self) -> Iterator[Record]:
        """Yield what is left at an empty line."""
        self._long = self._long or len(self._lines) > _MOST_LINES
        while self._lines:
            yield self._cut() if self._long else self._take(len(self._lines))
        self._long = self._one_a_line = False

    def _cut(self) -> Record:
        """Take one record off the front of a long block."""
        here = _count(self._lines, sure=True)
        if here is None and _count(self._lines[1:], sure=True) is None:
            here = _count(self._lines, sure=False)
        return self._take(here or 1)

    def _take(self, count: int) -> Record:
        record = self._first, self._lines[:count], None
        del self._lines[:count]
        self._first += count
        return record


def _count(lines: list[str], *, sure: bool) -> int | None:
    """Return how many of the first lines make an MRZ, the best fit; None where none do.

    Args:
        lines: some of a file.
        sure: whether the first letter must be one of the format.
    """
    found = []
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        first = tuple(lines[:count])
        layout = detect(first)
        if layout is not None and (not sure or lines[0][:1] in layout.first_letters):
            found.append((_distance(first, layout), -count))
    return -min(found)[1] if found else None


def _distance(lines: tuple[str, ...], layout: Layout) -> float:
    """Return by how much the lines are too long or too short, on average."""
    pairs = zip(lines, layout.line_lengths, strict=True)
    return sum(abs(len(line) - length) for line, length in pairs) / len(lines)

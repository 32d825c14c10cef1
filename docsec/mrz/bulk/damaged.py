"""Records that have not exactly the shape of a format: near to one, of none, or of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from docsec.mrz.alphabet import ALPHABET
from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.shapes import FORMATS, NO_FORMAT, OTHER, Placed, format_of
from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import Layout
from docsec.policy import Policy

_NATIONAL = tuple(NATIONAL.values())
_BEGINNINGS = {
    (layout.line_count, layout.prefix_line - 1): tuple(
        each.prefix.partition(".")[0]
        for each in _NATIONAL
        if (each.line_count, each.prefix_line) == (layout.line_count, layout.prefix_line)
    )
    for layout in _NATIONAL
}
"""By the number of lines and the place of one among them: how national layouts begin there."""


class Odd(NamedTuple):
    """A record that is in no block of sound ones.

    Attributes:
        lines: as `docsec.parse` takes them: no white space around, no empty ones.
        place: of the nearest format in ``FORMATS``, or one of ``NO_FORMAT`` and ``OTHER``.
    """

    lines: tuple[str, ...]
    place: int


def odd(lines: Sequence[str]) -> Odd:
    """Return a record with the format that its lines are nearest to."""
    found = tuple(map(str.strip, lines))
    if not all(found):
        found = tuple(filter(None, found))
    return Odd(found, _nearest(found))


def _nearest(lines: tuple[str, ...]) -> int:
    if not lines or _is_national(lines):
        return OTHER
    lengths = tuple(map(len, lines))
    place = format_of(lines[0][0], lengths)
    if place < NO_FORMAT and max(lengths) > (width := FORMATS[place].line_length):
        # A block has no place for the characters beyond its width.
        beyond = "".join([line[width:] for line in lines])
        return place if ALPHABET.issuperset(beyond) else OTHER
    return place


def _is_national(lines: tuple[str, ...]) -> bool:
    for (count, at), beginnings in _BEGINNINGS.items():
        if count == len(lines) and lines[at].startswith(beginnings):
            return any(each.marked(lines) for each in _NATIONAL if each.line_count == count)
    return False


def damaged_blocks(records: dict[int, Odd], policy: Policy) -> Iterator[Placed]:
    """Yield blocks of the records that are near to a format of Doc 9303.

    Args:
        records: by row.
        policy: the choices to judge by.
    """
    found: dict[int, list[int]] = {}
    for row, record in records.items():
        if record.place < NO_FORMAT:
            found.setdefault(record.place, []).append(row)
    for place, rows in found.items():
        block = _filled(FORMATS[place], [records[row].lines for row in rows], policy)
        yield np.array(rows, np.int64), block


def _filled(layout: Layout, group: list[tuple[str, ...]], policy: Policy) -> Block:
    width = layout.line_length
    lines = list(chain.from_iterable(group))
    text = "".join([line[:width].ljust(width, BLANK) for line in lines])
    matrix = np.frombuffer(symbols.encoded(text), np.uint8).reshape(len(group), -1)
    lengths = np.fromiter(map(len, lines), np.int64).reshape(len(group), -1)
    return Block(layout, policy, np.ascontiguousarray(matrix.T), np.ascontiguousarray(lengths.T))

"""Blocks of the records that have exactly the shape of a format of Doc 9303."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Block, Mask, Symbols
from docsec.mrz.layouts import LAYOUTS, detect
from docsec.mrz.national import NATIONAL
from docsec.policy import Policy

Rows = NDArray[np.int64]
Placed = tuple[Rows, Block]

FORMATS = tuple(LAYOUTS.values())
_NATIONAL = tuple(NATIONAL.values())
_SHAPES = sorted({(layout.line_count, layout.line_length) for layout in FORMATS})
NO_FORMAT = len(FORMATS)
OTHER = NO_FORMAT + 1
"""For `docsec.parse`: a national layout, or what a block has no place for."""


@lru_cache(maxsize=1 << 16)
def format_of(letter: str, lengths: tuple[int, ...]) -> int:
    """Return the place in ``FORMATS`` of lines of these lengths that begin with ``letter``."""
    first, *others = (BLANK * length for length in lengths)
    layout = detect((letter + first[1:], *others))
    if layout is None:
        return NO_FORMAT
    return FORMATS.index(layout) if layout in FORMATS else OTHER


@cache
def _formats_by_letter(shape: tuple[int, int]) -> Symbols:
    """Return the place in ``FORMATS`` for each symbol that lines of ``shape`` may begin with."""
    count, length = shape
    letters = (symbols.character(symbol) for symbol in range(1 << symbols.BITS))
    return np.array([format_of(letter, (length,) * count) for letter in letters], np.uint8)


def sound_blocks(lines: Sequence[str], counts: Rows, policy: Policy) -> Iterator[Placed]:
    """Yield blocks of the records whose lines have exactly the lengths of a format.

    Args:
        lines: of all records, one after the other.
        counts: how many of them each record has.
        policy: the choices to judge by.
    """
    data = symbols.encoded("".join(lines))
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    starts = np.cumsum(lengths) - lengths
    firsts = np.cumsum(counts) - counts
    for count, length in _SHAPES:
        rows = np.flatnonzero(counts == count)
        for number in range(count):
            rows = rows[lengths[firsts[rows] + number] == length]
        if rows.size:
            matrix = _cut(data, starts[firsts[rows]], count * length)
            yield from _by_format(matrix, rows, (count, length), policy)


def _cut(data: bytes, starts: Rows, width: int) -> Symbols:
    """Return ``width`` bytes of ``data`` from each of ``starts``, one row each."""
    windows = np.ndarray(len(data) - width + 1, f"V{width}", data, strides=(1,))
    return windows[starts].view(np.uint8).reshape(len(starts), width)


def _by_format(
    matrix: Symbols, rows: Rows, shape: tuple[int, int], policy: Policy
) -> Iterator[Placed]:
    formats = _formats_by_letter(shape)[matrix[:, 0]]
    formats[_strange_ends(matrix, shape) | _national(matrix, shape)] = OTHER
    for place, layout in enumerate(FORMATS):
        chosen = np.flatnonzero(formats == place)
        if chosen.size:
            columns = np.ascontiguousarray(matrix[chosen].T)
            yield rows[chosen], Block(layout, policy, columns)


def _strange_ends(matrix: Symbols, shape: tuple[int, int]) -> Mask:
    """Return which have a character at the end of a line that may be white space to leave out."""
    count, length = shape
    places = [length * line + at for line in range(count) for at in (0, length - 1)]
    strange = np.zeros(len(matrix), np.bool_)
    for place in places:
        strange |= matrix[:, place] == symbols.STRANGE
    return strange


def _national(matrix: Symbols, shape: tuple[int, int]) -> Mask:
    """Return which begin as a national layout of the same shape does."""
    count, length = shape
    found = np.zeros(len(matrix), np.bool_)
    for layout in _NATIONAL:
        if layout.line_lengths == (length,) * count:
            start = (layout.prefix_line - 1) * length
            marks = [(at, mark) for at, mark in enumerate(layout.prefix, start) if mark != "."]
            marked = np.ones(len(matrix), np.bool_)
            for at, mark in marks:
                marked &= matrix[:, at] == symbols.encoded(mark)[0]
            found |= marked
    return found

"""Sorting records into blocks of one format; what no block takes is left to `docsec.parse`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.alphabet import ALPHABET
from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Block, Mask, Symbols
from docsec.mrz.layouts import KNOWN, LAYOUTS, Layout, detect
from docsec.policy import Policy

Rows = NDArray[np.int64]
Placed = tuple[Rows, Block]

_FORMATS = tuple(LAYOUTS.values())
_SHAPES = sorted({(layout.line_count, layout.line_length) for layout in _FORMATS})
_PREFIXES = tuple({layout.prefix for layout in KNOWN.values() if layout.prefix})
_NO_FORMAT = len(_FORMATS)
_OTHER = _NO_FORMAT + 1
"""For `docsec.parse`: a national layout, or what a block has no place for."""


@lru_cache(maxsize=1 << 16)
def _format(letter: str, lengths: tuple[int, ...]) -> int:
    """Return the place in ``_FORMATS`` of what begins with ``letter`` and has these lengths."""
    first, *others = (BLANK * length for length in lengths)
    layout = detect((letter + first[1:], *others))
    if layout is None:
        return _NO_FORMAT
    return _FORMATS.index(layout) if layout in _FORMATS else _OTHER


@cache
def _formats_by_letter(shape: tuple[int, int]) -> Symbols:
    """Return the place in ``_FORMATS`` for each symbol that lines of ``shape`` may begin with."""
    count, length = shape
    letters = (symbols.character(symbol) for symbol in range(1 << symbols.BITS))
    return np.array([_format(letter, (length,) * count) for letter in letters], np.uint8)


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
    formats[_strange_ends(matrix, shape) | _national(matrix)] = _OTHER
    for place, layout in enumerate(_FORMATS):
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


def _national(matrix: Symbols) -> Mask:
    """Return which begin as a national layout does."""
    found = np.zeros(len(matrix), np.bool_)
    for prefix in _PREFIXES:
        alike = np.ones(len(matrix), np.bool_)
        for at, symbol in enumerate(symbols.encoded(prefix)):
            alike &= matrix[:, at] == symbol
        found |= alike
    return found


def stripped(lines: Sequence[str]) -> tuple[str, ...]:
    """Return what `docsec.parse` takes for the lines: no white space around, no empty ones."""
    found = tuple(map(str.strip, lines))
    return found if all(found) else tuple(filter(None, found))


def damaged_blocks(records: dict[int, tuple[str, ...]], policy: Policy) -> Iterator[Placed]:
    """Yield blocks of the records that are nearest to a format of Doc 9303.

    Args:
        records: their lines, `stripped`, by row.
        policy: the choices to judge by.
    """
    found: dict[int, list[int]] = {}
    for row, lines in records.items():
        found.setdefault(_nearest(lines), []).append(row)
    for place, rows in found.items():
        if place < len(_FORMATS):
            block = _filled(_FORMATS[place], [records[row] for row in rows], policy)
            yield np.array(rows, np.int64), block


def has_no_format(lines: tuple[str, ...]) -> bool:
    """Whether no format fits lines that are `stripped`, not even with a wrong length."""
    return _nearest(lines) == _NO_FORMAT


def _nearest(lines: tuple[str, ...]) -> int:
    if not lines or lines[0].startswith(_PREFIXES):
        return _OTHER
    lengths = tuple(map(len, lines))
    place = _format(lines[0][0], lengths)
    if place < len(_FORMATS) and max(lengths) > (width := _FORMATS[place].line_length):
        # A block has no place for the characters beyond its width.
        beyond = "".join([line[width:] for line in lines])
        return place if ALPHABET.issuperset(beyond) else _OTHER
    return place


def _filled(layout: Layout, group: list[tuple[str, ...]], policy: Policy) -> Block:
    width = layout.line_length
    lines = list(chain.from_iterable(group))
    text = "".join([line[:width].ljust(width, BLANK) for line in lines])
    matrix = np.frombuffer(symbols.encoded(text), np.uint8).reshape(len(group), -1)
    lengths = np.fromiter(map(len, lines), np.int64).reshape(len(group), -1)
    return Block(layout, policy, np.ascontiguousarray(matrix.T), np.ascontiguousarray(lengths.T))

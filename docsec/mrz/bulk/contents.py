"""The contents of a short field as numbers, so that what is said of each can stand in a table."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.alphabet import DIGITS
from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Symbols

Numbers = NDArray[np.uint32]


class Contents(Protocol):
    """Numbers below ``size`` for the contents of a field."""

    size: int

    def numbers(self, columns: Symbols) -> Numbers:
        """Return the number of each content of ``columns``; those alike have one."""

    def text(self, number: int) -> str:
        """Return a content that has ``number``."""


class Characters:
    """Any characters; those outside the alphabet are alike."""

    def __init__(self, length: int) -> None:
        """Take contents of ``length`` characters."""
        self.size = 1 << symbols.BITS * length
        self._length = length

    def numbers(self, columns: Symbols) -> Numbers:
        """See `Contents`."""
        return _joined(np.minimum(columns, symbols.OUTSIDE), 1 << symbols.BITS)

    def text(self, number: int) -> str:
        """See `Contents`."""
        return "".join(map(symbols.character, _parted(number, 1 << symbols.BITS, self._length)))


_CLASSES = "".join(sorted(DIGITS)) + BLANK + "A"
_LETTER = _CLASSES.index("A")
_CLASS_OF = np.array(
    [
        _CLASSES.index(character) if character in _CLASSES else _LETTER
        for character in map(symbols.character, range(1 << symbols.BITS))
    ],
    np.uint8,
)
_DAYS = len(_CLASSES) ** 2


def _less_first(day: int) -> int:
    """Return how much less than ``day`` the number of the first of the month is, if it is alike."""
    tens, units = divmod(day, len(_CLASSES))
    in_every_month = units < symbols.TEN and 1 <= symbols.TEN * tens + units <= 28
    return day - 1 if in_every_month else 0


_LESS_FIRST = np.array([_less_first(day) for day in range(_DAYS)], np.uint32)


class Dates:
    """Dates. All with a letter are alike, and so are the days that every month has.

    The month of the reference date is left out of that, for on one of its days a document expires.
    """

    size = _DAYS**3

    def __init__(self, reference: date) -> None:
        """Take ``reference`` for the day of examination."""
        self._this_month = 0
        for digit in f"{reference:%y%m}":
            self._this_month = self._this_month * len(_CLASSES) + int(digit)

    def numbers(self, columns: Symbols) -> Numbers:
        """See `Contents`."""
        classes = _CLASS_OF[columns]
        months, days = _joined(classes[:4], len(_CLASSES)), _joined(classes[4:], len(_CLASSES))
        days -= np.where(months == self._this_month, 0, _LESS_FIRST[days])
        numbers = months * np.uint32(_DAYS) + days
        numbers[classes.max(axis=0) == _LETTER] = self.size - 1
        return numbers

    def text(self, number: int) -> str:
        """See `Contents`."""
        return "".join(_CLASSES[each] for each in _parted(number, len(_CLASSES), 6))


def _joined(classes: Symbols, radix: int) -> Numbers:
    numbers: Numbers = classes[0].astype(np.uint32)
    for column in classes[1:]:
        numbers *= np.uint32(radix)
        numbers += column
    return numbers


def _parted(number: int, radix: int, length: int) -> list[int]:
    return [number // radix**power % radix for power in range(length - 1, -1, -1)]

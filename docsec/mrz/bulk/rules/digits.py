"""The check digits, with both readings of a long document number (Doc 9303-3 4.9)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.bulk.block import Block, Mask, Symbols
from docsec.mrz.bulk.symbols import FILLER, OUTSIDE, TEN
from docsec.mrz.check_digit import WEIGHTS
from docsec.mrz.positions import DigitPosition

PREFIX = "mrz.check-digits."


def check_digits(block: Block) -> None:
    """Compare every printed check digit with the computed one."""
    for digit in block.layout.digits:
        wrong = _wrong(block, digit)
        uses = (*digit.covers, digit.span)
        long = block.long_numbers if digit.name == "document-number" else None
        if long is not None:
            wrong &= ~long.present
            block.doubts(PREFIX + digit.name, long.filler_counted)
            decided = long.right | long.filler_counted
            block.fails(PREFIX + digit.name, long.computable & ~decided, *long.uses)
        block.fails(PREFIX + digit.name, wrong, *uses)


def _wrong(block: Block, digit: DigitPosition) -> Mask:
    """Return where the digit is not the computed one, long numbers left aside."""
    covered = block.at(*digit.covers)
    printed = block.at(digit.span)[0]
    wrong: Mask = printed != computed(covered)
    if digit.filler_when_empty:
        wrong &= (printed != FILLER) | (covered != FILLER).any(axis=0)
    if block.foreign.any():
        wrong &= (covered < OUTSIDE).all(axis=0)
    wrong &= block.complete(digit.span, *digit.covers)
    return wrong


def computed(covered: Symbols) -> NDArray[np.uint16]:
    """Return the check digit over the rows of ``covered``, one for each column.

    The sums of 39 symbols below 64 times 7, 3 and 1 stay below 2 ** 16.
    """
    total = np.zeros(covered.shape[1], np.uint16)
    for first, weight in enumerate(WEIGHTS):
        total += covered[first :: len(WEIGHTS)].sum(axis=0, dtype=np.uint16) * np.uint16(weight)
    return total % np.uint16(TEN)

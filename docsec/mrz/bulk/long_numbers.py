"""Document numbers that run on into the optional data: see `docsec.mrz.zone.LongNumber`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from docsec.findings import Span
from docsec.mrz.bulk.symbols import FILLER, OUTSIDE, TEN
from docsec.mrz.check_digit import WEIGHTS

if TYPE_CHECKING:
    from docsec.mrz.bulk.block import Block, Mask


@dataclass(frozen=True, eq=False)
class LongNumbers:
    """The long document numbers of a block.

    Attributes:
        present: which MRZs have one.
        computable: which of these have all covered characters in the alphabet.
        right: where the digit is as the standard has it.
        filler_counted: where it is not, but would be with the filler counted.
        uses: what is looked at.
    """

    present: Mask
    computable: Mask
    right: Mask
    filler_counted: Mask
    uses: tuple[Span, ...]


def find_long_numbers(block: Block) -> LongNumbers | None:
    """Return the long document numbers of ``block``, or None where there are none."""
    layout = block.layout
    if layout.overflow is None:
        return None
    digit, overflow = layout.digit("document-number"), layout.field(layout.overflow).span
    marked = np.flatnonzero(block.at(digit.span)[0] == FILLER)
    rest = block.at(overflow)[:, marked]
    there = np.logical_and.accumulate(rest != FILLER, axis=0)
    length = there.sum(axis=0)
    rows, rest, length = marked[length >= 2], rest[:, length >= 2], length[length >= 2]
    if not rows.size:
        return None
    head = block.at(*digit.covers)[:, rows]
    body = np.where(np.arange(len(rest))[:, np.newaxis] < length - 1, rest, FILLER)
    printed = np.take_along_axis(rest, (length - 1)[np.newaxis], axis=0)[0]
    right = printed == _digits(head, body)
    counted = printed == _digits(head, np.full_like(head[:1], FILLER), body)
    computable = np.concatenate([head, body]).max(axis=0) < OUTSIDE
    return LongNumbers(
        present=_spread(np.ones_like(right), rows, block),
        computable=_spread(computable, rows, block),
        right=_spread(right & computable, rows, block),
        filler_counted=_spread(counted & ~right & computable, rows, block),
        uses=(*digit.covers, digit.span, overflow),
    )


def _digits(*parts: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the check digit over ``parts``, one after the other."""
    covered = np.concatenate(parts)
    weights = np.resize(np.array(WEIGHTS, np.uint32), len(covered))
    digits: NDArray[np.uint32] = weights @ covered.astype(np.uint32) % TEN
    return digits


def _spread(found: Mask, rows: NDArray[np.int64], block: Block) -> Mask:
    """Return ``found``, which is about ``rows`` only, for the whole block."""
    whole = np.zeros(len(block.found), np.bool_)
    whole[rows] = found
    return whole

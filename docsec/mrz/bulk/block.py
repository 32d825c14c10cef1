"""Many MRZs of one format on their side: one array for each position, one element for each MRZ."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docsec.findings import Span, Status
from docsec.mrz.bulk.long_numbers import LongNumbers, find_long_numbers
from docsec.mrz.bulk.outcomes import ALL_FAILED, bit
from docsec.mrz.bulk.symbols import OUTSIDE
from docsec.mrz.positions import Layout
from docsec.policy import Policy

Symbols = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Bits = NDArray[np.uint64]

_ALL_FAILED = np.uint64(ALL_FAILED)
_ONE = np.uint64(1)


@dataclass(eq=False)
class Block:
    """MRZs of one format; a line that is too long is cut, one that is too short is filled.

    Attributes:
        layout: their format.
        policy: the reference date to judge by; strictness is not applied here.
        columns: symbols by position of the lines one after the other, and by MRZ.
        lengths: by line and by MRZ, the lengths they had; None where all are right.
        found: by MRZ, the bits of what was found.
    """

    layout: Layout
    policy: Policy
    columns: Symbols
    lengths: NDArray[np.int64] | None = None
    found: Bits = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing found."""
        self.found = np.zeros(self.columns.shape[1], np.uint64)

    def at(self, *spans: Span) -> Symbols:
        """Return the columns of ``spans``, one after the other."""
        length = self.layout.line_length
        parts = [
            self.columns[(span.line - 1) * length + span.start - 1 :][: span.end - span.start + 1]
            for span in spans
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    @cached_property
    def long_numbers(self) -> LongNumbers | None:
        """The document numbers that run on, or None where there are none."""
        return find_long_numbers(self)

    @cached_property
    def foreign(self) -> Mask:
        """Which MRZs have a character outside the alphabet."""
        foreign: Mask = self.columns.max(axis=0) >= OUTSIDE
        return foreign

    def complete(self, *spans: Span) -> Mask | bool:
        """Return in which MRZs every position of ``spans`` is there."""
        if self.lengths is None:
            return True
        there = [self.lengths[span.line - 1] >= span.end for span in spans]
        complete: Mask = np.logical_and.reduce(there)
        return complete

    def fails(self, code: str, where: Mask, *uses: Span) -> None:
        """Note that ``code`` failed in the MRZs of ``where``; see `note`."""
        if where.any():
            self.note(where * np.uint64(bit(code, Status.FAILED)), *uses)

    def doubts(self, code: str, where: Mask) -> None:
        """Note that ``code`` is undetermined in the MRZs of ``where``."""
        if where.any():
            self.note(where * np.uint64(bit(code, Status.UNDETERMINED)))

    def note(self, bits: Bits, *uses: Span) -> None:
        """Add ``bits``, with undetermined for failed where a line of ``uses`` has a wrong length.

        On such a line no position can be trusted: see `docsec.mrz.rules.doubt_on`.
        """
        if self.lengths is not None and uses:
            numbers = sorted({span.line - 1 for span in uses})
            unsound = (self.lengths[numbers] != self.layout.line_length).any(axis=0)
            doubted = ((bits & _ALL_FAILED) << _ONE) | (bits & ~_ALL_FAILED)
            bits = np.where(unsound, doubted, bits)
        self.found |= bits

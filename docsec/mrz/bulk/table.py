"""Auditing many MRZs at once, with the outcome that `docsec.parse` gives each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.alphabet import in_alphabet
from docsec.mrz.bulk.block import Block
from docsec.mrz.bulk.damaged import Odd, damaged_blocks, odd
from docsec.mrz.bulk.outcomes import Outcome, of_bits, of_parsed, settles
from docsec.mrz.bulk.rules import evaluate
from docsec.mrz.bulk.shapes import NO_FORMAT, Placed, sound_blocks
from docsec.mrz.parse import parse
from docsec.policy import Policy

CHUNK = 65_536
"""Records taken at a time: what they need stays in the cache of a processor."""

Numbers = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Table:
    """The outcomes of many records, each distinct one held once.

    Attributes:
        numbers: by record, the place of its outcome in ``outcomes``.
        outcomes: every distinct outcome.
    """

    numbers: Numbers
    outcomes: tuple[Outcome, ...]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, row: int) -> Outcome:
        return self.outcomes[int(self.numbers[row])]

    def __iter__(self) -> Iterator[Outcome]:
        return map(self.outcomes.__getitem__, self.numbers.tolist())

    def counts(self) -> list[tuple[Outcome, int]]:
        """Return how many records have each outcome."""
        counted = np.bincount(self.numbers, minlength=len(self.outcomes)).tolist()
        return list(zip(self.outcomes, counted, strict=True))


class Auditor:
    """Judges chunk after chunk by one policy and keeps the distinct outcomes."""

    def __init__(self, policy: Policy | None = None) -> None:
        """Begin without any outcome; `Policy()` is used where none is given."""
        self.policy = policy or Policy()
        self._places: dict[Outcome, int] = {}
        self._places_by_bits: dict[tuple[str, int], int] = {}
        self._places_without_format: dict[tuple[int, bool], int] = {}

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every distinct outcome so far; the numbers of `judge` are places in it."""
        return tuple(self._places)

    def judge(self, lines: Sequence[str], counts: Sequence[int]) -> Numbers:
        """Return for each record the place of its outcome in `outcomes`.

        Args:
            lines: of all records, one after the other.
            counts: how many of them each record has.
        """
        counts_ = np.fromiter(counts, np.int64, len(counts))
        numbers = np.full(len(counts), -1, np.int32)
        if settles(self.policy):
            self._settle(numbers, sound_blocks(lines, counts_, self.policy))
        left = np.flatnonzero(numbers < 0)
        ends = np.cumsum(counts_)[left].tolist()
        oddities = {
            row: odd(lines[end - counts[row] : end])
            for row, end in zip(left.tolist(), ends, strict=True)
        }
        if settles(self.policy):
            self._settle(numbers, damaged_blocks(oddities, self.policy))
        for row in np.flatnonzero(numbers < 0).tolist():
            numbers[row] = self._parsed(oddities[row])
        return numbers

    def _settle(self, numbers: Numbers, placed: Iterable[Placed]) -> None:
        for rows, block in placed:
            evaluate(block)
            distinct, inverse = np.unique(block.found, return_inverse=True)
            places = [self._place_of_bits(block, bits) for bits in distinct.tolist()]
            numbers[rows] = np.array(places, np.int32)[inverse]

    def _place_of_bits(self, block: Block, bits: int) -> int:
        key = block.layout.id, bits
        if key not in self._places_by_bits:
            outcome = of_bits(bits, block.layout, self.policy)
            self._places_by_bits[key] = self._place(outcome)
        return self._places_by_bits[key]

    def _parsed(self, record: Odd) -> int:
        lines = record.lines
        if record.place != NO_FORMAT:
            return self._place(of_parsed(parse(lines, self.policy)))
        # Without a format there are no fields: only the shape and the alphabet can be judged.
        known = len(lines), in_alphabet("".join(lines))
        if known not in self._places_without_format:
            outcome = of_parsed(parse(lines, self.policy))
            self._places_without_format[known] = self._place(outcome)
        return self._places_without_format[known]

    def _place(self, outcome: Outcome) -> int:
        return self._places.setdefault(outcome, len(self._places))


def audit(records: Iterable[str | Sequence[str]], policy: Policy | None = None) -> Table:
    """Return the outcome of every record, the same as `docsec.parse` gives it.

    Args:
        records: each the lines of one MRZ, as one string or one string each.
        policy: the choices to judge by; `Policy()` if none is given.
    """
    auditor = Auditor(policy)
    numbers = [np.zeros(0, np.int32)]
    left = iter(records)
    while chunk := list(islice(left, CHUNK)):
        each = _as_lines(chunk)
        numbers.append(auditor.judge([*chain.from_iterable(each)], [*map(len, each)]))
    return Table(np.concatenate(numbers), auditor.outcomes)


def _as_lines(records: Sequence[str | Sequence[str]]) -> Sequence[Sequence[str]]:
    if str not in set(map(type, records)):
        return records
    return [record.splitlines() if isinstance(record, str) else record for record in records]

"""Rules that look at one short field: each is asked once for every content it meets.

The answers are kept in a table of all contents, so that a million MRZs cost a million look-ups
and no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from docsec.findings import Field
from docsec.mrz.alphabet import DIGITS
from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Bits, Block, Mask, Symbols
from docsec.mrz.bulk.outcomes import bit
from docsec.mrz.dates import birth_date, expiry_date
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import Rule
from docsec.mrz.zone import Zone
from docsec.policy import Policy

_UNASKED = 255
_DAYS_OF_EVERY_MONTH = range(1, 29)

# In a date every letter is as wrong as any other, so that one stands for all: six places of
# twelve classes are three million contents, and those of all symbols would be 69 thousand million.
_DATE = "".join(sorted(DIGITS)) + BLANK + "A"
_MEANING = {"birth_date": birth_date, "expiry_date": expiry_date}
_ANY = "".join(symbols.character(symbol) for symbol in range(1 << symbols.BITS))


class Answers:
    """What one rule says of every content of one field, by the bits of its findings."""

    def __init__(
        self, rule: Rule, key: str, layout: Layout, policy: Policy, days_alike: bool
    ) -> None:
        """Begin with nothing asked.

        Args:
            rule: one of `docsec.mrz.rules` that looks at the field ``key`` and nothing else.
            key: the field.
            layout: the format in which the rule is asked.
            policy: the choices to judge by.
            days_alike: whether the rule says the same of every day that every month has.
        """
        position = layout.field(key)
        self._rule, self._layout, self._policy, self._key = rule, layout, policy, key
        self._length = position.length
        self._classes = _DATE if position.kind is Kind.DATE else _ANY
        self._class_of = np.array(
            [_class(symbols.character(each), self._classes) for each in range(1 << symbols.BITS)],
            np.uint8,
        )
        self._days_alike = days_alike
        self._table = np.full(len(self._classes) ** self._length, _UNASKED, np.uint8)
        self._bits: list[int] = []

    def of(self, columns: Symbols) -> Bits:
        """Return the bits for each content of ``columns``."""
        contents = self._numbers(columns)
        answers = self._table[contents]
        new = contents[answers == _UNASKED]
        if new.size:
            for number in np.unique(new).tolist():
                self._table[number] = self._ask(number)
            answers = self._table[contents]
        return np.array(self._bits, np.uint64)[answers]

    def _numbers(self, columns: Symbols) -> NDArray[np.uint32]:
        """Return the place of each content in the table."""
        classes = self._class_of[columns]
        numbers: NDArray[np.uint32] = classes[0].astype(np.uint32)
        for column in classes[1:]:
            numbers *= np.uint32(len(self._classes))
            numbers += column
        if self._days_alike:
            days = classes[-2] * np.uint8(len(self._classes)) + classes[-1]
            numbers -= _DAY_LESS_FIRST[days]
        return numbers

    def _ask(self, number: int) -> int:
        """Return the place in ``_bits`` of what the rule says of the content ``number``."""
        content = ""
        for _ in range(self._length):
            number, last = divmod(number, len(self._classes))
            content = self._classes[last] + content
        said = _said(self._rule, _zone(self._layout, {self._key: content}, self._policy))
        if said not in self._bits:
            self._bits.append(said)
        return self._bits.index(said)


def _less_first(day: int) -> int:
    """Return how much less than ``day``, a number of two classes, the first of the month is."""
    tens, units = divmod(day, len(_DATE))
    every_month = units < symbols.TEN and symbols.TEN * tens + units in _DAYS_OF_EVERY_MONTH
    return day - 1 if every_month else 0


_DAY_LESS_FIRST = np.array([_less_first(day) for day in range(len(_DATE) ** 2)], np.uint32)


def _class(character: str, classes: str) -> int:
    return classes.index(character) if character in classes else len(classes) - 1


def _said(rule: Rule, zone: Zone) -> int:
    """Return the bits of what ``rule`` finds."""
    said = 0
    for finding in rule(zone):
        said |= bit(finding.code, finding.status)
    return said


def _zone(layout: Layout, contents: Mapping[str, str], policy: Policy) -> Zone:
    """Return an MRZ that holds ``contents``, by field, and nothing else."""
    lines = [BLANK * length for length in layout.line_lengths]
    fields = {}
    for key, content in contents.items():
        span = layout.field(key).span
        before = lines[span.line - 1]
        lines[span.line - 1] = before[: span.start - 1] + content + before[span.end :]
        value = _MEANING[key](content, policy.reference_date).value if key in _MEANING else content
        fields[key] = Field(key, content, value, span.line, span.start, span.end)
    return Zone(tuple(lines), layout, policy, fields, None)


@lru_cache(maxsize=64)
def _answers(rule: Rule, key: str, format_: str, reference_date: date, days_alike: bool) -> Answers:
    policy = Policy(reference_date=reference_date)
    return Answers(rule, key, LAYOUTS[format_], policy, days_alike)


def ask(
    block: Block, rule: Rule, key: str, *, by_format: bool = False, days_alike: bool = False
) -> None:
    """Note what ``rule`` says of the field ``key`` of every MRZ.

    Args:
        block: the MRZs.
        rule: one that looks at the field ``key`` and nothing else.
        key: the field.
        by_format: whether the rule says different things in different formats.
        days_alike: whether the rule says the same of every day that every month has.
    """
    format_ = block.layout.id if by_format else next(iter(LAYOUTS))
    span = block.layout.field(key).span
    answers = _answers(rule, key, format_, block.policy.reference_date, days_alike)
    block.note(answers.of(block.at(span)), span)


def ask_each(block: Block, rule: Rule, keys: Sequence[str], where: Mask) -> None:
    """Note what ``rule`` says of each MRZ of ``where``, which had better be few.

    Args:
        block: the MRZs.
        rule: one that looks at the fields ``keys`` and nothing else.
        keys: the fields.
        where: the MRZs to ask it about.
    """
    spans = [block.layout.field(key).span for key in keys]
    said = np.zeros(len(block.found), np.uint64)
    for row in np.flatnonzero(where).tolist():
        contents = {
            key: "".join(map(symbols.character, block.at(span)[:, row].tolist()))
            for key, span in zip(keys, spans, strict=True)
        }
        said[row] = _said(rule, _zone(block.layout, contents, block.policy))
    block.note(said, *spans)

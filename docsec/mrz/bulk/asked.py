"""Rules that look at one short field: each is asked once for every content it meets.

The answers are kept in a table of all contents, so that a million MRZs cost a million look-ups
and no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from docsec.mrz.alphabet import FILLER as BLANK
from docsec.mrz.bulk import symbols
from docsec.mrz.bulk.block import Bits, Block, Mask, Symbols
from docsec.mrz.bulk.contents import Characters, Contents, Dates
from docsec.mrz.bulk.outcomes import bit
from docsec.mrz.layouts import LAYOUTS
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules import Rule
from docsec.mrz.zone import Zone, lay
from docsec.policy import Policy

_UNASKED = 255


class Answers:
    """What one rule says of every content of one field, by the bits of its findings."""

    def __init__(self, rule: Rule, key: str, layout: Layout, policy: Policy) -> None:
        """Begin with nothing asked.

        Args:
            rule: one of `docsec.mrz.rules` that looks at the field ``key`` and nothing else.
            key: the field.
            layout: the format in which the rule is asked.
            policy: the choices to judge by.
        """
        self._rule, self._key, self._layout, self._policy = rule, key, layout, policy
        position = layout.field(key)
        self._contents: Contents = (
            Dates(policy.reference_date)
            if position.kind is Kind.DATE
            else Characters(position.length)
        )
        self._table = np.full(self._contents.size, _UNASKED, np.uint8)
        self._bits: list[int] = []

    def of(self, columns: Symbols) -> Bits:
        """Return the bits for each content of ``columns``."""
        numbers = self._contents.numbers(columns)
        answers = self._table[numbers]
        new = numbers[answers == _UNASKED]
        if new.size:
            for number in np.unique(new).tolist():
                self._table[number] = self._ask(self._contents.text(number))
            answers = self._table[numbers]
        return np.array(self._bits, np.uint64)[answers]

    def _ask(self, content: str) -> int:
        """Return the place in ``_bits`` of what the rule says of ``content``."""
        said = _said(self._rule, _zone(self._layout, {self._key: content}, self._policy))
        if said not in self._bits:
            self._bits.append(said)
        return self._bits.index(said)


def _said(rule: Rule, zone: Zone) -> int:
    """Return the bits of what ``rule`` finds."""
    said = 0
    for finding in rule(zone):
        said |= bit(finding.code, finding.status)
    return said


def _zone(layout: Layout, contents: Mapping[str, str], policy: Policy) -> Zone:
    """Return an MRZ that holds ``contents``, by field, and nothing else."""
    lines = [BLANK * length for length in layout.line_lengths]
    for key, content in contents.items():
        span = layout.field(key).span
        before = lines[span.line - 1]
        lines[span.line - 1] = before[: span.start - 1] + content + before[span.end :]
    return lay(tuple(lines), layout, policy)


@lru_cache(maxsize=64)
def _answers(rule: Rule, key: str, format_: str, reference_date: date) -> Answers:
    return Answers(rule, key, LAYOUTS[format_], Policy(reference_date=reference_date))


def ask(block: Block, rule: Rule, key: str, *, by_format: bool = False) -> None:
    """Note what ``rule`` says of the field ``key`` of every MRZ.

    Args:
        block: the MRZs.
        rule: one that looks at the field ``key`` and nothing else.
        key: the field.
        by_format: whether the rule says different things in different formats.
    """
    format_ = block.layout.id if by_format else next(iter(LAYOUTS))
    span = block.layout.field(key).span
    answers = _answers(rule, key, format_, block.policy.reference_date)
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

"""Dates of birth and expiry (Doc 9303-3 4.8; Doc 9303-2 App. C, C.43)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docsec.mrz.bulk.asked import ask, ask_each
from docsec.mrz.bulk.block import Block, Mask
from docsec.mrz.bulk.symbols import TEN
from docsec.mrz.rules import dates

_LONGEST_AGO = 50
"""No expiry is taken to be more years ago (see `docsec.mrz.dates`)."""


def birth(block: Block) -> None:
    """A day of the calendar, or unknown parts marked as the standard marks them."""
    ask(block, dates.birth, "birth_date")


def expiry(block: Block) -> None:
    """A day of the calendar; no part of an expiry may be unknown."""
    ask(block, dates.expiry, "expiry_date")


def order(block: Block) -> None:
    """Whether the document ended before the holder was born."""
    ask_each(block, dates.order, ("birth_date", "expiry_date"), _may_precede_birth(block))


def expired(block: Block) -> None:
    """Whether the date of expiry is past on the reference date: a fact about time."""
    ask(block, dates.expired, "expiry_date")


def _may_precede_birth(block: Block) -> Mask:
    """Return where the expiry may be before the birth: both past, the expiry longer ago.

    A birth a hundred years earlier than is assumed here is before every expiry, and an unknown
    part of one counts as later than any day, so that none is left out.
    """
    years_since_birth, birth_in_year = _ago(block, "birth_date")
    years_since_expiry, expiry_in_year = _ago(block, "expiry_date")
    longer = years_since_expiry > years_since_birth
    same = (years_since_expiry == years_since_birth) & (expiry_in_year < birth_in_year)
    may: Mask = (longer | same) & (years_since_expiry <= _LONGEST_AGO)
    return may


def _ago(block: Block, key: str) -> NDArray[np.int32]:
    """Return how many years before the reference date the year is, and the place in the year."""
    columns = block.at(block.layout.field(key).span).astype(np.int32)
    years = (block.policy.reference_date.year - _number(columns[:2])) % 100
    return np.stack([years, _number(columns[2:])])


def _number(columns: NDArray[np.int32]) -> NDArray[np.int32]:
    number: NDArray[np.int32] = columns[0]
    for column in columns[1:]:
        number = number * TEN + column
    return number

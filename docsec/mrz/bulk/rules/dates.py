"""Dates of birth and expiry (Doc 9303-3 4.8; Doc 9303-2 App. C, C.43)."""

from __future__ import annotations

from docsec.mrz.bulk.asked import ask
from docsec.mrz.bulk.block import Block
from docsec.mrz.rules import dates


def birth(block: Block) -> None:
    """A day of the calendar, or unknown parts marked as the standard marks them."""
    ask(block, dates.birth, "birth_date")


def expiry(block: Block) -> None:
    """A day of the calendar; no part of an expiry may be unknown."""
    ask(block, dates.expiry, "expiry_date")


def expired(block: Block) -> None:
    """Whether the date of expiry is past on the reference date: a fact about time."""
    ask(block, dates.expired, "expiry_date")

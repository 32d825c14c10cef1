"""Everything that is a choice: time, limits and strictness, in one immutable record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices that an examination is made under.

    ``Policy()`` reads today's date once, here; nothing else in docsec asks the clock.

    Attributes:
        reference_date: the day the document is judged on (century of two-digit years, expiry).
        expiry_counts: whether a date of expiry in the past fails the whole document.
        confidence_limit: a character read below this (0..1) makes a rule undetermined, not failed.
        max_bytes: the largest file opened.
        max_pixels: the largest picture opened, in pixels.
        max_text: the longest typed text looked at, in characters.
    """

    reference_date: date = field(default_factory=date.today)
    expiry_counts: bool = False
    confidence_limit: float = 0.90
    max_bytes: int = 25 * MEGABYTE
    max_pixels: int = 60_000_000
    max_text: int = 20_000

"""Everything that is a choice: time, limits and strictness, in one immutable record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docsec.errors import UsageError

MEGABYTE = 1_000_000

OFF = "off"
UNDETERMINED = "undetermined"


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
        strictness: by finding code, how far a rule of the MRZ is taken: ``off`` (not performed)
            or ``undetermined`` (never failed). A code left out is judged as the standard has it.
    """

    reference_date: date = field(default_factory=date.today)
    expiry_counts: bool = False
    confidence_limit: float = 0.90
    max_bytes: int = 25 * MEGABYTE
    max_pixels: int = 60_000_000
    max_text: int = 20_000
    strictness: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a strictness there is not.

        Raises:
            UsageError: a value other than ``off`` and ``undetermined``.
        """
        for code, value in self.strictness.items():
            if value not in (OFF, UNDETERMINED):
                raise UsageError("strictness", rule=code, value=value)

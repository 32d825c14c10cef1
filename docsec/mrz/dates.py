"""Dates in the MRZ: YYMMDD, with unknown parts in a date of birth (Doc 9303-3 4.8).

The standard gives no rule for the century. docsec's: a birth is in the latest century that
does not put it after the reference date; an expiry lies from 50 years before the reference
date to 49 years after it.

>>> from datetime import date
>>> birth_date("740812", date(2026, 1, 1)).value
'1974-08-12'
>>> birth_date("7408<<", date(2026, 1, 1)).value
'1974-08'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docsec.mrz.alphabet import DIGITS, FILLER

UNKNOWN = FILLER * 2

# Each date is needed for its field and for its rule; the rules' answers are kept for longer.
DAYS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class MrzDate:
    """What six characters mean as a date.

    Attributes:
        value: ISO 8601, shortened where the day or month is unknown; None where nothing is.
        problem: why it is not a date: ``characters``, ``calendar``, ``unknown-part`` or None.
        partial: whether a part is marked as unknown.
    """

    value: str | None
    problem: str | None
    partial: bool


def _parts(raw: str) -> tuple[str, str, str]:
    return raw[0:2], raw[2:4], raw[4:6]


def _is_real(year: int, month: str, day: str) -> bool:
    """Whether the known parts can stand in the calendar of ``year``."""
    try:
        date(year, 1 if month == UNKNOWN else int(month), 1 if day == UNKNOWN else int(day))
    except ValueError:
        # An unknown month leaves days up to 31 possible.
        return month == UNKNOWN and day != UNKNOWN and 1 <= int(day) <= 31
    return True


def _iso(year: int, month: str, day: str) -> str:
    if month == UNKNOWN:
        return f"{year:04d}"
    return f"{year:04d}-{month}" if day == UNKNOWN else f"{year:04d}-{month}-{day}"


def _examine(raw: str, years: tuple[int, ...]) -> MrzDate:
    parts = _parts(raw)
    partial = FILLER in raw
    if len(raw) != 6 or not all(part == UNKNOWN or set(part) <= DIGITS for part in parts):
        only_fillers = len(raw) == 6 and set(raw) <= DIGITS | {FILLER}
        return MrzDate(None, "unknown-part" if only_fillers else "characters", partial)
    year, month, day = parts
    if year == UNKNOWN:
        # 2000 is a leap year, so no day that could be right is refused.
        problem = None if _is_real(2000, month, day) else "calendar"
        return MrzDate(None, problem, partial)
    for candidate in years:
        if _is_real(candidate, month, day):
            return MrzDate(_iso(candidate, month, day), None, partial)
    return MrzDate(None, "calendar", partial)


def _two_digits(raw: str) -> int | None:
    return int(raw[:2]) if len(raw) >= 2 and set(raw[:2]) <= DIGITS else None


@lru_cache(maxsize=DAYS_KEPT)
def birth_date(raw: str, reference: date) -> MrzDate:
    """Return the meaning of a date of birth, never after ``reference``."""
    short = _two_digits(raw)
    if short is None:
        return _examine(raw, ())
    year = reference.year - (reference.year - short) % 100
    months_and_days = raw[2:6].replace(FILLER, "0")
    if year == reference.year and months_and_days > reference.strftime("%m%d"):
        year -= 100
    return _examine(raw, (year, year - 100))


@lru_cache(maxsize=DAYS_KEPT)
def expiry_date(raw: str, reference: date) -> MrzDate:
    """Return the meaning of a date of expiry, within 50 years of ``reference``."""
    short = _two_digits(raw)
    if short is None:
        return _examine(raw, ())
    earliest = reference.year - 50
    return _examine(raw, (earliest + (short - earliest) % 100,))


def month(raw: str, reference: date) -> str | None:
    """Return YYMM of a past month as ISO 8601, or None where it is none."""
    return birth_date(raw + UNKNOWN, reference).value if FILLER not in raw else None

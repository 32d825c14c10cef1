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

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docsec.findings import written
from docsec.mrz.alphabet import DIGITS, FILLER

LENGTH = len("YYMMDD")
UNKNOWN = FILLER * 2

_FORM = re.compile("(?:<<|[0-9]{2}){3}")

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


_date = written(MrzDate)


@lru_cache(maxsize=DAYS_KEPT)
def _within(month_and_day: str, leap: bool) -> str | None:
    """Return what follows the year in ISO 8601; None where no leap or common year has the day."""
    month, day = month_and_day[:2], month_and_day[2:]
    known_month = 1 if month == UNKNOWN else int(month)
    try:
        date(2000 if leap else 2001, known_month, 1 if day == UNKNOWN else int(day))
    except ValueError:
        return None
    if month == UNKNOWN:
        return ""
    return f"-{month}" if day == UNKNOWN else f"-{month}-{day}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _examine(raw: str, years: tuple[int, ...]) -> MrzDate:
    partial = FILLER in raw
    if not _FORM.fullmatch(raw):
        only_fillers = len(raw) == LENGTH and set(raw) <= DIGITS | {FILLER}
        return _date(None, "unknown-part" if only_fillers else "characters", partial)
    month_and_day = raw[2:]
    if raw.startswith(UNKNOWN):
        # As in a leap year, so that no day that could be right is refused.
        return _date(None, "calendar" if _within(month_and_day, True) is None else None, partial)
    for year in years:
        rest = _within(month_and_day, _is_leap(year))
        if rest is not None and year > 0:
            return _date(f"{year:04d}{rest}", None, partial)
    return _date(None, "calendar", partial)


def _two_digits(raw: str) -> int | None:
    year = raw[:2]
    return int(year) if year.isdecimal() and year.isascii() else None


@lru_cache(maxsize=DAYS_KEPT)
def birth_date(raw: str, reference: date) -> MrzDate:
    """Return the meaning of a date of birth, never after ``reference``."""
    short = _two_digits(raw)
    if short is None:
        return _examine(raw, ())
    this = reference.year
    year = this - (this - short) % 100
    if year == this and raw[2:6].replace(FILLER, "0") > reference.strftime("%m%d"):
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

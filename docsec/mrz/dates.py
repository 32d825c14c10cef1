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
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docsec.findings import written
from docsec.mrz.alphabet import FILLER

LENGTH = len("YYMMDD")
UNKNOWN = FILLER * 2

FEBRUARY = 2
_LAST_DAYS = tuple(monthrange(2001, month)[1] for month in range(1, 13))  # of a common year

_DIGITS_AND_FILLERS = re.compile("[0-9<]{6}")
_FORM = re.compile("(?:<<|[0-9]{2}){2}")
_TWO_DIGITS = {f"{number:02d}": number for number in range(100)}

# The days of a year, and as much again of what is none.
DAYS_KEPT = 1024
YEARS_KEPT = 512


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
_OTHERS, _PARTLY_OTHERS = (_date(None, "characters", partial) for partial in (False, True))


@lru_cache(maxsize=DAYS_KEPT)
def rests_of(month_and_day: str) -> tuple[str | None, str | None] | None:
    """Return what follows the year in ISO 8601, of a common year and of a leap year.

    None for a day that such a year does not have, and for all where they are no two digits each
    and not marked as unknown.
    """
    if not _FORM.fullmatch(month_and_day):
        return None
    month, day = month_and_day[:2], month_and_day[2:]
    return _rest(False, month, day), _rest(True, month, day)


def _rest(leap: bool, month: str, day: str) -> str | None:
    # The first month has 31 days, all that are possible in one that is unknown.
    number = 1 if month == UNKNOWN else int(month)
    if not 1 <= number <= len(_LAST_DAYS):
        return None
    last = _LAST_DAYS[number - 1] + (leap and number == FEBRUARY)
    if day != UNKNOWN and not 1 <= int(day) <= last:
        return None
    if month == UNKNOWN:
        return ""
    return f"-{month}" if day == UNKNOWN else f"-{month}-{day}"


@lru_cache(maxsize=YEARS_KEPT)
def _written(year: int) -> tuple[str, bool]:
    """Return the year in ISO 8601, and whether it is a leap year."""
    return f"{year:04d}", isleap(year)


def _meaning(raw: str, years: tuple[int, ...]) -> MrzDate:
    """Return what ``raw`` means in the first of ``years`` that has it; in any, where none is."""
    partial = FILLER in raw
    if not _DIGITS_AND_FILLERS.fullmatch(raw):
        return _PARTLY_OTHERS if partial else _OTHERS
    rests = rests_of(raw[2:])
    if rests is None or not (years or raw.startswith(UNKNOWN)):
        return _date(None, "unknown-part", partial)
    for year in years:
        written_year, leap = _written(year)
        rest = rests[leap]
        if rest is not None and year > 0:
            return _date(written_year + rest, None, partial)
    possible = not years and rests[True] is not None
    return _date(None, None if possible else "calendar", partial)


def birth_date(raw: str, reference: date) -> MrzDate:
    """Return the meaning of a date of birth, never after ``reference``."""
    short = _TWO_DIGITS.get(raw[:2])
    if short is None:
        return _meaning(raw, ())
    this = reference.year
    year = this - (this - short) % 100
    if year == this and raw[2:6].replace(FILLER, "0") > reference.strftime("%m%d"):
        year -= 100
    return _meaning(raw, (year, year - 100))


def expiry_date(raw: str, reference: date) -> MrzDate:
    """Return the meaning of a date of expiry, within 50 years of ``reference``."""
    short = _TWO_DIGITS.get(raw[:2])
    if short is None:
        return _meaning(raw, ())
    earliest = reference.year - 50
    return _meaning(raw, (earliest + (short - earliest) % 100,))


def month(raw: str, reference: date) -> str | None:
    """Return YYMM of a past month as ISO 8601, or None where it is none."""
    return birth_date(raw + UNKNOWN, reference).value if FILLER not in raw else None

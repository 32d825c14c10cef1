"""What the rules answer about a date and its check digit.

What passes is the same for all days of a year. There are a hundred years, 366 days and ten digits,
which are soon known and stay at hand, so that a day need not have been met before. Births are of
too many days to be kept one by one; documents end within a few years, and on most of those days
another did.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from docsec.findings import Finding, Span
from docsec.mrz.alphabet import FILLER
from docsec.mrz.answers import Answer, Findings, statuses
from docsec.mrz.check_digit import digit_of
from docsec.mrz.dates import LENGTH, MrzDate, birth_date, expiry_date, rests_of
from docsec.mrz.kept import Kept
from docsec.mrz.positions import DigitPosition
from docsec.mrz.rules import doubted_on
from docsec.mrz.rules.dates import birth_of, century_of, expired_on, expiry_of, limits_on
from docsec.mrz.rules.digits import compared, digit_over

EXPIRIES_KEPT = 8192
"""How many dates of expiry are kept: those of twenty years, with a wrong digit at times."""

DIGITS_KEPT = 64
"""How many characters in the place of a digit are kept."""

DAYS_KEPT = 1024
"""How many days are kept, with what stands in their place."""

YEARS_KEPT = 1024
"""How many years are kept, with what stands in their place."""

PLACES_KEPT = 64
"""How many places of dates are known, each under a reference date."""

ENDS = "0101", "1231"
_YEAR = re.compile("[0-9]{2}")

Said = tuple[Findings, int]
"""What is said, and the statuses of that."""


class Year(NamedTuple):
    """A year of which the same is said on its first day and its last, and so on all days.

    Attributes:
        written: in ISO 8601.
        leap: whether it has a day more.
        share: in the check digit.
        said: what is said, but of the digit.
    """

    written: str
    leap: bool
    share: int
    said: Said


class Day(NamedTuple):
    """A day of a year.

    Attributes:
        common: what follows the year in ISO 8601, in a common year; None where it has no such day.
        leap: the same in a leap year.
        share: in the check digit.
    """

    common: str | None
    leap: str | None
    share: int


def _day(printed: str) -> Day | None:
    """Return the day, if some year has it."""
    rests = rests_of(printed)
    if rests is None or FILLER in printed or not any(rests):
        return None
    return Day(*rests, int(digit_of("00" + printed)))


_DAYS = Kept(_day, DAYS_KEPT)


class Dates:
    """What the rules answer about a date with its digit, at one place."""

    def __init__(
        self,
        digit: DigitPosition,
        read: Callable[[str], MrzDate],
        of_year: Callable[[Span, str, MrzDate], list[Finding]],
        of_day: Callable[[str | None], Findings] | None = None,
        *,
        doubtful: bool = False,
    ) -> None:
        """Take the rules.

        Args:
            digit: its place and that of the date.
            doubtful: whether its line has not its length, so that nothing there can fail.
            read: tells what a date means.
            of_year: what is said of the date at a place, as printed and as read.
            of_day: what more is said of it, in ISO 8601; it counts in no status.
        """
        self._digit, self._read, self._of_year, self._of_day = digit, read, of_year, of_day
        (self._span,) = digit.covers
        self._wrong = {digit.span.line} if doubtful else frozenset[int]()
        self._years = Kept(self._year, YEARS_KEPT)
        # By the sum of the shares of a year and a day, and by what is printed.
        self._digits = [Kept(partial(self._of_digit, n % 10), DIGITS_KEPT) for n in range(19)]

    def answer(self, printed: str) -> Answer:
        """Return the answer about what is ``printed``, which may be a part only."""
        year, day = self._years[printed[:2]], _DAYS[printed[2:LENGTH]]
        if year is None or day is None or len(printed) <= LENGTH:
            return self._ask(printed)
        written, leap, year_share, (of_year, year_bits) = year
        common, in_leap, share = day
        rest = in_leap if leap else common
        if rest is None:
            return self._ask(printed)
        found, bits = self._digits[year_share + share][printed[LENGTH:]]
        value = written + rest
        if self._of_day is None:
            return found + of_year, value, bits | year_bits
        return found + of_year + self._doubted(self._of_day(value)), value, bits | year_bits

    def _of_digit(self, expected: int, printed: str) -> Said:
        """Return what is said of a digit."""
        found = self._doubted((compared(self._digit, str(expected), printed),))
        return found, statuses(found)

    def _ask(self, printed: str) -> Answer:
        raw, digit = printed[:LENGTH], printed[LENGTH:]
        meaning = self._read(raw)
        of_digit = digit_over(self._digit, raw, digit)
        found: Findings = (of_digit, *self._of_year(self._span, raw, meaning))
        if self._of_day is not None and meaning.value is not None:
            found += self._of_day(meaning.value)
        found = self._doubted(found)
        return found, meaning.value, statuses(found)

    def _doubted(self, found: Findings) -> Findings:
        return doubted_on(found, self._wrong) if self._wrong else found

    def _year(self, short: str) -> Year | None:
        """Return the year, if the same is said of all its days."""
        if not _YEAR.fullmatch(short):
            return None
        first, last = (self._read(short + day) for day in ENDS)
        written = str(first.value)[: len("YYYY")]
        found = tuple(self._of_year(self._span, short + ENDS[0], first))
        ended = tuple(self._of_year(self._span, short + ENDS[1], last))
        if written != str(last.value)[: len("YYYY")] or found != ended:
            return None
        share = int(digit_of(short + "0000"))
        return Year(written, isleap(int(written)), share, (found, statuses(found)))


@lru_cache(maxsize=PLACES_KEPT)
def births(digit: DigitPosition, today: date, doubtful: bool) -> Callable[[str], Answer]:
    """Return what answers about a date of birth with its ``digit`` behind it; see `Dates`."""

    def of_year(span: Span, raw: str, meaning: MrzDate) -> list[Finding]:
        return [*birth_of(span, raw, meaning), *century_of(span, raw, meaning, today)]

    read = partial(birth_date, reference=today)
    return Dates(digit, read, of_year, doubtful=doubtful).answer


@lru_cache(maxsize=PLACES_KEPT)
def expiries(digit: DigitPosition, today: date, doubtful: bool) -> Callable[[str], Answer]:
    """Return what answers about a date of expiry with its ``digit`` behind it; see `Dates`."""
    (span,) = digit.covers
    of_day = expired_on(span, limits_on(today))
    read = partial(expiry_date, reference=today)
    dates = Dates(digit, read, expiry_of, of_day, doubtful=doubtful)
    return Kept(dates.answer, EXPIRIES_KEPT).__getitem__

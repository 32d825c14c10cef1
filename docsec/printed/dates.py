"""Dates as they are printed in the visual zone (Doc 9303-3 3.8).

>>> dates("12 AUG/AOUT 74")[0].characters
'740812'
>>> dates("Rochefort 01.DEZ.1985")[0].iso
'1985-12-01'
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from docsec.printed.months import month as month_of

_GAP = r"[\s.\-/,]*"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_DAY = r"(?<!\d)(?P<day>\d\d?|[Xx]{2})"
_END = r"(?![\d])"
_WORDS = r"(?P<word>[^\W\d_]{3,}\.?(?:\s?/\s?[^\W\d_]{2,}\.?)?)"
_NAMED = re.compile(rf"{_DAY}{_GAP}{_WORDS}{_GAP}{_YEAR}{_END}")
_MARK, _SAME_MARK = r"\s?(?P<mark>[.\-/ ])\s?", r"\s?(?P=mark)\s?"
_NUMBERS = re.compile(rf"{_DAY}{_MARK}(?P<month>\d\d?|[Xx]{{2}}){_SAME_MARK}{_YEAR}{_END}")
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d){_MARK}(?P<month>\d\d){_SAME_MARK}(?P<day>\d\d){_END}"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed.

    Attributes:
        year: two or four digits.
        month: 1 to 12; None where it is marked as unknown.
        day: None where it is marked as unknown.
        text: what stands there.
        word: the month as it stands there; nothing where it is in figures.
    """

    year: str
    month: int | None
    day: int | None
    text: str
    word: str = ""

    @property
    def real(self) -> bool:
        """Whether every part is known and the calendar has that day."""
        if self.month is None or self.day is None:
            return False
        try:
            datetime.date(int(self.year[-2:]) + 2000, self.month, self.day)
        except ValueError:
            return False
        return True

    @property
    def iso(self) -> str | None:
        """As ISO 8601, where the year has four digits and nothing is unknown."""
        known = len(self.year) == 4 and self.real
        return f"{self.year}-{self.month:02d}-{self.day:02d}" if known else None

    @property
    def characters(self) -> str:
        """As in an MRZ: YYMMDD, with fillers for what is unknown (Doc 9303-3 4.8)."""
        month = "<<" if self.month is None else f"{self.month:02d}"
        return f"{self.year[-2:]}{month}{'<<' if self.day is None else f'{self.day:02d}'}"

    @property
    def swapped(self) -> str:
        """The same with day and month the other way round, as some issuers print them."""
        characters = self.characters
        return characters[:2] + characters[4:] + characters[2:4]


def dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates in a line of print, from the left."""
    found: dict[int, PrintedDate] = {}
    for match in _NAMED.finditer(text):
        month = month_of(match["word"])
        if month is not None:
            found[match.start()] = _date(match, month, match["word"])
    for pattern in (_NUMBERS, _YEAR_FIRST):
        for match in pattern.finditer(text):
            month = None if match["month"].isalpha() else int(match["month"])
            if all(_apart(match, at, each.text) for at, each in found.items()):
                found[match.start()] = _date(match, month)
    return tuple(found[at] for at in sorted(found))


def _apart(match: re.Match[str], at: int, text: str) -> bool:
    return match.end() <= at or at + len(text) <= match.start()


def _date(match: re.Match[str], month: int | None, word: str = "") -> PrintedDate:
    day = None if match["day"].isalpha() else int(match["day"])
    return PrintedDate(match["year"], month, day, match[0], word)

"""What of a page is read first: what is printed as values are, and then their captions.

Captions are in smaller type, in two languages the longest lines of a page, and many name what no
MRZ has, such as an authority or a signature. A field that is confirmed at its own caption is
confirmed whatever else is printed, and where every field is, the rest is left unread. A value
belongs to the nearest caption: of the lines that may be one, all are read from the nearest to the
first that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from typing import NamedTuple

from docsec.printed.dates import dates
from docsec.printed.days import DATES
from docsec.printed.folding import fold
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.places import distance
from docsec.printed.words import says_nationality, says_sex

LONG = 9.0
"""Heights from which on a line is read last: captions in two languages, titles, sentences."""

SHORT = 2.5
"""Heights of a letter or a code at most."""


class Likely(NamedTuple):
    """Lines that are read, from the top; and those whose caption, if they have one, is read too."""

    lines: tuple[PrintedLine, ...]
    placed: tuple[PrintedLine, ...]


def may_say(field: str, expected: str, text: str) -> bool:
    """Whether a text may say what a field of an MRZ does.

    Args:
        field: of the MRZ, or the date of issue.
        expected: its value; a sex and a nationality without what is filled up with.
        text: what is printed.
    """
    if field in DATES:
        return bool(dates(text))
    if field == "sex":
        return says_sex(expected, text) and not any(each.isdigit() for each in text)
    if field == "nationality":
        return says_nationality(expected, text)
    folded = fold(text).text
    return any(word and word in folded for word in (fold(each).text for each in expected.split()))


def likely(page: PrintedPage, matters: Callable[[str], bool]) -> Iterator[Likely]:
    """Yield all that is read of a page, each time one more line stands at its caption or is one.

    Args:
        page: the page.
        matters: whether a text may say what has not been confirmed yet. What it once denies it
            must go on to deny.
    """
    looked_at: set[PrintedLine] = set()
    placed: list[PrintedLine] = []
    for line in sorted(page.found, key=_rank(page)):
        before, waiting = len(placed), [line]
        while waiting:
            each = waiting.pop()
            if each in looked_at:
                continue
            looked_at.add(each)
            for value in page.read((each,)):
                if value.named or matters(value.text):
                    placed.append(value)
                    # What stands on the line of a caption is its own.
                    waiting += [] if value.named else _as_captions(value, page)
        if len(placed) > before:
            lines = page.read(each for each in page.found if each in looked_at)
            yield Likely(lines, tuple(placed))


def _rank(page: PrintedPage) -> Callable[[PrintedLine], tuple[int, float]]:
    """Return what lines go by: values in large type, the longest first; small or short; long."""
    usual = median(line.height for line in page.found) if page.found else 0.0

    def rank(line: PrintedLine) -> tuple[int, float]:
        length = (line.right - line.left) / line.height
        if length > LONG:
            return 2, length
        large = line.height >= usual and length > SHORT
        return (0, -length) if large else (1, length)

    return rank


def _as_captions(value: PrintedLine, page: PrintedPage) -> Iterator[PrintedLine]:
    """Yield the lines found that may be the caption of a value, the nearest first, until one is."""
    others = ((distance(value, line), line) for line in page.found)
    near = sorted(((far, line) for far, line in others if far is not None), key=lambda one: one[0])
    for _, line in near:
        yield line
        for read in page.read((line,)):
            if read.named and distance(value, read, read.named.rest) is not None:
                return

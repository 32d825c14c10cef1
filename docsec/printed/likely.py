"""What of a page is read first: short lines, and the captions of those that matter.

Captions in two languages are the longest lines of a page, and reading goes by length. Many name
what no MRZ has, such as an authority or a signature. Where every field is confirmed at its own
caption, what is left unread can change none of that: which caption a value is at is decided by
where lines stand, and every line that stands where a caption of it would is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from docsec.printed.dates import dates
from docsec.printed.folding import fold
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.places import may_name

SHORT = 7.0
"""Heights that a line which is read at once is long at most; most values are shorter."""

LETTERS = 5
"""Characters of a text that may be a sex, a code or a part of a date."""


def likely(page: PrintedPage, expected: Iterable[str]) -> tuple[PrintedLine, ...]:
    """Return the lines that are likely to say what an MRZ says, and what may be their captions.

    Args:
        page: the page.
        expected: the values of the MRZ, as text.
    """
    words = {fold(word).text for value in expected for word in value.split()} - {""}
    short = {line for line in page.found if line.right - line.left <= SHORT * line.height}
    values = [line for line in page.read(short) if _matters(line.text, words)]
    return page.read(
        line
        for line in page.found
        if line in short or any(may_name(value, line) for value in values)
    )


def _matters(text: str, words: set[str]) -> bool:
    folded = fold(text).text
    return len(text) <= LETTERS or bool(dates(text)) or any(word in folded for word in words)

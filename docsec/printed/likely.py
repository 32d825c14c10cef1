"""What of a page is read first: short lines, and the captions of those that matter.

Captions in two languages are the longest lines of a page, and reading goes by length. Many name
what no MRZ has, such as an authority or a signature. Where every field is confirmed at its own
caption, what is left unread can change none of that: a value belongs to the nearest caption, and
of the lines that may be one, all are read from the nearest to the first that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docsec.printed.captions import caption
from docsec.printed.dates import dates
from docsec.printed.folding import fold
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.places import distance

SHORT = (7.0, 9.0)
"""Heights that a line which is read at once is long at most, and where that is not enough."""

LETTERS = 5
"""Characters of a text that may be a code or a sex."""

_LETTER = re.compile(r"\b[^\W\d_]\b")


class Likely(NamedTuple):
    """Lines that are read, from the top; and those whose caption, if they have one, is read too."""

    lines: tuple[PrintedLine, ...]
    placed: tuple[PrintedLine, ...]


def likely(page: PrintedPage, expected: Iterable[str], short: float) -> Likely:
    """Return the lines that are likely to say what an MRZ says, and their captions.

    Args:
        page: the page.
        expected: the values of the MRZ, as text.
        short: heights of a line that is read whatever stands around it.
    """
    words = {fold(word).text for value in expected for word in value.split()} - {""}
    waiting = [line for line in page.found if line.right - line.left <= short * line.height]
    looked_at, values = set(waiting), []
    while waiting:
        for value in page.read((waiting.pop(),)):
            named = caption(value.text)
            if named is None and not _matters(value.text, words):
                continue
            values.append(value)
            # What stands on the line of a caption is its own.
            others = [] if named else _as_captions(value, page)
            new = [line for line in others if line not in looked_at]
            waiting += new
            looked_at.update(new)
    lines = page.read(line for line in page.found if line in looked_at)
    return Likely(lines, tuple(values))


def _matters(text: str, words: set[str]) -> bool:
    folded = fold(text).text
    few = len(text) <= LETTERS or _LETTER.search(text)
    return bool(few or dates(text)) or any(word in folded for word in words)


def _as_captions(value: PrintedLine, page: PrintedPage) -> Iterator[PrintedLine]:
    """Yield the lines found that may be the caption of a value, the nearest first, until one is."""
    others = ((distance(value, line), line) for line in page.found)
    near = sorted(((far, line) for far, line in others if far is not None), key=lambda one: one[0])
    for _, line in near:
        yield line
        for read in page.read((line,)):
            named = caption(read.text)
            if named and distance(value, read, named.rest) is not None:
                return

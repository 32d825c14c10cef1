"""What a record is, whatever file it comes from, and the physical lines of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

LONGEST_LINE = 1 << 17
"""Characters; what is longer is no text of lines, and is taken in pieces of this length."""

NO_MRZ = "no-mrz"
NOT_JSON = "not-json"

BREAKS = re.compile(r"\\r\\n|\\n|\\r|\r\n|\n|\r")

Record = tuple[int, Sequence[str], str | None]
"""The line of the file where it begins, from 1; the lines of the MRZ as printed; and a closed
code for why there is nothing to judge, or None. A tuple, since there may be millions."""


def numbered(stream: TextIO) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, from 1; never more than `LONGEST_LINE` at a time."""
    number = 1
    while line := stream.readline(LONGEST_LINE):
        yield number, line
        number += line.endswith("\n")


def lines_apart(text: str) -> list[str]:
    """Return the lines that stand in one text, apart by ``|``, a line break or a written one."""
    if "\\" in text or "\n" in text or "\r" in text:
        text = BREAKS.sub("|", text)
    return text.split("|")

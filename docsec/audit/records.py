"""What a record is, whatever file it comes from, and the physical lines of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TextIO

LONGEST_LINE = 1 << 20
"""Characters; what is longer is no text of lines, and is taken in pieces of this length."""

NO_MRZ = "no-mrz"
NOT_JSON = "not-json"

_APART = re.compile(r"\||\\r\\n|\\n|\\r|\r\n|\n|\r")


class Record(NamedTuple):
    """One MRZ as it stands in a file.

    Attributes:
        line: the line of the file where it begins, from 1.
        lines: of the MRZ, as printed.
        problem: a closed code for why there is nothing to judge, or None.
    """

    line: int
    lines: tuple[str, ...]
    problem: str | None = None


def numbered(stream: TextIO) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, from 1; never more than `LONGEST_LINE` at a time."""
    number = 1
    while line := stream.readline(LONGEST_LINE):
        yield number, line
        number += line.endswith("\n")


def lines_apart(text: str) -> tuple[str, ...]:
    """Return the lines that stand in one text, apart by ``|``, a line break or a written one."""
    if "|" in text or "\\" in text or "\n" in text:
        return tuple(part for part in _APART.split(text) if part.strip())
    return (text,)

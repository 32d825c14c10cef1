"""A second reader beside the first: where they differ, neither is believed."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from docsec.errors import UnreadableError
from docsec.findings import Reading, SecondOpinion

if TYPE_CHECKING:
    from docsec.capture import Picture
    from docsec.reading.reader import Reader


class SecondedReader:
    """Reads with one reader and asks another about the same picture.

    The characters are those of the first reader, always. Readers that find one MRZ at most
    have an opinion on the reading that is most like theirs.
    """

    def __init__(self, first: Reader, second: Reader) -> None:
        self.name = first.name
        self._first, self._second = first, second

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return the first reader's readings with what the second one says about them."""
        readings = self._first.read(picture)
        if not any(reading.lines for reading in readings):
            return readings
        try:
            others = self._second.read(picture)
        except UnreadableError:
            others = ()
        return tuple(self._seconded(reading, others) for reading in readings)

    def _seconded(self, reading: Reading, others: tuple[Reading, ...]) -> Reading:
        likest = max(others, key=lambda other: _likeness(reading, other), default=None)
        lines = () if likest is None or not _likeness(reading, likest) else likest.lines
        agrees = agreed(reading.lines, lines)
        return replace(reading, second=SecondOpinion(self._second.name, lines, agrees))


def _likeness(reading: Reading, other: Reading) -> float:
    first, second = "\n".join(reading.lines), "\n".join(other.lines)
    ratio = SequenceMatcher(None, first, second, False).ratio()
    return ratio if ratio > 0.5 else 0.0


def agreed(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[bool, ...], ...]:
    """Return for each character of ``first`` whether ``second`` has the same there.

    A character beside a place where ``second`` has one more is not agreed on either. Empty
    where the two have different numbers of lines.
    """
    if len(first) != len(second):
        return ()
    return tuple(_agreed(one, other) for one, other in zip(first, second, strict=True))


def _agreed(first: str, second: str) -> tuple[bool, ...]:
    same = [False] * len(first)
    blocks = SequenceMatcher(None, first, second, False).get_opcodes()
    for tag, start, end, _, _ in blocks:
        if tag == "equal":
            same[start:end] = [True] * (end - start)
    for tag, start, _, _, _ in blocks:
        if tag == "insert":
            for place in (start - 1, start):
                if 0 <= place < len(same):
                    same[place] = False
    return tuple(same)

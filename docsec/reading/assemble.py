"""Which of the lines read are one MRZ: by number, length, evenness and how surely they were read.

This only chooses among lines; it never changes a character and never looks at check digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from docsec.mrz.layouts import KNOWN
from docsec.reading.decode import Text

SHAPES = sorted(
    {
        (layout.line_count, layout.line_length)
        for layout in KNOWN.values()
        if layout.line_count > 1 and len(set(layout.line_lengths)) == 1
    }
)
"""Numbers of lines with their length; single lines are looked for apart."""

ONE_LINE = 30
"""Characters of the single line of a driving licence (ISO/IEC 18013-1, EU directive)."""

FARTHEST = 4.0
"""Characters by which the lines of an MRZ may differ from its length, and from one another."""

LEAST_CERTAIN = 0.7
"""Mean confidence of a line below which it is not taken for one of an MRZ."""

LEAST_EVEN = 0.8
"""Share of the steps from character to character that are one pitch."""

MOST_UNSEEN = 0.1
"""Share of the places of a line at which the network saw no character."""

SURE_FILLER = 0.6
"""Confidence of each of the two fillers in a row that every MRZ has."""

MOST_UNEVEN = 1.35
"""The larger of two distances between neighbouring lines by the smaller one."""

FARTHEST_APART = 3.1
"""Characters from one line to the next: 1.67 to 2.5 from straight above, more from the side."""

FILLER = "<"


class Chosen(NamedTuple):
    """The places of the lines of an MRZ among those read, and how badly they fit a shape."""

    places: tuple[int, ...]
    misfit: float


def choose(texts: Sequence[Text], offsets: Sequence[float]) -> Chosen | None:
    """Return which lines are an MRZ, or None.

    Args:
        texts: what was read, from the first line to the last.
        offsets: how far across each lies, in characters.
    """
    sound = [at for at, text in enumerate(texts) if _sound(text)]
    found = [
        Chosen(places, misfit)
        for count, length in SHAPES
        for places in combinations(sound, count)
        if _evenly_apart([offsets[at] for at in places])
        and (misfit := _misfit([texts[at] for at in places], length)) is not None
    ]
    if found:
        return min(found, key=lambda each: (each.misfit, -len(each.places), -_surety(texts, each)))
    return _one_line(texts)


def _surety(texts: Sequence[Text], chosen: Chosen) -> float:
    return sum(texts[at].certainty for at in chosen.places)


def _evenly_apart(offsets: Sequence[float]) -> bool:
    steps = np.abs(np.diff(offsets))
    return bool(steps.max() < min(MOST_UNEVEN * steps.min(), FARTHEST_APART))


def is_line(text: Text) -> bool:
    """Whether a single line is surely one of an MRZ, though the others are not there."""
    return len(text.characters) > 26 and text.certainty > 0.9 and _sound(text) and has_fillers(text)


def _sound(text: Text) -> bool:
    unseen = sum(not character.seen for character in text.characters)
    return (
        text.certainty >= LEAST_CERTAIN
        and unseen <= MOST_UNSEEN * len(text.characters)
        and evenness(text) >= LEAST_EVEN
    )


def has_fillers(text: Text) -> bool:
    """Whether two fillers stand in a row, surely read."""
    sure = [each.value == FILLER and each.confidence > SURE_FILLER for each in text.characters]
    return any(first and second for first, second in pairwise(sure))


def evenness(text: Text) -> float:
    """Return the share of steps from one character to the next that are one pitch, 0..1."""
    steps = np.diff([character.column for character in text.characters])
    if len(steps) < 2:
        return 0.0
    return float((np.abs(steps / np.median(steps) - 1) < 0.25).mean())


def _misfit(texts: Sequence[Text], length: int) -> float | None:
    """Return how far from ``length`` the lines are, on average; None where that is no MRZ."""
    lengths = [len(text.characters) for text in texts]
    off = [abs(each - length) for each in lengths]
    if max(off) > FARTHEST or max(lengths) - min(lengths) > FARTHEST:
        return None
    if not any(has_fillers(text) for text in texts):
        return None
    return sum(off) / len(off)


def _one_line(texts: Sequence[Text]) -> Chosen | None:
    """Return the single line of a driving licence: ``D`` first, even and surely read."""
    for place, text in enumerate(texts):
        line = str(text)
        if len(line) == ONE_LINE and line[0] == "D" and text.certainty > 0.9 and _sound(text):
            return Chosen((place,), 0.0)
    return None

"""The ends of the lines of one MRZ: characters of all its lines stand above one another.

What stands out beyond the other lines at an end, and was read with doubt, is a border or a
stroke beside the MRZ; where a line ends short of the others and the network saw a trace of a
character there, that is what it is most like. What was read surely is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from docsec.reading.decode import Character, Text, guess
from docsec.reading.recogniser import PITCH

OUTERMOST = 10
"""Characters from an end that tell how a line stands to the others."""

SURE = 0.9
"""Confidence from which on a character is kept wherever it stands."""

OFF_PITCH = 0.25
"""Pitches by which a stroke beside the MRZ stands nearer or farther than a character would."""

TRACE = 0.15
"""Probability of a character where the network preferred to see none."""


def evened(texts: Sequence[Text]) -> list[Text]:
    """Return the lines with ends that are those of the others; their columns count from one edge."""
    evened = [_at_start(text, by) for text, by in zip(texts, _out_by(texts), strict=True)]
    back = [text.mirrored() for text in evened]
    back = [_at_start(text, by) for text, by in zip(back, _out_by(back), strict=True)]
    return [text.mirrored() for text in back]


def _out_by(texts: Sequence[Text]) -> list[int]:
    """Return by how many characters each line begins before (or, below 0, after) the others."""
    if len(texts) < 2 or any(len(text.characters) < OUTERMOST for text in texts):
        return [0] * len(texts)
    starts = [_start(text) for text in texts]
    return [
        round(median([each for other, each in enumerate(starts) if other != at]) - start)
        for at, start in enumerate(starts)
    ]


def _start(text: Text) -> float:
    """Return the first place of a line, in characters, by the phase of its outermost ones."""
    columns = np.array([each.column for each in text.characters[:OUTERMOST]]) / PITCH
    number = np.round((columns - columns[0]) / np.median(np.diff(columns)))
    return float(np.median(columns - number))


def _at_start(text: Text, by: int) -> Text:
    if by > 0:
        outside = text.characters[:by]
        doubted = all(each.confidence < SURE or _off(text, at) for at, each in enumerate(outside))
        return replace(text, characters=text.characters[by:]) if doubted else text
    missing: list[Character] = []
    first = text.characters[0].column if text.characters else 0.0
    for number in range(1, 1 - by):
        column = first - number * text.pitch
        trace = guess(text.probabilities, column, text.pitch) if column > 0 else None
        if trace is None or trace.confidence < TRACE:
            break
        missing.insert(0, trace)
    return replace(text, characters=(*missing, *text.characters))


def _off(text: Text, at: int) -> bool:
    step = text.characters[at + 1].column - text.characters[at].column
    return abs(step / text.pitch - 1) > OFF_PITCH

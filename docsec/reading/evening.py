"""The ends of the lines of one MRZ: characters of all its lines stand above one another.

What stands out beyond the other lines at an end, and was read with doubt, is a border or a
stroke beside the MRZ; where a line ends short of the others and the network saw a trace of a
character there, that is what it is most like. What was read surely is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from docsec.reading.decode import Character, Text, guess
from docsec.reading.fits import median

OUTERMOST = 10
"""Characters from an end that tell how a line stands to the others."""

SURE = 0.9
"""Confidence from which on a character is kept wherever it stands."""

OFF_PITCH = 0.25
"""Pitches by which a stroke beside the MRZ stands nearer or farther than a character would."""

OFF_CELLS = 0.04
"""Part by which the pitches of the lines of an MRZ differ at most."""

TRACE = 0.15
"""Probability of a character where the network preferred to see none."""


Place = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]
"""From columns of a crop to places along the MRZ, in characters, the same for all its lines."""


def evened(texts: Sequence[Text], places: Sequence[Place]) -> list[Text]:
    """Return the lines with ends that are those of the others."""
    if len(texts) < 2 or any(len(text.characters) < OUTERMOST for text in texts):
        return list(texts)
    if any(_off_cells(text, place) for text, place in zip(texts, places, strict=True)):
        return list(texts)
    starts = [_edge(text.characters, place) for text, place in zip(texts, places, strict=True)]
    ends = [
        -_edge(tuple(reversed(text.characters)), place)
        for text, place in zip(texts, places, strict=True)
    ]
    found = []
    for at, text in enumerate(texts):
        before = round(_of_others(starts, at) - starts[at])
        after = round(_of_others(ends, at) - ends[at])
        if before:
            text = _at_start(text, before)
        if after:
            text = _at_start(text.mirrored(), after).mirrored()
        found.append(text)
    return found


def _off_cells(text: Text, place: Place) -> bool:
    """Whether the characters of a line do not stand at the pitch of the others."""
    count = len(text.characters)
    inner = (count // 4, count - 1 - count // 4)
    ends = place(np.array([text.characters[at].column for at in inner]))
    return bool(abs((ends[1] - ends[0]) / (inner[1] - inner[0]) - 1) > OFF_CELLS)


def _of_others(values: Sequence[float], at: int) -> float:
    return median(np.delete(values, at))


def _edge(characters: Sequence[Character], place: Place) -> float:
    """Return where a line begins, in characters, by the phase of its outermost ones."""
    outermost = characters[:OUTERMOST]
    along = place(np.array([each.column for each in outermost]))
    steps = np.round(np.abs(along - along[0]))
    return median(along - steps if along[-1] > along[0] else along + steps)


def _at_start(text: Text, by: int) -> Text:
    if by > 0:
        outside = text.characters[:by]
        doubted = any(each.confidence < SURE or _off(text, at) for at, each in enumerate(outside))
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

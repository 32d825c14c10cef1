"""From the recogniser's probabilities to characters, each with its place, as the network sees them.

Nothing here knows what an MRZ says: no position classes, no check digits, no lengths of formats.
What is used is that characters stand at one pitch, one to a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from docsec.reading.fits import median
from docsec.reading.recogniser import CHARACTERS, STRIDE, LogProbabilities

ALTERNATIVES = 4
"""How many runners-up are kept for each character."""

LEAST_ALTERNATIVE = 0.002

BLANK = 0.02
"""Probability of any character where nothing is printed."""

TOO_NEAR = 0.45
"""Pitches: two characters nearer to one another than this stand in one place."""

Probabilities = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Character:
    """One character as it was read.

    Attributes:
        value: the character.
        confidence: the probability that it is this one and stands here, 0..1.
        alternatives: what else it may be, with probabilities, the likeliest first.
        column: of its middle, in columns of the crop.
        seen: whether the likeliest path has it; otherwise it is a guess for a place passed over.
    """

    value: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...]
    column: float
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of one line, in reading order.

    Attributes:
        characters: as they were read.
        probabilities: of each class at each step along the crop, steps x classes.
    """

    characters: tuple[Character, ...]
    probabilities: Probabilities = field(repr=False, compare=False)

    def __str__(self) -> str:
        return "".join(character.value for character in self.characters)

    @property
    def certainty(self) -> float:
        """The mean confidence of its characters; 0 of an empty line."""
        values = [character.confidence for character in self.characters]
        return sum(values) / len(values) if values else 0.0

    def within(self, before: float, after: float) -> Text:
        """Return the line without what a blank parts from it in its margins, in columns.

        No MRZ has blanks: what stands beyond one is a border, or print beside the MRZ.
        """
        width = STRIDE * len(self.probabilities)
        blanks = [each for each in self.characters if not each.seen and each.confidence < BLANK]
        start = max((each.column for each in blanks if each.column < before), default=-1.0)
        end = min((each.column for each in blanks if width - each.column < after), default=width)
        kept = tuple(each for each in self.characters if start < each.column < end)
        return replace(self, characters=kept)

    def mirrored(self) -> Text:
        """Return the line from its end, columns counted from the other edge of the crop."""
        width = STRIDE * len(self.probabilities)
        turned = [replace(each, column=width - each.column) for each in reversed(self.characters)]
        return Text(tuple(turned), self.probabilities[::-1])

    @property
    def pitch(self) -> float:
        """The usual distance from character to character, in columns; 0 for a single one."""
        columns = np.array([character.column for character in self.characters])
        return median(columns[1:] - columns[:-1]) if len(columns) > 1 else 0.0


def decode(answer: LogProbabilities) -> Text:
    """Return the characters of a crop, from the recogniser's answer about it."""
    probabilities = np.exp(answer.astype(np.float64))
    found = _characters(probabilities, answer.argmax(axis=1))
    text = Text(tuple(found), probabilities)
    pitch = text.pitch
    if len(found) < 3 or pitch <= 0:
        return text
    found = _one_to_a_place(found, pitch)
    return Text(tuple(_unseen(found, probabilities, pitch)), probabilities)


def _characters(probabilities: Probabilities, best: npt.NDArray[np.intp]) -> list[Character]:
    """Return every character of the likeliest path, ``best`` its class at each step."""
    edges = np.concatenate(([0], np.flatnonzero(best[1:] != best[:-1]) + 1, [len(best)]))
    inked = best[edges[:-1]] > 0
    starts, ends = edges[:-1][inked], edges[1:][inked]
    if not len(starts):
        return []
    ink = 1 - probabilities[:, 0]
    both = np.stack((starts, ends), axis=1).ravel()
    sums, moments = (
        np.add.reduceat(np.append(values, 0.0), both)[::2]
        for values in (ink, ink * np.arange(len(ink)))
    )
    highest = probabilities[:, 1:].max(axis=1)
    tops = [
        start + int(highest[start:end].argmax())
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return _at(probabilities[tops], (STRIDE * (moments / sums + 0.5)).tolist())


def _at(steps: Probabilities, columns: Sequence[float]) -> list[Character]:
    """Return what the network sees at some steps, rows of ``steps``, one character each."""
    order = np.argsort(-steps[:, 1:], axis=1)[:, : ALTERNATIVES + 1]
    shares = np.take_along_axis(steps[:, 1:], order, axis=1)
    found = []
    for classes, row, column in zip(order.tolist(), shares.tolist(), columns, strict=True):
        value, *others = map(CHARACTERS.__getitem__, classes)
        confidence, *rest = [round(share, 4) for share in row]
        named = [pair for pair in zip(others, rest, strict=True) if pair[1] >= LEAST_ALTERNATIVE]
        found.append(Character(value, confidence, tuple(named), column))
    return found


def _one_to_a_place(found: Sequence[Character], pitch: float) -> list[Character]:
    """Return the characters, of two in one place the likelier, doubted by the other's share."""
    kept: list[Character] = []
    for character in found:
        if kept and character.column - kept[-1].column < TOO_NEAR * pitch:
            kept[-1] = _of_two(kept[-1], character)
        else:
            kept.append(character)
    return kept


def _of_two(first: Character, second: Character) -> Character:
    better, worse = sorted((first, second), key=lambda each: -each.confidence)
    shared = better.confidence / (better.confidence + worse.confidence)
    others = ((worse.value, round(worse.confidence * (1 - shared), 4)), *better.alternatives)
    return replace(
        better, confidence=round(better.confidence * shared, 4), alternatives=others[:ALTERNATIVES]
    )


def _unseen(
    found: Sequence[Character], probabilities: Probabilities, pitch: float
) -> list[Character]:
    """Return the characters with those that the likeliest path passed over in an even row.

    Where there is a place for one between two others, something is printed there: what it is
    most like is given, with the small probability that the network gives it.
    """
    row = [found[0]]
    for character in found[1:]:
        gap = character.column - row[-1].column
        missing = round(gap / pitch) - 1
        start = row[-1].column
        for number in range(1, missing + 1):
            middle = start + gap * number / (missing + 1)
            row.append(guess(probabilities, middle, pitch))
        row.append(character)
    return row


def guess(probabilities: Probabilities, column: float, pitch: float) -> Character:
    """Return what the network is most inclined to see around a column where it saw nothing."""
    first = max(0, int((column - 0.4 * pitch) / STRIDE))
    last = max(first + 1, int((column + 0.4 * pitch) / STRIDE) + 1)
    part = probabilities[first:last]
    top = int(part[:, 1:].max(axis=1).argmax())
    return replace(_at(part[top : top + 1], [column])[0], seen=False)

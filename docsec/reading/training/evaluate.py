"""How well lines are read: the plain reading, and errors by the strength of the damage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.reading.recogniser import CHARACTERS, Crop, LogProbabilities
from docsec.reading.training.lines import Drawing, Line

Read = Callable[[Sequence[Crop]], Sequence[LogProbabilities]]
HELD_OUT_SEED = 1_000_003
"""Drawings with this seed are for measuring and never trained on."""


class Score(NamedTuple):
    """Figures of a set of lines.

    Attributes:
        lines: how many.
        exact: the share read without an error.
        errors: characters lost, gained or wrong, as a share of those printed.
    """

    lines: int
    exact: float
    errors: float


def plain_text(scores: npt.NDArray[np.float32]) -> str:
    """Return the reading: the likeliest class of each step, repeats and blanks left out."""
    best = scores.argmax(axis=1)
    new = np.flatnonzero((best != 0) & (best != np.concatenate(([0], best[:-1]))))
    return "".join(CHARACTERS[best[step] - 1] for step in new)


def distance(first: str, second: str) -> int:
    """Return how many characters to change, add or take away to make one of the other."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def held_out(drawing: Drawing, count: int, width: int) -> list[Line]:
    """Draw lines that no training sees."""
    own = drawing._replace(seed=HELD_OUT_SEED)
    return [own.line(number, width=width) for number in range(count)]


def score(read: Read, lines: Sequence[Line]) -> Score:
    """Read lines and compare."""
    texts = [plain_text(one) for one in read([line.crop for line in lines])]
    return compared(zip(texts, (line.text for line in lines), strict=True))


def compared(pairs: Iterable[tuple[str, str]]) -> Score:
    """Return the figures of readings beside what was printed."""
    listed = list(pairs)
    wrong = [distance(read, printed) for read, printed in listed]
    printed = sum(len(text) for _, text in listed)
    return Score(len(listed), sum(w == 0 for w in wrong) / len(wrong), sum(wrong) / printed)

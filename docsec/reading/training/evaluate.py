"""How well lines are read: the plain reading, errors, and whether the probabilities hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from docsec.reading.recogniser import CHARACTERS, Crop, LogProbabilities
from docsec.reading.training.lines import Drawing, Line

Read = Callable[[Sequence[Crop]], Sequence[LogProbabilities]]
Numbers = npt.NDArray[np.int64]

CHECKING, MEASURING = 1_000_003, 1_000_033
"""Seeds never trained with: of lines read during training and for calibration, and of lines
that nothing is chosen by."""

LIMIT = 0.90
"""Of confidence, as `Policy` has it."""
_BINS = 10


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


class Trust(NamedTuple):
    """What the probabilities are worth, over the lines read with the right number of characters.

    Attributes:
        characters: how many.
        calibration_error: mean distance of confidence and share right over ten equal bins.
        wrong_marked: the share of the wrong characters whose confidence is below LIMIT.
        right_marked: the share of the right ones likewise.
    """

    characters: int
    calibration_error: float
    wrong_marked: float
    right_marked: float


def peaks(logs: LogProbabilities) -> Numbers:
    """Return the likeliest step of each character of the plain reading.

    That is the likeliest class of each step, repeats and blanks left out.
    """
    best = logs.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best, prepend=0, append=0))
    runs = [(a, b) for a, b in pairwise(edges) if best[a] > 0]
    return np.array([a + int(logs[a:b, best[a]].argmax()) for a, b in runs], np.int64)


def plain_text(logs: LogProbabilities) -> str:
    """Return the plain reading."""
    return "".join(CHARACTERS[logs[step].argmax() - 1] for step in peaks(logs))


def distance(first: str, second: str) -> int:
    """Return how many characters to change, add or take away to make one of the other."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def held_out(drawing: Drawing, count: int, width: int, seed: int = CHECKING) -> list[Line]:
    """Draw lines that no training sees."""
    own = drawing._replace(seed=seed)
    return [own.line(number, width=width) for number in range(count)]


def score(answers: Sequence[LogProbabilities], lines: Sequence[Line]) -> Score:
    """Compare what was read with what was drawn."""
    return compared((plain_text(a), line.text) for a, line in zip(answers, lines, strict=True))


def compared(pairs: Iterable[tuple[str, str]]) -> Score:
    """Return the figures of readings beside what was printed."""
    listed = list(pairs)
    wrong = [distance(read, printed) for read, printed in listed]
    printed = sum(len(text) for _, text in listed)
    return Score(len(listed), sum(w == 0 for w in wrong) / len(wrong), sum(wrong) / printed)


def matched(
    answers: Sequence[LogProbabilities], lines: Sequence[Line]
) -> Iterator[tuple[LogProbabilities, int]]:
    """Yield each character's step, 38 numbers, and its true class, of lines of right length."""
    for logs, line in zip(answers, lines, strict=True):
        steps = peaks(logs)
        if len(steps) == len(line.text):
            yield from zip(logs[steps], (CHARACTERS.index(c) + 1 for c in line.text), strict=True)


def trust(answers: Sequence[LogProbabilities], lines: Sequence[Line]) -> Trust:
    """Return what the probabilities are worth."""
    pairs = list(matched(answers, lines))
    confidence = np.exp([logs.max() for logs, _ in pairs])
    right = np.array([logs.argmax() == true for logs, true in pairs])
    places = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = (abs((confidence - right)[places == b].sum()) for b in range(_BINS))
    low = confidence < LIMIT
    return Trust(len(pairs), float(sum(gaps)) / len(pairs), _share(low[~right]), _share(low[right]))


def _share(marked: npt.NDArray[np.bool_]) -> float:
    return float(marked.mean()) if len(marked) else 1.0

"""What the drawn lines say: no language, so that the network learns shapes and never guesses.

Documents put letters and digits in runs, so the lines do too; but every run may hold any
character, look-alikes are put in each other's place, and check digits are right by chance only.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from docsec.mrz.look_alikes import alike
from docsec.reading.recogniser import CHARACTERS

_DIGITS, _LETTERS, _FILLER = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "<"
# Shapes that blur, broken strokes or a coarse picture bring close to each other.
_CLOSE = (
    "O0",
    "O0D",
    "O0QDCG",
    "1I",
    "1IL7TJ",
    "8B3S",
    "5S69G",
    "2Z7",
    "MHNW",
    "EFPR",
    "UVYJ",
    "KX<",
    "A4R",
    "<K<C<L",
)


Random = np.random.Generator


def draw_text(random: Random, length: int) -> str:
    """Return ``length`` characters."""
    kind = _KINDS[int(np.searchsorted(_UPTO, random.random()))]
    text = kind(random, length)[:length]
    return _exchanged(random, text) if random.random() < 0.25 else text


def _some(random: Random, of: str, length: int) -> str:
    return "".join(of[i] for i in random.integers(0, len(of), length))


def _any(random: Random, length: int) -> str:
    return _some(random, CHARACTERS, length)


def _runs(random: Random, length: int) -> str:
    """Runs of letters, digits, both, or fillers, as the fields of a document are."""
    text = ""
    while len(text) < length:
        of = (_DIGITS, _LETTERS, _DIGITS + _LETTERS, _FILLER, CHARACTERS)[random.integers(0, 5)]
        text += _some(random, of, int(random.integers(1, 10)))
    return text


def _name(random: Random, length: int) -> str:
    """Words, one or two fillers between them, fillers to the end; sometimes something last."""
    text = ""
    end = int(random.integers(0, length + 1))
    while len(text) < end:
        text += _some(random, _LETTERS, int(random.integers(1, 9)))
        text += _FILLER * int(random.integers(1, 3))
    text = text[:end] + _FILLER * (length - end)
    last = _some(random, CHARACTERS, int(random.integers(1, 3))) if random.random() < 0.4 else ""
    return (text[: length - len(last)] + last) if random.random() < 0.8 else text[::-1]


def _close(random: Random, length: int) -> str:
    return _some(random, _CLOSE[random.integers(0, len(_CLOSE))], length)


def _same(random: Random, length: int) -> str:
    """One character again and again, with a few others among it, close ones half of the time."""
    of = CHARACTERS if random.random() < 0.5 else _CLOSE[random.integers(0, len(_CLOSE))]
    text = of[random.integers(0, len(of))] * length
    others = _some(random, of, length)
    return "".join(
        b if roll < 0.2 else a
        for a, b, roll in zip(text, others, random.random(length), strict=True)
    )


_KINDS: tuple[Callable[[Random, int], str], ...] = (_any, _runs, _name, _close, _same)
_UPTO = np.cumsum([0.24, 0.28, 0.2, 0.18, 0.1])[:-1]


def _exchanged(random: Random, text: str) -> str:
    """Put look-alikes in the place of a fifth of the characters that have any."""
    return "".join(
        alike(character)[0][0] if roll < 0.2 and alike(character) else character
        for character, roll in zip(text, random.random(len(text)), strict=True)
    )

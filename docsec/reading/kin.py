"""An O or a zero that was read with doubt, held against the sure ones of the same document.

Faces draw the two alike, each in its own way, but a document is printed in one face: what differs
clearly from all its zeros is no zero. Nothing here knows where letters or digits belong. What is
settled this way stays uncertain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from docsec.reading.decode import LEAST_ALTERNATIVE, Character, Text

LETTER, DIGIT = "O", "0"

SURE = 4.0
"""Logarithm of the odds between the two from which on a character counts as a sure one."""

DOUBTED = math.log(9)
"""Logarithm of the odds below which a character is compared with the sure ones."""

MOST = 0.85
"""Confidence at most of a character whose value comparing has changed."""


def compared(texts: Sequence[Text]) -> list[Text]:
    """Return the lines of one document, their doubtful O and zeros as the sure ones suggest."""
    border = _border([_odds(each) for text in texts for each in text.characters if _is_one(each)])
    return [
        replace(text, characters=tuple(_settled(each, border) for each in text.characters))
        for text in texts
    ]


def _border(odds: Sequence[float]) -> float:
    """Return the odds half-way between the sure ones of the two kinds.

    Where one kind only is there, half-way between it and even odds: among sure ones a doubtful
    one is rather of the other kind.
    """
    letters = [each for each in odds if each > SURE]
    digits = [each for each in odds if each < -SURE]
    return sum(sum(kind) / len(kind) / 2 for kind in (letters, digits) if kind)


def _is_one(character: Character) -> bool:
    return character.value in (LETTER, DIGIT)


def _odds(character: Character) -> float:
    """Return the logarithm of the odds of the letter against the digit."""
    shares = {character.value: character.confidence, **dict(character.alternatives)}
    letter, digit = (max(shares.get(each, 0.0), LEAST_ALTERNATIVE) for each in (LETTER, DIGIT))
    return math.log(letter / digit)


def _settled(character: Character, border: float) -> Character:
    if not _is_one(character) or abs(odds := _odds(character)) >= DOUBTED:
        return character
    value, other = (LETTER, DIGIT) if odds > border else (DIGIT, LETTER)
    if value == character.value:
        return character
    shares = dict(character.alternatives)
    both = character.confidence + shares.pop(value, 0.0)
    share = min(both / (1 + math.exp(-abs(odds - border))), MOST)
    others = sorted({**shares, other: both - share}.items(), key=lambda pair: -pair[1])
    named = tuple((each, round(probability, 4)) for each, probability in others)
    return replace(character, value=value, confidence=round(share, 4), alternatives=named)

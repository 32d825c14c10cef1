"""An O or a zero that was read with doubt, held against the sure ones of the same document.

Faces draw the two alike, each in its own way, but a document is printed in one face: what differs
clearly from all its zeros is no zero. Nothing here knows where letters or digits belong. What is
settled this way stays uncertain; and where most of them were read with doubt, the face does not
part the two, and those that were read surely are uncertain as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from docsec.reading.decode import ALTERNATIVES, LEAST_ALTERNATIVE, Character, Text

LETTER, DIGIT = "O", "0"

SURE = 4.0
"""Logarithm of the odds between the two from which on a character counts as a sure one."""

DOUBTED = math.log(9)
"""Logarithm of the odds below which a character is compared with the sure ones."""

MOST = 0.85
"""Confidence at most of a character whose value comparing has changed, or that is like others."""

NOT_PARTED = (3, 0.5)
"""How many of a document's O and zeros are in doubt, and what share, where no one is sure."""


def compared(texts: Sequence[Text]) -> list[Text]:
    """Return the lines of one document, their doubtful O and zeros as the sure ones suggest."""
    odds = [_odds(each) for text in texts for each in text.characters if _is_one(each)]
    border, parted = _border(odds), _parted(odds)
    return [
        replace(text, characters=tuple(_settled(each, border, parted) for each in text.characters))
        for text in texts
    ]


def _parted(odds: Sequence[float]) -> bool:
    """Whether the face of the document parts the letter from the digit."""
    doubted = sum(abs(each) < DOUBTED for each in odds)
    least, share = NOT_PARTED
    return doubted < least or doubted < share * len(odds)


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


def _settled(character: Character, border: float, parted: bool) -> Character:
    if not _is_one(character):
        return character
    odds = _odds(character)
    value, other = (LETTER, DIGIT) if odds > border else (DIGIT, LETTER)
    if abs(odds) < DOUBTED and value != character.value:
        return _as(character, value, other, min(1 / (1 + math.exp(-abs(odds - border))), MOST))
    if parted or character.confidence <= MOST:
        return character
    other = DIGIT if character.value == LETTER else LETTER
    return _as(character, character.value, other, MOST)


def _as(character: Character, value: str, other: str, share: float) -> Character:
    """Return the character as ``value``, with a share of what both had together."""
    shares = {character.value: character.confidence, **dict(character.alternatives)}
    both = shares.pop(value, 0.0) + shares.pop(other, 0.0)
    others = sorted({**shares, other: both * (1 - share)}.items(), key=lambda pair: -pair[1])
    named = tuple((each, round(probability, 4)) for each, probability in others)
    return replace(
        character, value=value, confidence=round(both * share, 4), alternatives=named[:ALTERNATIVES]
    )

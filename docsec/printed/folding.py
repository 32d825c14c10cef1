"""Text without what print and languages vary: accents, case, blanks and punctuation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that no decomposition leads from.
_PLAIN = str.maketrans({"ı": "i", "ß": "ss", "đ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters and digits of a text in lower case, without accents.

    Attributes:
        text: the characters.
        places: for each the place in the original it comes from.
        original: the text.
    """

    text: str
    places: tuple[int, ...]
    original: str

    def starts_word(self, at: int) -> bool:
        """Whether a word of the original starts with character ``at``."""
        place = self.places[at]
        return place == 0 or not self.original[place - 1].isalnum()

    def ends_word(self, end: int) -> bool:
        """Whether a word of the original ends before character ``end``."""
        place = self.places[end - 1] + 1
        return place >= len(self.original) or not self.original[place].isalnum()


def fold(text: str) -> Folded:
    """Return a text folded.

    >>> fold("Né(e) le").text
    'neele'
    """
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        kept.append(plain)
        places += [place] * len(plain)
    return Folded("".join(kept), tuple(places), text)


@lru_cache(maxsize=1024)
def _plain(character: str) -> str:
    """Return the letters and digits that a character is made of, in lower case."""
    parts = unicodedata.normalize("NFKD", character.lower()).translate(_PLAIN)
    return "".join(part for part in parts if part.isalnum())

"""The 37 characters of the MRZ and their values (Doc 9303-3 4.3 and 4.9).

>>> VALUES["<"], VALUES["7"], VALUES["A"], VALUES["Z"]
(0, 7, 10, 35)
"""

from __future__ import annotations

from string import ascii_uppercase, digits

FILLER = "<"
LETTERS = frozenset(ascii_uppercase)
DIGITS = frozenset(digits)
ALPHABET = LETTERS | DIGITS | {FILLER}
VALUES = {FILLER: 0} | {character: int(character, 36) for character in digits + ascii_uppercase}
_BYTES = "".join(VALUES).encode()


def in_alphabet(characters: str) -> bool:
    """Whether every character is one of the 37."""
    return characters.isascii() and not characters.encode().translate(None, _BYTES)

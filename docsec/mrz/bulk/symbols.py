"""Characters as small numbers: a digit or letter is its value, a filler 40, the rest above.

A filler counts 0 in a check digit, and so does 40 times any weight modulo 10: sums need no
exception for it.

>>> bytes("09AZ<", "ascii").translate(SYMBOLS)[:4].hex(" "), FILLER
('00 09 0a 23', 40)
"""

from __future__ import annotations

from docsec.mrz import alphabet

TEN = 10
FILLER = 40
OUTSIDE = 60
"""A printable character of ASCII that is not in the alphabet."""

STRANGE = 61
"""Any other, which at the end of a line may be white space; `encoded` makes it a ``?``."""

PRINTABLE = range(0x21, 0x7F)
BITS = 6
"""The bits a symbol needs."""


def _symbol(code: int) -> int:
    character = chr(code)
    if character == alphabet.FILLER:
        return FILLER
    if character in alphabet.VALUES:
        return alphabet.VALUES[character]
    return OUTSIDE if code in PRINTABLE and character != "?" else STRANGE


SYMBOLS = bytes(_symbol(code) for code in range(256))
_CHARACTERS = {symbol: chr(code) for code, symbol in enumerate(SYMBOLS) if symbol < OUTSIDE}


def encoded(text: str) -> bytes:
    """Return the symbol of every character of ``text``, one byte each."""
    return text.encode("ascii", "replace").translate(SYMBOLS)


def character(symbol: int) -> str:
    """Return the character of ``symbol``, ``?`` for one outside the alphabet."""
    return _CHARACTERS.get(symbol, "?")

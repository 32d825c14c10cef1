"""From names as written to MRZ characters: Latin letters (Doc 9303-3 6.A) and punctuation (4.6).

Where the table allows several forms, the first one listed here is the one docsec writes.

>>> identifier("O'Connor"), identifier("Smith-Jones"), identifier("Müller")
('OCONNOR', 'SMITH<JONES', 'MUELLER')
"""

from __future__ import annotations

import unicodedata

from docsec.errors import BuildError
from docsec.mrz.alphabet import FILLER, LETTERS

LATIN = {
    "Ä": "AE",
    "Å": "AA",
    "Æ": "AE",
    "Ð": "D",
    "Đ": "D",
    "Ħ": "H",
    "ı": "I",
    "Ĳ": "IJ",
    "Ŀ": "L",
    "Ł": "L",
    "Ñ": "N",
    "Ŋ": "N",
    "Ö": "OE",
    "Ø": "OE",
    "Œ": "OE",
    "ẞ": "SS",
    "Þ": "TH",
    "Ŧ": "T",
    "Ü": "UE",
}


def letter(character: str) -> str | None:
    """Return the MRZ letters for one upper-case letter, or None if the table has none."""
    if character in LETTERS:
        return character
    if character in LATIN:
        return LATIN[character]
    base = unicodedata.normalize("NFD", character)[0]
    return base if base in LETTERS else None


def identifier(text: str) -> str:
    """Return a name as MRZ components joined by single fillers (Doc 9303-3 4.6).

    Space and hyphen, and a comma inside an identifier, become one filler; every other
    punctuation mark is left out.

    Raises:
        BuildError: for a digit, or a letter outside the Latin table.
    """
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text).replace("ß", "ẞ").upper():
        if character.isspace() or character in "-‐‑–,<":
            out.append(FILLER)
        elif (letters := letter(character)) is not None:
            out.append(letters)
        elif character.isalnum():
            raise BuildError("build-name-character", character=character, name=text)
    return FILLER.join(part for part in "".join(out).split(FILLER) if part)

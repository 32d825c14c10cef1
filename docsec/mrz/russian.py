"""Names in the Russian internal passport: one sign for each Cyrillic letter, digits among them.

The table is that of order No. 773 of the Ministry of the Interior of 16 November 2020. It maps
letter to sign one to one, so that, unlike those of Doc 9303-3 section 6, it can be read back.

>>> cyrillic("AFANAS8EV<<4EL7")
'АФАНАСЯЕВ<<ШЕЛЮ'
"""

from __future__ import annotations

_TABLE = dict(
    zip(
        "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678",
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        strict=True,
    )
)
_BACK = str.maketrans(_TABLE)
_FORTH = str.maketrans({letter: sign for sign, letter in _TABLE.items()})


def cyrillic(signs: str) -> str:
    """Return the Cyrillic letters for ``signs`` of the MRZ; anything else stays as it is."""
    return signs.translate(_BACK)


def signs_for(letters: str) -> str:
    """Return the signs of the MRZ for Cyrillic letters; anything else stays as it is."""
    return letters.upper().translate(_FORTH)

"""Characters that readers and people take for one another in OCR-B and in typing.

The pairs are those that users of MRZ readers report, a letter and a digit each; there is no
pair of two digits, so no digit is ever mended into another one. A filler is taken for K, C, X,
E or S, where it stands in a run of fillers.

>>> alike("0"), alike("I"), alike("7"), alike("4")
((('O', 1.0), ('D', 1.6), ('Q', 1.8)), (('1', 1.0),), (('T', 1.4),), ())
"""

from __future__ import annotations

from docsec.mrz.alphabet import FILLER

FOR_FILLER = frozenset("KCXES")
FOR_FILLER_COST = 1.2

# Letter, digit and what the confusion costs: the likeliest one costs 1.
_PAIRS = (
    ("O", "0", 1.0),
    ("I", "1", 1.0),
    ("D", "0", 1.6),
    ("Q", "0", 1.8),
    ("L", "1", 1.3),
    ("Z", "2", 1.2),
    ("S", "5", 1.2),
    ("B", "8", 1.2),
    ("G", "6", 1.3),
    ("T", "7", 1.4),
)

_ALIKE: dict[str, tuple[tuple[str, float], ...]] = {}
for _letter, _digit, _cost in _PAIRS:
    _ALIKE[_letter] = (*_ALIKE.get(_letter, ()), (_digit, _cost))
    _ALIKE[_digit] = (*_ALIKE.get(_digit, ()), (_letter, _cost))

# What stands for fillers in text that went through another program.
FILLERS = {"«": FILLER * 2, "≪": FILLER * 2, "‹": FILLER, "〈": FILLER, "＜": FILLER}


def alike(character: str) -> tuple[tuple[str, float], ...]:
    """Return what ``character`` may have been, with the cost of each, the likeliest first."""
    return _ALIKE.get(character, ())

"""Sex and nationality of the MRZ against the printed ones, where a word or letter says the same.

Each language has its own letters for the sexes, and a nationality may be printed as a word of
any form: what is not recognised is never held to differ.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docsec.findings import Status
from docsec.mrz import codes
from docsec.mrz.alphabet import FILLER
from docsec.printed.folding import fold
from docsec.printed.places import Value
from docsec.printed.zone import Outcome, VisualZone, confirmed, differs, not_confirmed

SEXES = ("F", "M", "X")

MOST_WORDS = 6
"""Words of a nationality, in two languages; more is a sentence."""

SHORTEST = 4
"""Letters of the shortest name of a State that a word for its people is looked for by."""

_WORD = re.compile(r"[^\W\d_]+")


def compare_sex(expected: str, zone: VisualZone) -> Outcome:
    """Compare the sex of an MRZ, ``M``, ``F`` or a filler, with what is printed."""
    values = tuple(each for each in zone.at("sex") if len(min(_words(each.text), key=len)) == 1)
    agreeing = next((value for value in values if says_sex(expected, value.text)), None)
    if agreeing is not None:
        return confirmed(agreeing)
    if not values:
        return not_confirmed(zone, "sex")
    known = any(letter in SEXES for letter in _words(values[0].text))
    return differs(values[0], False) if known else _unknown(values[0])


def compare_nationality(expected: str, zone: VisualZone) -> Outcome:
    """Compare the nationality of an MRZ, a code without fillers, with what is printed."""
    values = [each for each in zone.at("nationality") if len(_words(each.text)) <= MOST_WORDS]
    for value in values:
        if says_nationality(expected, value.text):
            return confirmed(value)
    return _unknown(values[0]) if values else not_confirmed(zone, "nationality")


def says_nationality(expected: str, text: str) -> bool:
    """Whether a text is, or has among its words, the code of a State, its name or its people's."""
    if expected in _words(text):
        return True
    parts = {fold(part).text for part in text.split("/")}
    return bool(parts & _names_of(expected)) or expected in map(_people_of, parts)


def says_sex(expected: str, text: str) -> bool:
    """Whether a text has the letter for the sex of an MRZ, ``M``, ``F`` or a filler."""
    return ("X" if expected == FILLER else expected) in _words(text)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return each name of a State in any of our languages, with its code; the longest first."""
    named = {
        (fold(name.partition(" (")[0]).text, code)
        for code, state in codes.states().items()
        for name in state.names.values()
    }
    return tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=64)
def _names_of(wanted: str) -> frozenset[str]:
    """Return the names of a State, by its code."""
    return frozenset(name for name, code in _names() if code == wanted)


def _people_of(word: str) -> str | None:
    """Return the code of the State whose name a word begins with, as UTOPIAN does with Utopia.

    The longest name counts: a Nigerian is not of Niger.
    """
    of = [code for name, code in _names() if len(name) >= SHORTEST and word.startswith(name)]
    return of[0] if of else None


def _unknown(value: Value) -> Outcome:
    """Return that a word is printed whose meaning no table gives."""
    return Outcome(Status.UNDETERMINED, value.text, value.line, "printed-word-unknown")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.upper()) or [""]

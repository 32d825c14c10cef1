"""Months as words, in one language or two, and how far one is from being read as another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from docsec.printed.folding import fold


def month(words: str) -> int | None:
    """Return the month that one word or two, of two languages, stand for; None if none or several.

    >>> month("MFÓ/SEP"), month("MAR"), month("LIS"), month("NOMBRE")
    (9, 3, None, None)
    """
    known = _known(words).values()
    common = set.intersection(*known) if known else set()
    return common.pop() if len(common) == 1 else None


def apart(words: str) -> int:
    """Return how many letters must be other ones for the words to be another month, at least.

    What stands in a language that the table has not says nothing; 0 where no one month is meant.

    >>> apart("JUN"), apart("JUN/JUIN"), apart("DEC/DIC"), apart("MAR"), apart("LIS")
    (1, 2, 4, 0, 0)
    """
    meant, parts = month(words), _known(words)
    if meant is None:
        return 0
    others = (names for number, names in enumerate(_months(), 1) if number != meant)
    return min(sum(min(_changes(part, name) for name in names) for part in parts)
               for names in others)  # fmt: skip


def _known(words: str) -> Mapping[str, set[int]]:
    """Return the words that mean some month, with the months."""
    parts = [fold(part).text for part in words.split("/")]
    return {part: months for part in parts if (months := _meanings(part))}


def _meanings(word: str) -> set[int]:
    """Return the months whose name begins as a word does, English ones before all others."""
    english = [number for number, names in enumerate(_months(), 1) if word.startswith(names[0])]
    if english:
        return set(english)
    fitting = enumerate(_months(), 1)
    return {number for number, names in fitting if any(map(word.startswith, names))}


def _changes(word: str, name: str) -> int:
    """Return how many letters to change, add or take away until a word begins with a name."""
    row = list(range(len(word) + 1))
    for taken, wanted in enumerate(name, 1):
        before, row[0] = row[0], taken
        for at, letter in enumerate(word, 1):
            less = min(row[at], row[at - 1]) + 1
            before, row[at] = row[at], min(less, before + (letter != wanted))
    return min(row)


@cache
def _months() -> tuple[tuple[str, ...], ...]:
    file = resources.files("docsec") / "data" / "months.json"
    return tuple(map(tuple, json.loads(file.read_text(encoding="utf-8"))["months"]))

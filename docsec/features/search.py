"""Search in the texts of the reference, in all four languages at once.

Accents and case do not count, and the beginning of a word is enough: ``holograma``, ``fibras``,
``B900``. Every word of the query must be found; a hit in a name comes before one in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

Fields = Sequence[frozenset[str]]
"""The words of one entry, those that count most first."""

_LONGEST_ENDING = 2


def words(*texts: str) -> frozenset[str]:
    """Return the words of ``texts``, without accents and in lower case.

    >>> sorted(words("Marca-d'água", "B900"))
    ['agua', 'b900', 'd', 'marca']
    """
    plain = unicodedata.normalize("NFKD", " ".join(texts)).casefold()
    return frozenset(re.findall(r"[^\W_]+", "".join(c for c in plain if not _is_accent(c))))


def ranked(query: str, entries: Sequence[Fields]) -> list[int]:
    """Return the places of the entries that hold every word of ``query``, best first."""
    asked = words(query)
    scores = ((_score(asked, fields), place) for place, fields in enumerate(entries))
    return [place for score, place in sorted((s, p) for s, p in scores if s is not None)]


def _score(asked: Iterable[str], fields: Fields) -> int | None:
    total = 0
    for word in asked:
        found = (at for at, field in enumerate(fields) if any(_meets(word, w) for w in field))
        best = next(found, None)
        if best is None:
            return None
        total += best
    return total


def _meets(asked: str, word: str) -> bool:
    if word.startswith(asked):
        return True
    # A plural asked for finds the singular: fibras, hologramas, marcas.
    ending = len(asked) - len(word)
    return len(word) > 3 and 0 < ending <= _LONGEST_ENDING and asked == word + "es"[-ending:]


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0

"""Captions of the visual zone: which field a line of print names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from docsec.printed.folding import Folded, fold

LONG = 8
"""Letters from which a phrase is recognised within a word, as where a blank was not seen."""

_BETWEEN = " :./-–()"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a line names.

    Attributes:
        fields: the fields.
        rest: what follows the caption on the line.
    """

    fields: frozenset[str]
    rest: str


def caption(text: str) -> Caption | None:
    """Return the caption in a line, or None.

    >>> caption("Surname / Apellidos").fields, caption("Nom : BERTHIER").rest
    (frozenset({'surname'}), 'BERTHIER')
    """
    folded = fold(text)
    fields, taken = set(), [False] * len(folded.text)
    for field, phrase in _phrases():
        if phrase not in folded.text:
            continue
        at = _place(folded, phrase)
        # Of two phrases at one place the longer one counts: a place of birth is no birth.
        if at is not None and not any(taken[at : at + len(phrase)]):
            fields.add(field)
            taken[at : at + len(phrase)] = [True] * len(phrase)
    if not fields:
        return None
    if len(fields) > 1:
        fields.discard("name")
    end = folded.places[max(at for at, used in enumerate(taken) if used)] + 1
    rest = text[end:].strip()
    # After a stroke the same caption follows in another language.
    return Caption(frozenset(fields), "" if rest.startswith("/") else rest.strip(_BETWEEN))


def _place(folded: Folded, phrase: str) -> int | None:
    at = folded.text.find(phrase)
    while at >= 0:
        long = len(phrase) >= LONG
        if long or (folded.starts_word(at) and folded.ends_word(at + len(phrase))):
            return at
        at = folded.text.find(phrase, at + 1)
    return None


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    file = resources.files("docsec") / "data" / "captions.json"
    table = json.loads(file.read_text(encoding="utf-8"))["captions"]
    phrases = [(field, fold(each).text) for field, row in table.items() for each in row]
    return tuple(sorted(phrases, key=lambda pair: -len(pair[1])))

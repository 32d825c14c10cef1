"""The transliteration tables of Doc 9303-3 section 6: Latin, Cyrillic and Arabic letters.

>>> find("Ñ").forms, find("Щ").languages, find("ة").final
(('N', 'NXX'), {'bg': 'SHT'}, ('XAH',))
"""

from __future__ import annotations

import json
import os.path
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from docsec.mrz.alphabet import LETTERS

# os.path, since importing pathlib costs a tenth of a cold start.
TABLE = os.path.join(  # noqa: PTH118
    os.path.dirname(__file__),  # noqa: PTH120
    "..",
    "data",
    "transliteration.json",
)

# Languages with rows of their own in table B.
LANGUAGES = ("be", "bg", "mk", "sr", "uk")


@dataclass(frozen=True, slots=True)
class Letter:
    """One row of a table.

    Attributes:
        character: the letter or mark itself.
        script: ``latin``, ``cyrillic`` or ``arabic``.
        forms: what section 6 permits, the one docsec writes first; empty where not encoded.
        languages: by language, the form instead of the first.
        initial: likewise, for the first letter of a name component.
        final: the forms of the last letter of a name component.
        search: forms that Appendix B tells a search to expect besides.
        doubles: whether it repeats the form of the letter before it (shadda).
    """

    character: str
    script: str
    forms: tuple[str, ...]
    languages: Mapping[str, str] = field(default_factory=dict)
    initial: Mapping[str, str] = field(default_factory=dict)
    final: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    doubles: bool = False


_BASIC = {character: Letter(character, "latin", (character,)) for character in LETTERS}


@cache
def table() -> Mapping[str, Letter]:
    """Return the rows by character, read from the data file on first use."""
    content = _content()
    rows = {
        row["character"]: _letter(script, row)
        for script in ("latin", "cyrillic", "arabic")
        for row in content[script]
    }
    for row in content["supplement"]:
        script = "cyrillic" if row["code"] < "0600" else "arabic"
        rows[row["character"]] = _letter(script, row)
    return rows


def find(character: str) -> Letter | None:
    """Return the row of an upper-case letter, or None if it is in no table.

    A letter with a mark that has no row of its own is written as the letter under the mark:
    the MRZ has no diacritical marks (Doc 9303-3 4.6).
    """
    if character in _BASIC:
        return _BASIC[character]
    if character.isascii():
        return None
    if character in table():
        return table()[character]
    marked = unicodedata.normalize("NFD", character)
    if len(marked) == 1:
        return None
    return find(unicodedata.normalize("NFC", marked[:-1]))


def language_code(language: str | None) -> str | None:
    """Return the language if table B has rows for it, by code, tag or English name.

    >>> language_code("uk-UA"), language_code("Serbian"), language_code("ru")
    ('uk', 'sr', None)
    """
    if not language:
        return None
    name = language.replace("_", "-").split("-")[0].strip().lower()
    if name in LANGUAGES:
        return name
    others: Mapping[str, list[str]] = _content()["about"]["languages"]
    return next((code for code, names in others.items() if name in names), None)


def edition() -> str:
    """Return the edition of the tables."""
    return str(_content()["about"]["edition"])


@cache
def _content() -> dict:  # type: ignore[type-arg]
    with open(TABLE, encoding="utf-8") as file:  # noqa: PTH123
        return json.load(file)  # type: ignore[no-any-return]


def _letter(script: str, row: Mapping) -> Letter:  # type: ignore[type-arg]
    return Letter(
        character=row["character"],
        script=script,
        forms=tuple(row["forms"]),
        languages=row.get("languages", {}),
        initial=row.get("initial", {}),
        final=tuple(row.get("final", ())),
        search=tuple(row.get("search", ())),
        doubles=row.get("doubles", False),
    )

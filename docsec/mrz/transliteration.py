"""From names as written to MRZ characters: letters (Doc 9303-3 section 6), punctuation (4.6).

Where the table allows several forms, the first one listed is the one docsec writes.

>>> identifier("O'Connor"), identifier("Smith-Jones"), identifier("Müller")
('OCONNOR', 'SMITH<JONES', 'MUELLER')
>>> identifier("Юлія", "uk"), identifier("Юлія"), identifier("عبّاس")
('YULIIA', 'IULIIA', 'EBBAS')
>>> forms("Muñoz Güell")[:3]
('MUNOZ<GUEELL', 'MUNOZ<GUXXELL', 'MUNOZ<GUELL')
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from docsec.errors import BuildError
from docsec.mrz.alphabet import FILLER
from docsec.mrz.arabic import ArabicReading as ArabicReading
from docsec.mrz.arabic import arabic_candidates as arabic_candidates
from docsec.mrz.letters import LANGUAGES, Letter, find, language_code

SEPARATORS = frozenset("-‐‑–,،<")
# Modifier letters that stand for an apostrophe, ain or hamza in Latin and Cyrillic names.
APOSTROPHES = frozenset("ʹʺʻʼʽʾʿˈˮ")


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a name.

    Attributes:
        written: as in the visual zone, in upper case.
        script: of its letters.
        units: for each letter its possible forms, the one docsec writes first.
    """

    written: str
    script: str
    units: tuple[tuple[str, ...], ...]

    @property
    def first(self) -> str:
        """The form docsec writes."""
        return "".join(unit[0] for unit in self.units)


def identifier(text: str, language: str | None = None) -> str:
    """Return a name as MRZ components joined by single fillers (Doc 9303-3 4.6, 6).

    Space and hyphen, and a comma inside an identifier, become one filler; every other
    punctuation mark is left out.

    Args:
        text: the name in one script: Latin, Cyrillic or Arabic.
        language: ``be``, ``bg``, ``mk``, ``sr`` or ``uk`` for the exceptions of table B; any
            other language, or none, takes the general form.

    Raises:
        BuildError: for a digit, a letter outside the tables, or letters of two scripts.
    """
    return FILLER.join(part.first for part in components(text, language))


def forms(text: str, language: str | None = None, limit: int = 1000) -> tuple[str, ...]:
    """Return the forms of a name that section 6 permits, ``identifier`` first, at most ``limit``.

    Without a language, a Cyrillic name has its general form and that of each language of table B.

    Raises:
        BuildError: as ``identifier``.
    """
    parts = components(text, language)
    found = dict.fromkeys(_spellings(parts, limit))
    if language is None and any(part.script == "cyrillic" for part in parts):
        for other in LANGUAGES:
            found |= dict.fromkeys(_spellings(components(text, other), limit))
    return tuple(found)[:limit]


def components(
    text: str, language: str | None = None, *, search: bool = False
) -> tuple[Component, ...]:
    """Return the components of a name with the possible forms of each letter.

    Args:
        text: the name.
        language: as for ``identifier``.
        search: with the forms to expect in a search too: the general form beside that of the
            language, what Doc 9303-3 Appendix B.5.5 names, doubled letters without a shadda.

    Raises:
        BuildError: as ``identifier``.
    """
    code = language_code(language)
    found = []
    script = ""
    for part in _parts(text):
        letters = []
        for character in part:
            letter = _letter(character, text)
            if letter is not None:
                script = script or letter.script
                if letter.script != script:
                    raise BuildError("build-name-character", character=character, name=text)
                letters.append(letter)
        component = Component(part, script, tuple(_units(letters, code, search)))
        if component.first:
            found.append(component)
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    """Cut at spaces, hyphens and commas."""
    plain = "".join(_plain(character) for character in unicodedata.normalize("NFC", text))
    cut = "".join(
        " " if character.isspace() or character in SEPARATORS else character
        for character in unicodedata.normalize("NFC", plain).replace("ß", "ẞ").upper()
    )
    yield from cut.split()


def _plain(character: str) -> str:
    """Return the letters that an Arabic presentation form stands for."""
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character).lstrip(" ")
    return character


def _letter(character: str, name: str) -> Letter | None:
    """Return the row of a character; None for punctuation and marks, which are left out."""
    if character in APOSTROPHES:
        return None
    letter = find(character)
    if letter is None and character.isalnum():
        raise BuildError("build-name-character", character=character, name=name)
    return letter


def _units(letters: list[Letter], language: str | None, search: bool) -> Iterator[tuple[str, ...]]:
    sounded = [index for index, letter in enumerate(letters) if letter.forms]
    previous = ""
    for index, letter in enumerate(letters):
        if letter.doubles:
            yield (previous, "") if search and previous else (previous,)
        elif letter.forms:
            first, last = index == sounded[0], index == sounded[-1]
            options = _options(letter, language, first, last, search)
            previous = options[0]
            if search and letter.script == "arabic":
                # A shadda may be sounded without being written (Appendix B.5.5.11).
                options = (*options, *(option * 2 for option in options))
            yield options
        elif unicodedata.category(letter.character) == "Lo":
            previous = ""  # an obsolete letter; vowel marks may stand before the shadda


def _options(
    letter: Letter, language: str | None, first: bool, last: bool, search: bool
) -> tuple[str, ...]:
    """Return the forms of a letter by its place in the component."""
    special = letter.languages.get(language or "")
    if first:
        special = letter.initial.get(language or "", special)
    chosen = (special,) if special else letter.final if last and letter.final else letter.forms
    if not search:
        return chosen
    return tuple(dict.fromkeys((*chosen, *letter.forms, *letter.search)))


def _spellings(parts: tuple[Component, ...], limit: int) -> tuple[str, ...]:
    """Return the forms of the components together, each once, at most ``limit``."""
    found = {"": None}
    for index, part in enumerate(parts):
        for unit in ((FILLER,), *part.units) if index else part.units:
            longer = (form + option for form in found for option in unit)
            found = dict.fromkeys(longer)
            if len(found) > limit:
                found = dict.fromkeys(list(found)[:limit])
    return tuple(found)

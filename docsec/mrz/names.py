"""The name field: primary, two fillers, secondary (Doc 9303-3 4.6; truncation Doc 9303-4 4.2.3).

>>> split("ERIKSSON<<ANNA<MARIA<<<<")
NameParts(primary='ERIKSSON', secondary='ANNA<MARIA<<<<', secondary_at=10)
>>> field("Van der Muellen", "Martin", 30)
'VAN<DER<MUELLEN<<MARTIN<<<<<<<'
"""

from __future__ import annotations

from dataclasses import dataclass

from docsec.mrz.alphabet import FILLER

SEPARATOR = FILLER * 2


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name field cut in two; ``secondary_at`` is the index where the second part begins."""

    primary: str
    secondary: str
    secondary_at: int


def split(raw: str) -> NameParts:
    """Return the two identifiers as printed; the secondary keeps the fillers after it."""
    primary, separator, secondary = raw.partition(SEPARATOR)
    return NameParts(primary, secondary, len(primary) + len(separator))


def value(raw: str) -> str:
    """Return an identifier as words: fillers become single spaces."""
    words = raw.strip(FILLER).replace(FILLER, " ")
    return words if "  " not in words else " ".join(words.split())


def field(primary: str, secondary: str, length: int, language: str | None = None) -> str:
    """Return the name field of ``length`` for names as a person writes them.

    Raises:
        BuildError: for a character in no transliteration table, or letters of two scripts.
    """
    # Parsing needs none of the tables; loading them would double its cold start.
    from docsec.mrz.transliteration import identifier

    first, second = identifier(primary, language), identifier(secondary, language)
    whole = first + SEPARATOR + second if second else first
    if len(whole) > length:
        whole = truncate(first, second, length)
    return whole.ljust(length, FILLER)


def truncate(first: str, second: str, length: int) -> str:
    """Return the name cut to ``length`` so that the last position is a letter.

    The primary identifier is cut from its longest component until the separator and one letter
    of the secondary identifier fit; the secondary is then cut where the field ends, an only
    primary identifier likewise. Where that end falls between two components, one letter more is
    cut before it (Doc 9303-4 4.2.3). Only a name of single letters can still end in a filler.
    """
    components = first.split(FILLER)
    room = length - len(SEPARATOR) - 1 if second else length
    while len(FILLER.join(components)) > room:
        if not _shorten(components):
            components.pop()
    if not second:
        return FILLER.join(components)
    tail = _tail(components, second, length)
    if tail.endswith(FILLER):
        given = tail[:-1].split(FILLER)
        if _shorten(given):
            tail = FILLER.join([*given, second[len(tail)]])
        elif _shorten(components):
            tail = _tail(components, second, length)
        else:
            tail = tail[:-1]
    return FILLER.join(components) + SEPARATOR + tail


def _tail(components: list[str], second: str, length: int) -> str:
    """Return what of the secondary identifier fits after the primary components."""
    return second[: length - len(FILLER.join(components)) - len(SEPARATOR)]


def _shorten(components: list[str]) -> bool:
    """Take the last letter off the longest component; return whether one was long enough."""
    longest = max(range(len(components)), key=lambda index: (len(components[index]), index))
    if len(components[longest]) == 1:
        return False
    components[longest] = components[longest][:-1]
    return True

"""The name field: primary, two fillers, secondary (Doc 9303-3 4.6; truncation Doc 9303-4 4.2.3).

>>> split("ERIKSSON<<ANNA<MARIA<<<<")
NameParts(primary='ERIKSSON', secondary='ANNA<MARIA<<<<', secondary_at=10)
>>> field("Van der Muellen", "Martin", 30)
'VAN<DER<MUELLEN<<MARTIN<<<<<<<'
"""

from __future__ import annotations

from dataclasses import dataclass

from docsec.mrz.alphabet import FILLER
from docsec.mrz.transliteration import identifier

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
    return " ".join(part for part in raw.split(FILLER) if part)


def field(primary: str, secondary: str, length: int) -> str:
    """Return the name field of ``length`` for names as a person writes them.

    Raises:
        BuildError: for a character with no Latin transliteration, or an empty primary identifier.
    """
    first, second = identifier(primary), identifier(secondary)
    whole = first + SEPARATOR + second if second else first
    if len(whole) > length:
        whole = truncate(first, second, length)
    return whole.ljust(length, FILLER)


def truncate(first: str, second: str, length: int) -> str:
    """Return the name cut to ``length`` so that the last position is a letter.

    The primary identifier is cut from its longest component until the separator and one letter
    of the secondary identifier fit (Doc 9303-4 4.2.3); the secondary is then cut where the
    field ends, an only primary identifier likewise.
    """
    components = first.split(FILLER)
    room = length - len(SEPARATOR) - 1 if second else length
    while len(FILLER.join(components)) > room:
        longest = max(range(len(components)), key=lambda index: (len(components[index]), index))
        if len(components[longest]) == 1:
            components.pop()
        else:
            components[longest] = components[longest][:-1]
    head = FILLER.join(components)
    if not second:
        return head
    tail = second[: length - len(head) - len(SEPARATOR)]
    if tail.endswith(FILLER):
        tail = _end_in_letter(tail, second)
    return head + SEPARATOR + tail


def _end_in_letter(tail: str, second: str) -> str:
    """Shorten an earlier component by one so that the last position takes the next letter."""
    components = tail[:-1].split(FILLER)
    following = second[len(tail)]
    longest = max(range(len(components)), key=lambda index: (len(components[index]), index))
    if len(components[longest]) == 1:
        return tail[:-1]
    components[longest] = components[longest][:-1]
    return FILLER.join([*components, following])

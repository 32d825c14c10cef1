"""The document number of the MRZ against the printed one."""

from __future__ import annotations

import re

from docsec.mrz.look_alikes import alike
from docsec.printed.places import Value
from docsec.printed.text import surer
from docsec.printed.zone import Outcome, VisualZone, confirmed, differs, not_confirmed

FIELD = "document_number"

SHORTEST, LONGEST = 5, 20
"""Characters of a number that can be told from other print, and of one that can be a number."""

# In most faces a reader cannot tell these apart, and between two prints it need not.
_SAME = str.maketrans("OI", "01")
_WORD = re.compile(r"[^\W_]+")


def compare(expected: str, zone: VisualZone, *, may_fail: bool, repeated: bool = False) -> Outcome:
    """Compare the number of an MRZ with what is printed.

    Args:
        expected: the number, without fillers.
        zone: the visual zone.
        may_fail: whether the number of the MRZ is certain, and the only one of the document.
        repeated: whether documents of this kind bear their number a second time without a
            caption, as passports do that are perforated with it.
    """
    at_place = zone.at(FIELD)
    agreeing = _agreeing(expected, at_place)
    if agreeing is not None:
        return agreeing
    long_enough = len(expected) >= SHORTEST
    found = _agreeing(expected, zone.values) if long_enough else None
    other = next((value for value in at_place if _may_be_number(value.text)), None)
    if other is None:
        return found or not_confirmed(zone, FIELD)
    elsewhere = zone.values
    if repeated and _shape(_number(other.text)) == _shape(expected):
        # It stands in its place and is of the series: what the second one says does not save it.
        elsewhere = tuple(value for value in zone.values if value.fields)
    surely = may_fail and _agreeing(expected, elsewhere) is None and zone.is_of(other, FIELD)
    return differs(other, surely and _is_other(expected, other, zone))


def _agreeing(expected: str, values: tuple[Value, ...]) -> Outcome | None:
    for value in values:
        if _stands_in(expected, value.text):
            return confirmed(value)
    for value in values:
        if _stands_in(expected.translate(_SAME), value.text.upper().translate(_SAME)):
            return confirmed(value, "printed-look-alike")
    return None


def _stands_in(expected: str, text: str) -> bool:
    """Whether the number stands in a line with no other digits on either side of it."""
    words = ["", *_WORD.findall(text.upper()), ""]
    for start in range(1, len(words) - 1):
        joined = ""
        for end in range(start, len(words) - 1):
            joined += words[end]
            if joined == expected:
                return not (_has_digit(words[start - 1]) or _has_digit(words[end + 1]))
            if not expected.startswith(joined):
                break
    return False


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _number(text: str) -> str:
    return "".join(_WORD.findall(text.upper()))


def _shape(number: str) -> str:
    """Return which of its characters are letters, and which figures."""
    return "".join("0" if character.isdigit() else "A" for character in number)


def _may_be_number(text: str) -> bool:
    return SHORTEST <= len(_number(text)) <= LONGEST and _has_digit(text)


def _is_other(expected: str, value: Value, zone: VisualZone) -> bool:
    """Whether a number differs in more than look-alikes, and two looks together surely read it.

    A printed number that is longer or shorter may hold what the MRZ has no room for.
    """
    printed = _number(value.text)
    if len(expected) != len(printed):
        return False
    pairs = zip(expected, printed, strict=True)
    unlike = any(one != other and other not in dict(alike(one)) for one, other in pairs)
    again = zone.read_again(value.line)
    if not unlike or not _number(again.text).endswith(printed):
        return False
    both = surer(value.line.read.of(value.text), again.of(value.text))
    return min((sure for _, sure in both), default=0.0) >= zone.limit

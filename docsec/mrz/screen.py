"""The classes of all characters of an MRZ at once, to see whether anything is unusual.

Every character is a byte of an integer: which of a few classes it is of. The mask of a layout
holds, for every place, the classes that are unusual there.
"""

from __future__ import annotations

from functools import cache

from docsec.findings import Span
from docsec.mrz.alphabet import ALPHABET, DIGITS, FILLER, LETTERS
from docsec.mrz.positions import Kind, Layout

LETTER, DIGIT, FILL, FOREIGN = 1, 2, 4, 8

LEFT_ALIGNED = ("document_code", "issuing_state", "nationality", "document_number")
"""The fields that begin at their first place whatever they hold (Doc 9303-3 4.10)."""

_OUTSIDE_KIND = {
    Kind.CODE: DIGIT,
    Kind.STATE: DIGIT,
    Kind.NAME: DIGIT,
    Kind.DIGITS: LETTER | FILL,
    Kind.RUSSIAN_NAME: DIGIT,
}


def _class_of(byte: int) -> int:
    character = chr(byte)
    if character not in ALPHABET:
        return FOREIGN
    return LETTER if character in LETTERS else DIGIT if character in DIGITS else FILL


_CLASSES = bytes(map(_class_of, range(256)))


def classes(whole: str) -> int:
    """Return the classes of the lines run together; characters beyond Latin-1 are foreign too."""
    return int.from_bytes(whole.encode("latin-1", "replace").translate(_CLASSES), "big")


@cache
def masks(layout: Layout) -> tuple[int, int, int, int]:
    """Return what is unusual in a layout, as four masks.

    A foreign character; one outside the class of its field; data that begin late or stand where
    nothing may; a number that is blank or runs on.
    """
    starts = {
        key: Span(span.line, span.start, span.start)
        for key, span in ((each.key, each.span) for each in layout.fields)
    }
    fillers = [(starts[key], FILL) for key in LEFT_ALIGNED if layout.has(key)]
    fillers += [(span, LETTER | DIGIT) for span in layout.empty]
    number = [(each.span, FILL) for each in layout.digits if each.name == "document-number"]
    number += [(starts["document_number"], FILL)] if layout.number else []
    return (
        _mask(layout, [(span, FOREIGN) for span in layout.lines]),
        _mask(layout, [(each.span, _OUTSIDE_KIND.get(each.kind, 0)) for each in layout.fields]),
        _mask(layout, fillers),
        _mask(layout, number),
    )


def _mask(layout: Layout, rows: list[tuple[Span, int]]) -> int:
    starts = [sum(layout.line_lengths[:line]) for line in range(layout.line_count)]
    mask = bytearray(sum(layout.line_lengths))
    for span, stumbled_over in rows:
        for position in range(span.start, span.end + 1):
            mask[starts[span.line - 1] + position - 1] |= stumbled_over
    return int.from_bytes(mask, "big")

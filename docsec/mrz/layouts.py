"""The one table of positions: parsing, rules, explaining, building and drawing all read it.

Sources: TD3 Doc 9303-4 4.2.2; TD1 Doc 9303-5 4.2.2; TD2 Doc 9303-6 4.2.2; MRV-A and MRV-B
Doc 9303-7 4.2.2 and 7.2.2. Lines and positions count from 1. A new layout is a new row.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from docsec.findings import Span
from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import (
    DigitPosition,
    FieldPosition,
    Kind,
    Layout,
    composite,
    digit_position,
    two_lines,
)

TD1 = Layout(
    "TD1",
    (30, 30, 30),
    "ACI",
    "Doc 9303-5 4.2.2",
    fields=(
        FieldPosition("document_code", Kind.CODE, Span(1, 1, 2)),
        FieldPosition("issuing_state", Kind.STATE, Span(1, 3, 5)),
        FieldPosition("document_number", Kind.NUMBER, Span(1, 6, 14)),
        FieldPosition("optional_data_1", Kind.OPTIONAL, Span(1, 16, 30)),
        FieldPosition("birth_date", Kind.DATE, Span(2, 1, 6)),
        FieldPosition("sex", Kind.SEX, Span(2, 8, 8)),
        FieldPosition("expiry_date", Kind.DATE, Span(2, 9, 14)),
        FieldPosition("nationality", Kind.STATE, Span(2, 16, 18)),
        FieldPosition("optional_data_2", Kind.OPTIONAL, Span(2, 19, 29)),
        FieldPosition("name", Kind.NAME, Span(3, 1, 30)),
    ),
    digits=(
        digit_position("document-number", "document_number", 1, 15, 9),
        digit_position("date-of-birth", "birth_date", 2, 7, 6),
        digit_position("date-of-expiry", "expiry_date", 2, 15, 6),
        composite(2, 30, Span(1, 6, 30), Span(2, 1, 7), Span(2, 9, 15), Span(2, 19, 29)),
    ),
    overflow="optional_data_1",
)

TD2 = two_lines(
    "TD2",
    36,
    "ACI",
    "Doc 9303-6 4.2.2",
    35,
    composite(2, 36, Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 35)),
)

TD3 = two_lines(
    "TD3",
    44,
    "P",
    "Doc 9303-4 4.2.2",
    42,
    DigitPosition(
        "optional-data",
        "optional_data",
        Span(2, 43, 43),
        (Span(2, 29, 42),),
        filler_when_empty=True,
    ),
    composite(2, 44, Span(2, 1, 10), Span(2, 14, 20), Span(2, 22, 43)),
)

MRV_A = two_lines("MRV-A", 44, "V", "Doc 9303-7 4.2.2", 44)
MRV_B = two_lines("MRV-B", 36, "V", "Doc 9303-7 7.2.2", 36)

LAYOUTS = {layout.id: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}
"""The formats of Doc 9303."""

KNOWN = LAYOUTS | NATIONAL

# Further from a format's length than this, a line is no longer taken for a damaged one of it.
TOLERANCE = 8

SHAPES_KEPT = 1024
"""How many line counts and lengths an answer is kept for."""


def tolerance(length: int) -> int:
    """Return how far from ``length`` a damaged line may be: less where lines are short."""
    return min(TOLERANCE, length // 3)


def detect(lines: tuple[str, ...]) -> Layout | None:
    """Return the layout whose shape and first letter fit best, or None.

    The order is line count, line length, first letter (Doc 9303-5 4.2.2.3 note k keeps V off the
    second place so that the letters tell cards and visas apart). Lines that all have the length
    of another format are not taken for damaged: one is missing, or too many. A national layout is
    one only by its prefix, and goes before one of ICAO of its shape.

    Args:
        lines: as given.
    """
    lengths = tuple(map(len, lines))
    marked = tuple([each.id for each in _national(lengths) if each.marked(lines)])
    return _best(lengths, lines[0][:1] if lines else "", marked)


@lru_cache(maxsize=SHAPES_KEPT)
def _best(lengths: tuple[int, ...], letter: str, marked: tuple[str, ...]) -> Layout | None:
    """Return the layout that fits best, of those of ICAO and the national ones ``marked``."""
    found = [
        ((distance, _misfit(layout, letter)), layout)
        for distance, layout in _near(lengths)
        if not layout.prefix or layout.id in marked
    ]
    return min(found, key=itemgetter(0))[1] if found else None


@lru_cache(maxsize=SHAPES_KEPT)
def _national(lengths: tuple[int, ...]) -> tuple[Layout, ...]:
    return tuple(layout for _, layout in _near(lengths) if layout.prefix)


@lru_cache(maxsize=SHAPES_KEPT)
def _near(lengths: tuple[int, ...]) -> tuple[tuple[int, Layout], ...]:
    """Return the layouts that lines of ``lengths`` may be damaged ones of, the nearest first."""
    found = []
    miscounted = _miscounted(lengths)
    for layout in KNOWN.values():
        if len(lengths) == layout.line_count and (layout.prefix or not miscounted):
            distances = list(map(_distance, lengths, layout.line_lengths))
            if not any(map(_too_far, distances, layout.line_lengths)):
                found.append((sum(distances), layout))
    return tuple(sorted(found, key=itemgetter(0)))


def _miscounted(lengths: tuple[int, ...]) -> bool:
    """Whether each of these lines is one of a format, and there is none of so many such lines."""
    counts = {each.line_count for each in LAYOUTS.values() if {each.line_length} == {*lengths}}
    return bool(counts) and len(lengths) not in counts


def _distance(length: int, right: int) -> int:
    return abs(length - right)


def _too_far(distance: int, length: int) -> bool:
    return distance > tolerance(length)


def _misfit(layout: Layout, letter: str) -> int:
    """Return how badly the first letter fits; the longer the prefix, the better."""
    if layout.prefix:
        return -len(layout.prefix)
    if letter and letter in layout.first_letters:
        return 0
    # A visa is one only by its V: any other letter on its shape is a damaged card or passport.
    return 2 if layout.first_letters == "V" else 1

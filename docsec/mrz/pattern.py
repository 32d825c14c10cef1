"""A layout as regular expressions, which cut lines up and tell if they have its shape.

What matches has the lengths of the layout and begins as no national layout does. What it says is
another matter, unless it is plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

from docsec.findings import Span
from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY

PRINTED = (
    *("document_code", "issuing_state", "nationality", "sex", "name"),
    *("document_number", "optional_data_1", "birth_date", "expiry_date"),
    *("optional_data", "optional-data", "composite"),
    *("surname", "given_names"),
)
"""The order in which a pattern hands over what is printed: the same for every format.

First the codes, then the name, then in its order all that a composite digit covers; the number
and the dates each with their digit. ``""`` stands for what a format does not have; of the two
optional data of TD1 the second is ``optional_data``. Only a plain name is cut in two.
"""

NAME, NUMBER, (LATE, OWN_DIGIT, COMPOSITE, SURNAME, GIVEN_NAMES) = 4, 5, range(9, 14)
COVERED = slice(5, 11)
NUMBER_LENGTH = 9

Printed = tuple[str, ...]

_WORDS = "[A-Z]+(?:<[A-Z]+)*+"
_ANY, _DATA = ".", "[A-Z0-9<]"
# What of each kind is plain: no rule but that of its digit fails on it.
_PLAIN = {
    Kind.CODE: "[A-Z][A-Z<]",
    Kind.STATE: "[A-Z][A-Z<]{2}",
    Kind.NUMBER: "[A-Z0-9][A-Z0-9<]{9}",
    Kind.NAME: f"({_WORDS})(?:<<({_WORDS}))?<*+",
}


class Pattern:
    """The expressions of a layout.

    Attributes:
        match: takes lines of full length with line feeds between them; a match has the groups.
        in_order: puts groups into the order of `PRINTED`.
        match_plain: matches only where nothing in the form is odd, so that all rules about it
            pass but for those on digits, codes and days.
        plain_in_order: puts its groups into the order of `PRINTED`.
        slices: the line, from 0, and the places in it of the groups of ``match``.
    """

    def __init__(self, layout: Layout) -> None:
        """Write the expressions of ``layout``, one of ICAO's."""
        places = list(_places(layout))
        others = [each.prefix for each in NATIONAL.values() if each.prefix_line == 1]
        whole = [f"({_ANY}{{{_length(span)}}})" for _, _, span in places]
        self.match = _expression(layout, places, others, whole)
        self.in_order = _order([called for called, _, _ in places])
        plain = [f"({_PLAIN.get(kind, f'{_DATA}{{{_length(span)}}}')})" for _, kind, span in places]
        special = [CREW_MEMBER, EMERGENCY]
        self.match_plain = _expression(layout, places, others + special, plain)
        self.plain_in_order = _order(
            [
                each
                for called, _, _ in places
                for each in ((called, "surname", "given_names") if called == "name" else (called,))
            ]
        )
        self.slices = [(span.line - 1, slice(span.start - 1, span.end)) for _, _, span in places]


@cache
def pattern_of(layout: Layout) -> Pattern:
    """Return the expressions of ``layout``, one of ICAO's."""
    return Pattern(layout)


Place = tuple[str, Kind, Span]


def _places(layout: Layout) -> Iterator[Place]:
    """Yield every place in printed order: its name in `PRINTED`, its kind, its characters."""
    digits = {digit.field: digit for digit in layout.digits if digit.name != "optional-data"}
    found: list[Place] = []
    for each in layout.fields:
        called = "optional_data" if each.key == "optional_data_2" else each.key
        end = digits[each.key].span.end if each.key in digits else each.span.end
        found.append((called, each.kind, Span(each.span.line, each.span.start, end)))
    for name in ("optional-data", "composite"):
        found += [(name, Kind.DIGITS, each.span) for each in layout.digits if each.name == name]
    yield from sorted(found, key=lambda place: (place[2].line, place[2].start))


def _length(span: Span) -> int:
    return span.end - span.start + 1


def _expression(
    layout: Layout, places: list[Place], others: list[str], groups: list[str]
) -> Callable[[str], re.Match[str] | None]:
    """Return what matches lines made of ``groups`` that do not begin as one of ``others``."""
    rows = [""] * layout.line_count
    for (_, _, span), group in zip(places, groups, strict=True):
        rows[span.line - 1] += group
    # The last group is empty: it stands for what a format does not have.
    return re.compile(f"(?!{'|'.join(others)})" + "\n".join(rows) + "()").fullmatch


def _order(called: list[str]) -> Callable[[Printed], Printed]:
    at = [called.index(each) if each in called else len(called) for each in PRINTED]
    return itemgetter(*at)

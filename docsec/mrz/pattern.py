"""A layout as one regular expression: lines that match it have nothing odd in their form.

What matches is of the alphabet, every field is of its class and begins where it should, the name
is built as the standard says, and the number neither runs on nor is blank. What it says (dates,
States, check digits) is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter

from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import DigitPosition, FieldPosition, Kind, Layout
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY


PRINTED = (
    *("document_code", "issuing_state", "nationality", "sex"),
    "name",
    *("document_number", "document-number", "optional_data_1"),
    *("birth_date", "date-of-birth", "expiry_date", "date-of-expiry"),
    *("optional_data", "optional-data", "composite"),
)
"""The order in which a pattern hands over what is printed: the same for every format.

First the codes, then the name, then in its order all that a composite digit covers. ``""`` stands
for what a format does not have; of the two optional data of TD1 the second is ``optional_data``.
"""

CODES, NAME, NUMBER, EARLY, LATE = slice(4), 4, 5, 7, 12
BIRTH, EXPIRY, COVERED = slice(8, 10), slice(10, 12), slice(5, 14)
NUMBER_DIGIT, OWN_DIGIT, COMPOSITE = 6, 13, 14

_EXPRESSIONS = {
    Kind.STATE: "([A-Z][A-Z<]{2})",
    Kind.NUMBER: "([A-Z0-9][A-Z0-9<]{8})",
    Kind.NAME: "([A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*)",
}


class Pattern:
    """The expression of a layout.

    Attributes:
        match: takes lines of full length with line feeds between them; a match has the groups.
        cut: takes the groups from such lines that need not match.
        in_order: puts groups into the order of `PRINTED`.
        spans: the places of the groups.
    """

    def __init__(self, layout: Layout) -> None:
        """Write the expression of ``layout``, one of ICAO's."""
        places = sorted((*layout.fields, *layout.digits), key=_start)
        rows = [""] * layout.line_count
        for each in places:
            rows[each.span.line - 1] += _expression(each, layout)
        others = (each.prefix for each in NATIONAL.values() if each.prefix_line == 1)
        barred = "|".join((CREW_MEMBER, EMERGENCY, *others))
        # The last group is empty: it stands for what a format does not have.
        self.match = re.compile(f"(?!{barred})" + "\n".join(rows) + "()").fullmatch
        called = [_called(each) for each in places]
        at = [called.index(each) if each in called else len(called) for each in PRINTED]
        self.in_order: Callable[[tuple[str, ...]], tuple[str, ...]] = itemgetter(*at)
        self.spans = tuple(each.span for each in places)
        starts = [sum(layout.line_lengths[:line]) + line for line in range(layout.line_count)]
        slices = [
            slice(starts[span.line - 1] + span.start - 1, starts[span.line - 1] + span.end)
            for span in self.spans
        ]
        self.cut: Callable[[str], tuple[str, ...]] = itemgetter(*slices, slice(0))


def _start(position: FieldPosition | DigitPosition) -> tuple[int, int]:
    return position.span.line, position.span.start


def _called(position: FieldPosition | DigitPosition) -> str:
    key = position.key if isinstance(position, FieldPosition) else position.name
    return "optional_data" if key == "optional_data_2" else key


def _expression(position: FieldPosition | DigitPosition, layout: Layout) -> str:
    length = position.span.end - position.span.start + 1
    anything = f"([A-Z0-9<]{{{length}}})"
    if isinstance(position, DigitPosition):
        return "([A-Z0-9])" if position.name == "document-number" else anything
    if position.kind is Kind.CODE:
        return f"([{layout.first_letters}][A-Z<])"
    return _EXPRESSIONS.get(position.kind, anything)

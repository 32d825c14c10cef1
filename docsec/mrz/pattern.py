"""A layout as one regular expression, which cuts lines up and tells if they have its shape.

What matches has the lengths of the layout and begins as no national layout does. What it says is
another matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter

from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import DigitPosition, FieldPosition, Layout

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


class Pattern:
    """The expression of a layout.

    Attributes:
        match: takes lines of full length with line feeds between them; a match has the groups.
        in_order: puts groups into the order of `PRINTED`.
        spans: the places of the groups.
    """

    def __init__(self, layout: Layout) -> None:
        """Write the expression of ``layout``, one of ICAO's."""
        places: list[FieldPosition | DigitPosition] = [*layout.fields, *layout.digits]
        places.sort(key=_start)
        rows = [""] * layout.line_count
        for each in places:
            rows[each.span.line - 1] += f"(.{{{each.span.end - each.span.start + 1}}})"
        others = (each.prefix for each in NATIONAL.values() if each.prefix_line == 1)
        # The last group is empty: it stands for what a format does not have.
        expression = f"(?!{'|'.join(others)})" + "\n".join(rows) + "()"
        self.match = re.compile(expression).fullmatch
        called = [_called(each) for each in places]
        at = [called.index(each) if each in called else len(called) for each in PRINTED]
        self.in_order: Callable[[tuple[str, ...]], tuple[str, ...]] = itemgetter(*at)
        self.spans = tuple(each.span for each in places)


def _start(position: FieldPosition | DigitPosition) -> tuple[int, int]:
    return position.span.line, position.span.start


def _called(position: FieldPosition | DigitPosition) -> str:
    key = position.key if isinstance(position, FieldPosition) else position.name
    return "optional_data" if key == "optional_data_2" else key

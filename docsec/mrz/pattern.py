"""A layout as a regular expression and as slices, which cut lines up.

What the expression matches is plain: nothing in its form is odd, so that all rules about that pass
but those on digits, codes and days. What it says is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from operator import itemgetter

from docsec.findings import Span
from docsec.mrz.national import NATIONAL
from docsec.mrz.positions import Kind, Layout
from docsec.mrz.rules.profiles import CREW_MEMBER, EMERGENCY

PRINTED = (
    *("document_code", "issuing_state", "name", "surname", "given_names"),
    *("document_number", "optional_data_1", "nationality", "birth_date", "sex", "expiry_date"),
    *("optional_data", "optional-data", "composite"),
)
"""The order in which a pattern hands over what is printed: that of formats with two lines.

The number and the dates each have their digit with them. ``""`` stands for what a format does not
have; of the two optional data of TD1 the second is ``optional_data``. A name is cut in two where
it is plain.
"""

NUMBER_LENGTH = 9

Printed = tuple[str, ...]

_WORDS = "[A-Z]+(?:<[A-Z]+)*+"
_DATA = "[A-Z0-9<]"
_NOTHING = "()"
# What of each kind is plain: no rule but that of its digit fails on it.
_PLAIN = {
    Kind.CODE: "[A-Z][A-Z<]",
    Kind.STATE: "[A-Z][A-Z<]{2}",
    Kind.NUMBER: "[A-Z0-9][A-Z0-9<]{9}",
    Kind.NAME: f"({_WORDS})(?:<<({_WORDS}))?<*+",
}
_IN_TWO = ("surname", "given_names")

Place = tuple[Kind, Span]

_NOWHERE: Place = Kind.DIGITS, Span(1, 1, 0)


class Pattern:
    """How a layout is cut up.

    Attributes:
        match_plain: matches lines with line feeds between them where nothing is odd.
        in_order: puts its groups into the order of `PRINTED`; None where they are.
        national: matches lines that begin as a national layout does.
        plain_name: matches a name where nothing is odd, with its two parts as groups.
    """

    def __init__(self, layout: Layout) -> None:
        """Write the expression of ``layout``, one of ICAO's."""
        places = _places(layout)
        prefixes = [each.prefix for each in NATIONAL.values() if each.prefix_line == 1]
        self.national = re.compile("|".join(prefixes)).match
        called = _called(places)
        self.match_plain = _expression(layout, places, called, [*prefixes, CREW_MEMBER, EMERGENCY])
        self.in_order: Callable[[Printed], Printed] | None = None
        if called != list(PRINTED):
            self.in_order = itemgetter(*map(called.index, PRINTED))
        self.plain_name = re.compile(_PLAIN[Kind.NAME]).fullmatch
        self._spans = [places.get(each, _NOWHERE)[1] for each in PRINTED]

    def cutter(self, lengths: tuple[int, ...]) -> Callable[[str], Printed]:
        """Return what cuts up lines of ``lengths`` with line feeds between them.

        The parts come in the order of `PRINTED`, shorter where a line ends before them.
        """
        begins = (0, *accumulate(length + 1 for length in lengths))
        return itemgetter(*(_within(span, begins, lengths) for span in self._spans))


@cache
def pattern_of(layout: Layout) -> Pattern:
    """Return how ``layout``, one of ICAO's, is cut up."""
    return Pattern(layout)


def _within(span: Span, begins: tuple[int, ...], lengths: tuple[int, ...]) -> slice:
    begin, length = begins[span.line - 1], lengths[span.line - 1]
    return slice(begin + min(span.start - 1, length), begin + min(span.end, length))


def _places(layout: Layout) -> dict[str, Place]:
    """Return every place in printed order, by its name in `PRINTED`."""
    digits = {digit.field: digit for digit in layout.digits if digit.name != "optional-data"}
    found: dict[str, Place] = {}
    for each in layout.fields:
        called = "optional_data" if each.key == "optional_data_2" else each.key
        end = digits[each.key].span.end if each.key in digits else each.span.end
        found[called] = each.kind, Span(each.span.line, each.span.start, end)
    for digit in layout.digits:
        if digit.name in PRINTED:
            found[digit.name] = Kind.DIGITS, digit.span
    return dict(sorted(found.items(), key=lambda item: (item[1][1].line, item[1][1].start)))


def _called(places: dict[str, Place]) -> list[str]:
    """Return the names of all groups, in the order of `PRINTED` where the places have that."""
    if list(places) == [each for each in PRINTED if each in places]:
        return list(PRINTED)
    printed = [key for each in places for key in ((each, *_IN_TWO) if each == "name" else (each,))]
    return printed + [each for each in PRINTED if each not in printed]


def _expression(
    layout: Layout, places: dict[str, Place], called: list[str], others: list[str]
) -> Callable[[str], re.Match[str] | None]:
    """Return what matches plain lines that do not begin as one of ``others``."""
    rows, line = [""] * layout.line_count, 1
    for each in called:
        if each in _IN_TWO:
            continue  # within the name
        if each not in places:
            rows[line - 1] += _NOTHING
            continue
        kind, span = places[each]
        line = span.line
        rows[line - 1] += f"({_PLAIN.get(kind, f'{_DATA}{{{span.end - span.start + 1}}}')})"
    return re.compile(f"(?!{'|'.join(others)})" + "\n".join(rows)).fullmatch

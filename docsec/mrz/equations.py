"""The check digits as equations modulo 10 over places (Doc 9303-3 4.9).

Each digit says: the weighted values of what it covers, less its own value, leave no remainder.
What a changed character does to every digit over it can so be added up, and never searched for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from docsec.mrz.alphabet import VALUES
from docsec.mrz.check_digit import WEIGHTS
from docsec.mrz.layouts import KNOWN
from docsec.mrz.places import Where, each_of
from docsec.mrz.positions import DigitPosition, Layout
from docsec.mrz.zone import LongNumber

OWN = -1
"""The weight of a check digit in its own equation."""


@dataclass(frozen=True, slots=True)
class Equations:
    """The check digits of a layout.

    Attributes:
        names: of the digits, in printed order.
        own: the place of each digit.
        terms: by place, the digits over it (as indices) with the weight it has in each.
    """

    names: tuple[str, ...]
    own: tuple[Where, ...]
    terms: Mapping[Where, tuple[tuple[int, int], ...]]

    def remainders(self, lines: Sequence[str]) -> tuple[int, ...]:
        """Return what each equation leaves; 0 where the digit is right."""
        left = [0] * len(self.names)
        for (line, position), terms in self.terms.items():
            value = VALUES.get(lines[line - 1][position - 1], 0)
            if value:
                for index, weight in terms:
                    left[index] += weight * value
        return tuple(each % 10 for each in left)

    def shift(self, where: Where, before: str, after: str) -> tuple[int, ...]:
        """Return what changing one character adds to each equation."""
        difference = VALUES[after] - VALUES.get(before, 0)
        added = [0] * len(self.names)
        for index, weight in self.terms.get(where, ()):
            added[index] = weight * difference % 10
        return tuple(added)


@cache
def equations(layout_id: str) -> Equations:
    """Return the equations of a layout whose document number is not continued."""
    digits = KNOWN[layout_id].digits
    return _equations(
        [(each.name, each_of(each.span)[0], _covered(each)) for each in digits],
    )


def long_equations(layout: Layout, number: LongNumber, *, counted: bool) -> Equations:
    """Return the equations where the document number runs on (Doc 9303-5 and -6, note j).

    Args:
        layout: TD1 or TD2.
        number: the number, as found.
        counted: whether the filler before the continuation counts, as some issuers have it.
    """
    head = layout.digit("document-number")
    body = each_of(number.rest)[:-1]
    own = (number.digit.line, number.digit.start)
    covered = _covered(head) + (each_of(head.span) if counted else []) + body
    rows = [(each.name, each_of(each.span)[0], _covered(each)) for each in layout.digits]
    rows[0] = (head.name, own, covered)
    return _equations(rows)


def _covered(digit: DigitPosition) -> list[Where]:
    return [where for span in digit.covers for where in each_of(span)]


def _equations(rows: Sequence[tuple[str, Where, list[Where]]]) -> Equations:
    terms: dict[Where, tuple[tuple[int, int], ...]] = {}
    for index, (_, own, covered) in enumerate(rows):
        for at, where in enumerate(covered):
            terms[where] = (*terms.get(where, ()), (index, WEIGHTS[at % 3]))
        terms[own] = (*terms.get(own, ()), (index, OWN))
    return Equations(tuple(row[0] for row in rows), tuple(row[1] for row in rows), terms)

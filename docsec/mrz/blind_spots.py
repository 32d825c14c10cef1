"""What the check digits cannot see, computed from the layout and exact (Doc 9303-3 4.9).

A check digit is a remainder modulo 10 and the weights 7, 3 and 1 have no factor in common with
10. So one changed character goes unseen exactly where the new one has the same value modulo 10,
and two neighbours that change places go unseen exactly where their values differ by a multiple
of 5: the weights of neighbours differ by 2, 4 or 6, and under the composite digit too.

>>> from docsec.mrz.layouts import TD3
>>> unseen_single(TD3)[44].instead_of("A")
('<', '0', 'K', 'U')
>>> birth = next(row for row in figures(TD3) if row.field == "birth_date")
>>> birth.exchanged, birth.single
(Fraction(1, 9), Fraction(0, 1))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from docsec.mrz.alphabet import ALPHABET, DIGITS, FILLER, VALUES
from docsec.mrz.equations import equations
from docsec.mrz.places import Place, Where, places
from docsec.mrz.positions import FieldPosition, Kind, Layout

_ORDER = sorted(ALPHABET, key=lambda character: (VALUES[character], character != FILLER))


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """One position, and which characters its check digits cannot tell apart.

    Attributes:
        line: from 1.
        position: from 1.
        field: the key of its field; for a check digit, of the field it protects, or None.
        covered_by: the names of the digits over it, its own included; empty if there is none.
        groups: the characters the place may hold, those that pass for one another together.
        zero_for_filler: whether 0 and ``<`` pass for one another where the field is empty.
    """

    line: int
    position: int
    field: str | None
    covered_by: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    zero_for_filler: bool = False

    def instead_of(self, character: str) -> tuple[str, ...]:
        """Return what may stand instead of ``character`` unseen by every check digit."""
        group = next((each for each in self.groups if character in each), ())
        return tuple(each for each in group if each != character)


@dataclass(frozen=True, slots=True)
class Figures:
    """The share of changes in one field that no check digit sees.

    Every character the field may hold counts as equally likely, a change is to another one, and
    dates are of digits only. No rule about real dates or known States is taken into account.

    Attributes:
        field: its key.
        covered_by: the digits over it.
        single: of one changed character.
        exchanged: of two different neighbours that change places; None in a field of one.
        double: of any two changed characters; None in a field of one.
    """

    field: str
    covered_by: tuple[str, ...]
    single: Fraction
    exchanged: Fraction | None
    double: Fraction | None


def unseen_single(layout: Layout) -> tuple[BlindSpot, ...]:
    """Return every position of ``layout`` in printed order.

    The document number is taken to be one of at most nine characters, so that its check digit
    stands in its place.
    """
    return tuple(_blind_spot(layout, where, place) for where, place in places(layout.id).items())


def _blind_spot(layout: Layout, where: Where, place: Place) -> BlindSpot:
    allowed = _allowed(place)
    over = _covered_by(layout, where)
    if place.digit is not None:
        groups = [[character] for character in _ORDER if character in allowed]
    elif over:
        groups = _alike_modulo_ten(allowed)
    else:
        groups = [[character for character in _ORDER if character in allowed]]
    either = any(row.filler_when_empty and row.name == place.digit for row in layout.digits)
    return BlindSpot(*where, place.field, over, tuple(map(tuple, groups)), either)


def _allowed(place: Place) -> frozenset[str]:
    """A printed check digit is compared as a character, so a filler is no 0 there."""
    return DIGITS if place.digit is not None else place.allowed


def _alike_modulo_ten(allowed: frozenset[str]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for character in _ORDER:
        if character in allowed:
            groups.setdefault(VALUES[character] % 10, []).append(character)
    return [groups[value] for value in sorted(groups)]


def _covered_by(layout: Layout, where: Where) -> tuple[str, ...]:
    system = equations(layout.id)
    return tuple(system.names[index] for index, _ in system.terms.get(where, ()))


def figures(layout: Layout) -> tuple[Figures, ...]:
    """Return the shares for every field of ``layout``, in printed order."""
    return tuple(_figures(layout, position) for position in layout.fields)


def _figures(layout: Layout, field: FieldPosition) -> Figures:
    span = field.span
    wheres = [(span.line, position) for position in range(span.start, span.end + 1)]
    allowed = DIGITS if field.kind is Kind.DATE else places(layout.id)[wheres[0]].allowed
    over = _covered_by(layout, wheres[0])
    pairs = [(one, other) for at, one in enumerate(wheres) for other in wheres[at + 1 :]]
    return Figures(
        field.key,
        over,
        _single(allowed, bool(over)),
        _mean(_exchanged(layout, allowed, *pair) for pair in pairwise(wheres)),
        _mean(_double(layout, allowed, *pair) for pair in pairs),
    )


def _mean(shares: Iterator[Fraction]) -> Fraction | None:
    each = list(shares)
    return sum(each, Fraction(0)) / len(each) if each else None


def _differences(allowed: frozenset[str]) -> Counter[int]:
    """Count the changes of one character by what they add to its value, modulo 10."""
    return Counter(
        (VALUES[new] - VALUES[old]) % 10 for old in allowed for new in allowed if new != old
    )


def _single(allowed: frozenset[str], covered: bool) -> Fraction:
    counts = _differences(allowed)
    return Fraction(counts[0], counts.total()) if covered else Fraction(1)


def _weights(layout: Layout, one: Where, other: Where) -> list[tuple[int, int]]:
    """Return the two weights under each digit over both places."""
    terms = equations(layout.id).terms
    second = dict(terms.get(other, ()))
    return [(weight, second.get(index, 0)) for index, weight in terms.get(one, ())]


def _exchanged(layout: Layout, allowed: frozenset[str], one: Where, other: Where) -> Fraction:
    counts = _differences(allowed)
    weights = _weights(layout, one, other)
    unseen = sum(
        count
        for difference, count in counts.items()
        if all((first - second) * difference % 10 == 0 for first, second in weights)
    )
    return Fraction(unseen, counts.total())


def _double(layout: Layout, allowed: frozenset[str], one: Where, other: Where) -> Fraction:
    counts = _differences(allowed)
    weights = _weights(layout, one, other)
    unseen = sum(
        count * again
        for difference, count in counts.items()
        for further, again in counts.items()
        if all((first * difference + second * further) % 10 == 0 for first, second in weights)
    )
    return Fraction(unseen, counts.total() ** 2)


def table(*layouts: Layout) -> str:
    """Return the figures as a Markdown table, shares in per cent, for a page to show."""
    rows = ["| format | field | check digits | one | neighbours exchanged | two |"]
    rows.append("|---|---|---|---|---|---|")
    for layout in layouts:
        for row in figures(layout):
            shares = " | ".join(map(_percent, (row.single, row.exchanged, row.double)))
            digits = ", ".join(row.covered_by) or "none"
            rows.append(f"| {layout.id} | {row.field} | {digits} | {shares} |")
    return "\n".join(rows)


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else f"{float(share):.1%}"

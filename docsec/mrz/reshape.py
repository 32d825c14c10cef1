"""Lines as typed or read, brought to the length of a format: blanks, case and runs of fillers.

Only fillers are added or left out, and only in one run of a line. Every character as given
keeps its slot, so that what changed can be named in the positions of the lines as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from docsec.mrz.alphabet import FILLER
from docsec.mrz.layouts import detect
from docsec.mrz.look_alikes import FILLERS
from docsec.mrz.places import places
from docsec.mrz.positions import Layout

MAX_RUNS = 4
"""How many runs of fillers of one line are tried as the one of wrong length."""

MAX_SHAPES = 12
"""How many combinations of them are looked at."""

TIDIED, LENGTHENED = "capitals-without-blanks", "length-of-fillers"
_RUN = re.compile("<+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what each character as given has become, and one slot more for the end."""

    slots: tuple[str, ...]
    resized: frozenset[int] = frozenset()
    cost: float = 0.0

    @property
    def text(self) -> str:
        """The line as it now stands."""
        return "".join(self.slots)

    def origins(self) -> list[tuple[int, int]]:
        """Return, for each character of the text, its slot and the place inside that."""
        return [(at, inside) for at, slot in enumerate(self.slots) for inside in range(len(slot))]

    def put(self, edits: dict[int, str]) -> tuple[str, ...]:
        """Return the slots with characters of the text replaced."""
        slots, origins = list(self.slots), self.origins()
        for index, character in edits.items():
            at, inside = origins[index]
            slots[at] = slots[at][:inside] + character + slots[at][inside + 1 :]
        return tuple(slots)


@dataclass(frozen=True, slots=True)
class Shape:
    """All lines in the length of ``layout``."""

    layout: Layout
    rows: tuple[Row, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they now stand."""
        return tuple(row.text for row in self.rows)

    @property
    def cost(self) -> float:
        """What the changes to the length cost."""
        return sum(row.cost for row in self.rows)


def tidied(line: str, blank: str = "") -> Row:
    """Return ``line`` in capitals, every blank as ``blank`` and marks for fillers as fillers."""
    slots = []
    for character in line:
        if character.isspace():
            slots.append(blank)
        else:
            slots.append(FILLERS.get(character) or character.upper())
    return Row((*slots, ""), cost=0.5 if blank and any(map(str.isspace, line)) else 0.0)


def shapes(lines: tuple[str, ...]) -> list[Shape]:
    """Return the lines in the length of the format that fits best, the likeliest first."""
    plain = tuple(tidied(line) for line in lines)
    layout = detect(tuple(row.text for row in plain))
    if layout is None:
        return []
    options = [
        _fitted(row, line, number, layout)
        for number, (row, line) in enumerate(zip(plain, lines, strict=True), 1)
    ]
    # At most MAX_RUNS + 2 options a line and three lines: a few hundred small tuples.
    found = [Shape(layout, rows) for rows in product(*options)]
    return sorted(found, key=lambda shape: shape.cost)[:MAX_SHAPES]


def _fitted(row: Row, line: str, number: int, layout: Layout) -> list[Row]:
    length = layout.line_lengths[number - 1]
    if len(row.text) == length:
        return [row]
    if len(row.text) > length:
        return _shortened(row, len(row.text) - length)
    found = _lengthened(row, length - len(row.text), places(layout.id)[number, length].digit)
    blanks = tidied(line, FILLER)
    return [blanks, *found] if len(blanks.text) == length else found


def _runs(row: Row) -> list[tuple[int, int]]:
    """Return the runs of fillers as slots, the longest first."""
    origins = row.origins()
    found = [
        (origins[match.start()][0], origins[match.end() - 1][0])
        for match in _RUN.finditer(row.text)
    ]
    return sorted(found, key=lambda run: (run[0] - run[1], -run[1]))


def _resized(row: Row, slots: list[str], touched: range, rank: int) -> Row:
    return Row(tuple(slots), row.resized | frozenset(touched), row.cost + 1 + 0.3 * rank)


def _lengthened(row: Row, missing: int, last_digit: str | None) -> list[Row]:
    found = []
    for rank, (_, end) in enumerate(_runs(row)[:MAX_RUNS]):
        slots = list(row.slots)
        slots[end] += FILLER * missing
        found.append(_resized(row, slots, range(end, end + 1), rank))
    if last_digit is None and not row.text.endswith(FILLER):
        slots = list(row.slots)
        slots[-1] = FILLER * missing
        found.append(_resized(row, slots, range(len(slots) - 1, len(slots)), len(found)))
    return found


def _shortened(row: Row, surplus: int) -> list[Row]:
    found: list[Row] = []
    for start, end in _runs(row):
        slots = list(row.slots)
        width = sum(len(slots[at]) for at in range(start, end + 1))
        if width < surplus or len(found) == MAX_RUNS:
            continue
        first = end
        while sum(len(slots[at]) for at in range(first, end + 1)) < surplus:
            first -= 1
        rest = sum(len(slots[at]) for at in range(first, end + 1)) - surplus
        slots[first : end + 1] = [FILLER * rest, *[""] * (end - first)]
        found.append(_resized(row, slots, range(first, end + 1), len(found)))
    return found

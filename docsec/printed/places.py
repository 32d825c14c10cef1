"""Which value stands at the place of which caption."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.printed.captions import Caption
from docsec.printed.lines import PrintedLine

LEFT = 4.0
"""Millimetres that a value may begin left of its caption."""

FARTHEST = 3.2
"""Heights of a value that it may stand below its caption: two lines of a name, no more."""

BESIDE = 30.0
"""Millimetres between a caption and its value on the same line."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the visual zone.

    Attributes:
        fields: what its caption names; empty without one.
        text: the value.
        line: where it stands.
        first: whether it stands next to its caption, with no other value between.
    """

    fields: frozenset[str]
    text: str
    line: PrintedLine
    first: bool


def values(lines: tuple[PrintedLine, ...]) -> tuple[Value, ...]:
    """Return every value, each at the caption it is nearest to, from the top."""
    captions: list[tuple[PrintedLine, Caption]] = []
    rest: list[PrintedLine] = []
    found: list[Value] = []
    for line in lines:
        named = line.named
        if named is None:
            rest.append(line)
            continue
        captions.append((line, named))
        if named.rest:
            found.append(Value(named.fields, named.rest, line, True))
    taken: set[int] = set()
    for line in rest:
        owner = _owner(line, captions)
        if owner is None:
            found.append(Value(frozenset(), line.text, line, False))
            continue
        named = captions[owner][1]
        found.append(Value(named.fields, line.text, line, owner not in taken))
        taken.add(owner)
    return tuple(sorted(found, key=lambda value: value.line.middle))


def _owner(line: PrintedLine, captions: list[tuple[PrintedLine, Caption]]) -> int | None:
    """Return the number of the caption that a value belongs to, or None."""
    best: tuple[float, int] | None = None
    for number, (other, named) in enumerate(captions):
        far = distance(line, other, named.rest)
        if far is not None and (best is None or far < best[0]):
            best = (far, number)
    return best[1] if best else None


def distance(line: PrintedLine, other: PrintedLine, rest: str = "") -> float | None:
    """Return how far a line is from a caption of it, in heights; None where it can be none.

    Args:
        line: a value.
        other: the caption.
        rest: what follows the caption on its line: then nothing beside it is its value.
    """
    above = _above(line, other)
    return above if above is not None or rest else _beside(line, other)


def _above(line: PrintedLine, other: PrintedLine) -> float | None:
    """Return how far a caption stands above a value, in heights of the value, or None."""
    gap = (line.middle - other.middle) / line.height
    over = other.left - LEFT < line.left < other.right
    return gap if over and 0.4 < gap < FARTHEST else None


def _beside(line: PrintedLine, other: PrintedLine) -> float | None:
    """Return how far a caption stands left of a value on the same line, as heights, or None."""
    level = abs(line.middle - other.middle) < 0.6 * max(line.height, other.height)
    gap = line.left - other.right
    return 0.5 + gap / BESIDE if level and -1.0 < gap < BESIDE else None

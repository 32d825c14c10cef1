"""Which of the lines read are the MRZ, and of which format, by number and length alone.

This locates; it never changes a character and never looks at check digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from docsec.mrz.layouts import LAYOUTS

_SHAPE_OF = {layout.id: (layout.line_count, layout.line_length) for layout in LAYOUTS.values()}
_IS_VISA = {layout.id: layout.first_letters == "V" for layout in LAYOUTS.values()}
SHAPES = {name: shape for name, shape in _SHAPE_OF.items() if not _IS_VISA[name]}
VISAS = {
    name: visa
    for name, shape in SHAPES.items()
    for visa in _SHAPE_OF
    if _IS_VISA[visa] and _SHAPE_OF[visa] == shape
}

SHORTEST = 15
"""A line of fewer characters is not taken for part of an MRZ: half of the shortest line."""

FILLERS = "<<"
"""What at least one line of every MRZ holds; text that holds none is something else."""

FARTHEST = 12.0
"""How many characters a line may be too long or too short, on average, to tell the format."""


class Choice(NamedTuple):
    """The places of the chosen lines among those given, and the format or None."""

    places: tuple[int, ...]
    format: str | None


def choose_lines(lines: Sequence[str]) -> Choice:
    """Choose the lines of one MRZ out of what was read, without blanks, top to bottom.

    Of all runs of two or three lines with fillers the one is taken whose lengths fit a
    format best; where none fits, all long enough lines with fillers, up to three.
    """
    long_enough = [place for place, line in enumerate(lines) if len(line) >= SHORTEST]
    runs = [
        (_misfit(lines, run, length), -count, run, format_)
        for format_, (count, length) in SHAPES.items()
        for run in _runs(long_enough, count)
        if any(FILLERS in lines[place] for place in run)
    ]
    if runs:
        misfit, _, run, format_ = min(runs)
        if misfit <= FARTHEST:
            return Choice(run, _named(lines, run, format_, misfit))
    return Choice(tuple(place for place in long_enough if FILLERS in lines[place])[:3], None)


def _named(lines: Sequence[str], run: tuple[int, ...], format_: str, misfit: float) -> str | None:
    count, length = SHAPES["TD1"]
    if len(run) < count and _misfit(lines, run, length) < misfit:
        return None  # rather a TD1 of which one line was missed
    return VISAS.get(format_, format_) if lines[run[0]].startswith("V") else format_


def _runs(places: list[int], count: int) -> list[tuple[int, ...]]:
    return [tuple(places[start : start + count]) for start in range(len(places) - count + 1)]


def _misfit(lines: Sequence[str], run: tuple[int, ...], length: int) -> float:
    return sum(abs(len(lines[place]) - length) for place in run) / len(run)

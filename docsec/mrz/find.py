"""Find the MRZs in pasted or noisy text: which lines, never which characters.

Lines come back as they stand, with two exceptions: blanks inside a line are left out, and so
are a label that ends in a colon (``Line 1:``) and marks of quotation around it. What was
misread stays misread; `docsec.mrz.repair.propose` says what it may have been.

>>> find('''Name: Eriksson
...   P<UTOERIKSSON<<ANNA<MARIA <<<<<<<<<<<<<<<<<<<
...   L898902C36UTO7408122F1204159ZE184226B<<<<<10''')[0][0]
'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from docsec.mrz import codes
from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.layouts import KNOWN, detect, tolerance
from docsec.mrz.look_alikes import FOR_FILLER, alike
from docsec.mrz.places import places
from docsec.mrz.positions import Layout
from docsec.mrz.reshape import tidied
from docsec.mrz.zone import cut

FARTHEST = 0.2
"""The share of characters that may be misplaced before lines are taken for something else."""

_COUNTS = sorted({layout.line_count for layout in KNOWN.values()}, reverse=True)
_LENGTHS = {length for layout in KNOWN.values() for length in layout.line_lengths}
POSSIBLE = frozenset(
    near
    for length in _LENGTHS
    for near in range(length - tolerance(length), length + tolerance(length) + 1)
)
"""The lengths that a line of some format may have, whole or damaged."""

_LABEL = re.compile(r"^[^<«]{0,40}:\s*")
_QUOTES = " \t\"'`|>,;[](){}“”„’"
_ESCAPED = re.compile(r"\\r\\n|\\n|\\r")


class _Line(NamedTuple):
    """A line that may belong to an MRZ: as it stands, and in capitals."""

    place: int
    text: str
    tidy: str


class _Group(NamedTuple):
    misfit: float
    first: int
    lines: tuple[_Line, ...]


def find(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of every MRZ in ``text``, top to bottom; never raises.

    The lines of one MRZ stand one under the other, empty lines apart, or follow each other on
    one line of exactly their number of characters. A format of one line is found only whole,
    with a State that is known: its shape alone says too little.
    """
    lines = _candidates(text)
    groups = [
        group
        for at in range(len(lines))
        for count in _COUNTS
        if (group := _group(lines[at : at + count], count)) is not None
    ]
    taken: set[int] = set()
    chosen: list[_Group] = []
    for group in sorted(groups):
        here = {line.place for line in group.lines}
        if not here & taken:
            taken |= here
            chosen.append(group)
    chosen.sort(key=lambda group: group.first)
    return tuple(tuple(line.text for line in group.lines) for group in chosen)


def _candidates(text: str) -> list[_Line]:
    found: list[_Line] = []
    place = 0
    for line in _ESCAPED.sub("\n", text).splitlines():
        joined = "".join(_LABEL.sub("", line).strip(_QUOTES).split())
        if not joined:
            continue
        for part in _parts(joined):
            place += 1
            tidy = tidied(part).text
            if len(tidy) in POSSIBLE and _plausible(tidy):
                found.append(_Line(place, part, tidy))
    return found


def _parts(line: str) -> list[str]:
    """Return ``line`` cut where it holds all lines of one format, else by itself."""
    for layout in KNOWN.values():
        ends = list(accumulate(layout.line_lengths, initial=0))
        if len(line) != ends[-1]:
            continue
        parts = [line[start:end] for start, end in pairwise(ends)]
        begins = parts[0][:1].upper() in layout.first_letters and FILLER in parts[0]
        if begins and layout.marked(tuple(part.upper() for part in parts)):
            return parts
    return [line]


def _plausible(tidy: str) -> bool:
    return sum(character in ALPHABET for character in tidy) >= 0.9 * len(tidy)


def _group(lines: list[_Line], count: int) -> _Group | None:
    """Return ``lines`` as an MRZ with how badly they fit, or None."""
    neighbours = len(lines) == count and lines[-1].place - lines[0].place == count - 1
    tidy = tuple(line.tidy for line in lines)
    if not neighbours or not (count == 1 or any(FILLER * 2 in line for line in tidy)):
        return None
    layout = detect(tidy)
    if layout is None or (count == 1 and not _certain(tidy[0], layout)):
        return None
    misfit = _misfit(tidy, layout)
    return None if misfit > FARTHEST else _Group(misfit, lines[0].place, tuple(lines))


def _certain(line: str, layout: Layout) -> bool:
    """Whether a single line is whole and names a State."""
    state = cut((line,), layout.field("issuing_state").span)
    return len(line) == layout.line_length and codes.lookup(state.rstrip(FILLER)) is not None


def _misfit(lines: tuple[str, ...], layout: Layout) -> float:
    """Return the share of characters that are missing, too many, or of the wrong class.

    The name and the free fields take almost anything, so the other places count by themselves.
    """
    wrong, strict = 0.0, 0
    for place in places(layout.id).values():
        line = lines[place.line - 1]
        if place.position > len(line):
            continue
        printed = line[place.position - 1]
        strict += len(place.allowed) < len(ALPHABET)
        if printed not in place.allowed:
            likely = printed in FOR_FILLER or any(c in place.allowed for c, _ in alike(printed))
            wrong += 0.3 if likely else 1.0
    lengths = layout.line_lengths
    distance = sum(abs(len(line) - length) for line, length in zip(lines, lengths, strict=True))
    return distance / (2 * layout.line_length) + wrong / max(1, strict)

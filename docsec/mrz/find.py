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
from typing import NamedTuple

from docsec.mrz.alphabet import ALPHABET, FILLER
from docsec.mrz.equations import places
from docsec.mrz.layouts import LAYOUTS, TOLERANCE, Layout, detect
from docsec.mrz.look_alikes import FOR_FILLER, alike
from docsec.mrz.reshape import tidied

FARTHEST = 0.2
"""The share of characters that may be misplaced before lines are taken for something else."""

SHORTEST = min(layout.line_length for layout in LAYOUTS.values()) - TOLERANCE
LONGEST = max(layout.line_length for layout in LAYOUTS.values()) + TOLERANCE
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

    Only the five formats of ICAO are looked for. The lines of one MRZ stand one under the
    other, empty lines apart, or follow each other on one line of exactly their number of
    characters.
    """
    lines = _candidates(text)
    groups = [
        group
        for at in range(len(lines))
        for count in (3, 2)
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
            if SHORTEST <= len(tidy) <= LONGEST and _plausible(tidy):
                found.append(_Line(place, part, tidy))
    return found


def _parts(line: str) -> list[str]:
    """Return ``line`` cut where it holds all lines of one format, else by itself."""
    for layout in LAYOUTS.values():
        length = layout.line_length
        whole = len(line) == length * layout.line_count
        if whole and line[:1].upper() in layout.first_letters and FILLER in line[:length]:
            return [line[at : at + length] for at in range(0, len(line), length)]
    return [line]


def _plausible(tidy: str) -> bool:
    return sum(character in ALPHABET for character in tidy) >= 0.9 * len(tidy)


def _group(lines: list[_Line], count: int) -> _Group | None:
    """Return ``lines`` as an MRZ with how badly they fit, or None."""
    neighbours = len(lines) == count and lines[-1].place - lines[0].place == count - 1
    tidy = tuple(line.tidy for line in lines)
    if not neighbours or not any(FILLER * 2 in line for line in tidy):
        return None
    layout = detect(tidy)
    if layout is None:
        return None
    misfit = _misfit(tidy, layout)
    return None if misfit > FARTHEST else _Group(misfit, lines[0].place, tuple(lines))


def _misfit(lines: tuple[str, ...], layout: Layout) -> float:
    """Return the share of characters that are missing, too many, or of the wrong class.

    The name and the free fields take almost anything, so the other places count by themselves.
    """
    length, wrong, strict = layout.line_length, 0.0, 0
    for place in places(layout.id).values():
        line = lines[place.line - 1]
        if place.position > len(line):
            continue
        printed = line[place.position - 1]
        strict += len(place.allowed) < len(ALPHABET)
        if printed not in place.allowed:
            likely = printed in FOR_FILLER or any(c in place.allowed for c, _ in alike(printed))
            wrong += 0.3 if likely else 1.0
    distance = sum(abs(len(line) - length) for line in lines)
    return distance / (2 * length) + wrong / max(1, strict)

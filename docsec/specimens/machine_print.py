"""How an MRZ is printed: as the standard has it by default, and every way it can go wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docsec.specimens.geometry import INK_WIDTH, PITCH, Box, PageGeometry

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CharacterPrint:
    """One character of the MRZ printed differently from its neighbours.

    Attributes:
        line: from 1.
        position: from 1.
        face: the typeface, a name in `docsec.specimens.typefaces.TYPEFACES`.
        ink: a row of `docsec.specimens.inks.INKS`.
        across: how far to the right of its place, in millimetres.
        down: how far below its place, in millimetres.
        scale: of its size; 1 is the size of the others.
        strength: 0..1, how full its ink is; 1 is the strength of the others.
    """

    line: int
    position: int
    face: str = "ocr-b"
    ink: str = "b900-black"
    across: float = 0.0
    down: float = 0.0
    scale: float = 1.0
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class MachinePrint:
    """The print of a whole MRZ. The defaults are those of Doc 9303-3 4.

    Attributes:
        face: the typeface of all characters.
        ink: of all characters: ``b900-black``, or ``dye-black`` for one gone in infrared.
        pitch: from one character to the next, in millimetres.
        spacing: factor on the distance between lines; the lowest line stays where it is.
        across: how far everything is shifted to the right, in millimetres.
        down: likewise down.
        skew: degrees by which the lines fall to the right, turned about the first character of
            the lowest line.
        size: factor on the size of the characters.
        characters: those printed differently.
    """

    face: str = "ocr-b"
    ink: str = "b900-black"
    pitch: float = PITCH
    spacing: float = 1.0
    across: float = 0.0
    down: float = 0.0
    skew: float = 0.0
    size: float = 1.0
    characters: tuple[CharacterPrint, ...] = ()

    def character(self, line: int, position: int) -> CharacterPrint:
        """Return how one character is printed; the last entry for a place counts."""
        for one in reversed(self.characters):
            if (one.line, one.position) == (line, position):
                return one
        return CharacterPrint(line, position, self.face, self.ink)

    def level_centre(self, geometry: PageGeometry, line: int, position: int) -> Point:
        """Return where the centre of a character is before the lines are turned."""
        lowest = geometry.centre_lines[-1]
        above = lowest + (geometry.centre_lines[line - 1] - lowest) * self.spacing
        across = geometry.first_character + INK_WIDTH / 2 + (position - 1) * self.pitch
        return across + self.across, geometry.height - above + self.down

    def pivot(self, geometry: PageGeometry) -> Point:
        """Return the point that the lines are turned about."""
        return self.level_centre(geometry, len(geometry.centre_lines), 1)

    def centre(self, geometry: PageGeometry, line: int, position: int) -> Point:
        """Return the centre of a character as printed, in millimetres; its own shift excluded."""
        middle, (x, y) = self.pivot(geometry), self.level_centre(geometry, line, position)
        turn = math.radians(self.skew)
        x, y = x - middle[0], y - middle[1]
        return (
            middle[0] + x * math.cos(turn) - y * math.sin(turn),
            middle[1] + x * math.sin(turn) + y * math.cos(turn),
        )

    def cell(self, geometry: PageGeometry, line: int, position: int) -> Box:
        """Return the upright box of a character's cell as printed."""
        x, y = self.centre(geometry, line, position)
        return Box(x - self.pitch / 2, y - geometry.band / 2, self.pitch, geometry.band)

    def line_polygon(self, geometry: PageGeometry, line: int, count: int) -> tuple[Point, ...]:
        """Return the corners of ``count`` cells of a line as printed, clockwise from top left."""
        first, last = self.centre(geometry, line, 1), self.centre(geometry, line, count)
        turn = math.radians(self.skew)
        along = (math.cos(turn) * self.pitch / 2, math.sin(turn) * self.pitch / 2)
        down = (-math.sin(turn) * geometry.band / 2, math.cos(turn) * geometry.band / 2)
        return (
            (first[0] - along[0] - down[0], first[1] - along[1] - down[1]),
            (last[0] + along[0] - down[0], last[1] + along[1] - down[1]),
            (last[0] + along[0] + down[0], last[1] + along[1] + down[1]),
            (first[0] - along[0] + down[0], first[1] - along[1] + down[1]),
        )


MACHINE = MachinePrint()
"""The print of a genuine MRZ."""

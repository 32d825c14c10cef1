"""Where things stand on a page, in millimetres.

Boxes are measured from the top left corner. The centre lines of the MRZ are kept as the
standard gives them, above the bottom edge. Pitch: Doc 9303-3 4.4 (10 characters in 25.4 mm).
"""

from __future__ import annotations

from dataclasses import dataclass

from docsec.findings import Polygon
from docsec.mrz.layouts import LAYOUTS

MILLIMETRES_PER_INCH = 25.4
PITCH = 2.54
# The width of a full-width letter's ink in OCR-B size 1; the margin is measured to its left edge.
INK_WIDTH = 1.757


def pixels_per_millimetre(dpi: int) -> float:
    """Return the scale of a picture of ``dpi`` pixels per inch."""
    return dpi / MILLIMETRES_PER_INCH


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres from the top left corner of the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in millimetres."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, in millimetres."""
        return self.top + self.height

    @property
    def corners(self) -> Polygon:
        """The corners, clockwise from the top left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The measures of one format, in millimetres.

    Attributes:
        format: the name of the format.
        width: nominal.
        height: nominal.
        first_character: from the left edge of the page to that of the first character.
        centre_lines: of the MRZ lines above the bottom edge, the upper line first.
        band: the height of the printing zone of one line.
        zone: the height of the MRZ.
        portrait: the box of the portrait, where this side has one.
        ghost: the box of the small second image, where this side has one.
        rounded: which corners are, clockwise from the top left.
        clause: where the standard says so.
    """

    format: str
    width: float
    height: float
    first_character: float
    centre_lines: tuple[float, ...]
    band: float
    zone: float
    portrait: Box | None
    ghost: Box | None
    rounded: tuple[bool, bool, bool, bool]
    clause: str

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Return the width and height of a picture of the page, in pixels."""
        scale = pixels_per_millimetre(dpi)
        return round(self.width * scale), round(self.height * scale)

    def character_centre(self, line: int, position: int) -> tuple[float, float]:
        """Return the centre of a character, line and position from 1, in millimetres."""
        across = self.first_character + INK_WIDTH / 2 + (position - 1) * PITCH
        return across, self.height - self.centre_lines[line - 1]

    def character_box(self, line: int, position: int) -> Box:
        """Return the cell of a character: one pitch wide, as high as the printing zone."""
        across, down = self.character_centre(line, position)
        return Box(across - PITCH / 2, down - self.band / 2, PITCH, self.band)

    def line_box(self, line: int) -> Box:
        """Return the cells of a whole line."""
        first = self.character_box(line, 1)
        return Box(first.left, first.top, PITCH * LAYOUTS[self.format].line_length, first.height)

    def normalised(self, box: Box, dpi: int) -> Polygon:
        """Return the corners of ``box`` as 0..1 of the picture, five decimals, cut at its edges."""
        scale = pixels_per_millimetre(dpi)
        width, height = self.pixels(dpi)
        return tuple(
            (
                round(min(max(x * scale / width, 0.0), 1.0), 5),
                round(min(max(y * scale / height, 0.0), 1.0), 5),
            )
            for x, y in box.corners
        )


_TWO_LINES = (15.75, 9.40)
_ALL_CORNERS = (True, True, True, True)

GEOMETRIES = {
    geometry.format: geometry
    for geometry in (
        PageGeometry(
            format="TD3",
            width=125.0,
            height=88.0,
            first_character=6.0,
            centre_lines=_TWO_LINES,
            band=4.3,
            zone=23.2,
            portrait=Box(4.5, 19.0, 33.0, 42.4),
            ghost=Box(105.0, 30.4, 14.8, 19.0),
            rounded=(False, False, True, True),
            clause="Doc 9303-4 2.2, Figure 3, 4.1.1.1 field 19",
        ),
        PageGeometry(
            format="TD1",
            width=85.60,
            height=53.98,
            first_character=5.0,
            centre_lines=(15.73, 11.50, 7.27),
            band=2.95,
            zone=23.3,
            portrait=None,
            ghost=Box(66.6, 9.2, 14.8, 19.0),
            rounded=_ALL_CORNERS,
            clause="Doc 9303-5 2.1, Figure 6",
        ),
        PageGeometry(
            format="MRV-B",
            width=105.0,
            height=74.0,
            first_character=4.0,
            centre_lines=_TWO_LINES,
            band=4.3,
            zone=23.2,
            portrait=Box(4.0, 12.8, 28.5, 36.6),
            ghost=None,
            rounded=(False, False, False, False),
            clause="Doc 9303-7 5.1, Figures 8 and 9",
        ),
    )
}

"""Where things stand on a page, in millimetres.

Boxes are measured from the top left corner. The centre lines of the MRZ are kept as the
standard gives them, above the bottom edge. Pitch: Doc 9303-3 4.4 (10 characters in 25.4 mm).
"""

from __future__ import annotations

from dataclasses import dataclass

from docsec.features.documents import INK_HEIGHT as INK_HEIGHT
from docsec.features.documents import INK_WIDTH as INK_WIDTH
from docsec.features.documents import MILLIMETRES_PER_INCH as MILLIMETRES_PER_INCH
from docsec.features.documents import PITCH as PITCH
from docsec.findings import Polygon
from docsec.mrz.layouts import LAYOUTS


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

    def grown(self, by: float) -> Box:
        """Return a box larger by ``by`` millimetres on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def common(self, other: Box) -> Box | None:
        """Return the part of the box that lies in another; None where there is none."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        width, height = min(self.right, other.right) - left, min(self.bottom, other.bottom) - top
        return Box(left, top, width, height) if width > 0 and height > 0 else None


def disc_box(place: tuple[float, float, float]) -> Box:
    """Return the box of a disc: its middle and radius, in millimetres."""
    x, y, radius = place
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The measures of one kind of page, in millimetres, as Doc 9303 has them.

    Attributes:
        name: of the page: the format, and ``-front`` for the side of a card without MRZ.
        format: the format of its MRZ.
        width: nominal.
        height: nominal.
        first_character: from the left edge of the page to that of the first character.
        centre_lines: of the MRZ lines above the bottom edge, the upper line first.
        band: the height of the printing zone of one line.
        zone: the height of the MRZ; 0 where there is none.
        header: the greatest height of Zone I.
        smallest_portrait: width and height.
        largest_portrait: width and height.
        rounded: which corners are, clockwise from the top left.
        clause: where the standard says so.
    """

    name: str
    format: str
    width: float
    height: float
    first_character: float
    centre_lines: tuple[float, ...]
    band: float
    zone: float
    header: float
    smallest_portrait: tuple[float, float]
    largest_portrait: tuple[float, float]
    rounded: tuple[bool, bool, bool, bool]
    clause: str

    def pixels(self, dpi: int) -> tuple[int, int]:
        """Return the width and height of a picture of the page, in pixels."""
        scale = pixels_per_millimetre(dpi)
        return round(self.width * scale), round(self.height * scale)

    def character_centre(self, line: int, position: int) -> tuple[float, float]:
        """Return the nominal centre of a character, line and position from 1, in millimetres."""
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


def normalised(points: Polygon, page: tuple[float, float], dpi: int) -> Polygon:
    """Return points in millimetres as 0..1 of the picture of a page, cut at its edges."""
    scale = pixels_per_millimetre(dpi)
    width, height = round(page[0] * scale), round(page[1] * scale)
    return tuple(
        (
            round(min(max(x * scale / width, 0.0), 1.0), 5),
            round(min(max(y * scale / height, 0.0), 1.0), 5),
        )
        for x, y in points
    )


_TWO_LINES = (15.75, 9.40)
_ALL_CORNERS = (True, True, True, True)
_NO_CORNERS = (False, False, False, False)
_SMALL, _LARGE = (26.0, 32.0), (35.0, 45.0)

GEOMETRIES = {
    geometry.name: geometry
    for geometry in (
        PageGeometry(
            "TD3", "TD3", 125.0, 88.0, 6.0, _TWO_LINES, 4.3, 23.2, 17.9, _SMALL, _LARGE,
            (False, False, True, True), "Doc 9303-4 2.2, Figure 3, Figure 8, 4.1.1.1 field 19",
        ),
        PageGeometry(
            "TD1", "TD1", 85.60, 53.98, 5.0, (15.73, 11.50, 7.27), 2.95, 23.3, 11.0, _SMALL, _LARGE,
            _ALL_CORNERS, "Doc 9303-5 2.1, Figure 6",
        ),
        PageGeometry(
            "TD1-front", "TD1", 85.60, 53.98, 5.0, (), 2.95, 0.0, 11.0, _SMALL, _LARGE,
            _ALL_CORNERS, "Doc 9303-5 2.1, 3.3, 4.1.1.1 field 13",
        ),
        PageGeometry(
            "TD2", "TD2", 105.0, 74.0, 4.0, _TWO_LINES, 4.3, 23.2, 11.0, _SMALL, _LARGE,
            _ALL_CORNERS, "Doc 9303-6 2.1, Figure 6, 4.1.1.1 field 13",
        ),
        PageGeometry(
            "MRV-A", "MRV-A", 120.0, 80.0, 4.0, _TWO_LINES, 4.3, 23.2, 12.0,
            (26.0, 32.0), (32.0, 40.0), _NO_CORNERS, "Doc 9303-7 2.1, Figures 3 and 4",
        ),
        PageGeometry(
            "MRV-B", "MRV-B", 105.0, 74.0, 4.0, _TWO_LINES, 4.3, 23.2, 12.0,
            (26.0, 32.0), (31.0, 39.0), _NO_CORNERS, "Doc 9303-7 5.1, Figures 8 and 9",
        ),
    )
}  # fmt: skip
"""The pages by name. The visa page that a label is stuck on is a page of TD3's size."""

VISA_PAGE = (125.0, 88.0)
"""Width and height of the visa page of a passport, in millimetres."""

"""The security background of Utopia: rainbow print, guilloche in two colours, the overprint.

The design belongs to the format and never changes with the seed, as in a real series.
Everything here is invented and follows no State's design.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from docsec.specimens import lettering
from docsec.specimens.canvas import Canvas, Floats, Ink, Point, Stencil, ink
from docsec.specimens.geometry import Box, PageGeometry, pixels_per_millimetre

LINE_WIDTH = 0.09
# Under the MRZ the background is printed this much fainter, for the contrast of the print.
_MRZ_STRENGTH = 0.35
# Under a face likewise: the one must not hide the other (Doc 9303-3 3.9.1.3).
_FACE_STRENGTH = 0.30


@dataclass(frozen=True, slots=True)
class Palette:
    """The inks of one format.

    Attributes:
        ducts: the colours that run into each other from left to right.
        second: the second colour of the guilloche.
        title: the headings and the emblem.
        overprint: the word SPECIMEN.
    """

    ducts: tuple[Ink, ...]
    second: Ink
    title: Ink
    overprint: Ink


PALETTES = {
    "TD3": Palette(
        ducts=(ink("#3f8fb5"), ink("#5aa98a"), ink("#d39a4a"), ink("#c4638a")),
        second=ink("#8a7fb8"),
        title=ink("#1d3f63"),
        overprint=ink("#c2304a"),
    ),
    "TD1": Palette(
        ducts=(ink("#4f9d8c"), ink("#6fa35a"), ink("#4f86c0"), ink("#8f6bb0")),
        second=ink("#c98a5e"),
        title=ink("#17514d"),
        overprint=ink("#c2304a"),
    ),
    "MRV-B": Palette(
        ducts=(ink("#d58a4e"), ink("#cc6475"), ink("#9a6bb3"), ink("#4f93b8")),
        second=ink("#5f9f86"),
        title=ink("#6a2a4d"),
        overprint=ink("#a8264b"),
    ),
}


def paint(canvas: Canvas, geometry: PageGeometry) -> None:
    """Print the background of the whole page."""
    palette = PALETTES[geometry.format]
    rainbow = blend(palette.ducts, canvas.light.shape[1])
    strength = _strength(canvas, geometry)
    canvas.light *= 1 - 0.16 * strength[..., None] * (1 - rainbow)
    canvas.print(_waves(canvas, geometry), rainbow, 0.55 * strength)
    canvas.print(_cross_waves(canvas, geometry), palette.second, 0.40 * strength)
    canvas.print(_rosettes(canvas, geometry), rainbow, 0.60 * strength)


def blend(ducts: Sequence[Ink], columns: int) -> Floats:
    """Return the ink of each column of the page, the colours running into each other.

    The shape is 1, columns, 3.
    """
    places = np.linspace(0, columns - 1, len(ducts))
    bands = [
        np.interp(np.arange(columns), places, [duct[band] for duct in ducts]) for band in range(3)
    ]
    return np.stack(bands, axis=-1, dtype=np.float32)[None]


def overprint(canvas: Canvas, geometry: PageGeometry) -> None:
    """Print SPECIMEN across the visual zone, so that no copy can pass for a document."""
    stencil = canvas.whole(oversampling=2)
    free = geometry.height - geometry.zone
    centre = (geometry.width * 0.62, free * 0.56)
    across = geometry.width * 0.66
    capital = across / lettering.width(stencil, "SPECIMEN", 1.0)
    lettering.write_turned(stencil, centre, "SPECIMEN", capital, 16.0, bold=capital * 0.035)
    canvas.print(stencil, PALETTES[geometry.format].overprint, 0.26)


def _strength(canvas: Canvas, geometry: PageGeometry) -> Floats:
    """Return the strength of the background at each pixel: faint under the MRZ and faces."""
    height, width = canvas.light.shape[:2]
    scale = pixels_per_millimetre(canvas.dpi)
    down = (np.arange(height, dtype=np.float32) / np.float32(scale))[:, None]
    across = (np.arange(width, dtype=np.float32) / np.float32(scale))[None]
    faint: Floats = _step(down, geometry.height - geometry.zone) * (1 - _MRZ_STRENGTH)
    for box in (geometry.portrait, geometry.ghost):
        if box is not None:
            inside = _step(down, box.top + 2) * (1 - _step(down, box.bottom))
            inside = inside * _step(across, box.left + 2) * (1 - _step(across, box.right - 2))
            faint = np.maximum(faint, inside * np.float32(1 - _FACE_STRENGTH))
    return np.subtract(1, faint, dtype=np.float32)


def _step(place: Floats, edge: float) -> Floats:
    """Return 0 before ``edge`` and 1 after it, rising over three millimetres."""
    step: Floats = np.clip((place - np.float32(edge - 1.5)) / np.float32(3), 0, 1)
    return step


def _waves(canvas: Canvas, geometry: PageGeometry) -> Stencil:
    """Draw bands of lines that swell and narrow together, across the page."""
    stencil = canvas.whole()
    for centre in np.arange(4.0, geometry.height + 6.0, 12.5):
        for phase in np.linspace(-1, 1, 9):
            stencil.line(_curve(geometry.width, _swelling(float(centre), float(phase))), LINE_WIDTH)
    return stencil


def _swelling(centre: float, phase: float) -> Callable[[float], float]:
    """Return one line of a band: y in millimetres for x in millimetres."""

    def height(x: float) -> float:
        envelope = 3.0 + 2.6 * math.sin(x / 9.5 + centre / 7.0)
        return centre + phase * envelope + 1.6 * math.sin(x / 15.0 + centre)

    return height


def _cross_waves(canvas: Canvas, geometry: PageGeometry) -> Stencil:
    """Draw the second colour: a family of steeper waves between the bands."""
    stencil = canvas.whole()
    for centre in np.arange(-6.0, geometry.height + 12.0, 2.1):
        middle = float(centre)

        def height(x: float, middle: float = middle) -> float:
            return middle + 5.5 * math.sin(x / 12.0 + 0.6) + 1.2 * math.sin(x / 4.2 + middle / 6.0)

        stencil.line(_curve(geometry.width, height), LINE_WIDTH)
    return stencil


def _curve(width: float, height: Callable[[float], float]) -> list[Point]:
    return [(float(x), height(float(x))) for x in np.arange(-0.5, width + 1.0, 0.25)]


def _rosettes(canvas: Canvas, geometry: PageGeometry) -> Stencil:
    """Draw the large rosette behind the data and two smaller ones."""
    stencil = canvas.whole()
    free = geometry.height - geometry.zone
    size = free * 0.40
    rosette(stencil, (geometry.width * 0.66, free * 0.58), size, petals=24)
    rosette(stencil, (geometry.width * 0.93, free * 0.16), size * 0.46, petals=14)
    rosette(stencil, (geometry.width * 0.10, geometry.height * 0.93), size * 0.40, petals=14)
    return stencil


def rosette(stencil: Stencil, centre: Point, radius: float, *, petals: int) -> None:
    """Draw a guilloche rosette: rings of waves shifted against each other.

    Args:
        stencil: where to.
        centre: in millimetres.
        radius: in millimetres.
        petals: waves in one turn.
    """
    for ring, (inner, outer) in enumerate(((0.18, 0.52), (0.46, 0.80), (0.74, 1.0))):
        middle, swing = radius * (inner + outer) / 2, radius * (outer - inner) / 2
        for shift in range(6):
            start = 2 * math.pi * shift / 6
            stencil.line(_ring(centre, middle, swing, petals + 6 * ring, start), LINE_WIDTH)


def _ring(centre: Point, middle: float, swing: float, petals: int, start: float) -> list[Point]:
    points = []
    for step in range(petals * 24 + 1):
        angle = 2 * math.pi * step / (petals * 24)
        reach = middle + swing * math.sin(petals * angle + start) * (
            0.72 + 0.28 * math.cos(3 * angle)
        )
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return points


def microtext(canvas: Canvas, geometry: PageGeometry, box: Box) -> None:
    """Print a row of text 0.25 mm high along the top of ``box``: a line to the bare eye."""
    stencil = canvas.stencil(Box(box.left, box.top - 0.5, box.width, 1.0))
    unit = "UTOPIA SPECIMEN "
    count = int(box.width / lettering.width(stencil, unit, 0.25))
    lettering.write(stencil, (box.left, box.top), unit * count, 0.25)
    canvas.print(stencil, PALETTES[geometry.format].title, 0.8)

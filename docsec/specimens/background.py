"""The security background: rainbow print, guilloche in two colours, microprint, the overprint.

The design belongs to the type and never changes with the seed, as in a real series.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from docsec.specimens import guilloche, lettering
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box, PageGeometry, pixels_per_millimetre
from docsec.specimens.inks import INKS, colour
from docsec.specimens.stencil import Floats, Stencil

# Under the MRZ the background is printed this much fainter, for the contrast of the print.
_MRZ_STRENGTH = 0.32
# Under a face likewise: the one must not hide the other (Doc 9303-3 3.9.1.3).
_FACE_STRENGTH = 0.20
_UNDER_CODE = 0.92
MICROPRINT = 0.25
"""The height of a capital of the microprint, in millimetres."""
_BLOT = 0.36

Family = Callable[[Canvas, PageGeometry], tuple[Stencil, Stencil, Stencil]]


def paint(canvas: Canvas, geometry: PageGeometry, plan: Design) -> None:
    """Print the background of the whole document."""
    rainbow = blend(plan.ducts, canvas.shape[1])
    strength = _strength(canvas, geometry, plan)
    page = canvas.stencil(Box(0, 0, geometry.width, geometry.height), oversampling=1)
    page.box(Box(-1, -1, geometry.width + 2, geometry.height + 2))
    canvas.print(page, INKS["tint"], 0.15 * strength, rainbow)
    lines, crossing, ornaments = FAMILIES[plan.family](canvas, geometry)
    canvas.print(lines, INKS["rainbow-line"], 0.58 * strength, rainbow)
    canvas.print(crossing, INKS["offset-line"].coloured(plan.second), 0.44 * strength)
    canvas.print(ornaments, INKS["rainbow-line"], 0.62 * strength, rainbow)


def blend(ducts: Sequence[str], columns: int) -> Floats:
    """Return the ink of each column of the page, the colours running into each other.

    The shape is 1, columns, 3.
    """
    inks = [colour(duct) for duct in ducts]
    places = np.linspace(0, columns - 1, len(inks))
    across = [
        np.interp(np.arange(columns), places, [ink[band] for ink in inks]) for band in range(3)
    ]
    return np.stack(across, axis=-1, dtype=np.float32)[None]


def overprint(canvas: Canvas, geometry: PageGeometry, plan: Design) -> None:
    """Print SPECIMEN across the visual zone, seen under every light."""
    ink = INKS["specimen"].coloured(plan.overprint)
    canvas.print(mark(canvas, geometry), ink, 0.24)


def mark(canvas: Canvas, geometry: PageGeometry) -> Stencil:
    """Return the word SPECIMEN as it stands across the visual zone."""
    stencil = canvas.stencil(Box(0, 0, geometry.width, geometry.height), oversampling=2)
    free = geometry.height - geometry.zone
    centre = (geometry.width * 0.63, free * 0.56)
    across = geometry.width * 0.64
    capital = across / lettering.width(stencil, "SPECIMEN", 1.0, "sans-bold")
    lettering.write_turned(stencil, centre, "SPECIMEN", capital, 16.0, "sans-bold")
    return stencil


def microprint(canvas: Canvas, geometry: PageGeometry, plan: Design, box: Box) -> None:
    """Print a row of small text along the top of ``box``: a line to the bare eye."""
    stencil = canvas.stencil(Box(box.left, box.top - 0.5, box.width, 1.0), oversampling=8)
    unit = "UTOPIASPECIMEN"
    count = int(box.width / lettering.width(stencil, unit, MICROPRINT))
    lettering.write(stencil, (box.left, box.top), unit * count, MICROPRINT)
    canvas.print(stencil, INKS["microprint"].coloured(plan.title), 0.85)


def line(canvas: Canvas, plan: Design, box: Box) -> None:
    """Print a row of dots that are no letters, where microprint ought to be."""
    stencil = canvas.stencil(Box(box.left, box.top - 0.5, box.width, 1.0), oversampling=8)
    for dot in range(int(box.width / _BLOT)):
        stencil.oval((box.left + (dot + 0.5) * _BLOT, box.top - MICROPRINT / 2), 0.11, 0.10)
    canvas.print(stencil, INKS["microprint"].coloured(plan.title), 0.85)


def _strength(canvas: Canvas, geometry: PageGeometry, plan: Design) -> Floats:
    """Return the strength of the background at each pixel: faint under the MRZ and faces."""
    rows, columns = canvas.shape
    scale = pixels_per_millimetre(canvas.dpi)
    down = (np.arange(rows, dtype=np.float32) / np.float32(scale))[:, None] - canvas.origin[1]
    along = (np.arange(columns, dtype=np.float32) / np.float32(scale))[None] - canvas.origin[0]
    faint = np.zeros((rows, columns), dtype=np.float32)
    if geometry.zone:
        faint += _step(down, geometry.height - geometry.zone) * (1 - _MRZ_STRENGTH)
    for box in (plan.portrait, plan.ghost):
        if box is not None:
            inside = _step(down, box.top + 2) * (1 - _step(down, box.bottom))
            inside = inside * _step(along, box.left + 2) * (1 - _step(along, box.right - 2))
            faint = np.maximum(faint, inside * np.float32(1 - _FACE_STRENGTH))
    if plan.barcode is not None:
        box = plan.barcode
        inside = _step(down, box.top - 2) * (1 - _step(down, box.bottom + 2))
        inside = inside * _step(along, box.left - 2) * (1 - _step(along, box.right + 2))
        faint = np.maximum(faint, inside * np.float32(_UNDER_CODE))
    return np.subtract(1, faint, dtype=np.float32)


def _step(place: Floats, edge: float) -> Floats:
    """Return 0 before ``edge`` and 1 after it, rising over three millimetres."""
    step: Floats = np.clip((place - np.float32(edge - 1.5)) / np.float32(3), 0, 1)
    return step


def _stencils(canvas: Canvas, geometry: PageGeometry) -> tuple[Stencil, Stencil, Stencil]:
    page = Box(0, 0, geometry.width, geometry.height)
    return canvas.stencil(page), canvas.stencil(page), canvas.stencil(page)


def _waves(canvas: Canvas, geometry: PageGeometry) -> tuple[Stencil, Stencil, Stencil]:
    """Bands that swell, crossed by waves, with three rosettes."""
    lines, crossing, ornaments = _stencils(canvas, geometry)
    guilloche.bands(lines, geometry)
    guilloche.waves(crossing, geometry)
    free = geometry.height - geometry.zone
    size = free * 0.40
    wide, high = geometry.width, geometry.height
    guilloche.rosette(ornaments, (wide * 0.66, free * 0.58), size, 24)
    guilloche.rosette(ornaments, (wide * 0.93, free * 0.16), size * 0.46, 14)
    guilloche.rosette(ornaments, (wide * 0.10, high * 0.93), size * 0.40, 14)
    return lines, crossing, ornaments


def _arches(canvas: Canvas, geometry: PageGeometry) -> tuple[Stencil, Stencil, Stencil]:
    """Two fans of scalloped rings from opposite corners, with a wheel in the middle."""
    lines, crossing, ornaments = _stencils(canvas, geometry)
    wide, high = geometry.width, geometry.height
    reach = (wide**2 + high**2) ** 0.5
    guilloche.fan(lines, (wide * 0.02, high * 1.04), reach, 1.9, 96)
    guilloche.fan(crossing, (wide * 0.98, -high * 0.04), reach, 2.3, 78)
    free = high - geometry.zone
    middle = (wide * 0.64, free * 0.57)
    for rolled, turns in ((29, 11), (47, 13), (61, 11)):
        guilloche.spirograph(ornaments, middle, free * 0.62, rolled, turns)
    guilloche.rosette(ornaments, (wide * 0.955, high * 0.95), free * 0.17, 16)
    return lines, crossing, ornaments


FAMILIES: dict[str, Family] = {"waves": _waves, "arches": _arches}
"""The kinds of background by name: the lines, those that cross them, and the ornaments."""

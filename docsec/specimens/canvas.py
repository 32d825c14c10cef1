"""A page that ink is printed on, measured in millimetres, under every light at once.

An element is drawn as a stencil and printed once; that one coverage goes into every band, so the
pictures of the lights lie on one another exactly. Inks are transparent: each lets through its
share of light, so what lies beneath stays visible.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from docsec.specimens.geometry import Box, pixels_per_millimetre
from docsec.specimens.inks import CLEAR, DARK, Ink, Substrate, luminance
from docsec.specimens.stencil import Floats, Point, Stencil

BANDS = ("white", "infrared", "ultraviolet", "transmitted", "relief")
_RGB = ("white", "ultraviolet")


@dataclass(frozen=True, slots=True)
class Variable:
    """What changes with the angle, as it lies on the page.

    Attributes:
        place: the rows and columns it covers.
        look: called with the tilt and where the lamp is, in radians, it returns the colour of
            each pixel and how much of it covers what lies beneath, 0..1.
    """

    place: tuple[slice, slice]
    look: Callable[[float, float], tuple[Floats, Floats]]


class Canvas:
    """The page in its bands.

    ``white`` and ``ultraviolet`` have the shape rows, columns, 3, the others rows, columns:
    the share of white light and of infrared that comes back, the ultraviolet glow, the share
    of light that comes through, and the height in micrometres.

    Attributes:
        dpi: pixels per inch.
        bands: those asked for, by name.
        variable: what changes with the angle.
        dropout: whether inks may be gone in infrared; without, each stays as dark as it looks.
        origin: where the top left of the document lies on the page, in millimetres.
    """

    def __init__(
        self,
        size: tuple[int, int],
        dpi: int,
        substrate: Substrate,
        bands: Collection[str] = BANDS,
        *,
        dropout: bool = True,
    ) -> None:
        self.dpi = dpi
        self.dropout = dropout
        self.origin: Point = (0.0, 0.0)
        self.variable: list[Variable] = []
        self.shape = (size[1], size[0])
        base = _of(substrate)
        self.bands: dict[str, Floats] = {
            name: np.full((*self.shape, 3) if name in _RGB else self.shape, base[name], np.float32)
            for name in BANDS
            if name in bands
        }

    def stencil(self, box: Box, oversampling: int = 4) -> Stencil:
        """Return an empty stencil over ``box`` (millimetres of the document)."""
        return Stencil(box, self.dpi, oversampling, self.origin)

    def whole(self, oversampling: int = 4) -> Stencil:
        """Return an empty stencil over the whole page, its measures those of the document."""
        pixel = 1 / pixels_per_millimetre(self.dpi)
        rows, columns = self.shape
        # Half a pixel less, or rounding could make the stencil one pixel larger than the page.
        box = Box(-self.origin[0], -self.origin[1], (columns - 0.5) * pixel, (rows - 0.5) * pixel)
        return self.stencil(box, oversampling)

    def print(
        self,
        stencil: Stencil,
        ink: Ink,
        opacity: float | Floats = 1.0,
        colours: Floats | None = None,
    ) -> None:
        """Print ``stencil`` in ``ink``, into every band.

        Args:
            stencil: what to print.
            ink: how it looks under each light.
            opacity: 0..1, or one value a pixel of the page (shape rows, columns).
            colours: instead of the ink's under white light (and, of an ink that glows, under
                ultraviolet), one colour a column of the page (shape 1, columns, 3).
        """
        coverage, place = self.cut(stencil)
        share = opacity[place] if isinstance(opacity, np.ndarray) else np.float32(opacity)
        own = None if colours is None else colours[:, place[1]]
        self._compose(place, coverage * share, ink, own)

    def lay(self, picture: Image.Image, box: Box, ink: Ink) -> None:
        """Print a picture, mode RGB, into ``box`` (millimetres), in an ink of its own colours.

        Where the picture is dark there is much of the ink; ``ink`` says how it looks elsewhere.
        """
        place, size = self.pixels(box)
        resized = picture.resize(size, Image.Resampling.LANCZOS)
        shares = np.asarray(resized, dtype=np.float32) / np.float32(255)
        values, place = _within(shares, place, self.shape)
        if "white" in self.bands:
            self.bands["white"][place] *= values
        dark = 1 - values @ np.asarray((0.299, 0.587, 0.114), dtype=np.float32)
        # Without drop-out the picture stays as dark as it looks.
        kept = ink if self.dropout else replace(ink, infrared=0.0)
        self._compose(place, dark, kept, None, skip=("white",))

    def cover(self, stencil: Stencil, substrate: Substrate, thickness: float = 0.0) -> None:
        """Lay another material over the page, which hides what was printed there.

        Args:
            stencil: where.
            substrate: the material.
            thickness: how far it stands up, in micrometres.
        """
        coverage, place = self.cut(stencil)
        for name, value in _of(substrate).items():
            if name not in self.bands:
                continue
            band = self.bands[name][place]
            share = coverage[..., None] if name in _RGB else coverage
            if name == "transmitted":
                band *= 1 - share * np.float32(1 - substrate.transmission)
            elif name == "relief":
                band += share * np.float32(thickness)
            else:
                band += share * (np.asarray(value, dtype=np.float32) - band)

    def pixels(self, box: Box) -> tuple[tuple[slice, slice], tuple[int, int]]:
        """Return the rows and columns under ``box`` and its width and height, in pixels."""
        scale = pixels_per_millimetre(self.dpi)
        left = round((box.left + self.origin[0]) * scale)
        top = round((box.top + self.origin[1]) * scale)
        width, height = max(round(box.width * scale), 1), max(round(box.height * scale), 1)
        return (slice(top, top + height), slice(left, left + width)), (width, height)

    def cut(self, stencil: Stencil) -> tuple[Floats, tuple[slice, slice]]:
        """Return the coverage of the part of ``stencil`` that lies on the page, and its place."""
        coverage = stencil.coverage()
        rows = slice(stencil.top, stencil.top + coverage.shape[0])
        columns = slice(stencil.left, stencil.left + coverage.shape[1])
        return _within(coverage, (rows, columns), self.shape)

    def _compose(
        self,
        place: tuple[slice, slice],
        share: Floats,
        ink: Ink,
        colours: Floats | None,
        skip: Sequence[str] = (),
    ) -> None:
        white = np.asarray(ink.white, dtype=np.float32) if colours is None else colours
        is_clear = ink.white == CLEAR
        for name, values in self.bands.items():
            band = values[place]
            if name == "white" and not is_clear and name not in skip:
                band *= 1 - share[..., None] * (1 - white)
            elif name == "infrared":
                band *= 1 - share * np.float32(1 - self._infrared(ink))
            elif name == "ultraviolet" and (not is_clear or ink.emission != DARK):
                glow = colours if is_clear and colours is not None else ink.emission
                band *= 1 - share[..., None] * np.float32(0.0 if is_clear else ink.quench)
                band += share[..., None] * np.asarray(glow, dtype=np.float32)
            elif name == "transmitted" and ink.opacity:
                band *= 1 - share * np.float32(ink.opacity)
            elif name == "relief" and ink.relief:
                band += share * np.float32(ink.relief)

    def _infrared(self, ink: Ink) -> float:
        return ink.infrared if self.dropout else min(ink.infrared, luminance(ink.white))


def _of(substrate: Substrate) -> dict[str, float | tuple[float, float, float]]:
    """Return the bare material in each band."""
    return {
        "white": substrate.white,
        "infrared": substrate.infrared,
        "ultraviolet": substrate.emission,
        "transmitted": substrate.transmission,
        "relief": 0.0,
    }


def _within(
    values: Floats, place: tuple[slice, slice], shape: tuple[int, int]
) -> tuple[Floats, tuple[slice, slice]]:
    """Return the part of ``values`` and of ``place`` that lies on a page of ``shape``."""
    rows, columns = (
        slice(min(max(part.start, 0), limit), max(min(part.stop, limit), 0))
        for part, limit in zip(place, shape, strict=True)
    )
    top, left = rows.start - place[0].start, columns.start - place[1].start
    height, width = max(rows.stop - rows.start, 0), max(columns.stop - columns.start, 0)
    part = values[top : top + height, left : left + width]
    return part, (
        slice(rows.start, rows.start + height),
        slice(columns.start, columns.start + width),
    )

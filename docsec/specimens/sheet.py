"""Soft shapes laid on a picture: what a drawn portrait is made of.

Measures are shares of the picture's height, across from the middle, down from the top.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from docsec.specimens.stencil import Point

Colour = tuple[int, int, int]


class Sheet:
    """A picture on which soft shapes are laid."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.image = Image.new("RGB", size, (255, 255, 255))
        self.unit = size[1]
        self.middle = size[0] / 2

    def outline(self, points: Sequence[Point], *, rounded: bool = True) -> Image.Image:
        """Return a mask filled inside ``points``, smoothed unless ``rounded`` is false."""
        mask = Image.new("L", self.image.size)
        path = smooth(points) if rounded else points
        placed = [(self.middle + x * self.unit, y * self.unit) for x, y in path]
        ImageDraw.Draw(mask).polygon(placed, fill=255)
        return mask

    def oval(self, centre: Point, width: float, height: float) -> Image.Image:
        """Return a mask filled inside an oval of half-axes ``width`` and ``height``."""
        mask = Image.new("L", self.image.size)
        x, y = self.middle + centre[0] * self.unit, centre[1] * self.unit
        half = (width * self.unit, height * self.unit)
        ImageDraw.Draw(mask).ellipse((x - half[0], y - half[1], x + half[0], y + half[1]), 255)
        return mask

    def lay(
        self,
        mask: Image.Image,
        colour: Colour,
        *,
        soft: float = 0.0015,
        opacity: float = 1.0,
        within: Image.Image | None = None,
    ) -> None:
        """Lay ``colour`` through ``mask``, its edge ``soft``, only ``within`` another mask."""
        mask = mask.filter(ImageFilter.GaussianBlur(soft * self.unit))
        if within is not None:
            mask = ImageChops.multiply(mask, within)
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        self.image.paste(colour, (0, 0), mask)


def smooth(points: Sequence[Point]) -> list[Point]:
    """Return a closed curve through ``points`` (Catmull and Rom)."""
    curve = []
    count = len(points)
    for index in range(count):
        before, start, end, after = (points[(index + offset) % count] for offset in (-1, 0, 1, 2))
        for step in range(12):
            part = step / 12
            curve.append(
                (
                    _between(before[0], start[0], end[0], after[0], part),
                    _between(before[1], start[1], end[1], after[1], part),
                )
            )
    return curve


def _between(before: float, start: float, end: float, after: float, part: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * part
        + (2 * before - 5 * start + 4 * end - after) * part**2
        + (3 * start - before - 3 * end + after) * part**3
    )


def mirrored(right: Sequence[Point]) -> list[Point]:
    """Return an outline from its right half, which runs from the top middle to the bottom."""
    left = [(-x, y) for x, y in reversed(right) if x]
    return [*right, *left]


def shade(colour: Colour, factor: float) -> Colour:
    """Return ``colour`` darker (below 1) or lighter (above 1)."""
    if factor <= 1:
        red, green, blue = (round(part * factor) for part in colour)
    else:
        red, green, blue = (round(255 - (255 - part) / factor) for part in colour)
    return red, green, blue

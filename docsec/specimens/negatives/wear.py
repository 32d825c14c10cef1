"""Age and use: creases, stains, worn print. None of them says anything about the document."""

from __future__ import annotations

import math

import numpy as np

from docsec.specimens import seeding
from docsec.specimens.camera.bands import seen_from
from docsec.specimens.geometry import Box
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import (
    INFRARED,
    TRANSMITTED,
    ULTRAVIOLET,
    WHITE,
    Floats,
    Pictures,
    Step,
    change,
    cut,
    floats,
)

_CREASE = 1.0  # how far the shading reaches from the fold, in millimetres
# How strongly a crease shows: a lamp from the side shows it best.
_RELIEF = {WHITE: 0.22, INFRARED: 0.16, ULTRAVIOLET: 0.10, TRANSMITTED: 0.25}
_PAPER = (0.94, 0.93, 0.91)
_RELIEF_OBLIQUE = 0.45


def crease(pictures: Pictures, seed: int, *, strength: float = 1.0) -> Step:
    """Fold the page once: print is broken along the fold, one side of it lies in shadow.

    Args:
        pictures: of the page.
        seed: of where the fold runs.
        strength: 1 for a fold by accident, 2 for one that was used for years.
    """
    start, end = _fold(pictures.page, seed)
    length = math.dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)

    def fold(light: str, values: Floats) -> Floats:
        """Fold a picture: relief along the crease, and ink broken off on it."""
        x, y = pictures.grid(light)
        bend = np.float32(0.5) * clouds(seed, "crease bend", x, y, 9.0)
        beside = (x - start[0]) * along[1] - (y - start[1]) * along[0] + bend
        relief = np.float32(_RELIEF.get(light, _RELIEF_OBLIQUE) * strength)
        shade = np.sin(np.clip(beside / _CREASE, -1, 1) * np.pi) * relief
        broken = np.exp(-((beside / np.float32(0.13)) ** 2)) * np.clip(
            0.75 + clouds(seed, "crease breaks", x, y, 1.2), 0, 1
        )
        bare = np.float32(0.20 if light == ULTRAVIOLET else 0.93)
        lit = values * (1 + shade[..., None])
        share = (broken * min(0.7 * strength, 1.0) * pictures.inside(light))[..., None]
        return _within(pictures, light, values, lit + (bare - lit) * share)

    side = _CREASE + 0.9
    corners = tuple(
        (x + side * (v * along[0] - u * along[1]), y + side * (v * along[1] + u * along[0]))
        for (x, y), u, v in ((start, 1, -1), (end, 1, 1), (end, -1, 1), (start, -1, -1))
    )
    return pictures.altered(pictures.lights, fold), change(
        "crease", pictures.lights, (corners,), start_mm=start, end_mm=end, strength=strength
    )


def _fold(page: tuple[float, float], seed: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the two ends of a fold from the upper to the lower or the left to the right edge."""
    width, height = page
    first, second = (seeding.between(seed, f"crease {end}", 0.2, 0.8) for end in range(2))
    second = first + (second - first) * 0.5
    if seeding.number(seed, "crease way") % 3:
        return (round(first * width, 3), 0.0), (round(second * width, 3), height)
    return (0.0, round(first * height, 3)), (width, round(second * height, 3))


def stain(pictures: Pictures, seed: int, *, radius: float = 13.0) -> Step:
    """Spill coffee: a brown spot with a darker rim; clear in infrared, dark in ultraviolet.

    Args:
        pictures: of the page.
        seed: of its place and shape.
        radius: in millimetres.
    """
    width, height = pictures.page
    centre = (
        round(seeding.between(seed, "stain x", 0.15, 0.85) * width, 3),
        round(seeding.between(seed, "stain y", 0.15, 0.85) * height, 3),
    )
    lights = tuple(light for light in pictures.lights if light != INFRARED)

    def spill(light: str, values: Floats) -> Floats:
        """Spread the stain over a picture, darkest at its rim."""
        x, y = pictures.grid(light)
        reach = np.hypot(x - centre[0], y - centre[1]) + 2.4 * clouds(
            seed, "stain edge", x, y, radius * 0.6
        )
        body = np.clip((radius - reach) / 0.8, 0, 1)
        rim = np.exp(-(((reach - radius + 0.9) / 0.7) ** 2))
        uneven = 0.30 + 0.10 * clouds(seed, "stain body", x, y, 5.0)
        amount = np.clip(body * uneven + 0.45 * rim * body, 0, 1)[..., None]
        colour = (0.35, 0.32, 0.25) if light == ULTRAVIOLET else (0.66, 0.47, 0.27)
        return _within(pictures, light, values, values * (1 - amount * (1 - floats(colour))))

    side = 2 * (radius + 4.2)
    box = Box(centre[0] - side / 2, centre[1] - side / 2, side, side)
    return pictures.altered(lights, spill), change(
        "stain", lights, (box.corners,), centre_mm=centre, radius_mm=radius
    )


def worn_print(
    pictures: Pictures, seed: int, *, box: Box | None = None, amount: float = 0.4
) -> Step:
    """Rub the print off in places: strokes are thin and broken, in every light alike.

    Args:
        pictures: of the page.
        seed: of where it is rubbed off.
        box: where, in millimetres; the whole page where it is left out.
        amount: how much of the print goes, 0..1.
    """
    where = box or Box(0, 0, *pictures.page)

    def rub(light: str, values: Floats) -> Floats:
        """Rub the print off a picture here and there."""
        x, y = pictures.grid(light)
        edge = np.minimum(
            np.minimum(x - where.left, where.right - x), np.minimum(y - where.top, where.bottom - y)
        )
        inside = np.clip(edge / 1.5, 0, 1)
        broad = clouds(seed, "wear", x, y, 14.0)
        fine = clouds(seed, "wear grain", x, y, 0.7, layers=2)
        gone = np.clip(1.6 * (broad * 0.5 + fine * 0.6 + amount - 0.45), 0, 1) * inside
        ground = _bare(pictures, light)
        share = (gone * np.float32(amount + 0.3))[..., None].clip(0, 1)
        return _within(pictures, light, values, values + (ground - values) * share)

    return pictures.altered(pictures.lights, rub), change(
        "worn-print", pictures.lights, (where.corners,), amount=amount
    )


def _bare(pictures: Pictures, light: str) -> Floats:
    """Return what the page would look like without print: rows x columns x 3, or one colour.

    Under infrared and ultraviolet most of a page is bare: its median. Under a lamp from the
    side or behind, print takes the same share of the light as in the white picture.
    """
    values = pictures.lights[light]
    if light in (INFRARED, ULTRAVIOLET):
        return floats(np.median(values[pictures.inside(light) > 0.5], axis=0))
    if light == WHITE or WHITE not in pictures.lights:
        return floats(_PAPER)
    printed = np.maximum(seen_from(pictures, light) / floats(_PAPER), np.float32(0.05))
    return cut(values / printed)


def _within(pictures: Pictures, light: str, before: Floats, after: Floats) -> Floats:
    """Return the altered picture on the page and the old one around it."""
    return before + (after - before) * pictures.inside(light)[..., None]

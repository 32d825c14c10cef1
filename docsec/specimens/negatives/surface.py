"""What lies on or in the surface: scratches and bubbles of a laminate, dust on the glass."""

from __future__ import annotations

import math

import numpy as np

from docsec.findings import Polygon
from docsec.specimens import seeding
from docsec.specimens.geometry import Box
from docsec.specimens.negatives.imprint import Imprint, stroke
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

# How much light a scratch sends to the camera: most by a lamp from the side.
_SHINE = {WHITE: 0.30, INFRARED: 0.30}
_SHINE_OBLIQUE = 0.55
_FUZZ = (0.34, 0.33, 0.32)  # lint on the glass, dark on a light page
# Lint has been washed with brighteners: under ultraviolet light it glows.
_LINT_GLOW = (0.45, 0.58, 0.95)


def scratches(pictures: Pictures, seed: int, *, count: int = 5) -> Step:
    """Scratch the laminate: thin bright lines over print that is whole beneath.

    Args:
        pictures: of the page.
        seed: of where they run.
        count: how many.
    """
    lines = [_scratch(pictures, seed, number) for number in range(count)]
    lights = tuple(light for light in pictures.lights if light not in (ULTRAVIOLET, TRANSMITTED))

    def shine(light: str, values: Floats) -> Floats:
        """Lighten a picture along the scratches."""
        bright = np.float32(_SHINE.get(light, _SHINE_OBLIQUE))
        inside = pictures.inside(light)
        for line in lines:
            share = (line.cover(pictures, light) * inside * bright)[..., None]
            values = floats(values + (1 - values) * share)
        return values

    polygons = [line.corners for line in lines]
    return pictures.altered(lights, shine), change("scratches", lights, polygons, count=count)


def _scratch(pictures: Pictures, seed: int, number: int) -> Imprint:
    """Return one scratch: nearly straight, about as long as a third of the page is wide."""
    width, height = pictures.page
    topic = f"scratch {number}"
    length = round(seeding.between(seed, f"{topic} length", 0.2, 0.45) * width, 3)
    bow = seeding.between(seed, f"{topic} bow", -0.5, 0.5)
    way = [(1 + (length - 2) * at / 12, 1 + bow * math.sin(math.pi * at / 12)) for at in range(13)]
    centre = (
        seeding.between(seed, f"{topic} x", 0.3, 0.7) * width,
        seeding.between(seed, f"{topic} y", 0.3, 0.7) * height,
    )
    turn = seeding.between(seed, f"{topic} turn", -25, 25)
    return Imprint(stroke((length, 2.0), way, 0.16), centre, turn)


def bubbles(pictures: Pictures, seed: int, *, count: int = 4) -> Step:
    """Leave air under the laminate: round milky spots with a bright and a dark rim.

    Args:
        pictures: of the page.
        seed: of where they are.
        count: how many.
    """
    width, height = pictures.page
    spots = [
        (
            seeding.between(seed, f"bubble x {number}", 0.12, 0.88) * width,
            seeding.between(seed, f"bubble y {number}", 0.12, 0.7) * height,
            seeding.between(seed, f"bubble size {number}", 1.2, 2.6),
        )
        for number in range(count)
    ]
    lights = tuple(light for light in pictures.lights if light not in (ULTRAVIOLET, TRANSMITTED))

    def lift(light: str, values: Floats) -> Floats:
        """Raise the film in spots: a rim that is light on one side and dark on the other."""
        x, y = pictures.grid(light)
        rim = np.float32(0.55 if light.startswith("oblique") else 0.28)
        for across, down, radius in spots:
            left, top = x - np.float32(across), y - np.float32(down)
            reach = np.hypot(left, top) / np.float32(radius)
            body = cut((1 - reach) * np.float32(4))
            slope = np.exp(-(((reach - np.float32(0.82)) / np.float32(0.12)) ** 2)) * body
            facing = (left + top) / np.float32(radius) * np.float32(-math.sqrt(0.5))
            values = floats(values + (1 - values) * (np.float32(0.10) * body)[..., None])
            values = floats(values * (1 + rim * slope * facing)[..., None])
        return values

    around = [Box(x - size, y - size, 2 * size, 2 * size).corners for x, y, size in spots]
    return pictures.altered(lights, lift), change("bubbles", lights, around, count=count)


def dust(pictures: Pictures, seed: int, *, count: int = 10) -> Step:
    """Leave dust and hairs on the glass: dark on the page, and glowing under ultraviolet light.

    Args:
        pictures: of the page.
        seed: of where they lie.
        count: how many, a third of them hairs.
    """
    pieces = [_piece(pictures.page, seed, number) for number in range(count)]

    def lie(light: str, values: Floats) -> Floats:
        """Lay the specks over a picture."""
        colour = floats(_LINT_GLOW if light == ULTRAVIOLET else _FUZZ)
        for piece in pieces:
            share = np.float32(0.85) * piece.cover(pictures, light)[..., None]
            values = floats(values + (colour - values) * share)
        return values

    places: list[Polygon] = [piece.corners for piece in pieces]
    return pictures.altered(pictures.lights, lie), change(
        "dust", pictures.lights, places, count=count
    )


def _piece(page: tuple[float, float], seed: int, number: int) -> Imprint:
    """Return a hair, curved, or a speck."""
    topic = f"dust {number}"
    is_hair = number % 3 == 0
    length = seeding.between(seed, f"{topic} length", 5, 11) if is_hair else 0.3
    bend = seeding.between(seed, f"{topic} bend", 0.5, 2.2) if is_hair else 0.0
    way = [(1 + length * at / 16, 3 + bend * math.sin(1.4 * math.pi * at / 16)) for at in range(17)]
    width = 0.16 if is_hair else seeding.between(seed, f"{topic} size", 0.2, 0.4)
    centre = (
        seeding.between(seed, f"{topic} x", 0.08, 0.92) * page[0],
        seeding.between(seed, f"{topic} y", 0.1, 0.9) * page[1],
    )
    turn = seeding.between(seed, f"{topic} turn", 0, 360)
    return Imprint(stroke((length + 2, 6.0), way, width), centre, turn)

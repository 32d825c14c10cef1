"""What offices leave on a page: a note in ballpoint, the holes of a staple."""

from __future__ import annotations

import math

import numpy as np

from docsec.specimens import seeding
from docsec.specimens.geometry import Box
from docsec.specimens.negatives.imprint import Imprint, Point, stroke
from docsec.specimens.pictures import (
    INFRARED,
    TRANSMITTED,
    ULTRAVIOLET,
    Floats,
    Pictures,
    Step,
    change,
    cut,
    floats,
)

_NOTE = (27.0, 11.0)
_TIP = 0.4  # the width of a ballpoint's line, in millimetres
# What the inks of ballpoints let through. They are dyes: all are clear in infrared.
_INKS = {"blue": (0.15, 0.20, 0.55), "black": (0.14, 0.13, 0.15), "green": (0.10, 0.42, 0.26)}
_DIM = (0.40, 0.40, 0.45)
_HOLE, _RUST, _APART = 0.35, 0.9, 11.5  # radii of hole and rust, and between holes, in millimetres
_DEEP = (0.10, 0.10, 0.10)  # a hole shows what lies beneath the page, in its shadow


def pen_mark(pictures: Pictures, seed: int, *, ink: str = "blue") -> Step:
    """Let an officer initial the page in ballpoint: gone in infrared, dark in ultraviolet.

    Args:
        pictures: of the page.
        seed: of hand, place and angle.
        ink: ``blue``, ``black`` or ``green``.
    """
    width, height = pictures.page
    middle = (
        round(seeding.between(seed, "note x", 0.3, 0.7) * width, 3),
        round(seeding.between(seed, "note y", 0.25, 0.65) * height, 3),
    )
    turn = round(seeding.between(seed, "note turn", -18, 8), 3)
    imprint = Imprint(stroke(_NOTE, _initials(seed), _TIP), middle, turn)
    lights = tuple(light for light in pictures.lights if light != INFRARED)

    def write(light: str, values: Floats) -> Floats:
        """Lay the strokes of the pen over a picture."""
        share = (imprint.cover(pictures, light) * pictures.inside(light))[..., None]
        colour = floats(_DIM if light == ULTRAVIOLET else _INKS[ink])
        return floats(values * (1 - np.float32(0.9) * share * (1 - colour)))

    return pictures.altered(lights, write), change(
        "pen-mark", lights, (imprint.corners,), centre_mm=middle, turn=turn, ink=ink
    )


def _initials(seed: int) -> list[Point]:
    """Return the way of a pen: loops that grow smaller, and a stroke back beneath them."""
    loops = seeding.between(seed, "note loops", 4, 6)
    lean = seeding.between(seed, "note lean", 0.3, 1.3)
    width, height = _NOTE
    way = []
    for step in range(121):
        share = step / 120
        angle = 2 * math.pi * loops * share
        high = (0.36 - 0.22 * share) * height
        x = 3.5 + (width - 9) * share + 1.8 * (1 - 0.4 * share) * math.cos(angle + lean)
        way.append((x, 0.46 * height + high * math.sin(angle)))
    return [*way, (width - 2, 0.72 * height), (2.0, 0.88 * height)]


def staple(pictures: Pictures, seed: int, *, rust: float = 0.6) -> Step:
    """Staple a slip to the page and take it off again: two holes, with rust around them.

    A hole shows what lies beneath the page; against the light it is bright.

    Args:
        pictures: of the page.
        seed: of the corner and the angle.
        rust: how much of it there is, 0..1; infrared looks through it.
    """
    width, _ = pictures.page
    side = seeding.pick(seed, "staple side", (0, 1))
    inset = seeding.between(seed, "staple inset", 9, 13)
    middle = (width - inset if side else inset, seeding.between(seed, "staple y", 5, 8))
    turn = seeding.between(seed, "staple turn", -0.5, 0.5)
    half = (_APART / 2 * math.cos(turn), _APART / 2 * math.sin(turn))
    holes = [
        (middle[0] + way * half[0], max(middle[1] + way * half[1], _RUST + 1)) for way in (-1, 1)
    ]

    def pierce(light: str, values: Floats) -> Floats:
        """Open the holes of the staple in a picture, with the rust around them."""
        x, y = pictures.grid(light)
        for across, down in holes:
            reach = np.hypot(x - np.float32(across), y - np.float32(down))
            around = cut((_RUST - reach) / np.float32(_RUST - _HOLE))[..., None]
            if light not in (INFRARED, TRANSMITTED):
                stained = around * np.float32(rust) * (1 - floats((0.60, 0.36, 0.20)))
                values = floats(values * (1 - stained))
            hole = cut((_HOLE - reach) * np.float32(pictures.scale) + np.float32(0.5))[..., None]
            beneath = floats((1, 1, 1)) if light == TRANSMITTED else floats(_DEEP)
            values = floats(values + (beneath - values) * hole)
        return values

    marks = [Box(x - _RUST, y - _RUST, 2 * _RUST, 2 * _RUST).corners for x, y in holes]
    return pictures.altered(pictures.lights, pierce), change(
        "staple", pictures.lights, marks, rust=rust, turn=math.degrees(turn)
    )

"""Fingers that hold the page down, over one of its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from docsec.findings import Polygon
from docsec.specimens import seeding
from docsec.specimens.noise import clouds
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

_SKINS = ((0.90, 0.72, 0.62), (0.78, 0.57, 0.44), (0.60, 0.41, 0.30), (0.40, 0.26, 0.19))
# Skin of any colour is bright in infrared; nails glow a little in ultraviolet, skin less.
_INFRARED = (0.62, 0.62, 0.62)
_GLOW, _NAIL_GLOW = (0.07, 0.08, 0.13), (0.22, 0.25, 0.34)
# How far the shadow of a finger reaches, in halves of its width.
_SHADE = 1.25
_TIP = 1.1  # a fingertip is this much longer than a half circle
_EDGES = ("left", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Finger:
    """One finger.

    Attributes:
        edge: which edge of the page it comes over.
        along: where on that edge its middle is, in millimetres from the left or the top.
        reach: how far its tip is on the page, in millimetres.
        width: in millimetres.
    """

    edge: str
    along: float
    reach: float
    width: float

    def polygon(self, page: tuple[float, float]) -> Polygon:
        """Return the part of the page that it and its shadow cover, in millimetres."""
        half = self.width / 2 * _SHADE
        low, high = self.along - half, self.along + half
        width, height = page
        over = self.reach + _TIP * (half - self.width / 2)
        if self.edge == "bottom":
            top = height - over
            return ((low, top), (high, top), (high, height), (low, height))
        left, right = (0.0, over) if self.edge == "left" else (width - over, width)
        return ((left, low), (right, low), (right, high), (left, high))

    def axes(self, x: Floats, y: Floats, page: tuple[float, float]) -> tuple[Floats, Floats]:
        """Return how far places lie behind the tip, and beside the middle, in millimetres."""
        width, height = page
        if self.edge == "bottom":
            return y - np.float32(height - self.reach), x - np.float32(self.along)
        behind = self.reach - x if self.edge == "left" else x - (width - self.reach)
        return floats(behind), y - np.float32(self.along)


def fingers(pictures: Pictures, seed: int, *, count: int = 2) -> Step:
    """Hold the page down with fingers over one edge.

    Args:
        pictures: of the page.
        seed: of edge, places and skin.
        count: how many fingers, beside each other.
    """
    held = _hand(pictures.page, seed, count)
    skin = seeding.pick(seed, "skin", _SKINS)

    def cover(light: str, values: Floats) -> Floats:
        x, y = pictures.grid(light)
        for number, finger in enumerate(held):
            shade, body, colour = _drawn(finger, pictures, light, (x, y), skin, seed + number)
            values = values * (1 - np.float32(0.35) * shade)
            values = values + (colour - values) * body
        return values

    polygons = tuple(finger.polygon(pictures.page) for finger in held)
    return pictures.altered(pictures.lights, cover), change(
        "fingers", pictures.lights, polygons, edge=held[0].edge, count=count
    )


def _hand(page: tuple[float, float], seed: int, count: int) -> tuple[Finger, ...]:
    edge = seeding.pick(seed, "finger edge", _EDGES)
    side = page[0] if edge == "bottom" else page[1]
    width = seeding.between(seed, "finger width", 14, 17)
    first = seeding.between(seed, "finger place", 0.25, 0.6) * side
    return tuple(
        Finger(
            edge=edge,
            along=first + number * (width + 0.8),
            reach=seeding.between(seed, f"finger reach {number}", 9, 15),
            width=width - number,
        )
        for number in range(count)
    )


def _drawn(
    finger: Finger,
    pictures: Pictures,
    light: str,
    place: tuple[Floats, Floats],
    skin: tuple[float, float, float],
    seed: int,
) -> tuple[Floats, Floats, Floats]:
    """Return the shadow and the cover of a finger, rows x columns x 1, and its colour."""
    behind, beside = finger.axes(*place, pictures.page)
    radius = np.float32(finger.width / 2)
    tip = np.maximum(radius * np.float32(_TIP) - behind, 0) / np.float32(_TIP)
    reach = np.hypot(tip, beside) / radius
    soft = np.float32(radius * pictures.scale)
    body = np.clip((1 - reach) * soft + 0.5, 0, 1)
    shade = np.clip((_SHADE - reach) / (_SHADE - 1), 0, 1)
    round_off = np.sqrt(np.clip(1 - reach**2, 0, 1))
    folds = 0.03 * clouds(seed, "skin", *place, 1.1)
    nail, rim = _nail(behind, beside, finger.width)
    base, nail_colour = _colours(light, skin)
    lit = (0.50 + 0.50 * round_off + folds - 0.14 * rim)[..., None]
    colour = (base + (nail_colour - base) * nail[..., None]) * lit
    return shade[..., None], body[..., None], floats(colour)


def _nail(behind: Floats, beside: Floats, width: float) -> tuple[Floats, Floats]:
    """Return how much of each place is nail, a rounded oblong behind the tip, and its rim."""
    along = (behind - np.float32(0.55 * width)) / np.float32(0.42 * width)
    across = beside / np.float32(0.33 * width)
    reach = (np.sqrt(np.sqrt(along**4 + across**4)) + np.hypot(along, across)) / 2
    return cut((1 - reach) * 12), floats(np.exp(-(((reach - 1) / 0.06) ** 2)))


def _colours(light: str, skin: tuple[float, float, float]) -> tuple[Floats, Floats]:
    if light == INFRARED:
        return floats(_INFRARED), floats(_INFRARED) * np.float32(1.08)
    if light == ULTRAVIOLET:
        return floats(_GLOW), floats(_NAIL_GLOW)
    if light == TRANSMITTED:
        return floats((0.16, 0.05, 0.03)), floats((0.20, 0.07, 0.05))
    return floats(skin), floats(skin) * floats((1.10, 1.20, 1.26))

"""The page shown on a screen and photographed from there."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from docsec.errors import UsageError
from docsec.specimens import seeding
from docsec.specimens.camera.optics import softened
from docsec.specimens.pictures import (
    INFRARED,
    ULTRAVIOLET,
    WHITE,
    Floats,
    Pictures,
    Step,
    change,
    floats,
)

# What a screen shows under the lamps of a reader: next to nothing.
_DARK = {
    INFRARED: np.full(3, 0.05, dtype=np.float32),
    ULTRAVIOLET: np.array((0.02, 0.015, 0.05), dtype=np.float32),
}
_CAST = np.array((0.72, 0.78, 0.86), dtype=np.float32)
_BLACK = np.float32(0.035)
# The lit part of a bar, which is a third of a dot wide and a whole dot high.
_LIT_ACROSS, _LIT_DOWN = 0.80, 0.82
_LENS = 0.28  # the spread of the camera's lens, in dots of the screen
# Red and blue are seen in one pixel of four, green in two (rows and columns from 0).
_MOSAIC = (((0, 0),), ((0, 1), (1, 0)), ((1, 1),))
_NEIGHBOURS = np.outer((0.5, 1, 0.5), (0.5, 1, 0.5)).astype(np.float32)


def screen_recapture(pictures: Pictures, seed: int, *, pitch: float = 0.23) -> Step:
    """Show the page on a screen in its own size, and take a picture of that.

    Each dot of the screen is a red, a green and a blue bar beside each other; a camera sees red
    and blue in every fourth pixel only, and where the two lattices do not agree there are
    coloured bands (moire). A screen lights by itself: it shows nothing in infrared, nothing
    glows, and the picture is the same from every side.

    Args:
        pictures: of the page, white among them.
        seed: of where the lattice of the screen begins.
        pitch: of the screen's dots, in millimetres; 0.18 to 0.30 is usual.

    Raises:
        UsageError: where there is no white picture.
    """
    if WHITE not in pictures.lights:
        raise UsageError("specimen-no-white")
    shown = _developed(softened(_lit(pictures, seed, pitch), _LENS * pitch * pictures.scale))

    def recaptured(light: str, _: Floats) -> Floats:
        return np.broadcast_to(_DARK[light], shown.shape) if light in _DARK else shown

    base = pictures.homographies[WHITE]
    alike = replace(
        pictures,
        lights=dict.fromkeys(pictures.lights, shown),
        homographies=dict.fromkeys(pictures.lights, base),
    )
    return alike.altered(alike.lights, recaptured), change(
        "screen-recapture", pictures.lights, (pictures.outline,), pitch_mm=pitch
    )


def _lit(pictures: Pictures, seed: int, pitch: float) -> Floats:
    """Return the light that the dots of the screen send to each pixel of the camera."""
    white = pictures.lights[WHITE]
    dot = pitch * pictures.scale
    rows, columns = (int(np.ceil(side / dot)) + 1 for side in white.shape[:2])
    starts = [seeding.between(seed, f"screen {axis}", -1, 0) for axis in "yx"]
    centres = [
        ((np.arange(count) + start + 0.5) * dot).astype(np.float32)
        for count, start in zip((rows, columns), starts, strict=True)
    ]
    soft = softened(white, dot / 3)
    across_dots, down_dots = np.meshgrid(centres[1] - 0.5, centres[0] - 0.5)
    shown = cv2.remap(
        soft,
        across_dots,
        down_dots,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    shown = (_BLACK + (1 - _BLACK) * floats(shown)) * _CAST
    down = _shares(white.shape[0], centres[0], _LIT_DOWN * dot)
    light = np.empty_like(white)
    for band in range(3):
        bars = centres[1] + floats((band - 1) / 3 * dot)
        across = _shares(white.shape[1], bars, _LIT_ACROSS / 3 * dot)
        light[..., band] = down @ shown[..., band] @ across.T
    return light * np.float32(1 / (_LIT_DOWN * _LIT_ACROSS / 3))


def _shares(pixels: int, centres: Floats, width: float) -> Floats:
    """Return how much of each pixel each bar covers: pixels x bars."""
    first = np.arange(pixels, dtype=np.float32)[:, None]
    low = np.maximum(first, centres[None] - np.float32(width / 2))
    high = np.minimum(first + 1, centres[None] + np.float32(width / 2))
    return floats(np.maximum(high - low, 0))


def _developed(light: Floats) -> Floats:
    """Return the picture of a sensor that sees one colour in each pixel, the rest filled in."""
    rows, columns = light.shape[:2]
    full = np.empty_like(light)
    for band, places in enumerate(_MOSAIC):
        seen = np.zeros((rows, columns), dtype=np.float32)
        for row, column in places:
            seen[row::2, column::2] = 1
        known = cv2.filter2D(seen, -1, _NEIGHBOURS, borderType=cv2.BORDER_CONSTANT)
        sums = cv2.filter2D(
            light[..., band] * seen, -1, _NEIGHBOURS, borderType=cv2.BORDER_CONSTANT
        )
        full[..., band] = np.where(seen > 0, light[..., band], sums / known)
    return full

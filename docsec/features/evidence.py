"""Pictures that explain a finding: bars, tints, strips of frames; drawn when they are looked at.

What stands out is told by shape as well as by colour. Nothing is written in them; the caption
says what they show.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

WIDTH = 1100
"""Pixels that a picture of evidence is wide at most."""

GAP = 6
_PAPER, _BAR, _LOW, _RULE = (255, 255, 255), (58, 84, 124), (184, 110, 0), (20, 26, 34)
_BARS = 90


def png(pixels: Pixels) -> bytes:
    """Return an RGB picture as the bytes of a PNG file."""
    done, file = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    if not done:
        raise ValueError("the picture could not be written")
    return file.tobytes()


def below(*pictures: Pixels) -> Pixels:
    """Return pictures one below the other, each as wide as the first."""
    width = min(pictures[0].shape[1], WIDTH)
    gap = np.full((GAP, width, 3), _PAPER, np.uint8)
    rows = [part for one in pictures for part in (_as_wide(one, width), gap)]
    return np.vstack(rows[:-1])


def beside(pictures: Sequence[Pixels], height: int) -> Pixels:
    """Return pictures side by side, ``height`` pixels high, the whole no wider than `WIDTH`."""
    parts = []
    for one in pictures:
        width = max(1, round(one.shape[1] * height / one.shape[0]))
        parts += [_resized(one, width, height), np.full((height, GAP, 3), _PAPER, np.uint8)]
    made = np.hstack(parts[:-1])
    return made if made.shape[1] <= WIDTH else _as_wide(made, WIDTH)


def bars(values: Doubles, limit: float, width: int) -> Pixels:
    """Return a bar for each value, 0..1; those below the limit are of another colour and notched.

    Args:
        values: each takes an equal share of the width.
        limit: drawn as a line across.
        width: of the picture, in pixels.
    """
    drawn = np.full((_BARS, width, 3), _PAPER, np.uint8)
    step = width / max(len(values), 1)
    for at, value in enumerate(values):
        left, right = round(at * step + 0.15 * step), max(round((at + 1) * step - 0.15 * step), 1)
        top = _BARS - max(round(min(max(float(value), 0.0), 1.0) * (_BARS - 4)), 2)
        low = value < limit
        drawn[top:, left:right] = _LOW if low else _BAR
        if low:
            middle = ((left + right) // 2, 4)
            cv2.drawMarker(drawn, middle, _LOW, cv2.MARKER_TRIANGLE_DOWN, 8, 2)
    line = _BARS - round(limit * (_BARS - 4))
    drawn[line : line + 1, ::1] = _RULE
    return drawn


def tinted(pixels: Pixels, values: Floats) -> Pixels:
    """Return a picture in grey with values, 0..1, laid over it as a tint, dark blue to yellow."""
    size = pixels.shape[1::-1]
    grey = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    levels = np.clip(cv2.resize(values, size, interpolation=cv2.INTER_NEAREST) * 255, 0, 255)
    colours = cv2.applyColorMap(levels.astype(np.uint8), cv2.COLORMAP_CIVIDIS)
    tint = cv2.cvtColor(colours, cv2.COLOR_BGR2RGB)
    mixed = cv2.addWeighted(grey, 0.45, tint, 0.55, 0)
    return np.asarray(mixed, dtype=np.uint8)


def framed(pixels: Pixels, boxes: Sequence[tuple[float, float, float, float]]) -> Pixels:
    """Return a picture with boxes (left, top, right, bottom in pixels) drawn around places."""
    drawn = pixels.copy()
    for left, top, right, bottom in boxes:
        corners = (round(left), round(top)), (round(right), round(bottom))
        cv2.rectangle(drawn, *corners, _PAPER, 4)
        cv2.rectangle(drawn, *corners, _LOW, 2)
    return drawn


def both(one: Pixels, two: Pixels, box: tuple[float, float, float, float], margin: float) -> Pixels:
    """Return two pictures of the same page side by side, a place framed in both.

    Args:
        one: the page.
        two: the other, on the same pixels.
        box: left, top, right, bottom of the place, in pixels.
        margin: pixels shown around it.
    """
    left, top, right, bottom = box
    rows, columns = one.shape[:2]
    cut = np.s_[
        round(max(top - margin, 0)) : round(min(bottom + margin, rows)),
        round(max(left - margin, 0)) : round(min(right + margin, columns)),
    ]
    return beside([framed(each, [box])[cut] for each in (one, two)], 360)


def widened(pixels: Pixels, width: int = 800) -> Pixels:
    """Return a picture ``width`` pixels wide."""
    return _as_wide(pixels, width)


def _as_wide(pixels: Pixels, width: int) -> Pixels:
    if pixels.shape[1] == width:
        return pixels
    return _resized(pixels, width, max(1, round(pixels.shape[0] * width / pixels.shape[1])))


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    smaller = width < pixels.shape[1]
    way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=way), dtype=np.uint8)

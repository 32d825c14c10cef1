"""Why no MRZ was read: a guess from what was found and from the picture, as a closed code."""

from __future__ import annotations

import cv2
import numpy as np

from docsec.reading.blocks import Block
from docsec.reading.flatten import crop, strips
from docsec.reading.frame import Frame
from docsec.reading.lines import Line
from docsec.reading.marks import Grey
from docsec.reading.recogniser import PITCH
from docsec.reading.search import Search

LIKELY = 24.0
"""Evenly spaced marks in a line that make one of an MRZ likely."""

SMALLEST_PITCH = 6.5
"""Pixels from character to character below which print is too small to be read."""

GLARING = 245
"""Mean grey of a place in a line from which on it may be burnt out, of 255."""

BURNT = 0.12
"""Share of the places of a line without any ink and burnt out where light glares."""

BLURRED = 0.1
"""Steepest edges of a sharp picture, from pixel to pixel, by its range of grey."""


def why_nothing(grey: Grey, found: Search, one_line: bool) -> str:
    """Return the reason code for a picture in which no MRZ was read.

    Args:
        grey: the picture at its own size.
        found: what was found in it.
        one_line: whether a single line was read as one of an MRZ.
    """
    if one_line:
        return "mrz-cut-off"
    lines = [line for block in found.blocks[:2] for line in block.lines if line.weight >= LIKELY]
    if not lines:
        return "mrz-blurred" if _steepness(grey) < BLURRED else "no-mrz-found"
    line = max(lines, key=lambda each: each.weight)
    if line.pitch / found.frame.scale < SMALLEST_PITCH:
        return "mrz-too-small"
    cut = crop(grey, strips(Block((line,)))[0], found.frame)
    if _glares(cut):
        return "mrz-glare"
    if _steepness(cut) < BLURRED:
        return "mrz-blurred"
    return "mrz-cut-off" if _at_edge(line, found.frame) else "no-mrz-found"


def _steepness(grey: Grey) -> float:
    """Return how steep the steepest edges are: grey per pixel, by the range of grey."""
    low, high = np.percentile(grey[::2, ::2], (1, 99))
    if high - low < 8:
        return 0.0
    steps = np.maximum(
        cv2.absdiff(grey[:-1, 1:], grey[:-1, :-1]), cv2.absdiff(grey[1:, :-1], grey[:-1, :-1])
    )
    return float(np.percentile(steps, 99)) / float(high - low)


def _glares(cut: Grey) -> bool:
    """Whether places in the middle of the line are white and empty while others hold ink."""
    whole = cut[:, 2 * PITCH : -2 * PITCH]
    whole = whole[:, : whole.shape[1] // PITCH * PITCH]
    if not whole.size:
        return False
    places = whole.reshape(len(whole), -1, PITCH)
    burnt = (places.mean(axis=(0, 2)) >= GLARING) & (places.min(axis=(0, 2)) >= GLARING - 25)
    return float(burnt.mean()) > BURNT


def _at_edge(line: Line, frame: Frame) -> bool:
    """Whether the line runs to an edge of the picture, or over it."""
    ends = frame.origin(line.points(np.array((line.start, line.end))))
    margin = line.pitch / frame.scale
    low, high = ends.min(axis=0), ends.max(axis=0)
    return bool((low < margin).any() or (high > np.array(frame.size) - margin).any())

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

HALF = 9.0
EVEN = 0.9
"""Evenly spaced marks, and their share, in what may be left of a line where light glares."""

SMALLEST_PITCH = 6.5
"""Pixels from character to character below which print is too small to be read."""

GLARING = 245
"""Mean grey of a place in a line from which on it may be burnt out, of 255."""

DARK = 130
"""The darkest grey of a place with ink is below this."""

BURNT = 0.12
"""Share of the places of a line without any ink and burnt out where light glares."""

WINDOW = 1200
"""Pixels of the middle of a picture that sharpness is measured in."""

FLAT = 8
"""Range of grey of a picture that shows nothing, of 255."""

BLURRED = 0.1
"""Steepest edges of a sharp picture, from pixel to pixel, by its range of grey."""


def why_nothing(grey: Grey, found: Search, one_line: bool) -> str:
    """Return the reason code for a picture in which no MRZ was read.

    Args:
        grey: the picture at its own size.
        found: what was found in it.
        one_line: whether a single line was read as one of an MRZ.
    """
    lines = [line for block in found.blocks[:2] for line in block.lines]
    even = [line for line in lines if line.weight >= HALF and line.regularity >= EVEN]
    if any(_glares(_beyond(grey, found.frame, line)) for line in even[:2]):
        return "mrz-glare"
    likely = [line for line in lines if line.weight >= LIKELY]
    if not likely:
        if one_line:
            return "mrz-cut-off"
        return "mrz-blurred" if _steepness(grey) < BLURRED else "no-mrz-found"
    line = max(likely, key=lambda each: each.weight)
    if line.pitch / found.frame.scale < SMALLEST_PITCH:
        return "mrz-too-small"
    if _steepness(_beyond(grey, found.frame, line)) < BLURRED:
        return "mrz-blurred"
    return "mrz-cut-off" if one_line or _at_edge(line, found.frame) else "no-mrz-found"


def _beyond(grey: Grey, frame: Frame, line: Line) -> Grey:
    """Return a line cut out with what lies before and behind it, as far as it is long."""
    (strip,) = strips(Block((line,)))
    return crop(grey, strip.wider(line.count, line.count), frame)


def _steepness(grey: Grey) -> float:
    """Return how steep the steepest edges are: grey per pixel, by the range of grey.

    Of the middle of a large picture only; 1 where there is nothing to see.
    """
    top, left = (max(0, (side - WINDOW) // 2) for side in grey.shape)
    grey = grey[top : top + WINDOW, left : left + WINDOW]
    low, high = np.percentile(grey, (1, 99))
    if high - low < FLAT or min(grey.shape) < 2:
        return 1.0
    steps = np.maximum(
        cv2.absdiff(grey[:-1, 1:], grey[:-1, :-1]), cv2.absdiff(grey[1:, :-1], grey[:-1, :-1])
    )
    return float(np.percentile(steps, 99)) / float(high - low)


def _glares(cut: Grey) -> bool:
    """Whether many places along the line are burnt out, and empty, beside others with ink."""
    whole = cut[:, : cut.shape[1] // PITCH * PITCH]
    if not whole.size:
        return False
    places = whole.reshape(len(whole), -1, PITCH)
    darkest = places.min(axis=(0, 2))
    burnt = (places.mean(axis=(0, 2)) >= GLARING) & (darkest >= GLARING - 25)
    paper = np.percentile(places, 90, axis=(0, 2))[darkest < DARK]
    return float(burnt.mean()) > BURNT and paper.size > 0 and float(np.median(paper)) < GLARING - 10


def _at_edge(line: Line, frame: Frame) -> bool:
    """Whether the line runs to an edge of the picture, or over it."""
    ends = frame.origin(line.points(np.array((line.start, line.end))))
    margin = line.pitch / frame.scale
    low, high = ends.min(axis=0), ends.max(axis=0)
    return bool((low < margin).any() or (high > np.array(frame.size) - margin).any())

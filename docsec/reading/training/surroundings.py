"""What stands around a line and is no part of it: page edges, frames, borders, junk at the ends."""

from __future__ import annotations

import cv2
import numpy as np

from docsec.reading.training.rolls import Rolls
from docsec.reading.training.scenery import Field


def surround(rolls: Rolls, view: Field, margin: float, pitch: float) -> None:
    """Draw surroundings into a view, in place.

    Args:
        rolls: the dice.
        view: the strip; the text takes the middle of its rows.
        margin: columns before the first and behind the last character's field.
        pitch: columns a character.
    """
    for side in (0, 1):
        edge = margin if side == 0 else view.shape[1] - margin
        outward = -1 if side == 0 else 1
        if rolls.chance(0.15):
            _stroke(rolls, view, edge + outward * pitch * rolls.between(0.2, 2.2), pitch)
        if rolls.chance(0.15):
            _junk(rolls, view, edge + outward * pitch * rolls.between(0.9, 2.4), pitch)
        if rolls.chance(0.25):
            _cut(rolls, view, edge + outward * pitch * rolls.between(0.05, 2.5), outward, pitch)
        if rolls.chance(0.12):
            _border(rolls, view, outward, pitch)


def _stroke(rolls: Rolls, view: Field, column: float, pitch: float) -> None:
    """A frame's upright stroke, longer than a character or a part of one."""
    rows = view.shape[0]
    lean = rolls.around(0.2) * rows
    top, bottom = (rolls.between(-rows / 2, rows / 4), rolls.between(rows * 0.75, rows * 1.5))
    _line(view, (column + lean, top), (column - lean, bottom), rolls.between(0, 160), rolls, pitch)


def _border(rolls: Rolls, view: Field, side: int, pitch: float) -> None:
    """A line along the text, above or below, or the page's edge there."""
    rows, columns = view.shape
    away = pitch * rolls.between(0.68, 1.3) * side
    left, right = (rows / 2 + away + rolls.around(0.12) * pitch for _ in range(2))
    if rolls.random.random() < 0.6:
        _line(view, (0, left), (columns, right), rolls.between(0, 200), rolls, pitch)
    else:
        far = rows / 2 + side * rows
        _fill(view, ((0, left), (columns, right), (columns, far), (0, far)), rolls)


def _cut(rolls: Rolls, view: Field, column: float, outward: int, pitch: float) -> None:
    """The page's edge: another ground beyond it."""
    rows = view.shape[0]
    lean = rolls.around(0.25) * pitch
    far = column + outward * view.shape[1]
    _fill(view, ((column + lean, 0), (column - lean, rows), (far, rows), (far, 0)), rolls)


def _junk(rolls: Rolls, view: Field, column: float, pitch: float) -> None:
    """A blot, a part of a drawing: an arc or a box of about a character's size."""
    rows = view.shape[0]
    centre = (round(column), round(rows / 2 + rolls.around(0.9) * pitch))
    axes = (max(round(pitch * rolls.between(0.05, 0.5)), 1), round(pitch * rolls.between(0.1, 1)))
    thick = rolls.whole(1, 4) if rolls.random.random() < 0.6 else -1
    level, start = rolls.between(0, 220), rolls.between(0, 360)
    end = start + rolls.between(90, 360)
    cv2.ellipse(view, centre, axes, rolls.between(0, 180), start, end, level, thick)


def _line(
    view: Field,
    start: tuple[float, float],
    end: tuple[float, float],
    level: float,
    rolls: Rolls,
    pitch: float,
) -> None:
    thick = max(round(pitch * rolls.between(0.03, 0.2)), 1)
    first, last = ([round(value) for value in point] for point in (start, end))
    cv2.line(view, first, last, level, thick)


def _fill(view: Field, corners: tuple[tuple[float, float], ...], rolls: Rolls) -> None:
    points = np.round(np.array(corners)).astype(np.int32)
    cv2.fillPoly(view, [points], rolls.between(0, 255))

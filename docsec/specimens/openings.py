"""Where light gets through: the window of clear plastic, the cuts in a label, a face in holes."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from docsec.specimens import emblem
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS, SUBSTRATES

_CUT, _HELD = 2.2, 0.7
"""The length of a cut and of what holds the label together between two, in millimetres."""
_STEP = 0.34
"""How far the holes of a portrait are apart, in millimetres."""


def window(canvas: Canvas, box: Box, plan: Design, *, imitated: bool) -> None:
    """Leave an oval of clear plastic with the emblem in it; an imitation is a printed patch."""
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    stencil = canvas.stencil(box)
    stencil.oval(middle, box.width / 2, box.height / 2)
    if imitated:
        canvas.cover(stencil, SUBSTRATES["photo-paper"])
        canvas.print(stencil, INKS["toner"].coloured("#c4c8ca").flat, 0.5)
    else:
        canvas.cover(stencil, SUBSTRATES["window"])
        canvas.print(stencil, INKS["clear"])
    marks = canvas.stencil(box)
    emblem.draw(marks, middle, box.height * 0.36)
    for side in (-1, 1):
        for ring in range(3):
            across = middle[0] + side * (box.width * 0.31)
            reach = box.height * (0.10 + 0.07 * ring)
            marks.line(_ring((across, middle[1]), reach), 0.12)
    canvas.print(marks, INKS["laser-black"] if imitated else INKS["intaglio"].flat, 0.8)
    edge = canvas.stencil(box)
    edge.line(_ring(middle, box.width / 2 - 0.08, box.height / 2 - 0.08), 0.14)
    canvas.print(edge, INKS["offset-line"].coloured(plan.title), 0.5)


def die_cut(canvas: Canvas, box: Box, *, imitated: bool) -> None:
    """Cut two waves of short cuts through a label; an imitation is a printed line."""
    stencil = canvas.stencil(box)
    for row in range(2):
        across = box.left
        while across < box.right - _CUT:
            length = box.width if imitated else _CUT
            stencil.line(_wave(box, row, across, min(across + length, box.right)), 0.14)
            across += length + _HELD
    ink = INKS["offset-line"].coloured("#9a958f") if imitated else INKS["die-cut"]
    canvas.print(stencil, ink, 0.9)


def pierced(canvas: Canvas, box: Box, face: Image.Image) -> None:
    """Pierce a face: holes are the larger the lighter it is.

    Args:
        canvas: the page.
        box: its place, in millimetres.
        face: mode L.
    """
    columns, rows = int(box.width / _STEP), int(box.height / _STEP)
    wide, high = face.size
    head = face.crop((int(0.17 * wide), int(0.10 * high), int(0.83 * wide), int(0.93 * high)))
    even = ImageOps.equalize(head, mask=_oval(head.size))
    tones = np.asarray(even.resize((columns, rows)), dtype=np.float32) / 255
    stencil = canvas.stencil(box)
    for row in range(rows):
        for column in range(columns):
            radius = _STEP * 0.46 * math.sqrt(max(float(tones[row, column]) - 0.12, 0.0))
            shift = 0.25 if row % 2 else 0.75
            inside = math.hypot((column + shift) / columns - 0.5, (row + 0.5) / rows - 0.5) < 0.5
            if radius > 0.05 and inside:
                place = (box.left + (column + shift) * _STEP, box.top + (row + 0.5) * _STEP)
                stencil.oval(place, radius, radius)
    canvas.print(stencil, INKS["perforation"], 0.9)


def _oval(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).ellipse((0.12 * size[0], 0, 0.88 * size[0], size[1]), fill=255)
    return mask


def _wave(box: Box, row: int, start: float, end: float) -> list[tuple[float, float]]:
    high = box.top + box.height * (0.3 + 0.4 * row)
    swing = box.height * 0.22
    steps = max(int((end - start) / 0.2), 2)
    return [
        (at, high + swing * math.sin(0.5 * at + math.pi * row))
        for at in (start + (end - start) * n / steps for n in range(steps + 1))
    ]


def _ring(
    centre: tuple[float, float], across: float, down: float | None = None
) -> list[tuple[float, float]]:
    high = across if down is None else down
    turns = (2 * math.pi * step / 90 for step in range(91))
    return [(centre[0] + across * math.cos(t), centre[1] + high * math.sin(t)) for t in turns]

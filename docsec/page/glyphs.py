"""Each character of the MRZ held against OCR-B: where it stands, and where its ink differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Span
from docsec.page import ocr_b
from docsec.page.line import PrintedLine
from docsec.page.matching import best
from docsec.page.ocr_b import CELL, ROWS
from docsec.page.plane import Doubles, Pixels, shift, transformed
from docsec.page.strips import AROUND, Grey, Ink, cut_out

REACH = 5
"""Columns and rows, of `CELL` a pitch, that a character is looked for around its place."""

SOFTNESS = (0.6, 0.9, 1.3, 1.8, 2.5)
"""Deviations of the blur that are tried, in columns; the line shows which is that of the page."""

FINER = 4
"""How many times `CELL` a character is wide where it is shown."""

LEVEL = 0.25
"""Share of full ink that a place may have more or less before it counts as differing."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it is printed.

    Attributes:
        place: in the MRZ.
        character: what was read.
        along: how far it stands to the right of its place on the line, in pitches.
        down: how far below it, in pitches.
        fit: how like OCR-B it is at its best place, as a correlation.
        extra: ink where OCR-B has none, as a share of the character's ink.
        missing: ink that OCR-B has and it has not, likewise.
        density: how dark its ink is, in that of the line.
    """

    place: Span
    character: str
    along: float
    down: float
    fit: float
    extra: float
    missing: float
    density: float


def measure(grey: Grey, lines: Sequence[PrintedLine]) -> tuple[Glyph, ...]:
    """Return every character of the lines but those that the font has not.

    Args:
        grey: the picture; print in colour, such as a stamp, is left out best by giving the
            brightest of red, green and blue.
        lines: as they stand in it.
    """
    return tuple(
        glyph for number, line in enumerate(lines, 1) for glyph in _of_line(grey, line, number)
    )


def beside_ocr_b(
    pixels: Pixels, line: PrintedLine, position: int, around: int = 3
) -> tuple[Pixels, Pixels]:
    """Return a character with its neighbours, as printed and in OCR-B, `FINER` times `CELL` wide.

    Args:
        pixels: the picture.
        line: the line it stands in.
        position: of the character, from 1.
        around: neighbours on either side.
    """
    first = min(max(position - 1 - around, 0), max(len(line.text) - 2 * around - 1, 0))
    last = min(first + 2 * around + 1, len(line.text))
    place = shift(AROUND + first * CELL, AROUND) @ np.diag((1 / FINER, 1 / FINER, 1.0))
    size = (last - first) * CELL * FINER, ROWS * FINER
    printed = cv2.warpPerspective(
        pixels,
        _frame(line.centres) @ place,
        size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    drawn = cv2.resize(ocr_b.line(line.text[first:last], line.height), size)
    grey = np.asarray(255 * (1 - drawn), dtype=np.uint8)
    return np.asarray(printed, dtype=np.uint8), np.repeat(grey[..., None], 3, axis=2)


def _of_line(grey: Grey, line: PrintedLine, number: int) -> list[Glyph]:
    cut = cut_out(grey, _frame(line.centres), len(line.text))
    inside = transformed(np.asarray(np.linalg.inv(cut.matrix), dtype=np.float64), line.centres)
    drawn = _as_soft(cut.ink, line, inside)
    scale = _full_ink(cut.ink, drawn, inside)
    shapes = [drawn[:, at * CELL : (at + 1) * CELL] for at in range(len(line.text))]
    return [
        _glyph(cut.ink, shape, inside[at], scale, Span(number, at + 1, at + 1), line.text[at])
        for at, shape in enumerate(shapes)
        if shape.max() > 0
    ]


def _frame(centres: Doubles) -> Doubles:
    """Return the matrix from a cut-out of the line to the picture."""
    along = (centres[-1] - centres[0]) / max(len(centres) - 1, 1) / CELL
    down = np.array((-along[1], along[0]))
    matrix = np.eye(3)
    matrix[:2, 0], matrix[:2, 1] = along, down
    first = AROUND + (CELL - 1) / 2, AROUND + (ROWS - 1) / 2
    matrix[:2, 2] = centres[0] - along * first[0] - down * first[1]
    return matrix


def _as_soft(ink: Ink, line: PrintedLine, inside: Doubles) -> Ink:
    """Return the line in OCR-B, as soft as it is in the picture."""
    sharp = ocr_b.line(line.text, line.height)
    drawings = [_float(cv2.GaussianBlur(sharp, (0, 0), softness)) for softness in SOFTNESS]
    at = np.unique(np.linspace(0, len(line.text) - 1, 12).astype(int))
    fits = []
    for drawn in drawings:
        found = [_best(ink, drawn[:, i * CELL : (i + 1) * CELL], inside[i])[2] for i in at]
        fits.append(float(np.median(found)))
    return drawings[int(np.argmax(fits))]


def _best(ink: Ink, drawn: Ink, centre: npt.NDArray[np.float64]) -> tuple[float, float, float]:
    """Return how far right and down of its place the character fits best, and how well."""
    left, top = _corner(centre)
    x, y = round(left), round(top)
    window = ink[y - REACH : y + ROWS + REACH, x - REACH : x + CELL + REACH]
    found = best(window, drawn)
    return found.x - REACH + x - left, found.y - REACH + y - top, found.fit


def _corner(centre: npt.NDArray[np.float64]) -> tuple[float, float]:
    return float(centre[0]) - (CELL - 1) / 2, float(centre[1]) - (ROWS - 1) / 2


def _full_ink(ink: Ink, drawn: Ink, inside: Doubles) -> float:
    """Return how dark full ink is in the line."""
    levels = []
    for at in range(drawn.shape[1] // CELL):
        left, top = _corner(inside[at])
        x, y = round(left), round(top)
        shape = drawn[:, at * CELL : (at + 1) * CELL]
        solid = shape > 0.6 * drawn.max()
        if solid.any():
            levels.append(float(np.median(ink[y : y + ROWS, x : x + CELL][solid] / shape[solid])))
    return max(float(np.median(levels)), 1.0)


def _glyph(
    ink: Ink,
    drawn: Ink,
    centre: npt.NDArray[np.float64],
    scale: float,
    place: Span,
    character: str,
) -> Glyph:
    along, down, fit = _best(ink, drawn, centre)
    left, top = _corner(centre)
    move = np.array(((1, 0, left + along), (0, 1, top + down)), dtype=np.float64)
    seen = cv2.warpAffine(ink, move, (CELL, ROWS), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    seen = _float(seen) / scale
    solid = drawn > 0.6 * drawn.max()
    density = float(np.median(seen[solid] / drawn[solid]))
    level = LEVEL * float(drawn.max())
    total = float(drawn.sum())
    extra = float(np.maximum(seen - drawn - level, 0).sum()) / total
    missing = float(np.maximum(drawn - seen - level, 0).sum()) / total
    return Glyph(place, character, along / CELL, down / CELL, fit, extra, missing, density)


def _float(values: npt.NDArray[Any]) -> Ink:
    return np.asarray(values, dtype=np.float32)

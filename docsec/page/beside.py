"""The print of a page held against that of a document of the same model, line by line.

Both lie on one another to a few tenths of a millimetre (`docsec.page.reference`); lines of the
background are a tenth wide. So patches are matched once more and the model is bent until they
meet. What is compared is fine print; characters, which differ by right, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.matching import best
from docsec.page.plane import Doubles, Floats, Pixels, brightest, mean_colour

Mask = npt.NDArray[np.bool_]

SCALE = 8
"""Pixels per millimetre that print is compared at."""

PATCH, STEP, REACH = 8, 6, 0.6
"""Millimetres that a patch is wide, that patches lie apart, and that one may be off."""

LEAST_ALIKE, FEWEST = 0.35, 12
"""Correlation of a patch that counts as found, and how many there must be."""

PLAIN = 0.5
"""Steps of grey that a patch with print in it varies by at least."""

WINDOW, LEAST_FREE = 2.0, 0.5
"""Millimetres around each place that lines are compared over, and the share of them that must be
free of characters."""

# What is thicker than lines of the background, in their usual strength, and the millimetres
# around it that its blurred edge fills.
CHARACTER, AROUND = 3.0, 0.5


@dataclass(frozen=True, eq=False)
class Beside:
    """A page and a model laid exactly on it, `SCALE` pixels per millimetre.

    Attributes:
        own: the page, rows x columns x 3.
        model: the model, likewise.
        lines: the fine print of the page, as steps of grey against what is around it.
        model_lines: of the model.
        free: 1 where neither has characters, 0 elsewhere; rows x columns.
    """

    own: Pixels
    model: Pixels
    lines: Floats
    model_lines: Floats
    free: Floats

    @cached_property
    def kept(self) -> Kept:
        """How much of the model's lines is there."""
        return _kept(self)


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """How much of the model's lines the page has, around each square millimetre.

    Attributes:
        share: 0 (none of them) to about 1; rows x columns of millimetres.
        judged: where the model has lines and characters leave enough of them to be seen.
        alike: the correlation of all judged lines, 0..1: less where a picture is poor.
    """

    share: Floats
    judged: Mask
    alike: float


def beside(own: Pixels, model: Pixels) -> Beside | None:
    """Return a model laid exactly on a page; None where too little of it is found there.

    Args:
        own: the page laid flat, `SCALE` pixels per millimetre.
        model: the model laid on it, likewise.
    """
    lines, found = fine(own), fine(model)
    field = _displacement(mean_colour(lines), mean_colour(found))
    if field is None:
        return None
    bent = cv2.remap(model, *field, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    bent_lines = np.asarray(
        cv2.remap(found, *field, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), dtype=np.float32
    )
    free = ~(_characters(lines) | _characters(bent_lines))
    return Beside(own, np.asarray(bent, dtype=np.uint8), lines, bent_lines, free.astype(np.float32))


def fine(flat: Pixels) -> Floats:
    """Return the fine print of a page: what differs from the ground half a millimetre around."""
    values = cv2.GaussianBlur(flat.astype(np.float32), (0, 0), 0.05 * SCALE)
    return np.asarray(values - cv2.GaussianBlur(values, (0, 0), 0.45 * SCALE), dtype=np.float32)


def _kept(pair: Beside) -> Kept:
    side = round(WINDOW * SCALE) | 1
    free = _around(pair.free, side) + np.float32(1e-6)
    both, own, other = (
        _around(mean_colour(one * two) * pair.free, side) / free
        for one, two in (
            (pair.lines, pair.model_lines),
            (pair.lines, pair.lines),
            (pair.model_lines, pair.model_lines),
        )
    )
    judged = (free > LEAST_FREE) & (other > 0.1 * np.median(other))
    alike = both / np.sqrt(own * other + np.float32(1e-6))
    return Kept(
        np.asarray(both / (other + np.float32(1e-6)), dtype=np.float32),
        judged,
        float(np.median(alike[judged])) if judged.any() else 0.0,
    )


def steepest(flat: Pixels) -> Floats:
    """Return the steepest rise of a page within a millimetre of each, lines smoothed away.

    In steps of grey a millimetre; rows x columns of millimetres.
    """
    grey = cv2.GaussianBlur(mean_colour(flat.astype(np.float32)), (0, 0), 0.6 * SCALE)
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *way, scale=SCALE / 8) for way in ((1, 0), (0, 1)))
    around = np.ones((2 * SCALE + 1, 2 * SCALE + 1), np.uint8)
    return _each(np.asarray(cv2.dilate(cv2.magnitude(across, down), around), dtype=np.float32))


def _each(values: Floats) -> Floats:
    """Return the value in the middle of each whole millimetre."""
    rows, columns = (side // SCALE * SCALE for side in values.shape)
    return values[SCALE // 2 : rows : SCALE, SCALE // 2 : columns : SCALE]


def _around(values: Floats, side: int) -> Floats:
    return _each(np.asarray(cv2.blur(values, (side, side)), dtype=np.float32))


def _characters(lines: Floats) -> Mask:
    strength = brightest(np.abs(lines))
    usual = float(np.median(strength[strength > np.median(strength)]))
    side = round(AROUND * SCALE) | 1
    thick = (strength > CHARACTER * usual).astype(np.uint8)
    return np.asarray(cv2.dilate(thick, np.ones((side, side), np.uint8)) > 0, dtype=np.bool_)


def _displacement(own: Floats, model: Floats) -> tuple[Floats, Floats] | None:
    """Return where each pixel of the page lies in the model: columns and rows."""
    places, moved = _patches(own, model)
    if len(places) < FEWEST:
        return None
    size = np.array(own.shape[1::-1], dtype=np.float64)
    kept = np.ones(len(places), dtype=bool)
    for _ in range(6):
        bend, *_ = np.linalg.lstsq(_terms(places[kept] / size), moved[kept], rcond=None)
        off = np.linalg.norm(_terms(places / size) @ bend - moved, axis=1)
        kept = off < max(0.1 * SCALE, 2 * float(np.median(off)))
        if kept.sum() < FEWEST:
            return None
    columns, rows = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    shift = _terms(np.stack((columns, rows), axis=-1) / size) @ bend
    return (
        np.asarray(columns + shift[..., 0], dtype=np.float32),
        np.asarray(rows + shift[..., 1], dtype=np.float32),
    )


def _terms(places: Doubles) -> Doubles:
    """Return the terms of a bend of the second degree for places, 0..1."""
    x, y = places[..., 0] - 0.5, places[..., 1] - 0.5
    return np.stack((np.ones_like(x), x, y, x * x, x * y, y * y), axis=-1)


def _patches(own: Floats, model: Floats) -> tuple[Doubles, Doubles]:
    """Return the middles of patches of the page, and how far from there they lie in the model."""
    side, margin = PATCH * SCALE, round(REACH * SCALE)
    places, moved = [], []
    for top in range(margin, own.shape[0] - side - margin, STEP * SCALE):
        for left in range(margin, own.shape[1] - side - margin, STEP * SCALE):
            patch = own[top : top + side, left : left + side]
            wide = np.s_[top - margin : top + side + margin, left - margin : left + side + margin]
            if patch.std() < PLAIN:
                continue
            found = best(model[wide], patch)
            if found.inside and found.fit >= LEAST_ALIKE:
                places.append((left + side / 2, top + side / 2))
                moved.append((found.x - margin, found.y - margin))
    return np.array(places).reshape(-1, 2), np.array(moved).reshape(-1, 2)

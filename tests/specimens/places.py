"""Cutting pictures by millimetres."""

from __future__ import annotations

import numpy as np

from docsec.specimens.geometry import Box, pixels_per_millimetre


def cut(picture: np.ndarray, box: Box, dpi: int = 300) -> tuple[np.ndarray, int, int]:
    """The pixels whose middle lies in ``box``, and the place of the first, in pixels."""
    scale = pixels_per_millimetre(dpi)
    left, top = max(int(np.ceil(box.left * scale)), 0), max(int(np.ceil(box.top * scale)), 0)
    return picture[top : int(box.bottom * scale), left : int(box.right * scale)], left, top


def outer(mask: np.ndarray, axis: int) -> tuple[int, int]:
    """The first and last dark row (axis 1) or column (axis 0), the last one excluded."""
    places = np.flatnonzero(mask.any(axis=axis))
    return int(places[0]), int(places[-1]) + 1


def outside(shape: tuple[int, ...], boxes: list[Box], dpi: int = 300) -> np.ndarray:
    """Where the pixels are that touch none of ``boxes``."""
    scale = pixels_per_millimetre(dpi)
    mask = np.ones(shape[:2], dtype=bool)
    for box in boxes:
        rows = slice(max(int(box.top * scale) - 1, 0), int(np.ceil(box.bottom * scale)) + 1)
        columns = slice(max(int(box.left * scale) - 1, 0), int(np.ceil(box.right * scale)) + 1)
        mask[rows, columns] = False
    return mask

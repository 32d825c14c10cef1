"""Roughness and clouds of paper, in pixels of the page: fields of chance, made soft."""

from __future__ import annotations

import cv2
import numpy as np

from docsec.specimens import noise as chance
from docsec.specimens.pictures import Floats


def noise(seed: int, topic: str, shape: tuple[int, int], blur: float) -> Floats:
    """Return noise of mean 0 and deviation 1, ``shape`` rows and columns, ``blur`` pixels soft."""
    field = chance.normal(seed, topic, shape)
    soft = np.asarray(cv2.GaussianBlur(field, (0, 0), blur), dtype=np.float32)
    soft -= soft.mean(dtype=np.float64)
    deviation = float(soft.std(dtype=np.float64))
    return np.divide(soft, max(deviation, 1e-6), dtype=np.float32)


def clouds(seed: int, topic: str, shape: tuple[int, int], size: int) -> Floats:
    """Return noise as `noise`, in soft patches of about ``size`` pixels."""
    coarse = (shape[0] // size + 3, shape[1] // size + 3)
    field = noise(seed, topic, coarse, 0.8)
    whole = cv2.resize(field, (coarse[1] * size, coarse[0] * size), interpolation=cv2.INTER_CUBIC)
    return np.asarray(whole[: shape[0], : shape[1]], dtype=np.float32)

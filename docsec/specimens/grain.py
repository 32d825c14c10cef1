"""Roughness of paper: noise that is the same for a seed on every machine.

The bytes come from SHAKE-256, whose stream is defined for ever, not from a random generator.
"""

from __future__ import annotations

import hashlib

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def noise(seed: int, topic: str, shape: tuple[int, int], blur: float) -> Floats:
    """Return noise of mean 0 and deviation 1, ``shape`` rows and columns, ``blur`` pixels soft."""
    stream = hashlib.shake_256(f"{seed}:{topic}".encode()).digest(shape[0] * shape[1])
    field = np.frombuffer(stream, dtype=np.uint8).reshape(shape).astype(np.float32)
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

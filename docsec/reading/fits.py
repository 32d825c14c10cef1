"""Medians and fits of a few dozen numbers, as NumPy has them without what it costs to call them.

A picture has hundreds of rows of marks, and each is fitted several times.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.float64] | npt.NDArray[np.float32]


def median(values: Doubles) -> float:
    """Return the median of one or more numbers."""
    ordered = np.sort(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return float(ordered[half - 1] + ordered[half]) / 2


def quantile(values: Numbers, share: float) -> float:
    """Return the number that ``share`` of one or more lie below, between two as it falls."""
    ordered = np.sort(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (at - low) * (ordered[high] - ordered[low]))


def fitted(x: Doubles, y: Doubles, degree: int) -> Doubles:
    """Return the polynomial of ``degree`` through points by least squares, highest power first.

    Args:
        x: of the points, more than ``degree`` different ones, about 0.
        y: of the same.
        degree: 1 or more.
    """
    if degree > 1:
        return np.asarray(np.polyfit(x, y, degree), dtype=np.float64)
    sum_x, sum_y = np.add.reduce(x), np.add.reduce(y)
    spread = len(x) * np.dot(x, x) - sum_x * sum_x
    slope = (len(x) * np.dot(x, y) - sum_x * sum_y) / spread if spread > 0 else 0.0
    return np.array((slope, (sum_y - slope * sum_x) / len(x)), dtype=np.float64)


def valued(polynomial: Doubles, x: Doubles) -> Doubles:
    """Return the values of a polynomial, highest power first, at ``x``."""
    if len(polynomial) == 2:
        return np.asarray(polynomial[0] * x + polynomial[1], dtype=np.float64)
    return np.asarray(np.polyval(polynomial, x), dtype=np.float64)

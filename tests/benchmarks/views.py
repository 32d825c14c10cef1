"""Pictures as a camera or a scanner might have taken them, from one that is upright and sharp."""

import io
import math

import cv2
import numpy as np
from PIL import Image


def rotated(pixels: np.ndarray, degrees: float) -> np.ndarray:
    """Return the picture turned clockwise, on a canvas that holds all of it."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    size = (math.ceil(width * cosine + height * sine), math.ceil(width * sine + height * cosine))
    turn[:, 2] += (np.array(size) - (width, height)) / 2
    return cv2.warpAffine(pixels, turn, size, flags=cv2.INTER_CUBIC, borderValue=(127, 127, 127))


def tilted(pixels: np.ndarray, degrees: float, around: str) -> np.ndarray:
    """Return the picture turned away from the camera around its vertical or horizontal axis.

    The camera stands as far away as the picture's diagonal.
    """
    height, width = pixels.shape[:2]
    distance = math.hypot(width, height)
    angle = math.radians(degrees)
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    x, y = (corners - (width / 2, height / 2)).T
    if around == "vertical":
        depth, x = x * math.sin(angle), x * math.cos(angle)
    else:
        depth, y = y * math.sin(angle), y * math.cos(angle)
    seen = np.stack([x, y], axis=1) * (distance / (distance + depth))[:, None]
    seen -= seen.min(axis=0)
    size = tuple(math.ceil(side) for side in seen.max(axis=0))
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), seen.astype(np.float32))
    return cv2.warpPerspective(
        pixels, warp, size, flags=cv2.INTER_CUBIC, borderValue=(127, 127, 127)
    )


def scaled(pixels: np.ndarray, factor: float) -> np.ndarray:
    """Return the picture made smaller."""
    height, width = pixels.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def compressed(pixels: np.ndarray, quality: int) -> np.ndarray:
    """Return the picture as a JPEG of that quality shows it."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))

"""What the lens does: how far a point spreads, and less light towards the corners."""

from __future__ import annotations

import math

import cv2
import numpy as np

from docsec.specimens.pictures import Floats, Pictures, Step, change, floats

# Of a Gaussian: how many deviations an edge takes from a tenth to nine tenths of its rise.
EDGE_RISE = 2.5631


def point_spread(pictures: Pictures, *, spread: float = 0.04) -> Step:
    """Blur every light as a lens does, by a Gaussian.

    Args:
        pictures: of the page.
        spread: the deviation, in millimetres; an edge rises over `EDGE_RISE` times as much.
    """
    sigma = spread * pictures.scale
    blurred = pictures.altered(pictures.lights, lambda _, light: softened(light, sigma))
    return blurred, change("point-spread", pictures.lights, (pictures.outline,), spread_mm=spread)


def softened(light: Floats, sigma: float) -> Floats:
    """Return a picture blurred by a Gaussian of ``sigma`` pixels."""
    if sigma < 0.05:
        return light
    size = 2 * math.ceil(4 * sigma) + 1
    blurred = cv2.GaussianBlur(light, (size, size), sigma, borderType=cv2.BORDER_REPLICATE)
    return floats(blurred)


def vignetting(pictures: Pictures, *, loss: float = 0.25) -> Step:
    """Let each picture darken towards its corners, as the fourth power of the cosine does.

    Args:
        pictures: of the page.
        loss: the share of light that is lost in the corners, 0..1.
    """
    reach = (1 - loss) ** -0.5 - 1

    def darken(_: str, light: Floats) -> Floats:
        rows, columns = light.shape[:2]
        x = np.linspace(-1, 1, columns, dtype=np.float32)[None] * columns
        y = np.linspace(-1, 1, rows, dtype=np.float32)[:, None] * rows
        share = (x**2 + y**2) / np.float32(columns**2 + rows**2)
        return floats(light / np.square(1 + np.float32(reach) * share)[..., None])

    darkened = pictures.altered(pictures.lights, darken)
    return darkened, change("vignetting", pictures.lights, (pictures.outline,), loss=loss)

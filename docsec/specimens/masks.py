"""Masks of a specimen: white where a picture was altered, one for each light that shows it.

They lie on the pictures as these were taken, also from the side. What was done to the whole page,
such as a copy or too little light, has no place and no mask. A little beyond each altered place is
white too, as far as glow and shadow of it reach.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docsec.findings import Polygon
from docsec.specimens.pictures import Matrix, project

WHOLE = 0.8
"""A place that fills this share of the page is the page."""

# How far beyond an altered place a picture differs: in millimetres, and in pixels.
_REACH = {"uv": (0.7, 1), "oblique": (0.0, 5)}
_NEAR = (0.0, 1)

View = tuple[Matrix, tuple[int, int]]
"""Of one picture: the homography from millimetres to its pixels; its width and height."""

Values = dict[str, object]


def name(light: str) -> str:
    """Return the name of the file of a mask."""
    return f"mask-{light}.png"


def listed(operator: Mapping[str, Any], lights: Sequence[str], page: tuple[float, float]) -> Values:
    """Return an operator of ``expected.json`` with ``masks``: the file of each light that shows it.

    Args:
        operator: with its ``regions`` and ``lights``.
        lights: those there are pictures of.
        page: width and height, in millimetres.
    """
    there = _places(operator, page)
    shown = [one for one in lights if there and _shows(operator, one)]
    return {**operator, "masks": {one: name(one) for one in shown}}


def masks(
    operators: Sequence[Mapping[str, Any]], views: Mapping[str, View], page: tuple[float, float]
) -> dict[str, Image.Image]:
    """Return the masks by light, mode 1, each of the size of its picture.

    Args:
        operators: of ``expected.json``, as `listed` returns them.
        views: of the pictures, by light.
        page: width and height, in millimetres.
    """
    drawn = {}
    for light, view in views.items():
        altered = [one for one in operators if light in one["masks"]]
        if altered:
            places = [place for one in altered for place in _places(one, page)]
            drawn[light] = _mask(places, light, view)
    return drawn


def _shows(operator: Mapping[str, Any], light: str) -> bool:
    return light in operator["lights"] or light.partition("-")[0] in operator["lights"]


def _places(operator: Mapping[str, Any], page: tuple[float, float]) -> list[Polygon]:
    """Return where the page was altered, in millimetres; nothing where that is all of it."""
    found = []
    for region in operator["regions"]:
        corners = tuple((float(x), float(y)) for x, y in region["polygon_mm"])
        across, down = zip(*corners, strict=True)
        area = (max(across) - min(across)) * (max(down) - min(down))
        if area < WHOLE * page[0] * page[1]:
            found.append(corners)
    return found


def _mask(places: Sequence[Polygon], light: str, view: View) -> Image.Image:
    homography, (width, height) = view
    mask: NDArray[np.uint8] = np.zeros((height, width), np.uint8)
    for place in places:
        corners = project(homography, np.asarray(place, dtype=np.float64)) - 0.5
        outer = np.where(corners < corners.mean(axis=0), np.floor(corners), np.ceil(corners))
        cv2.fillPoly(mask, [outer.astype(np.int32)], 255)
    scale = math.sqrt(abs(np.linalg.det(homography[:2, :2] / homography[2, 2])))
    millimetres, pixels = _REACH.get(light.partition("-")[0], _NEAR)
    reach = math.ceil(millimetres * scale) + pixels
    wider = cv2.dilate(mask, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    return Image.fromarray(np.asarray(wider, np.uint8)).convert("1", dither=Image.Dither.NONE)

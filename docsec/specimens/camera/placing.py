"""The page on a desk, turned and seen from the side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np

from docsec.specimens.camera.desks import DESKS
from docsec.specimens.geometry import Box
from docsec.specimens.pictures import (
    Floats,
    Matrix,
    Pictures,
    Step,
    change,
    cut,
    floats,
    grid,
    project,
)

_CORNER = 3.18  # the radius of a rounded corner, in millimetres (Doc 9303-4 Figure 2)
Corners = tuple[bool, bool, bool, bool]
SQUARE: Corners = (False, False, False, False)


@dataclass(frozen=True, slots=True)
class View:
    """From where the page is seen.

    Attributes:
        turn: of the page on the desk, degrees clockwise.
        lean: of the camera to the right, degrees; its right edge then looks smaller.
        nod: of the camera upwards, degrees; the upper edge then looks smaller.
        distance: from the camera to the middle of the page, in millimetres.
        margin: of desk around the page, in millimetres.
    """

    turn: float = 0.0
    lean: float = 0.0
    nod: float = 0.0
    distance: float = 350.0
    margin: float = 12.0

    def homography(self, page: tuple[float, float], scale: float) -> Matrix:
        """Return 3 x 3 from millimetres to pixels, ``scale`` pixels a millimetre mid-page."""
        turn, lean, nod = (math.radians(angle) for angle in (self.turn, self.lean, self.nod))
        rolled = np.array(
            ((math.cos(turn), -math.sin(turn)), (math.sin(turn), math.cos(turn)), (0, 0))
        )
        leaned = np.array(((math.cos(lean), 0, 0), (0, 1, 0), (math.sin(lean), 0, math.cos(lean))))
        nodded = np.array(((1, 0, 0), (0, math.cos(nod), 0), (0, -math.sin(nod), math.cos(nod))))
        spin = nodded @ leaned @ rolled
        lens = np.diag((scale * self.distance, scale * self.distance, 1.0))
        seen = lens @ np.column_stack((spin, (0, 0, self.distance)))
        middle = np.array(((1, 0, -page[0] / 2), (0, 1, -page[1] / 2), (0, 0, 1)))
        return np.asarray(seen @ middle, dtype=np.float64)


_FROM_ABOVE = View()


def placed(
    pictures: Pictures,
    seed: int,
    *,
    desk: str = "wood",
    view: View = _FROM_ABOVE,
    rounded: Corners = SQUARE,
) -> Step:
    """Lay the page on a desk and look at it from somewhere; what lay around it is left behind.

    Args:
        pictures: of the page.
        seed: of the desk.
        desk: a name in `DESKS`.
        view: from where.
        rounded: which corners of the page are, clockwise from the top left.
    """
    seen, rows, columns = _framed(pictures, view)
    x, y = grid(seen, rows, columns)
    beyond = _beyond(x, y, pictures.page, rounded)
    cover = cut(0.5 - beyond * np.float32(pictures.scale))
    shade = _shadow(x, y, pictures.page, rounded)
    ground = DESKS[desk]
    pattern = ground.pattern(seed, x, y)
    lights = {
        light: _laid(pictures, light, seen, cover, shade * ground.under(light, pattern))
        for light in pictures.lights
    }
    homographies = dict.fromkeys(lights, seen)
    record = change(
        "placed",
        lights,
        (pictures.outline,),
        desk=desk,
        turn=view.turn,
        lean=view.lean,
        nod=view.nod,
        distance_mm=view.distance,
        margin_mm=view.margin,
    )
    laid = replace(pictures, lights=lights, homographies=homographies, files={}, is_laid=True)
    return laid, record


def _framed(pictures: Pictures, view: View) -> tuple[Matrix, int, int]:
    """Return the homography, rows and columns of a picture of the page and its margin."""
    seen, margin = view.homography(pictures.page, pictures.scale), view.margin
    width, height = pictures.page
    around = Box(-margin, -margin, width + 2 * margin, height + 2 * margin).corners
    corners = project(seen, np.asarray(around))
    low = np.floor(corners.min(axis=0))
    columns, rows = np.ceil(corners.max(axis=0) - low).astype(int)
    move = np.array(((1, 0, -low[0]), (0, 1, -low[1]), (0, 0, 1)))
    return move @ seen, int(rows), int(columns)


def _laid(pictures: Pictures, light: str, seen: Matrix, cover: Floats, ground: Floats) -> Floats:
    """Return one light of the page on the ground."""
    move = seen @ np.linalg.inv(pictures.homographies[light])
    half = np.array(((1, 0, 0.5), (0, 1, 0.5), (0, 0, 1)))
    rows, columns = cover.shape
    page = cv2.warpPerspective(
        pictures.lights[light],
        np.linalg.inv(half) @ move @ half,
        (columns, rows),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    share = cover[..., None]
    return cut(ground + (page - ground) * share)


def _shadow(x: Floats, y: Floats, page: tuple[float, float], rounded: Corners) -> Floats:
    """Return the share of light that reaches the desk beside the page: rows x columns x 1."""
    shift, soft = 0.9, 1.6
    beyond = _beyond(x - shift, y - shift * 1.4, page, rounded)
    return floats(1 - 0.55 * np.clip(1 - beyond / soft, 0, 1)[..., None])


def _beyond(x: Floats, y: Floats, page: tuple[float, float], rounded: Corners) -> Floats:
    """Return how far places lie beyond the edge of the page, in millimetres; less than 0 inside."""
    across, down = x - np.float32(page[0] / 2), y - np.float32(page[1] / 2)
    upper = np.where(across < 0, rounded[0], rounded[1])
    lower = np.where(across < 0, rounded[3], rounded[2])
    radius = np.where(down < 0, upper, lower).astype(np.float32) * np.float32(_CORNER)
    right = np.abs(across) - np.float32(page[0] / 2) + radius
    below = np.abs(down) - np.float32(page[1] / 2) + radius
    outside = np.hypot(np.maximum(right, 0), np.maximum(below, 0))
    return floats(np.minimum(np.maximum(right, below), 0) + outside - radius)

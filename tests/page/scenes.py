"""Drawn pages as a camera or a scanner saw them, with the homography that is true of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np

from docsec.capture import Capture, Picture
from docsec.features import documents
from docsec.page.examined import Page
from docsec.policy import Policy
from docsec.reading.own import OwnReader
from docsec.specimens.document import document
from docsec.specimens.draw import pictures

FORMATS = {each.id: each for each in documents.load()}


@cache
def drawn(name: str, seed: int = 1, dpi: int = 300) -> np.ndarray:
    """Return the white picture of a specimen, as large as its page; a label lies on none."""
    alone = replace(document(name, seed, dpi), host=None)
    pixels = np.array(pictures(alone, ("white",))["white"].convert("RGB"))
    pixels.flags.writeable = False
    return pixels


@dataclass(frozen=True)
class Scene:
    """A picture, and the matrix from millimetres of the page to its pixels."""

    pixels: np.ndarray
    matrix: np.ndarray
    format: str

    @property
    def grid(self) -> np.ndarray:
        """Points all over the page, in millimetres."""
        size = FORMATS[self.format].width, FORMATS[self.format].height
        across, down = (np.linspace(0, side, 7) for side in size)
        return np.array([(x, y) for x in across for y in down])

    @property
    def true(self) -> np.ndarray:
        """Where these points lie in the picture."""
        return cv2.perspectiveTransform(self.grid[:, None], self.matrix)[:, 0]

    def errors(self, plane) -> np.ndarray:
        """How far off the points are by a plane that was found, in millimetres."""
        return np.linalg.norm(plane.to_page(self.true) - self.grid, axis=1)


def on_desk(name: str, pixels: np.ndarray, corners: np.ndarray, seed: int = 1) -> Scene:
    """Return a page laid on a desk, its corners (clockwise from the top left) at these pixels."""
    height, width = pixels.shape[:2]
    size = tuple(int(side) for side in corners.max(axis=0) + 100)
    random = np.random.default_rng(seed)
    grain = random.integers(60, 140, (size[1], size[0], 3)).astype(np.uint8)
    desk = cv2.GaussianBlur(grain, (0, 0), 3)
    page = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64) - 0.5
    warp = cv2.getPerspectiveTransform(page.astype(np.float32), corners.astype(np.float32))
    seen = cv2.warpPerspective(pixels, warp, size, flags=cv2.INTER_AREA)
    share = cv2.warpPerspective(np.full((height, width), 1.0, np.float32), warp, size)[..., None]
    scene = (seen * share + desk * (1 - share)).astype(np.uint8)
    return Scene(scene, warp @ _millimetres(name, width, height), name)


def as_is(name: str, pixels: np.ndarray) -> Scene:
    """Return a page that is the whole picture."""
    height, width = pixels.shape[:2]
    return Scene(pixels, _millimetres(name, width, height), name)


def corners(pixels: np.ndarray, degrees: float = 0.0, tilt: tuple[float, float] = (0.0, 0.0)):
    """Return where the corners of a page lie that is turned, and nearer at one side."""
    height, width = pixels.shape[:2]
    placed = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    placed = (placed - (width / 2, height / 2)) @ turn.T
    placed *= 1 + (placed @ np.array(tilt))[:, None] / width
    return placed - placed.min(axis=0) + 100


def picture(pixels: np.ndarray, light: str = "white", **more) -> Picture:
    return Picture(np.ascontiguousarray(pixels), light, f"{light}.png", "0" * 64, **more)


def examined(pixels: np.ndarray, *others: Picture, **more) -> Page:
    """Return the page as a check sees it, its MRZ read by docsec's own reader."""
    white = picture(pixels, **more)
    (reading, *_) = OwnReader().read(white)
    capture = Capture("scene", None, (white, *others))
    lengths = tuple(map(len, reading.lines))
    return Page(capture, Policy(), lengths, reading.regions, white, reading.lines)


def _millimetres(name: str, width: int, height: int) -> np.ndarray:
    """Return the matrix from millimetres to the pixels of a picture as large as the page."""
    across, down = width / FORMATS[name].width, height / FORMATS[name].height
    return np.array([[across, 0, -0.5], [0, down, -0.5], [0, 0, 1]])

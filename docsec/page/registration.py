"""A picture under another light, or from another side, laid on the white one.

Both are compared by where something is printed, not by how light it is: what is dark under one
light may be bright under another. Each patch of the page is looked for around its place; one
plane must explain where most of them are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from docsec.page.matching import best, pairs
from docsec.page.plane import FINEST, Doubles, Pixels, Plane, reduced, transformed

Texture = npt.NDArray[np.float32]

SCALE = 5.0
"""Pixels per millimetre that pictures are compared at."""

PATCH = 10.0
STEP = 7.0
"""Millimetres that a patch is wide, and that patches lie apart."""

REACHES = (3.0, 1.0, 0.6, 0.6)
"""Millimetres that patches are looked for around their places, one round after the other."""

LEAST_ALIKE = 0.4
"""Correlation from which on a patch counts as found."""

LEAST_PRINT = 0.35
"""How uneven a patch must be to be looked for, in the unevenness of the page."""

FEWEST = 8
LEAST_SHARE = 0.25
LEAST_SPAN = 0.45
"""Patches that must agree: how many, which share of those looked for, over how much of the page."""

ENOUGH = 0.5
"""Share of the patches from which on no other guess is tried."""

ALLOWED = 0.2
"""Millimetres that a patch may be off where pictures count as registered."""


@dataclass(frozen=True, slots=True, eq=False)
class Registered:
    """Where the page lies in another picture.

    Attributes:
        plane: from millimetres of the page to that picture.
        residual: how far off the patches of the page are there, in millimetres (their median).
        share: of the patches that were looked for, those that agree.
    """

    plane: Plane
    residual: float
    share: float


class _Patch(NamedTuple):
    """A part of the page, and where it begins, in pixels."""

    left: int
    top: int
    texture: Texture


class _Found(NamedTuple):
    """Middles of patches on the page and where they were found, in millimetres; how many sought."""

    places: Doubles
    seen: Doubles
    sought: int


def register(
    white: Pixels, pixels: Pixels, plane: Plane, size: tuple[float, float]
) -> Registered | None:
    """Return how a picture lies to the page; None where they cannot be laid on one another.

    Args:
        white: the page flattened, `SCALE` pixels per millimetre.
        pixels: the other picture.
        plane: of the page in the white picture.
        size: of the page in millimetres.
    """
    patches = tuple(_patches(_texture(white)))
    likeliest: Registered | None = None
    for guess in _guesses(white, pixels, plane):
        found = _refined(patches, pixels, guess, size)
        if found is not None and (likeliest is None or found.share > likeliest.share):
            likeliest = found
        if likeliest is not None and likeliest.share > ENOUGH:
            break
    return likeliest


def _guesses(white: Pixels, pixels: Pixels, plane: Plane) -> Iterator[Plane]:
    """Yield where the page may lie: at the same place, or where its features are found."""
    size = (pixels.shape[1], pixels.shape[0])
    across, down = size[0] / plane.size[0], size[1] / plane.size[1]
    if abs(across / down - 1) < 0.02:
        yield Plane(np.diag((across, down, 1.0)) @ plane.matrix, size)
    matched = _by_features(white, pixels)
    if matched is not None:
        yield Plane(matched, size)


def _by_features(white: Pixels, pixels: Pixels) -> Doubles | None:
    """Return the matrix from millimetres to the picture by corners that look alike."""
    longest = max(pixels.shape[:2])
    factor = min(1.0, 1200 / longest)
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    detector = cv2.ORB_create(3000)  # type: ignore[attr-defined]
    one, first = detector.detectAndCompute(cv2.cvtColor(white, cv2.COLOR_RGB2GRAY), None)
    two, second = detector.detectAndCompute(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), None)
    if first is None or second is None:
        return None
    own, other = pairs(np.asarray(first, np.uint8), np.asarray(second, np.uint8))
    if len(own) < FEWEST:
        return None
    page = np.array([one[at].pt for at in own]) / SCALE + 0.5 / SCALE
    seen = (np.array([two[at].pt for at in other]) + 0.5) / factor - 0.5
    cv2.setRNGSeed(0)
    reach = 0.004 * longest
    matrix, kept = cv2.findHomography(page, seen, cv2.RANSAC, reach, maxIters=4000)
    if matrix is None or kept.sum() < 2 * FEWEST:
        return None
    return np.asarray(matrix, dtype=np.float64)


def _refined(
    patches: tuple[_Patch, ...], pixels: Pixels, guess: Plane, size: tuple[float, float]
) -> Registered | None:
    smaller, to_smaller = _smaller(pixels, guess, size)
    plane = Plane(to_smaller @ guess.matrix, smaller.shape[1::-1])
    for reach in REACHES:
        found = _found(patches, _texture(plane.drawn(smaller, *size, SCALE)), reach)
        if len(found.places) < FEWEST:
            return None
        cv2.setRNGSeed(0)
        matrix, kept = cv2.findHomography(
            found.places, found.seen, cv2.RANSAC, max(0.25, reach / 4), maxIters=4000
        )
        if matrix is None or kept.sum() < FEWEST:
            return None
        moved = np.asarray(matrix, dtype=np.float64)
        plane = Plane(plane.matrix @ moved, plane.size)
    agreeing = kept.ravel().astype(bool)
    off = np.linalg.norm(transformed(moved, found.places) - found.seen, axis=1)[agreeing]
    span = np.ptp(found.places[agreeing], axis=0) / size
    residual, share = float(np.median(off)), float(agreeing.sum() / found.sought)
    if residual > ALLOWED or share < LEAST_SHARE or span.min() < LEAST_SPAN:
        return None
    back = np.asarray(np.linalg.inv(to_smaller), dtype=np.float64)
    return Registered(Plane(back @ plane.matrix, guess.size), round(residual, 3), round(share, 2))


def _smaller(pixels: Pixels, plane: Plane, size: tuple[float, float]) -> tuple[Pixels, Doubles]:
    """Return a picture as fine as it is drawn, so that each round need not reduce it, and the way.

    The way is the matrix from pixels of the picture to pixels of the smaller one.
    """
    same = np.eye(3)
    finer = plane.pixels_per_millimetre(size[0] / 2, size[1] / 2) / SCALE
    return reduced(pixels, same, 1 / finer) if finer > FINEST else (pixels, same)


def _texture(pixels: Pixels) -> Texture:
    """Return where something is printed, evenly strong all over the page."""
    grey = cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), 1)
    steps = cv2.magnitude(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    usual = cv2.GaussianBlur(steps, (0, 0), 3 * SCALE)
    return np.asarray(np.minimum(steps / (usual + 1.0), 4), dtype=np.float32)


def _patches(wanted: Texture) -> Iterator[_Patch]:
    """Yield the patches of the page that have something printed to be found by."""
    side = round(PATCH * SCALE)
    enough = LEAST_PRINT * float(wanted.std())
    for top in np.arange(0, wanted.shape[0] - side, STEP * SCALE).round().astype(int):
        for left in np.arange(0, wanted.shape[1] - side, STEP * SCALE).round().astype(int):
            patch = np.ascontiguousarray(wanted[top : top + side, left : left + side])
            if patch.std() >= enough:
                yield _Patch(int(left), int(top), patch)


def _found(patches: tuple[_Patch, ...], seen: Texture, reach: float) -> _Found:
    """Return the patches of the page that are found within ``reach`` millimetres."""
    side, margin = round(PATCH * SCALE), round(reach * SCALE)
    places, seen_at = [], []
    around = np.pad(seen, margin, mode="reflect")
    for left, top, texture in patches:
        window = around[top : top + side + 2 * margin, left : left + side + 2 * margin]
        found = best(window, texture)
        if not found.inside or found.fit < LEAST_ALIKE:
            continue
        middle = np.array((left + side / 2, top + side / 2))
        places.append(middle / SCALE)
        seen_at.append((middle + np.array((found.x, found.y)) - margin) / SCALE)
    return _Found(np.array(places).reshape(-1, 2), np.array(seen_at).reshape(-1, 2), len(patches))

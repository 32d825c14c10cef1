"""Registered pictures of one page, by light, and what was done to them.

A picture is an array of rows x columns x 3, 32-bit floats from 0 (black) to 1 (white), as a
screen shows them; steps treat the values as shares of the light that comes back. Places on the
page are millimetres from its top left corner, and each light has the homography from there to
its own pixels, so that a polygon given in millimetres stays true after every step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from docsec.findings import Polygon
from docsec.specimens.geometry import MILLIMETRES_PER_INCH, Box

Floats: TypeAlias = NDArray[np.float32]
Matrix: TypeAlias = NDArray[np.float64]

INFRARED, ULTRAVIOLET, WHITE, TRANSMITTED = "ir", "uv", "white", "transmitted"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one page.

    Attributes:
        lights: by light, rows x columns x 3, 0..1.
        dpi: pixels per inch, at the middle of the page where it is seen from the side.
        page: width and height, in millimetres.
        homographies: by light, 3 x 3, from millimetres to pixels; the first pixel is 0..1.
        files: by light, what the last step wrote, such as JPEG; any further step forgets it.
        is_laid: whether the page lies on a desk, seen from where a camera is; else it is alone.
    """

    lights: Mapping[str, Floats]
    dpi: float
    page: tuple[float, float]
    homographies: Mapping[str, Matrix]
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_laid: bool = False

    @property
    def scale(self) -> float:
        """Pixels per millimetre."""
        return self.dpi / MILLIMETRES_PER_INCH

    @property
    def outline(self) -> Polygon:
        """The corners of the page, in millimetres, clockwise from the top left."""
        return Box(0, 0, *self.page).corners

    @property
    def visible(self) -> tuple[str, ...]:
        """The lights that the eye sees by: all but infrared and ultraviolet."""
        return tuple(light for light in self.lights if light not in (INFRARED, ULTRAVIOLET))

    def only(self, lights: Iterable[str]) -> Pictures:
        """Return the pictures without those under other lights."""
        kept = self.among(lights)
        return replace(
            self,
            lights={light: self.lights[light] for light in kept},
            homographies={light: self.homographies[light] for light in kept},
            files={light: file for light, file in self.files.items() if light in kept},
        )

    def among(self, lights: Iterable[str]) -> tuple[str, ...]:
        """Return those of ``lights`` that there are pictures of."""
        return tuple(light for light in lights if light in self.lights)

    def place(self, light: str, points: Polygon) -> Matrix:
        """Return where points (millimetres) lie in a picture, n x 2, in pixels."""
        return project(self.homographies[light], np.asarray(points, dtype=np.float64))

    def polygon(self, light: str, points: Polygon) -> Polygon:
        """Return a polygon (millimetres) as 0..1 of a picture, five decimals, cut at its edges."""
        rows, columns = self.lights[light].shape[:2]
        shares = np.clip(self.place(light, points) / (columns, rows), 0, 1)
        return tuple((round(float(x), 5), round(float(y), 5)) for x, y in shares)

    def image(self, light: str) -> Image.Image:
        """Return a picture as an image of 256 levels, mode RGB."""
        return to_image(self.lights[light])

    def grid(self, light: str) -> tuple[Floats, Floats]:
        """Return x and y of the middle of each pixel, in millimetres.

        The two broadcast to rows x columns; where the page lies straight, x is one row and y is
        one column.
        """
        rows, columns = self.lights[light].shape[:2]
        return grid(self.homographies[light], rows, columns)

    def inside(self, light: str) -> Floats:
        """Return how much of each pixel is page, 0..1, rows x columns."""
        x, y = self.grid(light)
        width, height = self.page
        beyond = np.maximum(np.abs(x - width / 2) - width / 2, np.abs(y - height / 2) - height / 2)
        return cut(0.5 - beyond * np.float32(self.scale))

    def altered(
        self, lights: Iterable[str], change: Callable[[str, Floats], ArrayLike]
    ) -> Pictures:
        """Return the pictures with ``change`` made to some lights, cut to 0..1."""
        changed = dict(self.lights)
        for light in lights:
            changed[light] = cut(change(light, self.lights[light]))
        return replace(self, lights=changed, files={})


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did.

    Attributes:
        name: of the step, as in the tables; ``key`` is where its sentence is.
        lights: the pictures it shows in.
        polygons: where on the page, in millimetres.
        parameters: with which values, in the order of the step's arguments.
    """

    name: str
    lights: tuple[str, ...]
    polygons: tuple[Polygon, ...]
    parameters: tuple[tuple[str, object], ...]

    @property
    def key(self) -> str:
        """The key of the line that describes the step."""
        return f"specimen.step.{self.name}"


_LUMINANCE = np.array((0.299, 0.587, 0.114), dtype=np.float32)

Step: TypeAlias = tuple[Pictures, Change]


def in_turn(
    pictures: Pictures, steps: Iterable[Callable[[Pictures], Step]]
) -> tuple[Pictures, tuple[Change, ...]]:
    """Take steps one after the other; return the last pictures and what each step did."""
    changes = []
    for step in steps:
        pictures, one = step(pictures)
        changes.append(one)
    return pictures, tuple(changes)


def registered(lights: Mapping[str, Floats], dpi: float, page: tuple[float, float]) -> Pictures:
    """Return pictures of the page alone: its corners are the pictures' corners.

    Args:
        lights: by light, rows x columns x 3, 0..1, all of one size.
        dpi: pixels per inch.
        page: width and height, in millimetres.
    """
    scale = dpi / MILLIMETRES_PER_INCH
    matrix = np.diag((scale, scale, 1.0))
    arrays = {light: np.asarray(values, dtype=np.float32) for light, values in lights.items()}
    return Pictures(arrays, dpi, page, dict.fromkeys(arrays, matrix))


def from_images(
    images: Mapping[str, Image.Image], dpi: float, page: tuple[float, float]
) -> Pictures:
    """Return pictures of the page alone from images, mode RGB; the rest as in `registered`."""
    arrays = {light: floats(np.asarray(image)) / np.float32(255) for light, image in images.items()}
    return registered(arrays, dpi, page)


def change(
    name: str, lights: Iterable[str], polygons: Iterable[Polygon], **parameters: object
) -> Change:
    """Return the record of a step; numbers and corners are rounded to four decimals."""
    corners = tuple(
        tuple((round(float(x), 4), round(float(y), 4)) for x, y in one) for one in polygons
    )
    values = tuple(
        (key, round(value, 4) if isinstance(value, float) else value)
        for key, value in parameters.items()
    )
    return Change(name, tuple(lights), corners, values)


def called(name: str, step: Step) -> Step:
    """Return a step under another name: one of the camera's that is taken too far."""
    pictures, record = step
    return pictures, replace(record, name=name)


def to_image(light: Floats) -> Image.Image:
    """Return a picture as an image of 256 levels, mode RGB."""
    return Image.fromarray(np.rint(light * 255).astype(np.uint8))


def floats(values: ArrayLike) -> Floats:
    """Return values as 32-bit floats."""
    return np.asarray(values, dtype=np.float32)


def cut(values: ArrayLike) -> Floats:
    """Return values as 32-bit floats from 0 to 1; what is beyond becomes 0 or 1."""
    return np.clip(floats(values), np.float32(0), np.float32(1))


def luminance(light: Floats) -> Floats:
    """Return how bright a picture is to the eye, rows x columns."""
    return floats(light @ _LUMINANCE)


def project(homography: Matrix, points: Matrix) -> Matrix:
    """Return where points, n x 2, fall."""
    raised = np.column_stack((points, np.ones(len(points)))) @ homography.T
    return np.asarray(raised[:, :2] / raised[:, 2:], dtype=np.float64)


def grid(homography: Matrix, rows: int, columns: int) -> tuple[Floats, Floats]:
    """Return x and y, in millimetres, of the middle of each pixel of a picture."""
    inverse = np.linalg.inv(homography)
    inverse = inverse / inverse[2, 2]
    across = np.arange(columns)[None] + 0.5
    down = np.arange(rows)[:, None] + 0.5
    if not np.any(inverse[(0, 1, 2, 2), (1, 0, 0, 1)]):
        x, y = inverse[0, 0] * across + inverse[0, 2], inverse[1, 1] * down + inverse[1, 2]
    else:
        depth = inverse[2, 0] * across + inverse[2, 1] * down + 1
        x, y = (
            (inverse[axis, 0] * across + inverse[axis, 1] * down + inverse[axis, 2]) / depth
            for axis in (0, 1)
        )
    return x.astype(np.float32), y.astype(np.float32)

"""A stamp of Utopia's border over the machine readable zone."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docsec.specimens import seeding
from docsec.specimens.camera.optics import softened
from docsec.specimens.geometry import Box
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import (
    INFRARED,
    ULTRAVIOLET,
    Floats,
    Matrix,
    Pictures,
    Step,
    change,
    floats,
)

_FINE = 24  # pixels a millimetre of the drawing that the stamp is printed from
_SIZE = (40.0, 25.0)
# Dyes of stamp pads: what solid ink lets through. All are clear in infrared.
_INKS = {"violet": (0.42, 0.20, 0.62), "blue": (0.16, 0.28, 0.68), "red": (0.80, 0.16, 0.20)}
_DIM = (0.45, 0.45, 0.50)  # under ultraviolet light a dye takes away from what glows


def stamp(
    pictures: Pictures,
    seed: int,
    *,
    centre: tuple[float, float] | None = None,
    ink: str = "violet",
) -> Step:
    """Stamp the page in dye ink: dark in white light, gone in infrared.

    Args:
        pictures: of the page.
        seed: of place, angle and how evenly it inks.
        centre: in millimetres; over the lowest 15 mm of the page where it is left out.
        ink: ``violet``, ``blue`` or ``red``.
    """
    width, height = pictures.page
    middle = centre or (
        round(seeding.between(seed, "stamp x", 0.25, 0.75) * width, 3),
        round(height - seeding.between(seed, "stamp y", 9, 15), 3),
    )
    turn = round(seeding.between(seed, "stamp turn", -14, 14), 3)
    drawing, way = _drawing(), _onto_page(middle, turn)
    lights = tuple(light for light in pictures.lights if light != INFRARED)

    def press(light: str, values: Floats) -> Floats:
        cover = _pressed(drawing, pictures.homographies[light] @ way, values.shape)
        x, y = pictures.grid(light)
        even = 0.86 + 0.35 * clouds(seed, "stamp ink", x, y, 6.0)
        even = even + 0.3 * clouds(seed, "stamp grain", x, y, 0.5, layers=1)
        share = cover * np.clip(even, 0.1, 1) * pictures.inside(light)
        colour = floats(_DIM if light == ULTRAVIOLET else _INKS[ink])
        return floats(values * (1 - share[..., None] * (1 - colour)))

    corners = Box(0, 0, *(side * _FINE for side in _SIZE)).corners
    placed = np.column_stack((corners, np.ones(4))) @ way[:2].T
    return pictures.altered(lights, press), change(
        "stamp", lights, (tuple(map(tuple, placed)),), centre_mm=middle, turn=turn, ink=ink
    )


def _onto_page(centre: tuple[float, float], turn: float) -> Matrix:
    """Return 3 x 3 from pixels of the drawing to millimetres of the page."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    middle = np.array(((1, 0, -_SIZE[0] / 2), (0, 1, -_SIZE[1] / 2), (0, 0, 1)))
    spin = np.array(((cosine, -sine, centre[0]), (sine, cosine, centre[1]), (0, 0, 1)))
    return np.asarray(spin @ middle @ np.diag((1 / _FINE, 1 / _FINE, 1)), dtype=np.float64)


def _pressed(drawing: Floats, way: Matrix, shape: tuple[int, ...]) -> Floats:
    """Return how much of each pixel of a picture the stamp covers."""
    smaller = float(np.sqrt(abs(np.linalg.det(way[:2, :2] / way[2, 2]))))
    soft = softened(drawing, 0.5 / smaller if smaller < 1 else 0.0)
    half = np.array(((1, 0, 0.5), (0, 1, 0.5), (0, 0, 1)))
    pressed = cv2.warpPerspective(
        soft, np.linalg.inv(half) @ way @ half, (shape[1], shape[0]), flags=cv2.INTER_LINEAR
    )
    return floats(pressed)


def _drawing() -> Floats:
    """Draw the stamp: a double frame, the State, the word SPECIMEN, the port."""
    width, height = (round(side * _FINE) for side in _SIZE)
    image = Image.new("L", (width, height))
    pen = ImageDraw.Draw(image)
    for inset, thickness in ((0.6, 0.55), (1.7, 0.25)):
        edge = inset * _FINE
        box = (edge, edge, width - edge, height - edge)
        pen.rounded_rectangle(box, 3 * _FINE, outline=255, width=round(thickness * _FINE))
    for text, down, size, bold in (
        ("UTOPIA", 0.26, 5.6, 0.22),
        ("SPECIMEN", 0.54, 4.8, 0.18),
        ("ENTRY  PORT OF AMAUROT", 0.79, 2.3, 0.06),
    ):
        font = ImageFont.load_default(size * _FINE)
        place, stroke = (width / 2, height * down), round(bold * _FINE)
        pen.text(place, text, fill=255, font=font, anchor="mm", stroke_width=stroke)
    return floats(np.asarray(image)) / np.float32(255)

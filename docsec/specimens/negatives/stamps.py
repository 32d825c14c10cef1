"""A stamp of Utopia's border: over the machine readable zone, or on the back of the page."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docsec.specimens import seeding
from docsec.specimens.camera.optics import softened
from docsec.specimens.negatives.imprint import FINE, Imprint
from docsec.specimens.noise import clouds
from docsec.specimens.pictures import (
    INFRARED,
    TRANSMITTED,
    ULTRAVIOLET,
    Floats,
    Pictures,
    Step,
    change,
    floats,
)

_SIZE = (40.0, 25.0)
# Dyes of stamp pads: what solid ink lets through. All are clear in infrared.
_INKS = {"violet": (0.42, 0.20, 0.62), "blue": (0.16, 0.28, 0.68), "red": (0.80, 0.16, 0.20)}
_DIM = (0.45, 0.45, 0.50)  # under ultraviolet light a dye takes away from what glows
_DIFFUSED = 0.22  # how far paper spreads what is on its back, in millimetres


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
    imprint = Imprint(_drawing(), middle, turn)
    lights = tuple(light for light in pictures.lights if light != INFRARED)

    def press(light: str, values: Floats) -> Floats:
        """Lay the ink of the stamp over a picture, unevenly as a hand presses it."""
        cover = imprint.cover(pictures, light)
        x, y = pictures.grid(light)
        even = 0.86 + 0.35 * clouds(seed, "stamp ink", x, y, 6.0)
        even = even + 0.3 * clouds(seed, "stamp grain", x, y, 0.5, layers=1)
        share = cover * np.clip(even, 0.1, 1) * pictures.inside(light)
        colour = floats(_DIM if light == ULTRAVIOLET else _INKS[ink])
        return floats(values * (1 - share[..., None] * (1 - colour)))

    return pictures.altered(lights, press), change(
        "stamp", lights, (imprint.corners,), centre_mm=middle, turn=turn, ink=ink
    )


def show_through(pictures: Pictures, seed: int, *, strength: float = 0.16) -> Step:
    """Let a stamp on the back of the page shine through: mirrored, soft and pale.

    Args:
        pictures: of the page.
        seed: of place, angle and how evenly it inks.
        strength: how much of it comes through by light from the front, 0..1.
    """
    width, height = pictures.page
    middle = (
        round(seeding.between(seed, "back x", 0.3, 0.7) * width, 3),
        round(seeding.between(seed, "back y", 0.3, 0.6) * height, 3),
    )
    turn = round(seeding.between(seed, "back turn", -20, 20), 3)
    imprint = Imprint(softened(_drawing()[:, ::-1], _DIFFUSED * FINE), middle, turn)
    lights = pictures.visible

    def shine(light: str, values: Floats) -> Floats:
        """Let the print of the other side through, most with light from behind."""
        x, y = pictures.grid(light)
        even = np.clip(0.9 + 0.3 * clouds(seed, "back ink", x, y, 6.0), 0.2, 1)
        most = min(4 * strength, 0.8) if light == TRANSMITTED else strength
        share = imprint.cover(pictures, light) * even * pictures.inside(light) * np.float32(most)
        return floats(values * (1 - share[..., None] * (1 - floats(_INKS["blue"]))))

    return pictures.altered(lights, shine), change(
        "show-through", lights, (imprint.corners,), centre_mm=middle, turn=turn, strength=strength
    )


def _drawing() -> Floats:
    """Draw the stamp: a double frame, the State, the word SPECIMEN, the port."""
    width, height = (round(side * FINE) for side in _SIZE)
    image = Image.new("L", (width, height))
    pen = ImageDraw.Draw(image)
    for inset, thickness in ((0.6, 0.55), (1.7, 0.25)):
        edge = inset * FINE
        box = (edge, edge, width - edge, height - edge)
        pen.rounded_rectangle(box, 3 * FINE, outline=255, width=round(thickness * FINE))
    for text, down, size, bold in (
        ("UTOPIA", 0.26, 5.6, 0.22),
        ("SPECIMEN", 0.54, 4.8, 0.18),
        ("ENTRY  PORT OF AMAUROT", 0.79, 2.3, 0.06),
    ):
        font = ImageFont.load_default(size * FINE)
        place, stroke = (width / 2, height * down), round(bold * FINE)
        pen.text(place, text, fill=255, font=font, anchor="mm", stroke_width=stroke)
    return floats(np.asarray(image)) / np.float32(255)

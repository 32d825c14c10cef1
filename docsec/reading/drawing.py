"""A picture with what was read drawn on it: the lines, the characters, how sure each is."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from docsec.errors import UsageError
from docsec.page.place import part
from docsec.policy import Policy
from docsec.reading.doubt import certain

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    from docsec.capture import Picture
    from docsec.findings import Polygon, Reading

LEAST_SIDE = 1400
"""A smaller picture is enlarged, so that the characters can be told apart."""

SURE, UNSURE, OUTLINE = (0, 110, 60), (200, 0, 40), (20, 90, 200)


def draw(picture: Picture, readings: Iterable[Reading], path: Path) -> None:
    """Write ``picture`` with ``readings`` drawn on it; a folder that lacks is made.

    Every character stands below its place in the picture, with its confidence in percent
    where it is not to be relied on (red).

    Raises:
        UsageError: it cannot be written, or not in a format of that ending.
    """
    image = drawn(picture, readings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path)
    except (OSError, ValueError):
        raise UsageError("cannot-write", name=path.name) from None


def drawn(picture: Picture, readings: Iterable[Reading]) -> Image.Image:
    """Return ``picture`` with ``readings`` drawn on it."""
    from PIL import Image, ImageDraw

    image = Image.fromarray(picture.pixels)
    scale = max(1.0, LEAST_SIDE / max(image.size))
    image = image.resize((round(image.width * scale), round(image.height * scale)))
    pen = ImageDraw.Draw(image)
    for reading in readings:
        sure = certain(reading, Policy().confidence_limit)
        for number, (line, region) in enumerate(zip(reading.lines, reading.regions, strict=True)):
            pen.polygon(_pixels(region, image.size), outline=OUTLINE, width=2)
            for place, character in enumerate(line):
                box = _pixels(part(region, place + 1, place + 1, len(line)), image.size)
                value = reading.confidence[number][place] if reading.confidence else None
                _character(pen, character, box, sure[number][place], value)
    return image


def _character(
    pen: ImageDraw.ImageDraw,
    character: str,
    box: list[tuple[float, float]],
    sure: bool,
    confidence: float | None,
) -> None:
    (left, top), (right, _), (low_right, bottom), (low_left, low) = box
    size = max(9.0, 0.5 * ((right - left) ** 2 + (top - low) ** 2) ** 0.5)
    colour = SURE if sure else UNSURE
    middle = ((low_left + low_right) / 2, (low + bottom) / 2 + size * 0.5)
    font = _font(size)
    pen.text(middle, character, fill=colour, font=font, anchor="mm")
    if not sure:
        pen.polygon(box, outline=UNSURE, width=2)
        if confidence is not None:
            below = (middle[0], middle[1] + size * 0.8)
            pen.text(
                below, f"{100 * confidence:.0f}", fill=UNSURE, font=_font(size * 0.6), anchor="mm"
            )


def _font(size: float) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    with resources.as_file(resources.files("docsec.data") / "fonts" / "OCRB.otf") as path:
        return ImageFont.truetype(str(path), round(size))


def _pixels(polygon: Polygon, size: tuple[int, int]) -> list[tuple[float, float]]:
    return [(x * size[0], y * size[1]) for x, y in polygon]

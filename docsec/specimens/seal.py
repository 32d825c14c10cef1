"""The seal of the office, printed wet: a ring of words around the emblem, over the portrait."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw

from docsec.specimens import emblem
from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Stencil
from docsec.specimens.typefaces import for_capital

_WORDS = "REGISTRY OF UTOPIA - SPECIMEN - "


def press(canvas: Canvas, place: tuple[float, float, float], *, edge: float | None = None) -> None:
    """Press the seal.

    Args:
        canvas: the page.
        place: its middle and radius, in millimetres.
        edge: how far from the left its parts do not meet, in millimetres, where that is so.
    """
    x, y, radius = place
    stencil = canvas.stencil(Box(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2))
    for share, width in ((1.0, 0.35), (0.70, 0.2)):
        ring = [
            (
                x + radius * share * math.cos(step * math.pi / 60),
                y + radius * share * math.sin(step * math.pi / 60),
            )
            for step in range(121)
        ]
        stencil.line(ring, width)
    _around(stencil, (x, y), radius * 0.78, radius * 0.135)
    emblem.draw(stencil, (x, y), radius * 0.58)
    if edge is not None:
        _part(stencil, edge)
    canvas.print(stencil, INKS["stamp"].coloured("#2c3f8f"), 0.72)


def _part(stencil: Stencil, edge: float) -> None:
    """Move what is left of an edge, as on a portrait that was laid anew."""
    width = min(max(round(stencil.place((edge, 0.0))[0]), 0), stencil.image.width)
    left = stencil.image.crop((0, 0, width, stencil.image.height))
    turned = left.rotate(11, Image.Resampling.BICUBIC, center=(width, left.height / 2))
    stencil.image.paste(ImageChops.offset(turned, 0, round(1.1 * stencil.scale)), (0, 0))


def _around(stencil: Stencil, centre: tuple[float, float], reach: float, capital: float) -> None:
    """Write the words in a ring, their feet inwards."""
    font = for_capital("sans-bold", capital * stencil.scale)
    for index, letter in enumerate(_WORDS):
        turn = 2 * math.pi * index / len(_WORDS) - math.pi / 2
        side = round(font.size * 1.8)
        patch = Image.new("L", (side, side))
        middle = (side / 2, side / 2 + capital * stencil.scale / 2)
        ImageDraw.Draw(patch).text(middle, letter, fill=255, font=font, anchor="ms")
        degrees = -math.degrees(turn) - 90
        patch = patch.rotate(degrees, Image.Resampling.BICUBIC)
        far = reach + capital / 2
        across, down = stencil.place(
            (centre[0] + far * math.cos(turn), centre[1] + far * math.sin(turn))
        )
        stencil.image.paste(255, (round(across - side / 2), round(down - side / 2)), patch)

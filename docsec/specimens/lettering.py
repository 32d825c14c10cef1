"""Letters on a stencil, measured in millimetres."""

from __future__ import annotations

from PIL import Image, ImageDraw

from docsec.specimens import scripts
from docsec.specimens.stencil import Point, Stencil
from docsec.specimens.typefaces import for_capital


def width(stencil: Stencil, text: str, capital: float, face: str = "sans") -> float:
    """Return the width of ``text`` in millimetres, its capitals ``capital`` mm high."""
    name = "arabic" if scripts.is_arabic(text) else face
    drawn = scripts.drawn(text)
    return for_capital(name, capital * stencil.scale).getlength(drawn) / stencil.scale


def write(
    stencil: Stencil,
    foot: Point,
    text: str,
    capital: float,
    face: str = "sans",
    *,
    anchor: str = "ls",
) -> None:
    """Write upright text.

    Args:
        stencil: where to.
        foot: the anchor on the base line, in millimetres.
        text: what to write; Arabic is joined and set from the right, in its own typeface.
        capital: the height of a capital, in millimetres.
        face: a name in `docsec.specimens.typefaces`.
        anchor: as in Pillow: ``ls`` left, ``ms`` middle, ``rs`` right.
    """
    name = "arabic" if scripts.is_arabic(text) else face
    font = for_capital(name, capital * stencil.scale)
    stencil.pen.text(stencil.place(foot), scripts.drawn(text), fill=255, font=font, anchor=anchor)


def write_turned(
    stencil: Stencil, centre: Point, text: str, capital: float, degrees: float, face: str
) -> None:
    """Write text around ``centre`` (millimetres), turned anticlockwise by ``degrees``."""
    font = for_capital(face, capital * stencil.scale)
    size = (round(font.getlength(text) + font.size), round(font.size * 1.6))
    patch = Image.new("L", size)
    middle = (size[0] / 2, size[1] / 2 + capital * stencil.scale / 2)
    ImageDraw.Draw(patch).text(middle, text, fill=255, font=font, anchor="ms")
    patch = patch.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    across, down = stencil.place(centre)
    corner = (round(across - patch.width / 2), round(down - patch.height / 2))
    stencil.image.paste(255, corner, patch)


def measure(text: str, capital: float, face: str = "sans") -> float:
    """Return the width of ``text`` in millimetres, whatever it is drawn on.

    Latin and Cyrillic letters are set in ``face``, Arabic ones in their own typeface.
    """
    pixels = 64.0
    total = 0.0
    for word in text.split("  "):
        name = "arabic" if scripts.is_arabic(word) else face
        total += for_capital(name, pixels).getlength(scripts.drawn(word))
    gaps = text.count("  ") * for_capital(face, pixels).getlength("  ")
    return float((total + gaps) * capital / pixels)

"""The typefaces that ship with docsec (docsec/data/fonts), and Pillow's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import ImageFont

from docsec.page.ocr_b import ADVANCE


@dataclass(frozen=True, slots=True)
class Typeface:
    """One typeface; measures in parts of the type size, taken from the font file.

    Attributes:
        file: in docsec/data/fonts; nothing for the typeface inside Pillow.
        capital: the height of a capital.
        centre: of the digits above their foot, for printing an MRZ.
        advance: the width a character of an MRZ takes; the mean where letters differ in width.
    """

    file: str
    capital: float
    centre: float = 0.36
    advance: float = 0.62


TYPEFACES = {
    "sans": Typeface("NotoSans-Regular.ttf", 0.714),
    "sans-bold": Typeface("NotoSans-Bold.ttf", 0.714),
    "sans-italic": Typeface("NotoSans-Italic.ttf", 0.714),
    "serif-bold": Typeface("NotoSerif-Bold.ttf", 0.714),
    "arabic": Typeface("NotoNaskhArabic-Regular.ttf", 0.60),
    "aileron": Typeface("", 0.69),
    "ocr-b": Typeface("OCRB.otf", 0.76, centre=0.366, advance=ADVANCE),
}
"""The typefaces by name."""


@cache
def font(name: str, size: float) -> ImageFont.FreeTypeFont:
    """Return a typeface; the basic layout does not depend on other libraries."""
    file = TYPEFACES[name].file
    if file:
        data = resources.files("docsec") / "data" / "fonts" / file
        return ImageFont.truetype(
            BytesIO(data.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
        )
    own = ImageFont.load_default(size)
    if not isinstance(own, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return own.font_variant(layout_engine=ImageFont.Layout.BASIC)


def for_capital(name: str, height: float) -> ImageFont.FreeTypeFont:
    """Return a typeface whose capitals are ``height`` pixels high."""
    return font(name, height / TYPEFACES[name].capital)

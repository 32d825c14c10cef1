"""A barcode with what the MRZ says. It carries no signature yet: a seal's place, not a seal."""

from __future__ import annotations

import numpy as np
from PIL import Image

from docsec.specimens.canvas import Canvas
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS

_FORMATS = {"pdf417": "PDF417", "datamatrix": "DataMatrix"}
_OPTIONS: dict[str, dict[str, bool]] = {"pdf417": {}, "datamatrix": {"force_square": True}}
QUIET = 0.8
"""The white margin around it, in millimetres."""


def modules(kind: str, text: str) -> Image.Image:
    """Return the barcode, one pixel a module, mode L, black on white, without a margin."""
    import zxingcpp

    form = getattr(zxingcpp.BarcodeFormat, _FORMATS[kind])
    made = zxingcpp.create_barcode(text, form, **_OPTIONS[kind])
    pixels = np.asarray(zxingcpp.write_barcode_to_image(made, scale=1, add_quiet_zones=False))
    return Image.fromarray(pixels)


def print_barcode(canvas: Canvas, box: Box, kind: str, text: str) -> None:
    """Print a barcode into ``box``, black, which stays in infrared."""
    code = modules(kind, text)
    stencil = canvas.stencil(box)
    left, top = (round(part) for part in stencil.place((box.left, box.top)))
    right, bottom = (round(part) for part in stencil.place((box.right, box.bottom)))
    dark = code.point([255 - value for value in range(256)])
    placed = dark.resize((right - left, bottom - top), Image.Resampling.NEAREST)
    stencil.image.paste(placed, (left, top))
    canvas.print(stencil, INKS["b900-black"], 0.97)

"""What is in the paper, seen with light from behind: the watermark and the security thread."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from docsec.specimens import emblem, lettering
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box, PageGeometry
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Stencil

THREAD = 1.4
"""The width of the security thread, in millimetres."""


def watermark(canvas: Canvas, box: Box) -> None:
    """Form the watermark: the emblem in soft tones, and bright letters (an electrotype)."""
    stencil = canvas.stencil(box, oversampling=2)
    centre = (box.left + box.width / 2, box.top + box.width / 2)
    emblem.draw(stencil, centre, box.width * 0.46)
    soft = _softened(stencil, 0.22)
    canvas.print(soft, INKS["watermark"])
    hollow = canvas.stencil(box, oversampling=2)
    hollow.oval(centre, box.width * 0.40, box.width * 0.40)
    canvas.print(_softened(hollow, 1.6), INKS["watermark-light"], 0.35)
    letters = canvas.stencil(box)
    capital = box.width * 0.17
    foot = (centre[0], box.bottom - 0.3)
    lettering.write(letters, foot, "UTO", capital, "sans-bold", anchor="ms")
    canvas.print(letters, INKS["watermark-light"])


def _softened(stencil: Stencil, blur: float) -> Stencil:
    stencil.image = stencil.image.filter(ImageFilter.GaussianBlur(blur * stencil.scale))
    return stencil


def thread(canvas: Canvas, geometry: PageGeometry, plan: Design, left: float) -> None:
    """Lay the security thread: a strip in the paper with windows of text."""
    strip = Box(left, 0, THREAD, geometry.height)
    stencil = canvas.stencil(strip)
    stencil.box(strip)
    words = Image.new("L", stencil.image.size)
    pen = canvas.stencil(Box(0, 0, geometry.height, THREAD))
    unit = "UTO   SPECIMEN   "
    count = int(geometry.height / lettering.width(pen, unit, 0.75, "sans-bold")) + 1
    lettering.write(pen, (0.6, THREAD / 2 + 0.375), unit * count, 0.75, "sans-bold")
    turned = pen.image.transpose(Image.Transpose.ROTATE_90)
    words.paste(turned, (0, 0))
    solid = np.asarray(stencil.image, dtype=np.int16) - np.asarray(words, dtype=np.int16)
    stencil.image = Image.fromarray(np.clip(solid, 0, 255).astype(np.uint8))
    canvas.print(stencil, INKS["thread"], 0.9)
    letters = canvas.stencil(strip)
    letters.image = words
    canvas.print(letters, INKS["luminous"].glowing(plan.luminous[-1]), 0.8)

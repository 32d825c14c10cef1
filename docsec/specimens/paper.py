"""What is in the paper, seen with light from behind: the watermark and the security thread."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from docsec.specimens import emblem, lettering
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box, PageGeometry
from docsec.specimens.inks import INKS
from docsec.specimens.stencil import Stencil

THREAD = 1.4
"""The width of the security thread, in millimetres."""
DRIFT = (2.1, -1.5)
"""How far a watermark out of register stands from its place, in millimetres."""
_HIGHLIGHTS = [max(2 * value - 255, 0) for value in range(256)]


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


def multitone(canvas: Canvas, box: Box, face: Image.Image) -> None:
    """Form a watermark that is shaded without steps, thick and dark, thin and light.

    Args:
        canvas: the page.
        box: its place, in millimetres.
        face: mode L; it fades out towards the edge of the box.
    """
    stencil = canvas.stencil(box, oversampling=2)
    size = stencil.image.size
    oval = Image.new("L", size)
    ImageDraw.Draw(oval).ellipse((size[0] * 0.06, 0, size[0] * 0.94, size[1]), fill=255)
    fade = oval.filter(ImageFilter.GaussianBlur(0.07 * size[0]))
    tones = face.resize(size).filter(ImageFilter.GaussianBlur(0.18 * stencil.scale))
    stencil.image = ImageChops.multiply(ImageChops.invert(tones), fade)
    canvas.print(stencil, INKS["watermark"])
    light = canvas.stencil(box, oversampling=2)
    light.image = ImageChops.multiply(tones.point(_HIGHLIGHTS), fade)
    canvas.print(light, INKS["watermark-light"], 0.8)


def printed_watermark(canvas: Canvas, box: Box) -> None:
    """Print a watermark as a forger does: a flat drawing in grey, its outline hard."""
    stencil = canvas.stencil(box)
    centre = (box.left + box.width / 2, box.top + box.width / 2)
    emblem.draw(stencil, centre, box.width * 0.46)
    lettering.write(
        stencil, (centre[0], box.bottom - 0.3), "UTO", box.width * 0.17, "sans-bold", anchor="ms"
    )
    canvas.print(stencil, INKS["toner"].coloured("#c9c7c2").flat, 0.6)


def frame(canvas: Canvas, box: Box, plan: Design) -> None:
    """Print a ring that the watermark in ``box`` stands in on every copy."""
    stencil = canvas.stencil(Box(box.left, box.top, box.width, box.width).grown(1))
    centre = (box.left + box.width / 2, box.top + box.width / 2)
    for share, width in ((0.505, 0.16), (0.54, 0.1)):
        turns = [np.pi * step / 90 for step in range(181)]
        reach = [box.width * (share + 0.006 * np.sin(24 * turn)) for turn in turns]
        way = [
            (float(centre[0] + far * np.cos(turn)), float(centre[1] + far * np.sin(turn)))
            for far, turn in zip(reach, turns, strict=True)
        ]
        stencil.line(way, width)
    canvas.print(stencil, INKS["offset-line"].coloured(plan.title), 0.55)


def _softened(stencil: Stencil, blur: float) -> Stencil:
    stencil.image = stencil.image.filter(ImageFilter.GaussianBlur(blur * stencil.scale))
    return stencil


def printed_thread(canvas: Canvas, geometry: PageGeometry, left: float) -> None:
    """Print a grey line that stops short of the edge, where a thread ought to be."""
    stencil = canvas.stencil(Box(left, 0, THREAD, geometry.height))
    stencil.box(Box(left, 2.5, THREAD, geometry.height - 6.0))
    canvas.print(stencil, INKS["toner"].coloured("#cfd0d2").flat, 0.75)


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

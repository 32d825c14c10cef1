"""The portrait and the ghost image, and how they are set into the page."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from docsec.specimens import portrait
from docsec.specimens.canvas import Canvas
from docsec.specimens.designs import Design
from docsec.specimens.document import Document, Likeness
from docsec.specimens.geometry import Box, pixels_per_millimetre
from docsec.specimens.inks import INKS, SUBSTRATES, colour
from docsec.specimens.stencil import Stencil

# A ghost image is this many times paler than the portrait it repeats.
_GHOST_STRENGTH = 0.62
_BORDER = 0.7
"""How far pasted paper reaches beyond the face's own box, in millimetres."""
_LINE = 0.36
"""The distance of the lines of an engraved ghost, in millimetres."""


def placed(likeness: Likeness, box: Box) -> Box:
    """Return the box of a portrait as it is set in, in millimetres."""
    width, height = box.width * likeness.scale, box.height * likeness.scale
    return Box(
        box.left + likeness.across + (box.width - width) / 2,
        box.top + likeness.down + (box.height - height) / 2,
        width,
        height,
    )


def main(canvas: Canvas, document: Document) -> None:
    """Print the portrait, or paste it."""
    likeness, nominal = document.portrait, document.plan.portrait
    if likeness is None or nominal is None:
        return
    box = placed(likeness, nominal)
    if likeness.setting == "pasted":
        _paste(canvas, likeness, box)
    ink = likeness.ink or document.plan.portrait_ink
    face = _face(canvas, likeness, box)
    if ink != "dye":
        face = _grey(face)
    canvas.lay(face, box, INKS[ink])


def ghost(canvas: Canvas, document: Document) -> None:
    """Print the small second portrait in one ink."""
    likeness, nominal = document.ghost, document.plan.ghost
    if likeness is None or nominal is None:
        return
    box = placed(likeness, nominal)
    face = _face(canvas, likeness, box)
    plan = document.plan
    if plan.ghost_style == "engraved":
        _engrave(canvas, face, box, plan)
    else:
        canvas.lay(_one_ink(face, plan.title), box, INKS["dye"])


def glowing(canvas: Canvas, document: Document) -> None:
    """Print the portrait in an ink that only ultraviolet shows, bright where the face is."""
    likeness, box = document.ghost, document.plan.glowing_portrait
    if likeness is None or box is None or not document.luminous:
        return
    stencil = canvas.stencil(box)
    size = (round(box.width * stencil.scale), round(box.height * stencil.scale))
    grey = in_grey(canvas, likeness, box).resize(size)
    oval = Image.new("L", size)
    ImageDraw.Draw(oval).ellipse((0.06 * size[0], 0, 0.94 * size[0], size[1]), fill=255)
    grey = ImageChops.multiply(grey, oval.filter(ImageFilter.GaussianBlur(0.05 * size[0])))
    left, top = (round(part) for part in stencil.place((box.left, box.top)))
    stencil.image.paste(grey, (left, top))
    canvas.print(stencil, INKS["luminous"].glowing(document.plan.luminous[0]), 0.8)


def in_grey(canvas: Canvas, likeness: Likeness, box: Box) -> Image.Image:
    """Return a face in greys as it fits ``box`` (millimetres), mode L."""
    return _grey(_face(canvas, likeness, box)).convert("L")


def _face(canvas: Canvas, likeness: Likeness, box: Box) -> Image.Image:
    scale = pixels_per_millimetre(canvas.dpi)
    size = (max(round(box.width * scale), 8), max(round(box.height * scale), 8))
    return portrait.draw(likeness.seed, likeness.sex, size)


def _grey(face: Image.Image) -> Image.Image:
    grey = ImageOps.autocontrast(face.convert("L"), cutoff=(1, 0))
    lifted = [round(255 * (0.05 + 0.95 * (value / 255) ** 0.72)) for value in range(256)]
    return grey.point(lifted).convert("RGB")


def _paste(canvas: Canvas, likeness: Likeness, box: Box) -> None:
    """Lay photographic paper over the page, its edge hard or feathered."""
    reach = _BORDER + 2 * likeness.feather
    outer = Box(box.left - reach, box.top - reach, box.width + 2 * reach, box.height + 2 * reach)
    stencil = canvas.stencil(outer)
    stencil.box(Box(box.left - _BORDER, box.top - _BORDER, box.width + 1.4, box.height + 1.4))
    if likeness.feather:
        blur = ImageFilter.GaussianBlur(likeness.feather * stencil.scale)
        stencil.image = stencil.image.filter(blur)
    canvas.cover(stencil, SUBSTRATES[likeness.substrate], likeness.thickness)


def _one_ink(face: Image.Image, title: str) -> Image.Image:
    red, green, blue = (round(255 * (1 - _GHOST_STRENGTH * (1 - part))) for part in colour(title))
    return ImageOps.colorize(face.convert("L"), (red, green, blue), (255, 255, 255))


def _engrave(canvas: Canvas, face: Image.Image, box: Box, plan: Design) -> None:
    """Print a face as lines that swell where it is dark, as an engraver would cut it."""
    stencil: Stencil = canvas.stencil(box)
    size = (round(box.width * stencil.scale), round(box.height * stencil.scale))
    grey = ImageOps.autocontrast(face.convert("L"), cutoff=(2, 2))
    grey = grey.resize(size, Image.Resampling.BICUBIC)
    dark = 1 - np.asarray(grey, dtype=np.float32) / 255
    rows = np.arange(size[1], dtype=np.float32)[:, None] / np.float32(stencil.scale * _LINE)
    columns = np.arange(size[0], dtype=np.float32)[None] / np.float32(stencil.scale)
    wave = np.abs(np.mod(rows + 0.35 * np.sin(columns * 0.9), 1) - 0.5) * 2
    lines = (wave < 0.9 * dark) & (dark > 0.16)
    left, top = (round(part) for part in stencil.place((box.left, box.top)))
    stencil.image.paste(Image.fromarray((lines * 255).astype(np.uint8)), (left, top))
    canvas.print(stencil, INKS["offset-line"].coloured(plan.title), 0.8)

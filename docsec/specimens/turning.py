"""Inks and images that change with the angle: shifting and metallic ink, latent image, lenses.

Models, not simulations, as in `docsec.specimens.variable`, which shows them. An imitation of each
is printed with ordinary means and looks alike at every angle.
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageChops

from docsec.specimens import emblem, lettering
from docsec.specimens.canvas import Canvas, Variable
from docsec.specimens.designs import Design
from docsec.specimens.geometry import Box, disc_box
from docsec.specimens.inks import INKS, Colour, colour
from docsec.specimens.stencil import Floats, Stencil

_FIRST, _SECOND = colour("#1f8f4e"), colour("#8a3fb0")
_GOLD, _GLINT, _OCHRE = colour("#a08238"), colour("#f2dc94"), "#a98c45"
_APART, _LINE = 0.5, 0.16
"""The distance and the width of the lines of a latent image, in millimetres."""
_LENS = 0.4
"""The width of a lens, in millimetres."""
_STEEPEST = math.radians(28)


def shifting(canvas: Canvas, place: tuple[float, float, float], *, imitated: bool) -> None:
    """Print the emblem, left open in a disc, in an ink of two colours: green, violet when tilted.

    An imitation is pearl paint: one colour, lighter at one angle.
    """
    x, y, radius = place
    box = disc_box(place)
    disc, hollow = canvas.stencil(box), canvas.stencil(box)
    disc.oval((x, y), radius, radius)
    emblem.draw(hollow, (x, y), radius * 0.86)
    disc.image = ImageChops.subtract(disc.image, hollow.image)
    canvas.print(disc, INKS["shifting"])
    coverage, where = canvas.cut(disc)

    def look(tilt: float, _: float) -> tuple[Floats, Floats]:
        lean = tilt / _STEEPEST
        turned = 0.0 if imitated else 0.5 + 0.5 * math.tanh(4.5 * (lean - 0.2))
        light = 0.9 + (0.25 * max(lean, 0.0) if imitated else 0.1 * abs(lean))
        shade = _mixed(_FIRST, _SECOND, turned, coverage) * np.float32(light)
        return np.clip(shade, 0, 1), coverage * np.float32(0.9)

    canvas.variable.append(Variable(where, look))


def metallic(canvas: Canvas, box: Box, *, imitated: bool) -> None:
    """Print a word in metallic ink: a gleam runs over it; an imitation is a screen of dots."""
    word = canvas.stencil(box)
    capital = box.height * 0.8
    capital *= min(1.0, box.width / lettering.width(word, "UTOPIA", capital, "serif-bold"))
    foot = (box.left + box.width / 2, box.top + (box.height + capital) / 2)
    lettering.write(word, foot, "UTOPIA", capital, "serif-bold", anchor="ms")
    if imitated:
        dots = _dots(canvas, box)
        dots.image = ImageChops.multiply(dots.image, word.image)
        canvas.print(dots, INKS["toner"].coloured(_OCHRE).flat, 0.9)
        return
    canvas.print(word, INKS["metallic"])
    coverage, where = canvas.cut(word)
    along = np.linspace(-1, 1, coverage.shape[1], dtype=np.float32)[None]

    def look(tilt: float, _: float) -> tuple[Floats, Floats]:
        gleam = np.exp(-(((along - np.float32(1.6 * tilt / _STEEPEST)) / np.float32(0.55)) ** 2))
        share = np.broadcast_to(gleam, coverage.shape)
        return _mixed(_GOLD, _GLINT, share, coverage), coverage * np.float32(0.92)

    canvas.variable.append(Variable(where, look))


def latent(canvas: Canvas, box: Box, plan: Design, *, imitated: bool) -> None:
    """Engrave lines, level in the ground and upright in letters that only a low view parts.

    An imitation is printed flat, its letters in a tone that is always there.
    """
    ground, upright, letters = (canvas.stencil(box) for _ in range(3))
    for row in range(int(box.height / _APART)):
        down = box.top + (row + 0.5) * _APART
        ground.line(((box.left, down), (box.right, down)), _LINE)
    for column in range(int(box.width / _APART)):
        across = box.left + (column + 0.5) * _APART
        upright.line(((across, box.top), (across, box.bottom)), _LINE)
    capital = box.height * 0.66
    foot = (box.left + box.width / 2, box.top + (box.height + capital) / 2)
    lettering.write(letters, foot, "UTO", capital, "sans-bold", anchor="ms")
    ground.image = Image.composite(upright.image, ground.image, letters.image)
    ink = INKS["intaglio"].coloured(plan.title)
    canvas.print(ground, ink.flat if imitated else ink, 0.8)
    coverage, where = canvas.cut(letters)

    def look(tilt: float, _: float) -> tuple[Floats, Floats]:
        low = min(max((abs(tilt) / _STEEPEST - 0.45) / 0.5, 0.0), 1.0)
        share = 0.35 if imitated else 0.6 * low
        return _mixed(colour(plan.title), colour(plan.title), 0.0, coverage), coverage * np.float32(
            share
        )

    canvas.variable.append(Variable(where, look))


def lens(canvas: Canvas, box: Box, face: Image.Image, text: str, *, imitated: bool) -> None:
    """Lay lenses over a face and a text, of which each is seen from one side.

    An imitation shows both at once, on a surface without ribs.

    Args:
        canvas: the page.
        box: its place, in millimetres.
        face: mode L, dark on light.
        text: what the second image says.
        imitated: whether it is an imitation.
    """
    ribs, first, second = (canvas.stencil(box) for _ in range(3))
    place = face_box(box)
    size = (round(place.width * first.scale), round(place.height * first.scale))
    left, top = first.place((place.left, place.top))
    first.image.paste(ImageChops.invert(face.resize(size)), (round(left), round(top)))
    capital = box.height * 0.36
    foot = (box.left + box.width / 2, box.top + (box.height + capital) / 2)
    lettering.write(second, foot, text, capital, "sans-bold", anchor="ms")
    ribs.box(box)
    one, other = canvas.cut(first)[0], canvas.cut(second)[0]
    whole, where = canvas.cut(ribs)
    canvas.print(first, INKS["lens-image"], 0.6)
    if not imitated:
        canvas.print(_ribs(canvas, box), INKS["lens"])

    def look(tilt: float, _: float) -> tuple[Floats, Floats]:
        turned = np.float32(0.5 if imitated else 0.5 + 0.5 * math.tanh(6 * tilt / _STEEPEST - 2))
        dark = one * (1 - turned) + other * turned
        pale, ink = colour("#dfe3e6"), colour("#1d1d22")
        return _mixed(pale, ink, dark, whole), whole * np.float32(0.9)

    canvas.variable.append(Variable(where, look))


def face_box(box: Box) -> Box:
    """Return where the face stands under lenses that fill ``box``."""
    width = 0.8 * box.height
    return Box(box.left + (box.width - width) / 2, box.top, width, box.height)


def _ribs(canvas: Canvas, box: Box) -> Stencil:
    stencil = canvas.stencil(box)
    for column in range(int(box.width / _LENS)):
        across = box.left + (column + 0.5) * _LENS
        stencil.line(((across, box.top), (across, box.bottom)), _LENS * 0.5)
    return stencil


def _dots(canvas: Canvas, box: Box) -> Stencil:
    """Return a screen of dots, its rows at 45 degrees."""
    stencil = canvas.stencil(box)
    step = 0.17
    for row in range(int(box.height / step) + 1):
        for column in range(int(box.width / (2 * step)) + 1):
            across = box.left + (2 * column + row % 2) * step
            stencil.oval((across, box.top + row * step), 0.6 * step, 0.6 * step)
    return stencil


def _mixed(one: Colour, other: Colour, share: float | Floats, like: Floats) -> Floats:
    """Return colours from ``one`` to ``other``, shape rows, columns, 3."""
    part = np.broadcast_to(np.asarray(share, dtype=np.float32), like.shape)[..., None]
    start, end = np.asarray(one, dtype=np.float32), np.asarray(other, dtype=np.float32)
    mixed: Floats = start + part * (end - start)
    return mixed

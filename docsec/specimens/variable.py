"""The optically variable device: gratings that send another colour at every angle.

A model, not a simulation: at each pixel a grating of some direction shows a hue that depends on
that direction and on the tilt, and only near the angles at which it faces the lamp. One motif is
seen when the page is tilted one way, the other when it is tilted the other way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import numpy as np

from docsec.specimens import emblem, guilloche, lettering
from docsec.specimens.canvas import Canvas, Variable
from docsec.specimens.geometry import Box
from docsec.specimens.inks import INKS, SUBSTRATES, Ink
from docsec.specimens.stencil import Floats, Stencil

AT_REST = 0.035
"""The tilt, in radians, at which the page lies under white light."""
_PAPER = SUBSTRATES["polycarbonate"]
_RINGS = 7.0
_SPREAD = 0.55


@dataclass(frozen=True, slots=True)
class _Gratings:
    """A device: how much of each pixel it covers, the direction of the grating, the motifs."""

    coverage: Floats
    direction: Floats
    first: Floats
    second: Floats


def apply(canvas: Canvas, box: Box, text: str, *, engraved: bool = False) -> None:
    """Lay the device on the page.

    Args:
        canvas: the page.
        box: a square, in millimetres.
        text: what the second motif says.
        engraved: whether the foil is free where it is printed over.
    """
    disc = _disc(canvas, box)
    canvas.print(disc, INKS["foil"], 0.10)
    coverage, place = canvas.cut(disc)
    first, second = canvas.stencil(box), canvas.stencil(box)
    _first_motif(first, box)
    _second_motif(second, box, text)
    direction = _directions(canvas, box, coverage.shape, place)
    motifs = canvas.cut(first)[0], canvas.cut(second)[0]
    if engraved:
        coverage = coverage * (1 - np.float32(0.9) * canvas.cut(_engraving(canvas, box))[0])
    device = _Gratings(coverage, direction, *motifs)
    canvas.variable.append(Variable(place, partial(_shine, device)))


def engrave(canvas: Canvas, box: Box, ink: Ink) -> None:
    """Print over the foil: rings of fine lines around its middle."""
    canvas.print(_engraving(canvas, box), ink, 0.9)


def printed(canvas: Canvas, box: Box, text: str) -> None:
    """Print a picture of the device as it looks at rest, which no angle will change."""
    other = Canvas((canvas.shape[1], canvas.shape[0]), canvas.dpi, _PAPER, ("white",))
    other.origin = canvas.origin
    apply(other, box, text)
    device = other.variable[0]
    seen = lit(other, other.bands["white"], AT_REST + 0.16)[device.place]
    share = canvas.cut(_disc(canvas, box))[0][..., None]
    if "white" in canvas.bands:
        canvas.bands["white"][device.place] *= 1 - share * 0.75 * (1 - seen)
    canvas.print(_disc(canvas, box), INKS["toner"].coloured("#f4f4f6"), 0.4)


def lit(canvas: Canvas, white: Floats, tilt: float, lamp: float = 0.0) -> Floats:
    """Return the page under white light when it is tilted, its devices shining.

    Args:
        canvas: whose devices.
        white: the page without them.
        tilt: about the vertical axis, in radians.
        lamp: where the light comes from, in radians, clockwise from the right.
    """
    if not canvas.variable:
        return white
    values = white.copy()
    for device in canvas.variable:
        colours, amount = device.look(tilt, lamp)
        below = values[device.place]
        values[device.place] = below * (1 - amount[..., None]) + colours * amount[..., None]
    return values


def _shine(device: _Gratings, tilt: float, lamp: float) -> tuple[Floats, Floats]:
    """Return the colour of each pixel and how much of it covers what lies beneath."""
    lean = tilt / math.radians(28)
    turn = device.direction - np.float32(lamp)
    facing = np.cos(2 * (turn - np.float32(1.9 * lean)))
    envelope = np.exp((facing - 1) / np.float32(_SPREAD)).astype(np.float32)
    order = 2.3 * lean + 0.55 * np.cos(turn) + device.direction / math.pi
    to_first = np.float32(0.5 * (1 - math.tanh(3.2 * lean)))
    motif = device.first * to_first + device.second * (1 - to_first)
    ground = 0.16 + 0.26 * envelope
    amount = device.coverage * np.clip(ground + 0.62 * motif * (0.45 + 0.55 * envelope), 0, 0.92)
    hue = np.mod(order + 0.33 * motif, 1).astype(np.float32)
    return _rainbow(hue, 0.35 + 0.6 * envelope), amount.astype(np.float32)


def _rainbow(hue: Floats, light: Floats) -> Floats:
    """Return colours of the spectrum, shape rows, columns, 3."""
    shift = np.asarray((0.0, 1 / 3, 2 / 3), dtype=np.float32)
    wave = 0.5 + 0.5 * np.cos(2 * np.float32(math.pi) * (hue[..., None] - shift))
    bright = (0.35 + 0.65 * light)[..., None]
    colours: Floats = np.multiply(0.25 + 0.75 * wave, bright, dtype=np.float32)
    return colours


def _directions(
    canvas: Canvas, box: Box, shape: tuple[int, ...], place: tuple[slice, slice]
) -> Floats:
    """Return the direction of the grating at each pixel: it turns around rings and spokes."""
    (rows, columns), (width, height) = canvas.pixels(box)
    down = (np.arange(place[0].start, place[0].start + shape[0]) - rows.start) / height - 0.5
    along = (np.arange(place[1].start, place[1].start + shape[1]) - columns.start) / width - 0.5
    x, y = np.meshgrid(along.astype(np.float32), down.astype(np.float32))
    reach, around = np.hypot(x, y), np.arctan2(y, x)
    ring = np.floor(reach * 2 * _RINGS)
    turned: Floats = around + np.where(ring % 2, 0.9, 0.0).astype(np.float32) + 2.2 * reach
    return turned


def _disc(canvas: Canvas, box: Box) -> Stencil:
    """Return the shape of the device: a disc with a scalloped edge."""
    stencil = canvas.stencil(box)
    radius = box.width / 2
    centre = (box.left + radius, box.top + box.height / 2)
    points = []
    for step in range(480):
        turn = 2 * math.pi * step / 480
        reach = radius * (0.955 + 0.035 * math.cos(24 * turn))
        points.append((centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)))
    stencil.polygon(points)
    return stencil


def _engraving(canvas: Canvas, box: Box) -> Stencil:
    """Return rings that swell, around a middle that is left to the motifs."""
    stencil = canvas.stencil(box)
    centre = (box.left + box.width / 2, box.top + box.height / 2)
    for row in range(3):
        reach = box.width * (0.35 + 0.04 * row)
        turns = [math.pi * step / 120 for step in range(241)]
        ring = [reach + 0.012 * box.width * math.sin(18 * turn + 1.57 * row) for turn in turns]
        points = [
            (centre[0] + far * math.cos(turn), centre[1] + far * math.sin(turn))
            for far, turn in zip(ring, turns, strict=True)
        ]
        stencil.line(points, 0.24)
    return stencil


def _first_motif(stencil: Stencil, box: Box) -> None:
    centre = (box.left + box.width / 2, box.top + box.height / 2)
    emblem.draw(stencil, centre, box.width * 0.40)


def _second_motif(stencil: Stencil, box: Box, text: str) -> None:
    centre = (box.left + box.width / 2, box.top + box.height / 2)
    guilloche.rosette(stencil, centre, box.width * 0.43, 10)
    capital = box.width * 0.17
    foot = (centre[0], centre[1] + capital / 2)
    lettering.write(stencil, foot, text, capital, "sans-bold", anchor="ms")

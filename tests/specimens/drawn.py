"""Specimens drawn once for several tests, and their pixels by millimetres."""

from functools import cache

import numpy as np

from docsec.specimens import make
from docsec.specimens.geometry import Box, pixels_per_millimetre
from docsec.specimens.operators import parse
from docsec.specimens.operators.altered import value_box

LUMINANCE = np.array((0.299, 0.587, 0.114))


@cache
def drawn(document_type, *steps, design="a", seed=5, dpi=100, lights=("white",)):
    """Return a specimen, altered by steps as they are written on the command line."""
    operators = [parse(step) for step in steps]
    return make.make(document_type, seed, operators, dpi=dpi, design=design, lights=lights)


def part(made, box, light="white"):
    """Return the pixels of a box (millimetres of the document), 0..255, rows x columns x 3."""
    picture = np.asarray(made.pictures[light]).astype(float)
    scale = pixels_per_millimetre(made.true_values["dpi"])
    left, top = made.document.origin
    rows = slice(round((box.top + top) * scale), round((box.bottom + top) * scale))
    columns = slice(round((box.left + left) * scale), round((box.right + left) * scale))
    return picture[rows, columns]


def grey(made, box, light="white"):
    """Return how bright the pixels of a box are, 0..255, rows x columns."""
    return part(made, box, light) @ LUMINANCE


def contrast(made, box, light):
    """Return the contrast of print in a box: what is missing from the ground, 0..1."""
    values = grey(made, box, light)
    ground = np.percentile(values, 90)
    return float((ground - np.percentile(values, 4)) / ground)


def middle(made, box):
    """Return the middle of the ink of the MRZ in a box, in millimetres of the document."""
    dark = np.clip(150 - grey(made, box), 0, None)
    scale = pixels_per_millimetre(made.document.dpi)
    down, across = (np.arange(side) + 0.5 for side in dark.shape)
    x = (dark.sum(axis=0) @ across) / dark.sum()
    y = (dark.sum(axis=1) @ down) / dark.sum()
    left, top = round(box.left * scale), round(box.top * scale)
    return (left + x) / scale, (top + y) / scale


def cell(made, line, position):
    """Return the cell of a character as printed."""
    document = made.document
    return document.machine.cell(document.geometry, line, position)


def value(made, key):
    """Return the box of a value of the visual zone."""
    return value_box(made.document, key)


def inner(box, by):
    """Return a box smaller by ``by`` millimetres on every side."""
    return Box(box.left + by, box.top + by, box.width - 2 * by, box.height - 2 * by)

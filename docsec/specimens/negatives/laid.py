"""The page laid down badly: seen from the side, or partly beyond the glass of the scanner."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from docsec.specimens import seeding
from docsec.specimens.camera.placing import SQUARE, Corners, View, placed
from docsec.specimens.pictures import Pictures, Step, called, change

_DESKS = ("wood", "cloth", "stone")
_LEAST, _MOST = 14.0, 22.0
_EDGES = ("left", "right", "top")


def from_the_side(
    pictures: Pictures, seed: int, *, distance: float = 260.0, rounded: Corners = SQUARE
) -> Step:
    """Take the page from the side, on a desk: parallel edges run together.

    Args:
        pictures: of the page.
        seed: of the side and the desk.
        distance: from the camera to the middle of the page, in millimetres.
        rounded: which corners of the page are, clockwise from the top left.
    """
    angles = [
        round(
            seeding.between(seed, f"side {axis}", _LEAST, _MOST)
            * seeding.pick(seed, f"side of {axis}", (-1, 1)),
            2,
        )
        for axis in ("lean", "nod")
    ]
    view = View(
        turn=round(seeding.between(seed, "side turn", -5, 5), 2),
        lean=angles[0],
        nod=angles[1],
        distance=distance,
        margin=8,
    )
    desk = seeding.pick(seed, "side desk", _DESKS)
    step = placed(pictures, seed, desk=desk, view=view, rounded=rounded)
    return called("from-the-side", step)


def cut_off(pictures: Pictures, seed: int, *, lost: float = 3.0, rounded: Corners = SQUARE) -> Step:
    """Lay the page askew and partly beyond the glass: one edge is not in the pictures.

    Args:
        pictures: of the page.
        seed: of the edge and of how the page lies.
        lost: how much of the page is cut off at the middle of that edge, in millimetres.
        rounded: which corners of the page are, clockwise from the top left.
    """
    edge = seeding.pick(seed, "lost edge", _EDGES)
    turn = round(seeding.between(seed, "lost turn", -1.5, 1.5), 3)
    view = View(turn=turn, distance=5000, margin=6)
    laid, _ = placed(pictures, seed, desk="lid", view=view, rounded=rounded)
    width, height = pictures.page
    places = {"left": (lost, height / 2), "right": (width - lost, height / 2)}
    at = laid.place(next(iter(laid.lights)), (places.get(edge, (width / 2, lost)),))[0]
    return _without(laid, edge, round(at[1] if edge == "top" else at[0])), change(
        "cut-off", laid.lights, (pictures.outline,), edge=edge, lost_mm=lost, turn=turn
    )


def _without(pictures: Pictures, edge: str, at: int) -> Pictures:
    """Return pictures without what lies beyond a column or row of all of them."""
    rows, columns = slice(None), slice(None)
    if edge == "top":
        rows = slice(at, None)
    else:
        columns = slice(at, None) if edge == "left" else slice(at)
    left, top = columns.start or 0, rows.start or 0
    move = np.array(((1, 0, -left), (0, 1, -top), (0, 0, 1)))
    return replace(
        pictures,
        lights={light: values[rows, columns] for light, values in pictures.lights.items()},
        homographies={light: move @ way for light, way in pictures.homographies.items()},
        files={},
    )

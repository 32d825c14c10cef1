"""Where the numbers of the outlines stand on a picture."""

from __future__ import annotations

from dataclasses import dataclass

from docsec.report.pictures import Outline, Shown


@dataclass(frozen=True, slots=True)
class Badge:
    """Where the number of an outline stands, and the point it belongs to."""

    x: float
    y: float
    at_x: float
    at_y: float


def badges(picture: Shown) -> dict[int, Badge]:
    """Return the place of each number: off the lines of the MRZ, and none upon another."""
    size = badge_size(picture)
    lines = [_box(outline) for outline in picture.outlines if outline.number is None]
    middle = sum(top + bottom for _, top, _, bottom in lines) / (2 * len(lines)) if lines else None
    placed: dict[int, Badge] = {}
    for outline in picture.outlines:
        if outline.number is None:
            continue
        left, top, right, bottom = _box(outline)
        below = middle is not None and (top + bottom) / 2 > middle
        x, edge = (left + right) / 2, bottom if below else top
        y = edge + 1.6 * size if below else edge - 1.6 * size
        y = min(max(y, size), picture.height - size)
        at_x = x
        while any(abs(x - b.x) < 2.1 * size and abs(y - b.y) < 2.1 * size for b in placed.values()):
            x -= 2.1 * size
        placed[outline.number] = Badge(*(round(each, 1) for each in (x, y, at_x, edge)))
    return placed


def _box(outline: Outline) -> tuple[float, float, float, float]:
    across, down = zip(*outline.corners, strict=True)
    return min(across), min(down), max(across), max(down)


def badge_size(picture: Shown) -> float:
    """Return the radius of a number on a picture, in its pixels."""
    return round(max(picture.width * 0.018, 8), 1)

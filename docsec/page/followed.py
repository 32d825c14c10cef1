"""Where the characters of an MRZ stand in the picture, however it was taken.

Each line is looked for as it is seen from straight above, and, where that fits badly, as it is
seen from the side; nothing here knows how far apart the lines ought to be.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from docsec.findings import Polygon
from docsec.page.line import PrintedLine, follow
from docsec.page.ocr_b import CELL, ROWS
from docsec.page.plane import Doubles, shift
from docsec.page.strips import AROUND, Grey

FEWEST = 12
"""Characters of a line that can be followed."""

NEAREST, FARTHEST = 0.7, 4.0
"""Pitches from one line to the next; 1.67 to 2.5 where nothing is foreshortened."""

MOST_LEAN = 0.7
MOST_CLOSING = 2.5
"""How far characters that stand above one another may lean, along to across, and how much
larger one end of a line may be than the other; more is not believed."""

SAME_PITCH = 1.015
"""How many times as large the pitch of a line may be as that of its neighbour to be the same."""

SURE = 0.85
"""How like OCR-B a line must be not to be looked for from the side as well."""

GAIN = 0.03
"""By how much more it must be like OCR-B from there."""

CLOSING = 0.025
"""How much larger one end of a line looks than the other where it is followed once more."""

_START = shift(-AROUND, -AROUND - ROWS / 2)


def measure(
    grey: Grey, regions: Sequence[Polygon], texts: Sequence[str]
) -> tuple[PrintedLine | None, ...]:
    """Return each line as it stands in the picture; None where the print could not be followed.

    Print below one pixel a character, and lines of few characters, are not followed at all.

    Args:
        grey: the picture.
        regions: of each line, four corners from the top left in reading direction.
        texts: what was read in each.
    """
    size = (grey.shape[1], grey.shape[0])
    corners = [np.asarray(region) * size for region in regions]
    mids = [np.stack([(r[0] + r[3]) / 2, (r[1] + r[2]) / 2]) for r in corners]
    lengths = [float(np.linalg.norm(mid[1] - mid[0])) for mid in mids]
    if any(
        len(text) < FEWEST or length < len(text)
        for text, length in zip(texts, lengths, strict=True)
    ):
        return (None,) * len(mids)
    lines = [_followed(grey, mids, texts, at) for at in range(len(mids))]
    found = [line for line in lines if line]
    if len(found) < len(lines) or len(lines) == 1:
        return tuple(lines)
    if max(abs(line.closing) for line in found) < CLOSING:
        return tuple(lines)
    # One end is nearer: where the lines are is now known well enough to see them from there.
    ends = [line.ends for line in found]
    again = [_from_there(grey, ends, texts, at) for at in range(len(ends))]
    return tuple(
        new if new and new.fit > old.fit else old for new, old in zip(again, found, strict=True)
    )


def _from_there(
    grey: Grey, mids: Sequence[Doubles], texts: Sequence[str], at: int
) -> PrintedLine | None:
    other, way = (at + 1, 1) if at + 1 < len(mids) else (at - 1, -1)
    length, others = (len(texts[each]) * CELL for each in (at, other))
    matrix = _sideways(mids[at], mids[other], length, others, way)
    return None if matrix is None else follow(grey, matrix, texts[at])


def _followed(
    grey: Grey, mids: Sequence[Doubles], texts: Sequence[str], at: int
) -> PrintedLine | None:
    """Return a line, looked for as it is seen from above, then as it is from the side."""
    mid, length = mids[at], len(texts[at]) * CELL
    if len(mids) == 1:
        return follow(grey, _level(mid, length, None), texts[at])
    other, way = (at + 1, 1) if at + 1 < len(mids) else (at - 1, -1)
    pitches = [float(np.linalg.norm(mids[k][1] - mids[k][0])) / len(texts[k]) for k in (at, other)]
    # Only characters at one pitch stand above one another.
    alike = max(pitches) < SAME_PITCH * min(pitches)
    across = (mids[other] - mid).mean(axis=0) * way if alike else None
    line = follow(grey, _level(mid, length, across), texts[at])
    if line is not None and line.fit >= SURE:
        return line
    return _better(line, _from_there(grey, mids, texts, at))


def _better(old: PrintedLine | None, new: PrintedLine | None) -> PrintedLine | None:
    return new if new and (old is None or new.fit > old.fit + GAIN) else old


def _level(mid: Doubles, length: float, across: Doubles | None) -> Doubles:
    """Return the matrix from a cut-out of a line to the picture, the same all along it.

    Across is the way from line to line, since characters stand above one another; it is scaled
    as along is.
    """
    along = (mid[1] - mid[0]) / length
    normal = np.array((-along[1], along[0]))
    lean = normal
    if across is not None:
        apart, sideways = _parts(across, along)
        if apart > 0 and abs(sideways) < MOST_LEAN * apart:
            lean = normal + along * sideways / apart
    matrix = np.eye(3)
    matrix[:2, 0], matrix[:2, 1], matrix[:2, 2] = along, lean, mid[0]
    return matrix @ _START


def _sideways(
    mid: Doubles, other: Doubles, length: float, others: float, way: int
) -> Doubles | None:
    """Return the matrix from a cut-out of a line to the picture, one end nearer than the other.

    None where the lines do not look like two of an MRZ from anywhere.

    Args:
        mid: start and end of its middle, in pixels.
        other: of a neighbouring line.
        length: of the line in the cut-out.
        others: of the neighbouring line.
        way: 1 where that lies below, -1 above.
    """
    along = (mid[1] - mid[0]) / length
    apart, sideways = _parts((other - mid).mean(axis=0) * way, along)
    if not NEAREST * CELL < apart < FARTHEST * CELL or abs(sideways) > MOST_LEAN * apart:
        return None
    down = apart * way
    flat = np.array(((0, 0), (length, 0), (others, down), (0, down)), dtype=np.float32)
    seen = np.stack((mid[0], mid[1], other[1], other[0])).astype(np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, seen), dtype=np.float64)
    near, far = sorted(matrix[2] @ (x, 0, 1) for x in (0, length))
    return matrix @ _START if near > far / MOST_CLOSING > 0 else None


def _parts(across: Doubles, along: Doubles) -> tuple[float, float]:
    """Return ``across`` as its part at right angles to ``along`` and that along it."""
    square = float(along @ along)
    normal = np.array((-along[1], along[0]))
    return float(across @ normal) / square, float(across @ along) / square

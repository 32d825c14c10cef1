"""What changes with the angle, from frames of a page that is tilted (Doc 9303-2 App. A).

A device that diffracts light shows other colours at every angle; print does not. What changes is
shown as a map and as a strip of frames for a person to look at: that something changes is no
sign that it is the right design, and nothing here fails a document.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from docsec.features import evidence
from docsec.features.checks.needs import Needs, pictures
from docsec.findings import Evidence, Finding, Measure, Region, Status
from docsec.page.examined import Page
from docsec.page.plane import MILLIMETRES_PER_INCH, Pixels
from docsec.registry import finding, not_performed

Floats = npt.NDArray[np.float32]
Box = tuple[int, int, int, int]

SCALE = 4
"""Pixels per millimetre that frames are compared at."""

FEWEST = 5
"""Frames that must be laid on the page."""

# How far the colour of a place turns, 0..1, and over how many square millimetres.
TURNS, AREA = 0.12, 20.0


class Ovd:
    """Shows what changes with the angle; points at a device of the model that does not."""

    code = "image.ovd"
    needs = Needs(lights=("tilt",), outline=3.0)

    def run(self, page: Page) -> Finding:
        """Return over how many square millimetres the colour turns with the angle."""
        frames = _frames(page)
        if len(frames) < FEWEST:
            return not_performed(self.code, "too-few-frames")
        turning = turns(frames)
        area, box = _largest(turning)
        changes = area >= AREA
        known = _place(page)
        shown = known or box
        plane = page.plane
        if not changes and known is None:
            strip = _evidence(frames, turning, shown)
            return replace(not_performed(self.code, "no-reference"), evidence=strip)
        return finding(
            self.code,
            Status.SUCCESSFUL if changes else Status.UNDETERMINED,
            where=_where(page, shown) if shown and plane else None,
            expected=str(len(frames)),
            measure=Measure("turning-area", round(area, 1), "mm2", AREA),
            evidence=_evidence(frames, turning, shown),
        )


def turns(frames: tuple[Pixels, ...]) -> Floats:
    """Return how far the colour of each pixel turns from frame to frame, 0..1.

    That is its strongest colour, in the share by which its colours as directions of hue cancel
    out: colours that stay, grey, and light that only grows or glares leave nothing.
    """
    strongest = np.zeros(frames[0].shape[:2], np.float32)
    together = np.zeros_like(strongest)
    total = np.zeros((*frames[0].shape[:2], 2), np.float32)
    for frame in frames:
        even = _even(frame)
        hue = _hue(even)
        strength = np.hypot(hue[..., 0], hue[..., 1])
        strongest = np.maximum(strongest, strength)
        together += strength
        total += hue
    alike = np.hypot(total[..., 0], total[..., 1]) / np.maximum(together, 1e-3)
    turned = strongest * (1 - alike)
    return np.asarray(cv2.blur(turned, (SCALE, SCALE)), dtype=np.float32)


def _even(frame: Pixels) -> Floats:
    """Return a frame in which the page as a whole has no colour: lamps differ from it."""
    values = cv2.GaussianBlur(frame, (0, 0), 0.8).astype(np.float32) / 255
    middles = np.maximum(np.median(values.reshape(-1, 3), axis=0), 0.05)
    return np.asarray(np.minimum(values * (middles.mean() / middles), 1), dtype=np.float32)


def _hue(values: Floats) -> Floats:
    """Return the colour of each pixel without its grey, as a direction and a strength."""
    red, green, blue = values[..., 0], values[..., 1], values[..., 2]
    across = red - (green + blue) / 2
    down = np.float32(np.sqrt(0.75)) * (green - blue)
    return np.stack((across, down), axis=2)


def _largest(turning: Floats) -> tuple[float, Box | None]:
    """Return the area and box of the largest place that turns, in square millimetres."""
    mask = (turning > TURNS).astype(np.uint8)
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((2 * SCALE, 2 * SCALE), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    if count == 1:
        return 0.0, None
    areas = np.bincount(labels[mask > 0], minlength=count)
    areas[0] = 0
    at = int(np.argmax(areas))
    left, top, width, height = (int(value) for value in stats[at, :4])
    return float(areas[at]) / SCALE**2, (left, top, left + width, top + height)


def _frames(page: Page) -> tuple[Pixels, ...]:
    flats = (page.flat(SCALE * MILLIMETRES_PER_INCH, light) for light in pictures(page, "tilt"))
    return tuple(flat for flat in flats if flat is not None)


def _place(page: Page) -> Box | None:
    """Return where a reference says that the device is, in pixels of the frames."""
    for model in page.models:
        if "device" in model.capture.places:
            left, top, right, bottom = (
                round(side * SCALE) for side in model.capture.places["device"]
            )
            return left, top, right, bottom
    return None


def _where(page: Page, box: Box) -> Region | None:
    if page.plane is None:
        return None
    left, top, right, bottom = (side / SCALE for side in box)
    return Region(page.picture.light, page.plane.box(left, top, right, bottom))


def _evidence(frames: tuple[Pixels, ...], turning: Floats, box: Box | None) -> Evidence:
    return Evidence("film-strip", partial(_drawn, frames, turning, box))


def _drawn(frames: tuple[Pixels, ...], turning: Floats, box: Box | None) -> bytes:
    """Return the frames side by side, cut to the place, above the page with what turns."""
    height, width = frames[0].shape[:2]
    left, top, right, bottom = box or (0, 0, width, height)
    cut = np.s_[max(top, 0) : max(bottom, top + 8), max(left, 0) : max(right, left + 8)]
    strip = evidence.beside([frame[cut] for frame in frames], 130)
    tint = evidence.tinted(frames[len(frames) // 2], np.clip(2 * turning, 0, 1))
    if box is not None:
        tint = evidence.framed(tint, [box])
    return evidence.png(evidence.below(evidence.widened(strip), evidence.widened(tint)))


CHECK = Ovd()

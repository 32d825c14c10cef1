"""Copies made with toner or ink on office paper. Every light shows the copy, not the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from docsec.errors import UsageError
from docsec.specimens import noise
from docsec.specimens.camera.files import decoded, encoded
from docsec.specimens.camera.optics import softened
from docsec.specimens.copies.halftone import printed, separated
from docsec.specimens.copies.paper import DYE, TONER, kind, sheet
from docsec.specimens.pictures import WHITE, Floats, Pictures, Step, change, cut, luminance

RULINGS = (85.0, 200.0)
_DROPS = 1200  # of an ink-jet printer, an inch
_SCAN_SPREAD = 0.05  # of the scanning part, in millimetres


def colour_copy(pictures: Pictures, seed: int, *, lines_per_inch: float = 150.0) -> Step:
    """Copy the page in colour: four screens of toner on bright paper.

    What only ultraviolet showed is gone and the paper glows; in infrared nothing is left but the
    black toner; the page looks the same from every side.

    Args:
        pictures: of the page, white among them.
        seed: of the paper.
        lines_per_inch: rows of dots an inch, 85 to 200.

    Raises:
        UsageError: where there is no white picture, or the ruling is out of bounds.
    """
    _checked(lines_per_inch)
    original = softened(_white(pictures), _SCAN_SPREAD * pictures.scale)
    coverage = separated(original, TONER["seen"], 0.95)
    copied = _screened(pictures, coverage, seed, lines_per_inch)
    return copied, change(
        "colour-copy", copied.lights, (pictures.outline,), lines_per_inch=lines_per_inch
    )


def grey_copy(pictures: Pictures, seed: int, *, lines_per_inch: float = 106.0) -> Step:
    """Copy the page in black and white: one screen of carbon toner at 45 degrees.

    Arguments and errors are those of `colour_copy`.
    """
    _checked(lines_per_inch)
    original = softened(_white(pictures), _SCAN_SPREAD * pictures.scale)
    coverage = np.zeros((*original.shape[:2], 4), dtype=np.float32)
    stretched = (luminance(original) - 0.10) / 0.82
    coverage[..., 3] = cut(1 - stretched)
    copied = _screened(pictures, coverage, seed, lines_per_inch)
    return copied, change(
        "grey-copy", copied.lights, (pictures.outline,), lines_per_inch=lines_per_inch
    )


def print_and_rescan(
    pictures: Pictures, seed: int, *, sharpening: float = 0.8, quality: int = 80
) -> Step:
    """Print the page with dyes from an ink-jet printer and scan the print.

    The drops are scattered, not in rows; edges have the light and dark seams of a scanner's
    sharpening. No dye is seen in infrared, so the whole print is gone there.

    Args:
        pictures: of the page, white among them.
        seed: of the paper and the drops.
        sharpening: how much of the fine detail the scanner adds again.
        quality: of the JPEG file that was printed.

    Raises:
        UsageError: where there is no white picture.
    """
    original = decoded(encoded(softened(_white(pictures), 0.6), quality, pictures.dpi))
    coverage = _scattered(separated(original, DYE["seen"], 0.8), seed, pictures.dpi)
    through = {name: _product(coverage, inks) for name, inks in DYE.items()}
    laid = _on_paper(pictures, through, seed)
    spread = 0.035 * pictures.scale

    def scanned(_: str, light: Floats) -> Floats:
        seen = softened(light, spread)
        return seen + (seen - softened(seen, 2.5 * spread)) * np.float32(sharpening)

    rescanned = laid.altered(laid.lights, scanned)
    return rescanned, change(
        "print-and-rescan",
        laid.lights,
        (pictures.outline,),
        sharpening=sharpening,
        quality=quality,
    )


def _checked(lines_per_inch: float) -> None:
    low, high = RULINGS
    if not low <= lines_per_inch <= high:
        raise UsageError("specimen-ruling", ruling=lines_per_inch, low=low, high=high)


def _white(pictures: Pictures) -> Floats:
    if WHITE not in pictures.lights:
        raise UsageError("specimen-no-white")
    return pictures.lights[WHITE]


def _screened(pictures: Pictures, coverage: Floats, seed: int, lines_per_inch: float) -> Pictures:
    wanted = {kind(light) for light in pictures.lights}
    inks = {name: TONER[name] for name in TONER if name in wanted}
    through = printed(coverage, inks, pictures.dpi, lines_per_inch)
    return _on_paper(pictures, through, seed)


def _on_paper(pictures: Pictures, through: Mapping[str, Floats], seed: int) -> Pictures:
    """Return the print on office paper under every light, all lying as the white one does."""
    base = pictures.homographies[WHITE]
    alike = replace(
        pictures,
        lights=dict.fromkeys(pictures.lights, pictures.lights[WHITE]),
        homographies=dict.fromkeys(pictures.lights, base),
    )
    return alike.altered(
        alike.lights, lambda light, _: through[kind(light)] * sheet(alike, light, seed)
    )


def _scattered(coverage: Floats, seed: int, dpi: float) -> Floats:
    """Return the inks as drops cover the paper: least even where half of it is covered.

    A pixel that sees more drops is more even; neighbours even each other out.
    """
    field = noise.normal(seed, "drops", coverage.shape)
    fine = field - softened(field, 1.2)
    uneven = np.sqrt(coverage * (1 - coverage)) * np.float32(dpi / _DROPS)
    return cut(coverage + fine * uneven)


def _product(coverage: Floats, inks: Floats) -> Floats:
    light = np.ones((*coverage.shape[:2], 3), dtype=np.float32)
    for ink in range(4):
        light *= 1 - coverage[..., ink : ink + 1] * (1 - inks[ink])
    return light

"""What ought to be found of an MRZ that is printed beside its place: nothing, or a status.

What lies within the tolerances of the standard ought not to be found by anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docsec.features.documents import SIDEWAYS, fitting
from docsec.specimens.document import Document
from docsec.specimens.geometry import PITCH
from docsec.specimens.operators.tables import FAILED, UNDETERMINED

SPACING = 0.05
"""Part by which the distance of the lines, in pitches, is off from which on it is found."""

SPACING_ALONE = 0.10
"""The same without the edges of the page, in pitches and in heights of the characters alike."""

PITCH_OFF = 0.025
"""Likewise for the pitch: the standard gives no tolerance, but a page may be cut to 0.9 % less."""

SKEW = 3.0
"""Degrees that the standard allows (Doc 9303-3 4.11)."""


def geometry(document: Document, edges: bool) -> str:
    """Return what is found of the distance of the lines (Doc 9303-3 4.4).

    Without the edges of the page a wrong pitch alone looks like a picture that was stretched; only
    lines whose distance suits neither the pitch nor the height of the characters fail.
    """
    machine = document.machine
    by_pitch = machine.spacing * PITCH / machine.pitch - 1
    by_height = machine.spacing / machine.size - 1
    if abs(by_pitch) <= SPACING:
        return ""
    alone = by_pitch * by_height > 0 and min(abs(by_pitch), abs(by_height)) > SPACING_ALONE
    return FAILED if edges or alone else UNDETERMINED


def pitch(document: Document, edges: bool) -> str:
    """Return what is found of the pitch in millimetres (Doc 9303-3 4.4)."""
    off = document.machine.pitch / PITCH - 1
    if not edges or abs(off) <= PITCH_OFF:
        return ""
    return UNDETERMINED if abs(document.machine.size - 1) > abs(off) / 2 else FAILED


def position(document: Document, edges: bool) -> str:
    """Return what is found of the margins: how far the lines leave their printing zones."""
    if not edges or not document.printed or pitch(document, edges):
        return ""
    machine, geometry_ = document.machine, document.geometry
    down = 0.0
    for line, text in enumerate(document.printed, 1):
        for at in (1, len(text)):
            ought = geometry_.character_centre(line, at)[1]
            down = max(down, abs(machine.centre(geometry_, line, at)[1] - ought))
    across = max(
        abs(machine.centre(geometry_, line, 1)[0] - geometry_.character_centre(line, 1)[0])
        for line in range(1, len(document.printed) + 1)
    )
    lengths = tuple(map(len, document.printed))
    page = fitting(lengths, visa=document.printed[0].startswith("V"))
    beside = page is not None and (across > SIDEWAYS or down > page.vertical_tolerance)
    return FAILED if beside else ""


def skew(document: Document, edges: bool) -> str:
    """Return what is found of lines askew (Doc 9303-3 4.11)."""
    return FAILED if edges and abs(document.machine.skew) > SKEW else ""


STATUS: Mapping[str, Callable[[Document, bool], str]] = {
    "image.mrz-geometry": geometry,
    "image.mrz-pitch": pitch,
    "image.mrz-position": position,
    "image.mrz-skew": skew,
}
"""By code, the status that a finding ought to have; nothing where none ought to come."""

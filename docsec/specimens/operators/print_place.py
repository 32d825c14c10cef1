"""What ought to be found of an MRZ that is printed beside its place: nothing, or a status.

What lies within the tolerances of the standard ought not to be found by anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from docsec.features.documents import SIDEWAYS, fitting
from docsec.page.edges import CONFIRMS
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
    if not edges or _pitch_off(document) <= PITCH_OFF:
        return ""
    # Where pitch and place are both off, nothing confirms the edges.
    return UNDETERMINED if _beside(document) else FAILED


def position(document: Document, edges: bool) -> str:
    """Return what is found of the margins: how far the lines leave their printing zones."""
    if not edges or not _beside(document):
        return ""
    return UNDETERMINED if _pitch_off(document) > CONFIRMS else FAILED


def _pitch_off(document: Document) -> float:
    return abs(document.machine.pitch / PITCH - 1)


def _beside(document: Document) -> bool:
    """Whether the MRZ stands further from its place than the standard allows."""
    machine, geometry = document.machine, document.geometry
    page = fitting(tuple(map(len, document.printed)), visa=document.format.startswith("MRV"))
    if page is None:
        return False
    ends = [(line, at) for line, text in enumerate(document.printed, 1) for at in (1, len(text))]
    off = np.array(
        [
            np.subtract(machine.centre(geometry, *end), geometry.character_centre(*end))
            for end in ends
        ]
    )
    across, down = np.abs(off[::2, 0]).max(), np.abs(off[:, 1]).max()
    return bool(across > SIDEWAYS or down > page.vertical_tolerance)


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

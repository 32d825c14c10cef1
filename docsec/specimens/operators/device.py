"""The optically variable device: a printed picture of it, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from docsec.specimens.document import Document
from docsec.specimens.operators.altered import ALL, Altered, needed

_GONE = ("white", "oblique", "tilt")


def device_static(document: Document) -> Altered:
    """Print a picture of the device, which no angle changes."""
    return _device(document, "printed", ALL)


def device_missing(document: Document) -> Altered:
    """Leave the device out."""
    return _device(document, "missing", _GONE)


def _device(
    document: Document, state: Literal["printed", "missing"], lights: tuple[str, ...]
) -> Altered:
    box = document.plan.device if document.device == "genuine" else None
    box = needed(document, "specimen-no-device", there=box)
    return Altered(replace(document, device=state), lights, (box,))

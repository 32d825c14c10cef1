"""The samples that come with docsec: which specimens they are, and what is learnt from each.

The list is ``data/samples.json``; `docsec.specimens.sets` makes the folders from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docsec.features.records import Text, by_id, every, read

QUALITY = 86
"""Of the pictures' JPEG."""

KINDS = ("issued", "fraud", "negative")
"""What a sample may be: as the State issued it, altered, or odd and harmless."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of the list.

    Attributes:
        id: the name of its folder.
        type: a row of `docsec.specimens.document_types.TYPES`.
        design: the letter of its design.
        seed: whose document it is.
        dpi: pixels per inch.
        operators: what was done to it, as on the command line; nothing where it is as issued.
        lights: names or groups of `docsec.specimens.lights`.
        purpose: what it is good for.
        notice: what there is to notice.
        harmless: what else explains it, or explains what looks odd in it.
    """

    id: str
    type: str
    design: str
    seed: int
    dpi: int
    operators: tuple[str, ...]
    lights: tuple[str, ...]
    purpose: Text
    notice: Text
    harmless: Text


@cache
def load() -> tuple[Sample, ...]:
    """Return the list, read once."""
    return every(Sample, read("samples.json")["items"])


def find(wanted: str) -> Sample:
    """Return the sample ``wanted``.

    Raises:
        UsageError: there is none, with HTTP status 404.
    """
    return by_id(load(), wanted, "sample-not-listed")

"""The formats of documents and their measures; the data is ``data/documents.json``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docsec.features.records import every, read

MILLIMETRES_PER_INCH = 25.4

PITCH = 2.54
"""Millimetres from one character to the next (Doc 9303-3 4.4: ten to the inch)."""

INK_WIDTH = 1.757
"""Millimetres of the ink of a full-width letter of OCR-B, size 1; margins count from its edge."""

INK_HEIGHT = 2.67
"""Millimetres of the ink of a capital of OCR-B, size 1."""

SIDEWAYS = 1.0
"""Millimetres that the first character of a line may be beside its place (4.2.1)."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of Doc 9303, in millimetres.

    Attributes:
        id: ``TD3``.
        document: what it is used for, as in the catalogue of features.
        width: nominal.
        height: nominal.
        smallest: width and height that the finished edges must not stay under.
        largest: width and height that they must not pass.
        lines: of the MRZ.
        characters: in each line.
        first_character: from the left edge to that of the first character's ink, give or take
            `SIDEWAYS`.
        centre_lines: of the MRZ above the bottom edge, the upper line first.
        printing_zone: the height around a centre line that the characters must not leave.
        mrz_reference: where the standard says where the MRZ stands.
        reference: where it says the rest.
    """

    id: str
    document: str
    width: float
    height: float
    smallest: tuple[float, float]
    largest: tuple[float, float]
    lines: int
    characters: int
    first_character: float
    centre_lines: tuple[float, ...]
    printing_zone: float
    mrz_reference: str
    reference: str

    @property
    def spacing(self) -> float:
        """From one line of the MRZ to the next."""
        lines = self.centre_lines
        return (lines[0] - lines[-1]) / (len(lines) - 1)

    @property
    def vertical_tolerance(self) -> float:
        """How far a line may be above or below its place.

        What its printing zone leaves, and half of what the height of the page may be off; where
        that is less than is allowed sideways, as much as there.
        """
        trimmed = (self.largest[1] - self.smallest[1]) / 4
        return max(SIDEWAYS, (self.printing_zone - INK_HEIGHT) / 2 + trimmed)


@cache
def load() -> tuple[Format, ...]:
    """Return the formats, read once."""
    return every(Format, read("documents.json")["items"])


def fitting(line_lengths: tuple[int, ...], *, visa: bool = False) -> Format | None:
    """Return the format whose MRZ has these lines, or None; two of them are told by the V."""
    shape = (len(line_lengths), max(line_lengths, default=0))
    same = [each for each in load() if (each.lines, each.characters) == shape]
    return next((each for each in same if (each.document == "visa") == visa), None)

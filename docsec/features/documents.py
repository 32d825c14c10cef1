"""The formats of documents and their measures; the data is ``data/documents.json``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docsec.features.records import every, read


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
        reference: where the standard says so.
    """

    id: str
    document: str
    width: float
    height: float
    smallest: tuple[float, float]
    largest: tuple[float, float]
    lines: int
    characters: int
    reference: str


@cache
def load() -> tuple[Format, ...]:
    """Return the formats, read once."""
    return every(Format, read("documents.json")["items"])

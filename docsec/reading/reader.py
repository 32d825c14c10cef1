"""What a reader of MRZs is, and which one is used."""

from __future__ import annotations

from typing import Protocol

from docsec.capture import Picture
from docsec.errors import MissingPartError
from docsec.findings import Reading


class Reader(Protocol):
    """Reads the characters of the MRZs in a picture, as printed."""

    @property
    def name(self) -> str:
        """What a reading names as its reader."""
        ...

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return one reading per document, the largest first; empty if there is no MRZ."""
        ...


def default_reader() -> Reader:
    """Return the reader to use.

    Raises:
        MissingPartError: a package or program it needs is not installed.
    """
    from docsec.reading.passporteye import PassportEyeReader

    return PassportEyeReader()


def installed_reader() -> Reader | None:
    """Return the reader to use, or None where a part of it is missing."""
    try:
        return default_reader()
    except MissingPartError:
        return None

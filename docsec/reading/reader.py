"""What a reader of MRZs is, which there are, and which one is used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from docsec.errors import MissingPartError

if TYPE_CHECKING:
    from docsec.capture import Picture
    from docsec.findings import Reading

OWN = "docsec"
PASSPORTEYE = "passporteye"
READERS = (OWN, PASSPORTEYE)


class Reader(Protocol):
    """Reads the characters of the MRZs in a picture, as printed."""

    @property
    def name(self) -> str:
        """What a reading names as its reader."""
        ...

    def read(self, picture: Picture) -> tuple[Reading, ...]:
        """Return one reading per document, the largest first.

        Where there is no MRZ, return nothing, or one reading without lines that says why.
        """
        ...


def reader_named(name: str, second: str | None = None) -> Reader:
    """Return a reader.

    Args:
        name: one of `READERS`.
        second: the reader whose opinion is asked on what the first one read, if any.

    Raises:
        MissingPartError: a package or program it needs is not installed.
    """
    if second is not None:
        from docsec.reading.second import SecondedReader

        return SecondedReader(reader_named(name), reader_named(second))
    if name == PASSPORTEYE:
        from docsec.reading.passporteye import PassportEyeReader

        return PassportEyeReader()
    return default_reader()


@cache
def _own() -> Reader:
    from docsec.reading.own import OwnReader

    return OwnReader()


def default_reader() -> Reader:
    """Return the reader that is used where none is named: docsec's own."""
    return _own()


def installed_reader() -> Reader | None:
    """Return the reader to use, or None where a part of it is missing."""
    try:
        return default_reader()
    except MissingPartError:
        return None

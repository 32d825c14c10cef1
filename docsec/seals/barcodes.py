"""Barcodes in a picture, and the values of an MRZ in them. No signature is checked here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docsec.findings import Polygon
from docsec.mrz.find import find
from docsec.mrz.parse import parse
from docsec.policy import Policy

FIELDS = ("document_number", "birth_date", "expiry_date")
"""What is held against the MRZ."""

LARGEST = 4000
"""Pixels of the longer side that barcodes are looked for at; more only takes longer."""

SMALLER = 0.75
"""Of that size, at which they are looked for again: modules a few uneven pixels wide even out."""

# Driver's licences after AAMVA: the compliance line, then elements of three letters and a value.
_AAMVA = re.compile(r"^@.{0,6}(?:ANSI|AAMVA)\s?\d{6}", re.DOTALL)
_ELEMENTS = {"DBB": "birth_date", "DBA": "expiry_date"}
_DAY = re.compile(r"(?:(?P<m>\d\d)(?P<d>\d\d)(?P<y>(?:19|20)\d\d))|(?P<iso>(?:19|20)\d{6})")


@dataclass(frozen=True, slots=True)
class Barcode:
    """A barcode.

    Attributes:
        kind: ``PDF417``, ``QR Code`` ...
        text: what it holds.
        corners: x, y of 0..1 in the picture, from the top left of the code, clockwise.
    """

    kind: str
    text: str
    corners: Polygon


def read_barcodes(picture: npt.NDArray[np.uint8]) -> tuple[Barcode, ...]:
    """Return the matrix codes and stacked codes of a picture, RGB or grey, that can be decoded.

    Codes are dark on light, as ISO/IEC 15438 and its kin print them.
    """
    import zxingcpp

    # Given three colours the decoder takes the first for blue.
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    kinds = zxingcpp.barcode_formats_from_str("PDF417,Aztec,DataMatrix,QRCode")
    for side in (1, SMALLER):
        scale = side * min(1.0, LARGEST / max(grey.shape))
        shown = (
            grey
            if scale == 1
            else cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        )
        found = zxingcpp.read_barcodes(np.ascontiguousarray(shown), formats=kinds, try_invert=False)
        valid = tuple(_barcode(each, shown.shape[::-1]) for each in found if each.valid)
        if valid:
            return valid
    return ()


def _barcode(found: object, size: tuple[int, ...]) -> Barcode:
    place = found.position  # type: ignore[attr-defined]
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    # Bytes rather than the text, which is the decoder's guess at their encoding.
    text = found.bytes.decode("latin-1")  # type: ignore[attr-defined]
    kind = str(found.format).rpartition(".")[2]  # type: ignore[attr-defined]
    return Barcode(kind, text, tuple((each.x / size[0], each.y / size[1]) for each in corners))


def mrz_values(text: str, policy: Policy) -> Mapping[str, str]:
    """Return the fields of an MRZ that a barcode holds as well, dates as ISO 8601.

    Of a licence after AAMVA, the dates: its number need not be that of the MRZ.
    """
    for lines in find(text):
        mrz = parse(lines, policy)
        if mrz.format is not None:
            values = {field: mrz.values.get(field) for field in FIELDS}
            return {field: value for field, value in values.items() if value}
    return _licence(text) if _AAMVA.match(text) else {}


def _licence(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in re.split(r"[\r\n]+", text):
        # The first element follows the type of its subfile, DL or ID.
        for start in (0, 2):
            field = _ELEMENTS.get(line[start : start + 3])
            day = _DAY.fullmatch(line[start + 3 :].strip())
            if field and day:
                iso = day["iso"] or day["y"] + day["m"] + day["d"]
                found[field] = f"{iso[:4]}-{iso[4:6]}-{iso[6:]}"
    return found

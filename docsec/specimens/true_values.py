"""What ``document.json`` says: the true values, and where everything is.

Polygons are in millimetres of the picture (``polygon_mm``) and 0..1 of it (``polygon``), from the
top left. They hold for every light: all pictures of a specimen lie on one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import docsec
from docsec.findings import Polygon
from docsec.specimens import elements
from docsec.specimens.document import Document
from docsec.specimens.geometry import Box, normalised, pixels_per_millimetre
from docsec.specimens.holder import STATE

Values = dict[str, object]


def true_values(specimen: Document, lights: Iterable[str] = ("white",)) -> Values:
    """Return what ``document.json`` says of the pictures of ``lights``."""
    geometry = specimen.geometry
    scale = pixels_per_millimetre(specimen.dpi)
    width, height = specimen.page
    return {
        "type": specimen.type,
        "format": specimen.format,
        "design": specimen.design,
        "seed": specimen.seed,
        "docsec": docsec.__version__,
        "lights": list(lights),
        "dpi": specimen.dpi,
        "page": {
            "width_mm": width,
            "height_mm": height,
            "width_px": round(width * scale),
            "height_px": round(height * scale),
            "reference": geometry.clause,
        },
        "document": place(specimen, Box(0, 0, geometry.width, geometry.height)),
        "fields": _fields(specimen),
        "visual": _visual(specimen),
        "mrz": _machine(specimen) if specimen.printed else None,
        "portrait": _picture_box(specimen, "portrait"),
        "ghost": _picture_box(specimen, "ghost"),
        "elements": [_element(specimen, one) for one in elements.elements(specimen)],
        "fibres": [_fibre(specimen, points) for points in elements.fibre_lines(specimen)],
    }


def _fields(specimen: Document) -> dict[str, str]:
    """Return the facts of the holder, as issued."""
    values = {key: value for key, value in asdict(specimen.holder).items() if value}
    values["document_code"] = specimen.kind.document_code
    values["issuing_state"] = STATE
    if specimen.kind.optional_data in values:
        values["optional_data"] = values[specimen.kind.optional_data]
    elif specimen.kind.optional_data:
        values["optional_data"] = specimen.kind.optional_data
    if specimen.kind.optional_data != "personal_number":
        values.pop("personal_number", None)
    if not specimen.kind.on_visa_page:
        values.pop("passport_number", None)
    return values


def _visual(specimen: Document) -> list[Values]:
    """Return the fields of the visual zone as printed."""
    return [
        {
            "key": entry.key,
            "field": entry.number or None,
            "value": entry.value,
            "national": entry.national or None,
            **place(specimen, box),
        }
        for entry, box in elements.values(specimen)
    ]


def _machine(specimen: Document) -> Values:
    geometry, machine = specimen.geometry, specimen.machine
    lines: list[Values] = []
    for line, text in enumerate(specimen.printed, 1):
        lines.append(
            {
                "line": line,
                "characters": len(text),
                "centre_line_above_bottom_mm": geometry.centre_lines[line - 1],
                "first_character_mm": geometry.first_character,
                **polygon(specimen, machine.line_polygon(geometry, line, len(text))),
            }
        )
    return {
        "issued": list(specimen.issued),
        "printed": list(specimen.printed),
        "pitch_mm": machine.pitch,
        "lines": lines,
    }


def _picture_box(specimen: Document, name: str) -> Values | None:
    found = (one for one in elements.elements(specimen) if one.name == name)
    return next((place(specimen, one.box) for one in found), None)


_PLACES = {"portrait": "portrait", "ghost": "ghost", "device": "variable-device"}


def places_on(specimen: Document) -> dict[str, tuple[float, float, float, float]]:
    """Return what stands where: left, top, right, bottom in millimetres of the page."""
    across, down = specimen.origin
    found = {}
    for key, name in _PLACES.items():
        for box in [one.box for one in elements.elements(specimen) if one.name == name][:1]:
            (left, top), _, (right, bottom), _ = box.corners
            found[key] = (
                *(round(left + across, 3), round(top + down, 3)),
                *(round(right + across, 3), round(bottom + down, 3)),
            )
    return found


def model_places(specimen: Document) -> Values | None:
    """Return what a reference says stands where (`docsec.page.reference`), None if nothing does."""
    found = {key: list(box) for key, box in places_on(specimen).items()}
    return {"places": found} if found else None


def _element(specimen: Document, one: elements.Element) -> Values:
    return {"name": one.name, "lights": list(one.lights), **place(specimen, one.box)}


def _fibre(specimen: Document, line: elements.FibreLine) -> Values:
    left, top = specimen.origin
    return {
        "line_mm": [[round(x + left, 2), round(y + top, 2)] for x, y in line.points],
        "glow": line.glow,
        "visible": line.is_visible,
    }


def place(specimen: Document, box: Box) -> Values:
    """Return the corners of a box of the document, in the picture."""
    return polygon(specimen, box.corners)


def polygon(specimen: Document, corners: Polygon) -> Values:
    """Return corners in millimetres of the document as millimetres and 0..1 of the picture."""
    left, top = specimen.origin
    placed = tuple((x + left, y + top) for x, y in corners)
    return {
        "polygon_mm": [[round(x, 3), round(y, 3)] for x, y in placed],
        "polygon": [[x, y] for x, y in normalised(placed, specimen.page, specimen.dpi)],
    }

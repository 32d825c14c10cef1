"""What ``document.json`` and ``expected.json`` say: the true values, and where everything is.

Polygons are in millimetres of the picture (``polygon_mm``) and 0..1 of it (``polygon``), from the
top left. They hold for every light: all pictures of a specimen lie on one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        "document": _place(specimen, Box(0, 0, geometry.width, geometry.height)),
        "fields": _fields(specimen),
        "visual": _visual(specimen),
        "mrz": _machine(specimen) if specimen.printed else None,
        "portrait": _picture_box(specimen, "portrait"),
        "ghost": _picture_box(specimen, "ghost"),
        "elements": [_element(specimen, one) for one in elements.elements(specimen)],
        "fibres": [_fibre(specimen, points) for points in elements.fibre_lines(specimen)],
    }


def expectations(specimen: Document) -> Values:
    """Return what ``expected.json`` says: what was altered and what ought to be found."""
    findings: dict[str, Mapping[str, object]] = {}
    for alteration in specimen.alterations:
        region = _place(specimen, alteration.box)["polygon"]
        for code in alteration.findings:
            findings[code] = {"status": "failed", "region": region}
    operators: list[Values] = [
        {
            "operator": alteration.operator,
            "name": alteration.name,
            "parameters": dict(alteration.parameters),
            **_place(specimen, alteration.box),
            "polygon_px": _pixels(specimen, alteration.box),
            "lights": list(alteration.lights),
            "findings": list(alteration.findings),
        }
        for alteration in specimen.alterations
    ]
    return {"operators": operators, "findings": findings}


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
            **_place(specimen, box),
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
                **_polygon(specimen, machine.line_polygon(geometry, line, len(text))),
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
    return next((_place(specimen, one.box) for one in found), None)


def _element(specimen: Document, one: elements.Element) -> Values:
    return {"name": one.name, "lights": list(one.lights), **_place(specimen, one.box)}


def _fibre(specimen: Document, line: elements.FibreLine) -> Values:
    left, top = specimen.origin
    return {
        "line_mm": [[round(x + left, 2), round(y + top, 2)] for x, y in line.points],
        "glow": line.glow,
        "visible": line.is_visible,
    }


def _place(specimen: Document, box: Box) -> Values:
    return _polygon(specimen, box.corners)


def _polygon(specimen: Document, corners: Polygon) -> Values:
    left, top = specimen.origin
    placed = tuple((x + left, y + top) for x, y in corners)
    return {
        "polygon_mm": [[round(x, 3), round(y, 3)] for x, y in placed],
        "polygon": [[x, y] for x, y in normalised(placed, specimen.page, specimen.dpi)],
    }


def _pixels(specimen: Document, box: Box) -> list[list[float]]:
    scale = pixels_per_millimetre(specimen.dpi)
    left, top = specimen.origin
    return [[round((x + left) * scale, 2), round((y + top) * scale, 2)] for x, y in box.corners]

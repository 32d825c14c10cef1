"""The description of one specimen: everything the picture is drawn from, and its true values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import docsec
from docsec.errors import UsageError
from docsec.mrz.build import build
from docsec.mrz.layouts import LAYOUTS
from docsec.specimens.geometry import GEOMETRIES, PITCH, Box, PageGeometry, pixels_per_millimetre
from docsec.specimens.holder import STATE, Holder, holder

RESOLUTIONS = (100, 600)
_DOCUMENT_CODES = {"TD3": "P", "TD1": "I", "MRV-B": "V"}


@dataclass(frozen=True, slots=True)
class Alteration:
    """What an operator did.

    Attributes:
        operator: as on the command line, ``mrz-digit:2,18,4``.
        name: the operator's name.
        parameters: its parameters by name, and what stood there before.
        box: the only place where the picture differs, in millimetres.
        lights: the pictures it shows in.
        findings: the codes that a checker ought to report as failed.
    """

    operator: str
    name: str
    parameters: tuple[tuple[str, int | str], ...]
    box: Box
    lights: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One specimen.

    Attributes:
        format: ``TD3``, ``TD1`` or ``MRV-B``.
        seed: everything invented follows from it.
        dpi: pixels per inch of the pictures.
        holder: whose document it is.
        issued: the MRZ as the State issued it.
        printed: the MRZ as it stands on the page.
        alterations: what was done to it, in order.
    """

    format: str
    seed: int
    dpi: int
    holder: Holder
    issued: tuple[str, ...]
    printed: tuple[str, ...]
    alterations: tuple[Alteration, ...] = ()

    @property
    def geometry(self) -> PageGeometry:
        """The measures of its format."""
        return GEOMETRIES[self.format]


def document(format_name: str, seed: int, dpi: int = 300) -> Document:
    """Return the unaltered specimen of ``seed``.

    Args:
        format_name: ``TD3``, ``TD1`` or ``MRV-B``.
        seed: any whole number.
        dpi: pixels per inch.

    Raises:
        UsageError: where the format cannot be drawn or the resolution is out of bounds.
    """
    if format_name not in GEOMETRIES:
        raise UsageError("specimen-type", type=format_name, known=", ".join(GEOMETRIES))
    low, high = RESOLUTIONS
    if not low <= dpi <= high:
        raise UsageError("specimen-resolution", dpi=dpi, low=low, high=high)
    person = holder(seed)
    lines = _lines(format_name, person)
    return Document(format_name, seed, dpi, person, lines, lines)


def _lines(format_name: str, person: Holder) -> tuple[str, ...]:
    return build(
        format_name,
        surname=person.surname,
        given_names=person.given_names,
        document_number=person.document_number,
        birth_date=person.birth_date,
        expiry_date=person.expiry_date,
        sex=person.sex,
        nationality=STATE,
        issuing_state=STATE,
        document_code=_DOCUMENT_CODES[format_name],
        optional_data=person.personal_number if format_name == "TD3" else "",
    )


def true_values(specimen: Document) -> dict[str, object]:
    """Return what ``document.json`` says: the true values and the geometry."""
    geometry = specimen.geometry
    width, height = geometry.pixels(specimen.dpi)
    return {
        "type": specimen.format,
        "seed": specimen.seed,
        "docsec": docsec.__version__,
        "lights": ["white"],
        "dpi": specimen.dpi,
        "page": {
            "width_mm": geometry.width,
            "height_mm": geometry.height,
            "width_px": width,
            "height_px": height,
            "reference": geometry.clause,
        },
        "fields": _fields(specimen),
        "mrz": {
            "issued": list(specimen.issued),
            "printed": list(specimen.printed),
            "pitch_mm": PITCH,
            "lines": [_line(specimen, line) for line in range(1, len(specimen.issued) + 1)],
        },
        "portrait": _picture_box(specimen, geometry.portrait),
        "ghost": _picture_box(specimen, geometry.ghost),
    }


def expectations(specimen: Document) -> dict[str, object]:
    """Return what ``expected.json`` says: what was altered and what ought to be found."""
    findings: dict[str, Mapping[str, object]] = {}
    for alteration in specimen.alterations:
        region = specimen.geometry.normalised(alteration.box, specimen.dpi)
        for code in alteration.findings:
            findings[code] = {"status": "failed", "region": _lists(region)}
    operators = [_operator(specimen, alteration) for alteration in specimen.alterations]
    return {"operators": operators, "findings": findings}


def _fields(specimen: Document) -> dict[str, str]:
    values: dict[str, str] = {
        "document_code": _DOCUMENT_CODES[specimen.format],
        "issuing_state": STATE,
        "nationality": STATE,
        **asdict(specimen.holder),
    }
    if specimen.format == "TD3":
        values["optional_data"] = specimen.holder.personal_number
    else:
        del values["personal_number"]
    if specimen.format != "MRV-B":
        del values["passport_number"]
    return values


def _line(specimen: Document, line: int) -> dict[str, object]:
    geometry = specimen.geometry
    box = geometry.line_box(line)
    return {
        "line": line,
        "characters": LAYOUTS[specimen.format].line_length,
        "centre_line_above_bottom_mm": geometry.centre_lines[line - 1],
        "first_character_mm": geometry.first_character,
        **_place(specimen, box),
    }


def _picture_box(specimen: Document, box: Box | None) -> dict[str, object] | None:
    return None if box is None else _place(specimen, box)


def _operator(specimen: Document, alteration: Alteration) -> dict[str, object]:
    scale = pixels_per_millimetre(specimen.dpi)
    return {
        "operator": alteration.operator,
        "name": alteration.name,
        "parameters": dict(alteration.parameters),
        **_place(specimen, alteration.box),
        "polygon_px": [
            [round(x * scale, 2), round(y * scale, 2)] for x, y in alteration.box.corners
        ],
        "lights": list(alteration.lights),
        "findings": list(alteration.findings),
    }


def _place(specimen: Document, box: Box) -> dict[str, object]:
    return {
        "polygon_mm": [[round(x, 3), round(y, 3)] for x, y in box.corners],
        "polygon": _lists(specimen.geometry.normalised(box, specimen.dpi)),
    }


def _lists(polygon: tuple[tuple[float, float], ...]) -> list[list[float]]:
    return [[x, y] for x, y in polygon]

"""What ``expected.json`` says: what was altered, where, and what ought to be found.

Polygons are in millimetres (``polygon_mm``), 0..1 (``polygon``) and pixels (``polygon_px``) of
the picture. ``polygon`` of an operator encloses its ``regions``, outside which nothing changed.
``masks`` of an operator names the file that is white there, by light (`docsec.specimens.masks`).
``must_not_fail``, on documents that look odd for harmless reasons, lists the checks that these
might mislead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docsec.findings import Polygon
from docsec.specimens import masks
from docsec.specimens.document import Alteration, Document, Handling
from docsec.specimens.geometry import Box, pixels_per_millimetre
from docsec.specimens.lights import LIGHTS
from docsec.specimens.operators.altered import enclosing, whole
from docsec.specimens.operators.expected import (
    Expected,
    must_not_fail,
    of_alteration,
    of_handling,
    visible,
)
from docsec.specimens.pictures import Change
from docsec.specimens.true_values import Values, place, polygon


def expectations(
    specimen: Document,
    lights: Iterable[str] = LIGHTS,
    changes: Sequence[Change] = (),
    *,
    edges: bool = False,
) -> Values:
    """Return what ``expected.json`` says of the pictures of ``lights``.

    Args:
        specimen: the description.
        lights: those there are pictures of; what only others would show is not expected.
        changes: what each step on the pictures did, in the order of ``specimen.handling``.
        edges: whether the pictures show the edges of the page for certain, from straight above.
    """
    names = tuple(lights)
    operators: list[Values] = []
    findings: dict[str, Values] = {}
    steps: list[tuple[Values, tuple[Expected, ...]]] = [
        (_altered(specimen, one), of_alteration(specimen, one, edges=edges))
        for one in specimen.alterations
    ]
    for one, change in zip(specimen.handling, changes, strict=False):
        steps.append((_handled(specimen, one, change), of_handling(specimen, one)))
    for described, found in steps:
        shown = [each for each in found if visible(each.code, names)]
        masked = masks.listed(described, names, specimen.page)
        operators.append(masked | {"findings": [each.code for each in shown]})
        for each in shown:
            region = place(specimen, each.box)["polygon"]
            findings.setdefault(each.code, {"status": each.status, "region": region})
    quiet = [
        code for code in must_not_fail(specimen) if code not in findings and visible(code, names)
    ]
    said: Values = {"operators": operators, "findings": findings}
    return said | {"must_not_fail": quiet} if quiet else said


def _altered(specimen: Document, one: Alteration) -> Values:
    boxes = one.boxes or (whole(specimen),)
    return {
        **_named(one),
        **_pixelled(specimen, enclosing(boxes).corners),
        "regions": [_pixelled(specimen, box.corners) for box in boxes],
        "lights": list(one.lights),
    }


def _handled(specimen: Document, one: Handling, change: Change) -> Values:
    left, top = specimen.origin
    corners = [tuple((x - left, y - top) for x, y in each) for each in change.polygons]
    boxes = [_around(each) for each in corners]
    return {
        **_named(one),
        "parameters": dict(change.parameters),
        **_pixelled(specimen, enclosing(boxes).corners),
        "regions": [_pixelled(specimen, each) for each in corners],
        "lights": list(change.lights),
    }


def _named(one: Alteration | Handling) -> Values:
    return {
        "operator": one.operator,
        "name": one.name,
        "kind": one.kind,
        "parameters": dict(one.parameters),
    }


def _around(corners: Polygon) -> Box:
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _pixelled(specimen: Document, corners: Polygon) -> Values:
    described = polygon(specimen, corners)
    scale = pixels_per_millimetre(specimen.dpi)
    left, top = specimen.origin
    pixels = [[round((x + left) * scale, 2), round((y + top) * scale, 2)] for x, y in corners]
    return described | {"polygon_px": pixels}

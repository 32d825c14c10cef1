"""Where a specimen shows which security feature, and under which light.

The table is our judgement; places come from the ``document.json`` of a specimen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docsec.findings import Polygon

Values = Mapping[str, Any]

_MARGIN = 0.04
_NEAR = 6.0
"""How far around a fibre is looked at, in millimetres."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: what of a specimen shows a feature.

    Attributes:
        feature: an id of the catalogue.
        element: a name in ``elements`` of document.json, or ``mrz``, ``fibres``, ``paper``.
        lights: under which it is seen, the best first; the first frame stands for ``tilt``.
        spot: where its number stands if it is all over the page, 0..1; None where it has a place.
    """

    feature: str
    element: str
    lights: tuple[str, ...]
    spot: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A feature on the pictures of one specimen.

    Attributes:
        feature: an id of the catalogue.
        light: of the picture that shows it best.
        polygon: where, 0..1 of that picture.
        spot: where its number stands if it is all over the page, 0..1; else None.
    """

    feature: str
    light: str
    polygon: Polygon
    spot: tuple[float, float] | None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, 0..1."""
        across, down = zip(*self.polygon, strict=True)
        return min(across), min(down), max(across), max(down)


SHOWN = (
    Shown("integrated-biodata", "portrait", ("oblique", "white")),
    Shown("secondary-portrait", "ghost", ("white",)),
    Shown("dovid", "variable-device", ("tilt", "oblique", "white")),
    Shown("guilloche-two-colour", "background", ("white",), (0.60, 0.05)),
    Shown("ir-dropout-ink", "background", ("ir",), (0.60, 0.30)),
    Shown("mrz-check-digits", "mrz", ("white",)),
    Shown("mrz-b900", "mrz", ("ir",)),
    Shown("uv-fluorescent-ink", "luminous-overprint", ("uv",), (0.60, 0.25)),
    Shown("fibres-invisible", "fibres", ("uv",)),
    Shown("uv-dull-paper", "paper", ("uv",), (0.93, 0.93)),
    Shown("watermark-two-tone", "watermark", ("transmitted",)),
    Shown("security-thread", "thread", ("transmitted", "uv")),
    Shown("laser-perforated-number", "perforation", ("transmitted", "white")),
    Shown("barcode", "barcode", ("white",)),
    Shown("officer-seal-overlap", "seal", ("white",)),
)
"""The features that specimens show, in the order in which one looks."""


@dataclass(frozen=True, slots=True)
class Imitation:
    """One row: what an altered specimen is an example of.

    Attributes:
        operator: the name of what was done to it.
        features: ids of the catalogue, of which it shows an imitation or what spoils them.
        indicators: ids of the fraud indicators that it shows.
        light: under which it shows most.
    """

    operator: str
    features: tuple[str, ...]
    indicators: tuple[str, ...] = ()
    light: str = "white"


IMITATIONS = (
    Imitation("mrz-digit", ("mrz-check-digits",)),
    Imitation("mrz-font", (), ("cf-mrz-pitch", "da-font")),
    Imitation("mrz-dye", ("mrz-b900", "ir-absorbent-ink"), ("cf-mrz-ir", "sb-mrz"), "ir"),
    Imitation("mrz-spacing", (), ("cf-mrz-pitch",)),
    Imitation("photo-pasted", ("integrated-biodata",), ("ps-edge", "ps-background", "ps-uv")),
    Imitation("photo-replaced", ("secondary-portrait",), ("ps-ghost",)),
    Imitation("retyped", (), ("da-erasure", "da-font")),
    Imitation("birth-date", (), ("da-viz-mrz",)),
    Imitation("expiry-date", (), ("da-expiry",)),
    Imitation("bright-paper", ("uv-dull-paper",), ("cf-uv-bright", "pg-uv"), "uv"),
    Imitation("fibres-printed", ("fibres-invisible", "fibres-visible"), (), "uv"),
    Imitation("device-static", ("dovid", "ovd-over-portrait"), ("cf-flat-ovd",), "tilt"),
    Imitation("no-dropout", ("ir-dropout-ink",), (), "ir"),
    Imitation("visa-moved", ("visa-passport-link",), ("v-passport",)),
    Imitation("fantasy-state", (), ("fa-code", "cf-code")),
    Imitation("colour-copy", ("guilloche-two-colour", "rainbow-printing"), ("cf-dots",)),
    Imitation("mrz-of-another", (), ("da-viz-mrz",)),
)
"""What altered specimens are examples of; our judgement."""


def places(document: Values, lights: Iterable[str]) -> tuple[Place, ...]:
    """Return what the pictures of a specimen show.

    Args:
        document: what its document.json says.
        lights: those there are pictures of.
    """
    there = tuple(lights)
    found = []
    for row in SHOWN:
        light = _best(row.lights, there)
        polygon = _polygon(document, row.element)
        if light and polygon:
            found.append(Place(row.feature, light, polygon, row.spot))
    return tuple(found)


def telling(changes: Iterable[Values], lights: Iterable[str]) -> str:
    """Return the light of the picture that shows best what was done to a specimen.

    Args:
        changes: ``operators`` of its expected.json.
        lights: those there are pictures of, white first; the first if nothing was done.
    """
    there, done = tuple(lights), tuple(changes)
    names = {change["name"] for change in done}
    most = [row.light for row in IMITATIONS if row.operator in names and row.light != "white"]
    seen = [light for change in done for light in change["lights"]]
    for wanted in (most, seen):
        fitting = [light for light in there if light.partition("-")[0] in wanted]
        if fitting:
            return fitting[0]
    return next(iter(there), "")


def visual_zone(document: Values) -> Polygon | None:
    """Return the rectangle around the values of the visual zone, 0..1; None without any."""
    polygons = [entry["polygon"] for entry in document.get("visual") or () if entry["value"]]
    return around(polygons) if polygons else None


def around(polygons: Iterable[Sequence[Sequence[float]]]) -> Polygon:
    """Return the smallest rectangle around polygons."""
    points = [point for polygon in polygons for point in polygon]
    across, down = zip(*points, strict=True)
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _best(wanted: tuple[str, ...], there: tuple[str, ...]) -> str:
    for one in wanted:
        fitting = [light for light in there if light.partition("-")[0] == one]
        if fitting:
            return fitting[0]
    return ""


def _polygon(document: Values, element: str) -> Polygon | None:
    if element == "mrz":
        lines = (document.get("mrz") or {}).get("lines", ())
        return around(line["polygon"] for line in lines) if lines else None
    if element == "fibres":
        return _fibres(document)
    if element == "paper":
        return _corners(document["document"]) if document["fibres"] else None
    found = (one for one in document["elements"] if one["name"] == element)
    return next((_corners(one) for one in found), None)


def _corners(place: Values) -> Polygon:
    return tuple((x, y) for x, y in place["polygon"])


def _fibres(document: Values) -> Polygon | None:
    """Return a place around a fibre that only ultraviolet shows."""
    page = document["page"]
    width, height = page["width_mm"], page["height_mm"]
    return next(_near(document["fibres"], width, height), None)


def _near(fibres: Iterable[Values], width: float, height: float) -> Iterator[Polygon]:
    for fibre in fibres:
        x, y = fibre["line_mm"][1]
        clear = _MARGIN * width + _NEAR
        if fibre["visible"] or not (clear < x < width - clear and clear < y < height - clear):
            continue
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        yield tuple(((x + _NEAR * i) / width, (y + _NEAR * j) / height) for i, j in corners)

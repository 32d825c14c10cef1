"""Where a specimen shows which security feature, and under which light.

Which feature is `docsec.features.shown_table`; places come from a specimen's ``document.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docsec.features.shown_table import SHOWN, Shown, imitated
from docsec.findings import Polygon

Values = Mapping[str, Any]

_MARGIN = 0.04
_NEAR = 3.5
"""How far around a fibre is looked at, in millimetres."""
_PALER = 0.08
"""How far above the MRZ the background fades, as a share of the page's height."""


@dataclass(frozen=True, slots=True)
class Place:
    """A feature on the pictures of one specimen.

    Attributes:
        feature: an id of the catalogue.
        light: of the picture that shows it best.
        polygon: where, 0..1 of that picture.
        spot: where its number stands if it is all over the page, 0..1; else None.
        numbered: whether it has a number on a trainer's sheet.
        seen: the kinds of light that show it.
    """

    feature: str
    light: str
    polygon: Polygon
    spot: tuple[float, float] | None
    numbered: bool = True
    seen: tuple[str, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, 0..1."""
        across, down = zip(*self.polygon, strict=True)
        return min(across), min(down), max(across), max(down)


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
        polygon = _polygon(document, row)
        if light and polygon:
            found.append(Place(row.feature, light, polygon, row.spot, row.numbered, row.lights))
    return tuple(found)


def telling(changes: Iterable[Values], lights: Iterable[str]) -> str:
    """Return the light of the picture that shows best what was done to a specimen.

    Args:
        changes: ``operators`` of its expected.json.
        lights: those there are pictures of, white first; the first if nothing was done.
    """
    there, done = tuple(lights), tuple(changes)
    most = [row.light for row in imitated(done) if row.light != "white"]
    seen = [light for change in done for light in change["lights"]]
    for wanted in (most, seen):
        fitting = [light for light in there if light.partition("-")[0] in wanted]
        if fitting:
            return fitting[0]
    return next(iter(there), "")


def imitations(change: Values, there: Iterable[Place]) -> tuple[str, ...]:
    """Return the features of a specimen that one thing done to it is an imitation of by name.

    Args:
        change: one of ``operators`` of its expected.json.
        there: what its pictures show.
    """
    if change["name"] != "imitated":
        return ()
    shown = {place.feature for place in there}
    return tuple(one for row in imitated((change,)) for one in row.features if one in shown)


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


def apart(one: Polygon, other: Polygon) -> bool:
    """Whether two upright rectangles have nothing in common."""
    (left, top), _, (right, bottom), _ = one
    (first, upper), _, (last, lower), _ = other
    return right < first or last < left or bottom < upper or lower < top


def _best(wanted: tuple[str, ...], there: tuple[str, ...]) -> str:
    for one in wanted:
        fitting = [light for light in there if light.partition("-")[0] == one]
        if fitting:
            return fitting[0]
    return ""


def _polygon(document: Values, row: Shown) -> Polygon | None:
    if row.types and document["type"] not in row.types:
        return None
    return _place_of(document, row.element)


def _place_of(document: Values, element: str) -> Polygon | None:
    kind, _, key = element.partition(":")
    if kind == "visual":
        fields = document.get("visual") or ()
        return next((_corners(one) for one in fields if one["key"] == key), None)
    if element == "mrz":
        lines = (document.get("mrz") or {}).get("lines", ())
        return around(line["polygon"] for line in lines) if lines else None
    if element in ("fibres", "visible-fibres"):
        return _fibres(document, visible=element == "visible-fibres")
    if element == "paper":
        return _corners(document["document"]) if document["fibres"] else None
    found = (one for one in document["elements"] if one["name"] == element)
    return next((_corners(one) for one in found), None)


def _corners(place: Values) -> Polygon:
    return tuple((x, y) for x, y in place["polygon"])


def _fibres(document: Values, *, visible: bool) -> Polygon | None:
    """Return a place with many fibres that are coloured in daylight, or of those that are not."""
    width, height = document["page"]["width_mm"], document["page"]["height_mm"]
    fibres = [
        tuple((x / width, y / height) for x, y in fibre["line_mm"])
        for fibre in document["fibres"]
        if fibre["visible"] == visible
    ]
    lines = (document["mrz"] or {}).get("lines", ())
    faces = [document[name] for name in ("portrait", "ghost") if document[name]]
    letters = [around([one["polygon"]]) for one in (*(document["visual"] or ()), *lines, *faces)]
    paler = min((y for line in lines for _, y in line["polygon"]), default=0.0) - _PALER
    # A fibre is best seen beside the letters, where the background fades for the MRZ.
    return max(
        _near(fibres, width, height),
        key=lambda place: (
            place[0][1] > paler,
            all(apart(place, one) for one in letters),
            sum(_inside(place, line) for line in fibres),
        ),
        default=None,
    )


def _near(fibres: Iterable[Polygon], width: float, height: float) -> Iterator[Polygon]:
    across, down = _NEAR / width, _NEAR / height
    left, top = _MARGIN + across, (_MARGIN * width + _NEAR) / height
    for _, (x, y), *_ in fibres:
        if left < x < 1 - left and top < y < 1 - top:
            corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
            yield tuple((x + across * i, y + down * j) for i, j in corners)


def _inside(place: Polygon, line: Polygon) -> bool:
    (left, top), _, (right, bottom), _ = place
    return all(left < x < right and top < y < bottom for x, y in line)

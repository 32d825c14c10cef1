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
Line = Sequence[tuple[float, float]]

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


def imitations(change: Values, document: Values, lights: Iterable[str]) -> tuple[str, ...]:
    """Return the features of a specimen that one thing done to it is an imitation of by name.

    Args:
        change: one of ``operators`` of its expected.json.
        document: what its document.json says.
        lights: those there are pictures of.
    """
    if change["name"] != "imitated":
        return ()
    there = {place.feature for place in places(document, lights)}
    return tuple(one for row in imitated((change,)) for one in row.features if one in there)


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
    return any(
        max(point[axis] for point in first) < min(point[axis] for point in second)
        for axis in (0, 1)
        for first, second in ((one, other), (other, one))
    )


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
    page = document["page"]
    size = page["width_mm"], page["height_mm"]
    fibres = [fibre["line_mm"] for fibre in document["fibres"] if fibre["visible"] == visible]
    lines = (document["mrz"] or {}).get("lines", ())
    paler = min((y for line in lines for _, y in line["polygon"]), default=0.0) - _PALER
    # A fibre is best seen beside the letters, where the background fades for the MRZ.
    return max(
        _near(fibres, size),
        key=lambda place: (
            place[0][1] > paler,
            _clear_of_print(place, document),
            _inside(place, fibres, size),
        ),
        default=None,
    )


def _clear_of_print(place: Polygon, document: Values) -> bool:
    lines = [*(document["visual"] or ()), *((document["mrz"] or {}).get("lines", ()))]
    faces = [document[name] for name in ("portrait", "ghost") if document[name]]
    return all(apart(place, _corners(one)) for one in (*lines, *faces))


def _near(fibres: Iterable[Line], size: tuple[float, float]) -> Iterator[Polygon]:
    width, height = size
    for _, (x, y), *_ in fibres:
        clear = _MARGIN * width + _NEAR
        if not (clear < x < width - clear and clear < y < height - clear):
            continue
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        yield tuple(((x + _NEAR * i) / width, (y + _NEAR * j) / height) for i, j in corners)


def _inside(place: Polygon, fibres: Iterable[Line], size: tuple[float, float]) -> int:
    """Return how many fibres lie in a place for their whole length."""
    (left, top), _, (right, bottom), _ = place
    width, height = size
    return sum(
        all(left < x / width < right and top < y / height < bottom for x, y in line)
        for line in fibres
    )

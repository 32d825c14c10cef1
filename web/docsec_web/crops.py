"""Parts of the pictures of samples that show a feature: as issued, and imitated beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docsec.features import shown, shown_table
from docsec.features.shown_table import Box
from docsec.findings import Polygon
from docsec_web import pairs
from docsec_web.areas import document, places
from docsec_web.samples import Sample, all_samples

_ZOOM = 0.05
"""How much of the page is shown around a feature."""
_LEAST = 0.24
"""The least share of the page's width that is shown."""
_SMALL = 0.5
"""A change that takes less than this of the width of a feature is looked at by itself."""

_GAP = 0.006
"""Between a feature and the outline around it, as a share of the page's width."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the picture of a sample.

    Attributes:
        sample: whose picture.
        light: of the picture.
        width: of the picture, in pixels.
        height: likewise.
        view: the part: left, top, width, height in pixels.
        outline: the feature in it, as SVG wants points; nothing where it is all that is shown.
        label: ``genuine`` or ``imitation``.
    """

    sample: Sample
    light: str
    width: int
    height: int
    view: tuple[int, int, int, int]
    outline: str
    label: str = "genuine"


def of_feature(feature: str) -> tuple[Crop, ...]:
    """Return a feature as issued and, where there is one, imitated: on the same place and light."""
    row = shown_table.row(feature)
    if row is None:
        return ()
    pair = pairs.of_feature(feature)
    if pair is not None:
        original, altered = (_shown(one, row, pair) for one in (pair.original, pair.altered))
        return tuple(
            replace(one, light=light, label=label)
            for light in _lights(original.light, row, original.sample, altered.sample)
            for one, label in ((original, "genuine"), (altered, "imitation"))
        )
    found: dict[str, Crop] = {}
    for sample in all_samples():
        if sample.kind == "issued" and (place := _place(sample, feature)):
            found.setdefault(sample.type, _of_place(sample, place.light, place, row))
    return tuple(
        replace(one, light=light)
        for one in tuple(found.values())[: 2 if row.twice else 1]
        for light in _lights(one.light, row, one.sample)
    )


def _lights(light: str, row: shown_table.Shown, *samples: Sample) -> tuple[str, ...]:
    """Return the lights to show a feature under, all of which there are pictures of."""
    beside = (one for one in row.beside if all(one in sample.pictures for sample in samples))
    return tuple(dict.fromkeys((*pairs.frames(light, *samples), *beside)))


def _shown(sample: Sample, row: shown_table.Shown, pair: pairs.Pair) -> Crop:
    """Return the crop of one of a pair: around the feature as issued, under the pair's light."""
    place = _place(pair.original, row.feature)
    regions = shown.around([change["polygon"] for change in pair.altered.changes])
    if place is None:
        return _crop(sample, pair.light, regions, False)
    both = place.light in pair.original.pictures and place.light in pair.altered.pictures
    seen = pair.light.partition("-")[0] in place.seen
    light = place.light if both and not (seen and place.light == "white") else pair.light
    if row.close is not None:
        return _of_place(sample, light, place, row)
    if place.spot is not None:
        return _crop(sample, pair.light, regions, False)
    if _part_of(regions, place.polygon):
        return _crop(sample, light, regions, True)
    if place.light != "white" or not seen:
        return _crop(sample, light, place.polygon, True)
    if shown.apart(place.polygon, regions):
        regions = shown.around((place.polygon, regions))
    return _crop(sample, pair.light, regions, False)


def _place(sample: Sample, feature: str) -> shown.Place | None:
    return next((place for place in places(sample) if place.feature == feature), None)


def _of_place(sample: Sample, light: str, place: shown.Place, row: shown_table.Shown) -> Crop:
    polygon = _nearer(place.polygon, row.close) if row.close else place.polygon
    return _crop(sample, light, polygon, place.spot is None, row.close is not None)


def _nearer(polygon: Polygon, close: Box) -> Polygon:
    """Return a part of an upright rectangle."""
    (left, top), _, (right, bottom), _ = shown.around((polygon,))
    first, last = (left + close[at] * (right - left) for at in (0, 2))
    upper, lower = (top + close[at] * (bottom - top) for at in (1, 3))
    return ((first, upper), (last, upper), (last, lower), (first, lower))


def _part_of(change: Polygon, place: Polygon) -> bool:
    """Whether a change lies in a place and takes only a small part of its width."""
    (left, top), _, (right, bottom), _ = shown.around((change,))
    (first, upper), _, (last, lower), _ = shown.around((place,))
    across = first - _GAP <= left and right <= last + _GAP
    down = upper - _GAP <= top and bottom <= lower + _GAP
    return across and down and right - left < _SMALL * (last - first)


def _crop(sample: Sample, light: str, polygon: Polygon, outlined: bool, near: bool = False) -> Crop:
    page = document(sample.folder)["page"]
    width, height = page["width_px"], page["height_px"]
    (left, top), _, (right, bottom), _ = shown.around((polygon,))
    more = _GAP * 2 if near and not outlined else max(_ZOOM, (_LEAST - (right - left)) / 2)
    view = (
        max(left - more, 0) * width,
        max(top - more, 0) * height,
        min(right + more, 1) * width,
        min(bottom + more, 1) * height,
    )
    gap = _GAP * width
    sides = (left * width - gap, top * height - gap, right * width + gap, bottom * height + gap)
    return Crop(
        sample,
        light,
        width,
        height,
        (round(view[0]), round(view[1]), round(view[2] - view[0]), round(view[3] - view[1])),
        _points(*sides) if outlined else "",
    )


def _points(left: float, top: float, right: float, bottom: float) -> str:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)

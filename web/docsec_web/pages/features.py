"""The security features: all of them to browse, search and filter, and one page for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request

from docsec import messages
from docsec.features import catalogue, links, shown, shown_table
from docsec.findings import Polygon
from docsec_web import pairs
from docsec_web.areas import document
from docsec_web.icons import SYMBOLS
from docsec_web.samples import Sample, all_samples

blueprint = Blueprint("features", __name__)

_ZOOM = 0.07
"""How much of the page is shown around a feature."""
_LEAST = 0.30
"""The least share of the page's width that is shown."""

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
        outline: the feature in it, as SVG wants points; nothing where it is the whole page.
        label: ``genuine`` or ``imitation``.
    """

    sample: Sample
    light: str
    width: int
    height: int
    view: tuple[int, int, int, int]
    outline: str
    label: str = "genuine"


@blueprint.get("/features")
def show() -> str:
    """Show the features that the query and the filters leave, by category or best first."""
    loaded = catalogue.load()
    query = request.args.get("q", "")[:100].strip()
    chosen = {name: request.args.get(name, "") for name in catalogue.FILTERS}
    found = loaded.find(query, chosen)
    groups = [(None, found)] if query else [(c, _of(found, c.id)) for c in loaded.categories]
    return render_template(
        "features.html",
        catalogue=loaded,
        query=query,
        chosen=chosen,
        found=found,
        groups=[(category, members) for category, members in groups if members],
        symbols_of_means=SYMBOLS,
    )


@blueprint.get("/features/<name>")
def one(name: str) -> str:
    """Show one feature."""
    loaded = catalogue.load()
    feature = loaded.feature(name)
    place = loaded.items.index(feature)
    note = f"shown.note:{feature.id}"
    return render_template(
        "feature.html",
        catalogue=loaded,
        feature=feature,
        related=links.of_feature(feature.id),
        senses=loaded.senses_of(feature),
        before=loaded.items[place - 1] if place else None,
        after=loaded.items[place + 1] if place + 1 < len(loaded.items) else None,
        symbols_of_means=SYMBOLS,
        crops=_crops(feature.id),
        note=note if messages.has(note) else "",
        why_not=shown_table.why_not(feature.id),
    )


def _of(found: tuple[catalogue.Feature, ...], category: str) -> tuple[catalogue.Feature, ...]:
    return tuple(feature for feature in found if feature.category == category)


def _crops(feature: str) -> tuple[Crop, ...]:
    """Return a feature as issued and, where there is one, imitated: on the same place and light."""
    pair = pairs.of_feature(feature)
    if pair is not None:
        original, altered = (_shown(one, feature, pair) for one in (pair.original, pair.altered))
        frames = _frames(original.light, original.sample, altered.sample)
        return tuple(
            replace(one, light=frame, label=label)
            for frame in frames
            for one, label in ((original, original.label), (altered, "imitation"))
        )
    row = shown_table.row(feature)
    found: dict[str, Crop] = {}
    for sample in all_samples():
        if sample.kind == "issued" and (place := _place(sample, feature)):
            crop = _crop(sample, place.light, place.polygon, place.spot is None)
            found.setdefault(sample.type, crop)
    crops = tuple(found.values())[: 2 if row is not None and row.twice else 1]
    return tuple(
        replace(one, light=frame) for one in crops for frame in _frames(one.light, one.sample)
    )


def _frames(light: str, *samples: Sample) -> tuple[str, ...]:
    """Return the lights to show for one: of a tilt sequence its first, middle and last."""
    if not light.startswith("tilt"):
        return (light,)
    of_all = [set(sample.pictures) for sample in samples]
    both = sorted(one for one in set.intersection(*of_all) if one.startswith("tilt"))
    return tuple(dict.fromkeys((both[0], both[len(both) // 2], both[-1])))


def _shown(sample: Sample, feature: str, pair: pairs.Pair) -> Crop:
    """Return the crop of one of a pair: around the feature as issued, under the pair's light."""
    place = _place(pair.original, feature)
    regions = shown.around([change["polygon"] for change in pair.altered.changes])
    if place is None or place.spot is not None:
        return _crop(sample, pair.light, regions, False)
    row = shown_table.row(feature)
    if row is not None and row.part != 1.0:
        return _crop(sample, pair.light, place.polygon, True)
    elsewhere = pair.light.partition("-")[0] not in place.seen
    if place.light != "white" or elsewhere:
        shared = place.light if place.light in sample.pictures else pair.light
        light = shared if shared in pair.altered.pictures else pair.light
        return _crop(sample, light, place.polygon, True)
    if shown.apart(place.polygon, regions):
        regions = shown.around((place.polygon, regions))
    return _crop(sample, pair.light, regions, False)


def _place(sample: Sample, feature: str) -> shown.Place | None:
    found = shown.places(document(sample.folder), sample.pictures)
    return next((place for place in found if place.feature == feature), None)


def _crop(sample: Sample, light: str, polygon: Polygon, outlined: bool) -> Crop:
    page = document(sample.folder)["page"]
    width, height = page["width_px"], page["height_px"]
    across, down = zip(*polygon, strict=True)
    more = max(_ZOOM, (_LEAST - (max(across) - min(across))) / 2)
    left, right = max(min(across) - more, 0), min(max(across) + more, 1)
    top, bottom = max(min(down) - more, 0), min(max(down) + more, 1)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _framed(across, down, width, height))
    view = (left * width, top * height, (right - left) * width, (bottom - top) * height)
    view = tuple(round(value) for value in view)
    return Crop(sample, light, width, height, view, points if outlined else "")


def _framed(
    across: Sequence[float], down: Sequence[float], width: int, height: int
) -> tuple[tuple[float, float], ...]:
    """Return the corners, in pixels, of a frame that leaves what it is around to be seen."""
    gap = _GAP * width
    left, right = min(across) * width - gap, max(across) * width + gap
    top, bottom = min(down) * height - gap, max(down) * height + gap
    return ((left, top), (right, top), (right, bottom), (left, bottom))

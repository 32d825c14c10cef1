"""What there is to learn from a specimen: where to look, what was done, what ought to be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docsec import messages
from docsec.features import catalogue, links, shown, shown_table
from docsec.features import indicators as all_indicators
from docsec.features.catalogue import Feature
from docsec.features.indicators import Indicator
from docsec.features.records import Text
from docsec.findings import Polygon
from docsec.page.files import PICTURE_ENDINGS, is_light

_INNOCENT = 2
"""How many explanations one point has."""
_VIEWS = 4
_AROUND = 0.06
"""How much of the page is shown around what was altered."""


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered place to look at, in words.

    Attributes:
        number: on the pictures.
        light: of the picture that shows it.
        name: what it is.
        look: what one sees if it is as issued.
        imitated: what one sees if it is not.
        confirm: how to make sure.
        innocent: what else explains an oddity.
        polygon: where, 0..1.
        spot: where the number stands, 0..1.
        outlined: whether the place is drawn round.
    """

    number: int
    light: str
    name: str
    look: str
    imitated: str
    confirm: str
    innocent: tuple[str, ...]
    polygon: Polygon
    spot: tuple[float, float]
    outlined: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to the specimen.

    Attributes:
        name: of the operator.
        kind: ``fraud`` or ``negative``.
        lights: of the pictures that show it, the best first, no more than `_VIEWS`.
        polygons: where, 0..1; nothing where it is the whole page.
        view: the part of the picture to show: left, top, right, bottom, 0..1.
        imitated: the features that it imitates by name.
    """

    name: str
    kind: str
    lights: tuple[str, ...]
    polygons: tuple[Polygon, ...]
    view: tuple[float, float, float, float]
    imitated: tuple[Feature, ...] = ()


def pictures(folder: Path) -> dict[str, Path]:
    """Return the pictures of a folder by light: white first, then as they are called."""
    found = {
        path.stem: path
        for path in sorted(folder.iterdir())
        if path.suffix in PICTURE_ENDINGS and is_light(path.stem)
    }
    order = ("white", "ir", "uv", "transmitted", "oblique", "tilt")
    return dict(sorted(found.items(), key=lambda one: order.index(one[0].partition("-")[0])))


def kind(expected: Mapping[str, Any]) -> str:
    """Return ``fraud`` if a specimen is altered, ``negative`` if it is odd, else ``issued``."""
    kinds = {operator["kind"] for operator in expected.get("operators", ())}
    return next((one for one in ("fraud", "negative") if one in kinds), "issued")


def points(document: Mapping[str, Any], lights: tuple[str, ...], language: str) -> list[Point]:
    """Return the numbered points of a specimen, in the order in which one looks."""
    found: list[Point] = []
    for place in shown.places(document, lights):
        if not place.numbered:
            continue
        feature = catalogue.load().feature(place.feature)
        about = links.of_feature(feature.id).indicators
        means = [one.name for one in catalogue.load().means if one.id in feature.means]
        confirm = about[0].confirm if about else None
        found.append(
            Point(
                len(found) + 1,
                place.light,
                _tr(feature.name, language),
                _tr(feature.genuine, language),
                _tr(feature.imitation, language),
                _tr(confirm, language) or ", ".join(_tr(one, language) for one in means),
                tuple(dict.fromkeys(_tr(each.innocent, language) for each in about[:_INNOCENT])),
                place.polygon,
                place.spot or place.polygon[0],
                place.spot is None,
            )
        )
    zone = shown.visual_zone(document)
    if zone and "white" in lights:
        found.append(_visual_zone(len(found) + 1, zone, language))
    return found


def steps(
    expected: Mapping[str, Any], document: Mapping[str, Any], lights: tuple[str, ...]
) -> list[Step]:
    """Return what was done to a specimen, and where to show it."""
    there = shown.places(document, lights)
    return [
        Step(
            operator["name"],
            operator["kind"],
            _views(operator, lights),
            tuple(_local(operator)),
            _view(operator["polygon"]),
            tuple(map(catalogue.load().feature, shown.imitations(operator, there))),
        )
        for operator in expected["operators"]
    ]


def _views(operator: Mapping[str, Any], lights: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lights that show what was done, first the one that shows it best."""
    best = shown.telling([operator], lights)
    kind = best.partition("-")[0]
    seen = [light for light in lights if light.partition("-")[0] in operator["lights"]]
    alike = [light for light in seen if kind == "tilt" and light.startswith(kind)]
    return tuple(dict.fromkeys((best, *alike, *seen)))[:_VIEWS]


def _local(operator: Mapping[str, Any]) -> Iterator[Polygon]:
    for region in operator["regions"]:
        left, top, right, bottom = _extent(region["polygon"])
        if (right - left) * (bottom - top) < 0.8:
            yield tuple((x, y) for x, y in region["polygon"])


def _extent(polygon: list[list[float]]) -> tuple[float, float, float, float]:
    across, down = zip(*polygon, strict=True)
    return min(across), min(down), max(across), max(down)


def _view(polygon: list[list[float]]) -> tuple[float, float, float, float]:
    """Return a place with its surroundings, at least a third of the page wide."""
    left, top, right, bottom = _extent(polygon)
    more = max(_AROUND, (0.34 - (right - left)) / 2)
    tall = max(_AROUND, (0.22 - (bottom - top)) / 2)
    return max(left - more, 0), max(top - tall, 0), min(right + more, 1), min(bottom + tall, 1)


def _visual_zone(number: int, zone: Polygon, language: str) -> Point:
    say = {
        part: messages.text(f"sheet.visual:{part}", language)
        for part in ("title", "look", "imitated", "confirm", "innocent")
    }
    return Point(
        number,
        "white",
        say["title"],
        say["look"],
        say["imitated"],
        say["confirm"],
        (say["innocent"],),
        zone,
        zone[1],
        True,
    )


def indicators(expected: Mapping[str, Any], document: Mapping[str, Any]) -> list[Indicator]:
    """Return the fraud indicators that name a finding this specimen ought to have.

    Where no check finds what was done, those that it is an example of.
    """
    named = [each for code in expected["findings"] for each in links.of_code(code).indicators]
    found = {
        indicator.id: indicator
        for indicator in named or _examples(expected)
        if indicator.type != "visa" or document["type"].startswith("MRV")
    }
    return list(found.values())


def _examples(expected: Mapping[str, Any]) -> list[Indicator]:
    """Return the fraud indicators that the operators of a specimen are examples of."""
    done = shown_table.imitated(expected["operators"])
    ids = [one for row in done for one in row.indicators]
    return [all_indicators.load().indicator(one) for one in ids]


def _tr(text: Text | None, language: str) -> str:
    return (text or {}).get(language, "")

"""A trainer's sheet for one specimen: HTML that prints to A4, the solution on its own page.

One template serves the file that ``docsec specimen --sheet`` writes, which holds its pictures and
its style, and the web page, which links to both.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from docsec import messages
from docsec.features import catalogue, links, shown
from docsec.features.indicators import Indicator
from docsec.features.records import Text
from docsec.findings import Polygon
from docsec.page.files import PICTURE_ENDINGS, is_light
from docsec.report import arrange
from docsec.report.html import FOLDER, environment
from docsec.specimens.samples import Sample

STYLE = FOLDER / "sheet.css"
_INNOCENT = 2
"""How many explanations one point has."""
_AROUND = 0.06
"""How much of the page is shown around what was altered."""
_TYPES = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg")}


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
        light: of the picture that shows it best.
        polygons: where, 0..1; nothing where it is the whole page.
        view: the part of the picture to show: left, top, right, bottom, 0..1.
    """

    name: str
    kind: str
    light: str
    polygons: tuple[Polygon, ...]
    view: tuple[float, float, float, float]


def render(
    folder: Path,
    language: str,
    *,
    sample: Sample | None = None,
    number: int | None = None,
    address: Callable[[str], str] | None = None,
    style: str = "",
) -> str:
    """Return the sheet.

    Args:
        folder: of the specimen, as `docsec.specimens.make.write` fills it.
        language: of the sheet.
        sample: what the list of samples says of it; None for any other specimen.
        number: of the sample, by which the first page calls it.
        address: of the picture under a light; None puts the pictures into the file.
        style: the address of `STYLE`; nothing puts it into the file.
    """
    document, expected = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("document.json", "expected.json")
    )
    files = pictures(folder)
    page = document["page"]
    return environment().get_template("sheet.html.jinja").render(
        document=document,
        sample=sample,
        number=number,
        width=page["width_px"],
        height=page["height_px"],
        uris={light: (address or partial(_data_uri, files))(light) for light in files},
        points=points(document, tuple(files), language),
        steps=steps(expected, tuple(files)),
        kind=kind(expected),
        expected=expected,
        indicators=_indicators(expected, document),
        css="" if style else STYLE.read_text(encoding="utf-8"),
        style=style,
        language=language,
        reviewed=messages.reviewed(language),
        say=partial(_say, language),
        known=partial(messages.has, language=language),
        tr=lambda text: _tr(text, language),
        colon=messages.colon(language),
        light_name=lambda light: arrange.light_name(light, language),
        codes=lambda found: _titles(found, language),
    )  # fmt: skip


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
        say = partial(_say, language)
        words = [say(f"sheet.visual:{part}") for part in ("title", "look", "imitated", "confirm")]
        innocent = (say("sheet.visual:innocent"),)
        found.append(Point(len(found) + 1, "white", *words, innocent, zone, zone[1], True))
    return found


def steps(expected: Mapping[str, Any], lights: tuple[str, ...]) -> list[Step]:
    """Return what was done to a specimen, and where to show it."""
    return [
        Step(
            operator["name"],
            operator["kind"],
            _shows(operator["lights"], lights),
            tuple(_local(operator)),
            _view(operator["polygon"]),
        )
        for operator in expected["operators"]
    ]


def _shows(named: list[str], lights: tuple[str, ...]) -> str:
    """Return the light that shows an alteration: white, unless only others do."""
    fitting = [light for light in lights if light.partition("-")[0] in named]
    return fitting[0] if fitting else lights[0]


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


def _indicators(expected: Mapping[str, Any], document: Mapping[str, Any]) -> list[Indicator]:
    """Return the fraud indicators that name a finding this specimen ought to have."""
    found = {
        indicator.id: indicator
        for code in expected["findings"]
        for indicator in links.of_code(code).indicators
        if indicator.type != "visa" or document["type"].startswith("MRV")
    }
    return list(found.values())


def _titles(codes: list[str], language: str) -> list[tuple[str, str]]:
    """Return codes with their names; a code of a check that is not there yet has none."""
    keys = ((code, f"{code}:title") for code in codes)
    return [(code, _say(language, key) if messages.has(key, language) else "") for code, key in keys]


def _tr(text: Text | None, language: str) -> str:
    return (text or {}).get(language, "")


def _say(language: str, key: str, **parameters: object) -> str:
    return messages.text(key, language, **parameters)


def _data_uri(files: Mapping[str, Path], light: str) -> str:
    path = files[light]
    kinds = (kind for kind, endings in _TYPES.items() if path.suffix.lower() in endings)
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"data:{next(kinds, 'application/octet-stream')};base64,{data}"

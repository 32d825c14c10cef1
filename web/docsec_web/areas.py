"""Where the areas of a page are on the picture of a sample, as its document.json gives them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docsec.features import shown
from docsec.features.shown import Place
from docsec_web.samples import Sample


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels, and whether its outline is drawn."""

    left: float
    top: float
    width: float
    height: float
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """The areas of one picture, and its size in pixels."""

    width: int
    height: int
    areas: Mapping[str, Area]


def plan(sample: Sample) -> Plan:
    """Return the areas of the white picture of a sample."""
    return _plan(sample.folder)


@cache
def _plan(folder: Path) -> Plan:
    content = document(folder)
    width, height = content["page"]["width_px"], content["page"]["height_px"]
    corners = {
        name: content[name]["polygon"] for name in ("portrait", "ghost") if content.get(name)
    }
    elements = {one["name"]: one["polygon"] for one in content["elements"]}
    if "variable-device" in elements:
        corners["device"] = elements["variable-device"]
    corners["mrz"] = [corner for line in content["mrz"]["lines"] for corner in line["polygon"]]
    areas = {name: _box(polygon, width, height) for name, polygon in corners.items()}
    # Places without an outline of their own: a number stands there and nothing else.
    areas["background"] = Area(0.30 * width, 0.04 * height, 0.2 * width, 0.08 * height, drawn=False)
    areas["edge"] = Area(0.93 * width, 0.03 * height, 0.05 * width, 0.05 * height, drawn=False)
    areas["spine"] = Area(0.45 * width, 0.01 * height, 0.1 * width, 0.03 * height, drawn=False)
    areas["page"] = Area(0.90 * width, 0.91 * height, 0.08 * width, 0.08 * height, drawn=False)
    return Plan(width, height, areas)


def _box(polygon: Sequence[Sequence[float]], width: int, height: int) -> Area:
    across, down = zip(*polygon, strict=True)
    left, top = min(across) * width, min(down) * height
    return Area(
        round(left), round(top), round(max(across) * width - left), round(max(down) * height - top)
    )


@cache
def document(folder: Path) -> Mapping[str, Any]:
    """Return what the document.json of a sample says."""
    content: dict[str, Any] = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    return content


def places(sample: Sample) -> tuple[Place, ...]:
    """Return what the pictures of a sample show."""
    return _shown(sample.folder, tuple(sample.pictures))


@cache
def _shown(folder: Path, lights: tuple[str, ...]) -> tuple[Place, ...]:
    return shown.places(document(folder), lights)

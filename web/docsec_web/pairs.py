"""Samples as issued and altered, side by side: found from what the samples say of themselves.

An altered sample belongs to the one of the same type, design and seed as it was issued. What the
two show are the fraud indicators that name a finding it is expected to have, and those that
`docsec.features.shown_table` names for what was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docsec.features import catalogue, indicators, links, shown
from docsec.features.catalogue import Feature
from docsec.features.indicators import Indicator
from docsec.features.shown_table import imitated
from docsec_web.areas import document, places
from docsec_web.samples import Sample, all_samples

AROUND = 0.09
"""How much of the width is shown on each side of what was altered."""

Spot = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two samples that differ only in what was done to one of them.

    Attributes:
        original: as issued.
        altered: after the alteration.
        light: of the pictures that show it.
        indicators: what it shows.
        width: of the altered picture, in pixels.
        height: of it, in pixels.
        place: what was altered: left, top, width, height in pixels.
        close: the part of the picture around it, likewise.
    """

    original: Sample
    altered: Sample
    light: str
    indicators: tuple[Indicator, ...]
    width: int
    height: int
    place: Spot
    close: Spot

    @property
    def spots(self) -> tuple[tuple[Spot, Spot], ...]:
        """``place`` and ``close`` of each thing done that its light shows best, each once."""
        lights, kind = tuple(self.altered.pictures), self.light.partition("-")[0]
        found = (
            _place_and_close(change["polygon"], self.width, self.height)
            for change in self.altered.changes
            if shown.telling((change,), lights).partition("-")[0] == kind
        )
        return tuple(dict.fromkeys(found)) or ((self.place, self.close),)

    @property
    def operators(self) -> tuple[str, ...]:
        """The names of what was done, each once."""
        return tuple(dict.fromkeys(str(one["name"]) for one in self.altered.changes))

    @property
    def imitated(self) -> tuple[Feature, ...]:
        """The features that it shows an imitation of by name."""
        there = places(self.original)
        found = [shown.imitations(one, there) for one in self.altered.changes]
        return tuple(catalogue.load().feature(one) for features in found for one in features)

    @property
    def frames(self) -> tuple[str, ...]:
        """The lights to look at it under near by: of a tilt sequence three frames."""
        return frames(self.light, self.original, self.altered)

    @property
    def features(self) -> tuple[str, ...]:
        """The ids of the features it shows an imitation of."""
        done = imitated(self.altered.changes)
        return tuple(feature for row in done for feature in row.features)


def all_pairs() -> tuple[Pair, ...]:
    """Return every pair of the samples."""
    return tuple(_found())


def by_indicator() -> dict[str, list[Pair]]:
    """Return the pairs by the id of each indicator they show."""
    found: dict[str, list[Pair]] = {}
    for pair in all_pairs():
        for indicator in pair.indicators:
            found.setdefault(indicator.id, []).append(narrowed(pair, indicator.id))
    return found


def narrowed(pair: Pair, indicator: str) -> Pair:
    """Return a pair with only that of what was done which is an example of an indicator.

    All of it where nothing is: a check finds it then.
    """
    changes = tuple(
        change
        for change in pair.altered.changes
        if any(indicator in row.indicators for row in imitated((change,)))
    )
    if not changes or changes == pair.altered.changes:
        return pair
    return _of(pair.original, replace(pair.altered, changes=changes)) or pair


def frames(light: str, *samples: Sample) -> tuple[str, ...]:
    """Return the lights to show for one: of a tilt sequence its first, middle and last."""
    if not light.startswith("tilt"):
        return (light,)
    of_all = [set(sample.pictures) for sample in samples]
    both = sorted(one for one in set.intersection(*of_all) if one.startswith("tilt"))
    return tuple(dict.fromkeys((both[0], both[len(both) // 2], both[-1])))


def of_feature(feature: str) -> Pair | None:
    """Return the pair that shows a feature as issued and imitated, if there is one.

    Of what was done to the altered one only that is kept which imitates the feature.
    """
    for pair in all_pairs():
        changes = tuple(one for one in pair.altered.changes if _imitates(one, feature))
        has_it = any(place.feature == feature for place in places(pair.original))
        if changes and has_it:
            return _of(pair.original, replace(pair.altered, changes=changes))
    return None


def _imitates(change: Mapping[str, Any], feature: str) -> bool:
    return any(feature in row.features for row in imitated((change,)))


def _found() -> Iterator[Pair]:
    samples = all_samples()
    for altered in samples:
        original = next((each for each in samples if _same_issue(each, altered)), None)
        if original and (pair := _of(original, altered)):
            yield pair


def _of(original: Sample, altered: Sample) -> Pair | None:
    both = [light for light in altered.pictures if light in original.pictures]
    light = shown.telling(altered.changes, both)
    if light.startswith("tilt"):
        # What changes with the angle has changed most at the end.
        light = frames(light, original, altered)[-1]
    points = [point for change in altered.changes for point in change["polygon"]]
    return _pair(original, altered, light, points) if light else None


def _same_issue(original: Sample, altered: Sample) -> bool:
    return (
        altered.kind == "fraud"
        and original.kind == "issued"
        and all(
            document(original.folder).get(key) == document(altered.folder).get(key)
            for key in ("type", "design", "seed")
        )
    )


def _pair(original: Sample, altered: Sample, light: str, points: Sequence[Sequence[float]]) -> Pair:
    page = document(altered.folder)["page"]
    size = page["width_px"], page["height_px"]
    return Pair(
        original, altered, light, _shown_by(altered), *size, *_place_and_close(points, *size)
    )


def _place_and_close(
    points: Sequence[Sequence[float]], width: int, height: int
) -> tuple[Spot, Spot]:
    """Return the rectangle around points, and the part of the picture around it, in pixels."""
    across = [x * width for x, _ in points]
    down = [y * height for _, y in points]
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    near = AROUND * width
    close = (max(left - 2 * near, 0), max(top - near, 0))
    far = (min(right + 2 * near, width), min(bottom + near, height))
    return (
        (round(left), round(top), round(right - left), round(bottom - top)),
        (round(close[0]), round(close[1]), round(far[0] - close[0]), round(far[1] - close[1])),
    )


def _shown_by(altered: Sample) -> tuple[Indicator, ...]:
    named = {one for row in imitated(altered.changes) for one in row.indicators}
    found = {
        indicator.id: indicator
        for code in altered.expected
        for indicator in links.of_code(code).indicators
        if indicator.type != "visa" or altered.type.startswith("MRV")
    }
    found |= {one.id: one for one in indicators.load().items if one.id in named}
    return tuple(found.values())

"""Samples as issued and altered, side by side: found from what the samples say of themselves.

A sample with operators belongs to the one of the same type and seed without; what it shows are
the fraud indicators that name a finding it is expected to have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docsec.features import links
from docsec.features.indicators import Indicator
from docsec_web.areas import document
from docsec_web.samples import Sample, all_samples

AROUND = 0.09
"""How much of the width is shown on each side of what was altered."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two samples that differ only in what was done to one of them.

    Attributes:
        original: as issued.
        altered: after the alteration.
        indicators: what it shows.
        width: of the pictures, in pixels.
        height: of the pictures, in pixels.
        place: what was altered: left, top, width, height in pixels.
        close: the part of the picture around it, likewise.
    """

    original: Sample
    altered: Sample
    indicators: tuple[Indicator, ...]
    width: int
    height: int
    place: tuple[int, int, int, int]
    close: tuple[int, int, int, int]


def all_pairs() -> tuple[Pair, ...]:
    """Return every pair of the samples."""
    return tuple(_found())


def by_indicator() -> dict[str, list[Pair]]:
    """Return the pairs by the id of each indicator they show."""
    found: dict[str, list[Pair]] = {}
    for pair in all_pairs():
        for indicator in pair.indicators:
            found.setdefault(indicator.id, []).append(pair)
    return found


def _found() -> Iterator[Pair]:
    samples = all_samples()
    for altered in samples:
        regions = [each["region"] for each in altered.expected.values() if each.get("region")]
        original = next((each for each in samples if _same_issue(each, altered)), None)
        if original and regions and "white" in altered.pictures:
            yield _pair(original, altered, [point for region in regions for point in region])


def _same_issue(original: Sample, altered: Sample) -> bool:
    return (
        bool(altered.operators)
        and not original.operators
        and original.type == altered.type
        and document(original.folder).get("seed") == document(altered.folder).get("seed")
    )


def _pair(original: Sample, altered: Sample, points: Sequence[Sequence[float]]) -> Pair:
    page = document(altered.folder)["page"]
    width, height = page["width_px"], page["height_px"]
    across = [x * width for x, _ in points]
    down = [y * height for _, y in points]
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    near = AROUND * width
    close = (max(left - 2 * near, 0), max(top - near, 0))
    far = (min(right + 2 * near, width), min(bottom + near, height))
    return Pair(
        original,
        altered,
        _shown_by(altered),
        width,
        height,
        (round(left), round(top), round(right - left), round(bottom - top)),
        (round(close[0]), round(close[1]), round(far[0] - close[0]), round(far[1] - close[1])),
    )


def _shown_by(altered: Sample) -> tuple[Indicator, ...]:
    found = {
        indicator.id: indicator
        for code in altered.expected
        for indicator in links.of_code(code).indicators
        if indicator.type != "visa" or altered.type.startswith("MRV")
    }
    return tuple(found.values())

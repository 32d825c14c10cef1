"""Seconds of processor time for each part of looking at a page, at 300 dots per inch.

    python tests/benchmarks/page.py [REPEATS]

Drawn pages, upright and seen from the side on a desk; the median of the repeats, and beside it
how many times as long as reading the MRZ of the same picture takes with docsec's own reader.
"""

import statistics
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "page"))

import scenes

from docsec.features.checks import mrz_geometry
from docsec.page.examined import Page
from docsec.reading.own import OwnReader

PARTS = {
    "lines": lambda page: page.lines,
    "outline": lambda page: page.outline,
    "flat at 300": lambda page: page.flat(300),
    "geometry": lambda page: mrz_geometry.CHECK.run(page),
    "edge spread": lambda page: page.edge_spread,
    "glare": lambda page: page.glare,
    "registering one light": lambda page: page.registered("ir"),
}
NEEDED = ("lines", "outline", "flat at 300", "geometry")


def seconds(work, *given) -> float:
    """Return the processor time of one call."""
    started = time.process_time()
    work(*given)
    return time.process_time() - started


def measured(pixels: np.ndarray, repeats: int) -> dict[str, float]:
    """Return the median of each part, in the order in which one leads to the next."""
    reader = OwnReader()
    first = scenes.examined(pixels, scenes.picture(pixels[::-1, ::-1] // 2, "ir"))
    times = {part: [] for part in ("reading", *PARTS)}
    for _ in range(repeats):
        times["reading"].append(seconds(reader.read, first.picture))
        page = Page(
            first.capture,
            first.policy,
            first.line_lengths,
            first.line_regions,
            first.picture,
            first.line_texts,
        )
        for part, work in PARTS.items():
            times[part].append(seconds(work, page))
    return {part: statistics.median(each) for part, each in times.items()}


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name in ("TD3", "TD1", "MRV-B"):
        pixels = scenes.drawn(name)
        placed = scenes.corners(pixels, -6.0, (0.06, 0.05))
        views = {
            "cropped": pixels,
            "on a desk, from the side": scenes.on_desk(name, pixels, placed).pixels,
        }
        for view, seen in views.items():
            times = measured(seen, repeats)
            total = sum(times[part] for part in NEEDED)
            print(f"{name}, {view}, {seen.shape[1]} x {seen.shape[0]} pixels")
            for part, value in times.items():
                print(f"  {part:24}{value:7.3f} s {value / times['reading']:6.2f} x reading")
            print(f"  {'outline, flat, geometry':24}{total:7.3f} s")


if __name__ == "__main__":
    main()

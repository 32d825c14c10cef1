"""How far from an upright, large and sharp picture the reader still reads: curves as JSON.

    python tests/benchmarks/sweeps.py [--shared ../shared] [--specimens 40] [--out FILE]

Every published specimen picture with an MRZ, and drawn specimens, are turned every 15 degrees,
tilted up to 30 around either axis, made smaller down to 8 pixels a character, and compressed.
``kept`` is the share of the pictures read exactly as they are that is still read exactly; only
pictures whose print is larger than that to begin with count in the sweep of the scale. JPEGs are
counted twice: all, and those of at least 12 pixels a character, the size asked for in that sweep.
"""

import argparse
import csv
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import drawn
import numpy as np
import views

from docsec.capture import open_captures
from docsec.page.place import length_in_pixels
from docsec.policy import Policy
from docsec.reading.own import OwnReader

HERE = Path(__file__).parent
PITCHES = (24, 20, 16, 14, 12, 11, 10, 9, 8)
QUALITIES = (90, 70, 60, 50, 40, 30, 20, 10)
LARGE = 12
TILTS = (-30, -25, -20, -15, -10, 10, 15, 20, 25, 30)


class Page(NamedTuple):
    """A picture, what is printed, and the pixels from one character to the next."""

    pixels: np.ndarray
    lines: tuple[str, ...]
    pitch: float


def read(reader: OwnReader, pixels: np.ndarray) -> tuple:
    """Return the first reading of a picture, and the CPU seconds it took."""
    picture = open_captures(np.ascontiguousarray(pixels), Policy())[0].main
    started = time.process_time()
    reading = reader.read(picture)[0]
    return reading, time.process_time() - started


def pitch_of(reader: OwnReader, pixels: np.ndarray) -> float:
    """Return the pixels from one character to the next, 0 where nothing is read."""
    reading, _ = read(reader, pixels)
    if not reading.lines:
        return 0.0
    size = (pixels.shape[1], pixels.shape[0])
    lengths = (
        length_in_pixels(region, *size) / len(line)
        for line, region in zip(reading.lines, reading.regions, strict=True)
    )
    return max(lengths)


def published(shared: Path, reader: OwnReader) -> Iterator[Page]:
    """Yield the pictures of the evaluation set that have an MRZ."""
    with (shared / "evalset" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["doc_format"] != "none":
                capture = open_captures(shared / "evalset" / row["file"], Policy())[0]
                pixels = capture.main.pixels
                yield Page(pixels, tuple(row["mrz"].split("|")), pitch_of(reader, pixels))


def specimens(count: int) -> Iterator[Page]:
    """Yield drawn specimens, clean at 300 dots per inch."""
    for number in range(count):
        one = drawn.drawn(2 * number)
        yield Page(one.pixels, one.lines, drawn.DPI / 10)


def sweeps() -> dict[str, dict[float, Callable[[Page], np.ndarray | None]]]:
    """Return what is done to a page, by sweep and setting; None where it does not apply."""
    return {
        "rotation": {
            at: (lambda page, at=at: views.rotated(page.pixels, at)) for at in range(0, 360, 15)
        },
        **{
            f"tilt around the {axis} axis": {
                at: (lambda page, at=at, axis=axis: views.tilted(page.pixels, at, axis))
                for at in TILTS
            }
            for axis in ("vertical", "horizontal")
        },
        "pixels a character": {at: (lambda page, at=at: smaller(page, at)) for at in PITCHES},
        "jpeg": {at: (lambda page, at=at: views.compressed(page.pixels, at)) for at in QUALITIES},
        f"jpeg, from {LARGE} pixels a character": {
            at: (lambda page, at=at: compressed(page, at)) for at in QUALITIES
        },
    }


def smaller(page: Page, pitch: float) -> np.ndarray | None:
    """Return the page with that many pixels a character, None where it has fewer."""
    return views.scaled(page.pixels, pitch / page.pitch) if page.pitch >= pitch else None


def compressed(page: Page, quality: int) -> np.ndarray | None:
    """Return a page that is large enough as a JPEG of that quality, None of a smaller one."""
    return views.compressed(page.pixels, quality) if page.pitch >= LARGE else None


def curve(reader: OwnReader, pages: list[Page], changed: Callable, upright: list[bool]) -> dict:
    """Return the figures of one setting."""
    shown = [(place, picture) for place, page in enumerate(pages)
             if (picture := changed(page)) is not None]  # fmt: skip
    exact, seconds = [], []
    for place, picture in shown:
        reading, spent = read(reader, picture)
        exact.append(reading.lines == pages[place].lines)
        seconds.append(spent)
    before = sum(upright[place] for place, _ in shown)
    return {
        "pictures": len(shown),
        "exact": sum(exact),
        "upright": before,
        "kept": round(sum(exact) / before, 3) if before else None,
        "cpu_ms": round(1000 * float(np.median(seconds)), 1) if seconds else None,
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = os.environ.get("DOCSEC_SHARED", HERE.parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--specimens", type=int, default=40)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    reader = OwnReader()
    sets = {"specimens": list(specimens(arguments.specimens))}
    if (arguments.shared / "evalset").is_dir():
        sets["published"] = list(published(arguments.shared, reader))
    result: dict[str, dict] = {}
    for name, pages in sets.items():
        upright = [read(reader, page.pixels)[0].lines == page.lines for page in pages]
        print(f"{name}: {sum(upright)} of {len(pages)} exact as they are")
        result[name] = {}
        for sweep, settings in sweeps().items():
            curves = {
                at: curve(reader, pages, changed, upright) for at, changed in settings.items()
            }
            result[name][sweep] = curves
            print(
                f"  {sweep}: " + ", ".join(f"{at}: {each['kept']}" for at, each in curves.items())
            )
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

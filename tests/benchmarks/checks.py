"""Processor seconds and memory of a whole examination: opened, read, all checks.

    python tests/benchmarks/checks.py [--repeats 5] [--types TD3 TD1 MRV-B] [--parts] [--no-memory]

Drawn specimens, written as JPEG and opened from their folder. Goals: a white page at 300 dots per
inch under 1.0 s, three lights under 2.0 s, and under 600 MB at 60 megapixels. Every figure is of
one thread, `process_time` of a process of its own; memory is its peak (ru_maxrss), everything that
Python and the networks take included. `first` is the first document of a process (modules and
networks loaded), `next` the median of those after it, each opened anew. Where rapidocr is
installed the printed zone is read too. `--parts` prints what the time is made of.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

GOALS = {1: 1.0, 3: 2.0}
MEGABYTES, MEGAPIXELS = 600, 60
THREE = ("white", "ir", "uv")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
SEED, REFERENCE = 2001, 2002
QUALITY = 92


def specimen(kind: str, seed: int, lights, folder: Path, dpi: int = 300, pixels: int = 0) -> Path:
    """Write the pictures of a specimen; enlarged to so many pixels each if any are given."""
    from PIL import Image

    from docsec.specimens import make

    made = make.make(kind, seed, dpi=dpi, lights=lights).pictures
    folder.mkdir(parents=True)
    for light, picture in made.items():
        if pixels:
            factor = (pixels / (picture.width * picture.height)) ** 0.5
            size = int(picture.width * factor), int(picture.height * factor)
            picture = picture.resize(size, Image.Resampling.BICUBIC)
            dpi = round(300 * factor)
        picture.save(folder / f"{light}.jpg", quality=QUALITY, dpi=(dpi, dpi))
    return folder


def examined(folder: str, reference: str | None):
    """Open a document, read it and perform all checks, as the command line does."""
    import docsec

    return docsec.inspect(folder, reference=reference)


def worker(order: dict) -> dict:
    """Examine a document several times; return the seconds of each, what ran, and the peak."""
    import time

    import cv2

    cv2.setNumThreads(1)
    times, parts = [], {}
    for _ in range(order["repeats"]):
        before = time.process_time()
        report = examined(order["folder"], order["reference"])
        times.append(time.process_time() - before)
    if order["parts"]:
        parts = each_part(order["folder"], order["reference"])
    found = [each for each in report.findings if each.code.startswith(("image.", "cross."))]
    return {
        "seconds": times,
        "performed": sorted({each.code for each in found if each.status != "not-performed"}),
        "read": bool(report.reading and report.reading.lines),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "parts": parts,
    }


def each_part(folder: str, reference: str | None) -> dict[str, float]:
    """Return the seconds of opening, reading and each check; the first to need a thing pays."""
    import time
    from dataclasses import replace

    from docsec.capture import open_captures
    from docsec.features import checks
    from docsec.features.checks.needs import lack
    from docsec.inspection import _page, read_all
    from docsec.mrz.parse import parse
    from docsec.page.reference import open_references
    from docsec.policy import Policy
    from docsec.reading.reader import default_reader

    policy, seconds = Policy(), {}

    def timed(name, work, *given):
        before = time.process_time()
        answer = work(*given)
        seconds[name] = time.process_time() - before
        return answer

    (capture,) = timed("opening", open_captures, folder, policy)
    if reference:
        opened = timed("opening the reference", open_references, reference, policy)
        capture = replace(capture, references=opened)
    reading = timed("reading", read_all, capture, default_reader())[0]
    page = _page(capture, policy, reading, parse(reading.lines, policy))
    for check in checks.CHECKS:
        timed(check.code, lambda check=check: lack(page, check.needs) or check.run(page))
    return seconds


def measured(folder: Path, repeats: int, reference: Path | None = None, parts=False) -> dict:
    """Return what a fresh process measures, on one thread."""
    order = {
        "folder": str(folder),
        "repeats": repeats,
        "reference": str(reference) if reference else None,
        "parts": parts,
    }
    alone = {**os.environ, **dict.fromkeys(THREADS, "1")}
    ran = subprocess.run(
        [sys.executable, __file__, "--worker", json.dumps(order)],
        check=True, capture_output=True, text=True, env=alone,
    )  # fmt: skip
    return json.loads(ran.stdout)


def print_time(name: str, found: dict, goal: float) -> None:
    """Print a row: the first document, the median of the others, and against the goal."""
    first, *others = found["seconds"]
    middle = sorted(others)[len(others) // 2]
    kept = "" if first < goal else "  first missed"
    kept = kept if middle < goal else "  MISSED"
    if not found["read"]:
        kept += "  NOT READ"
    print(f"{name:28}{first:8.2f}{middle:8.2f}{max(others):8.2f}{len(found['performed']):8}"
          f"{found['memory']:9.0f} MB   goal {goal:.1f} s{kept}", flush=True)  # fmt: skip
    for part, value in sorted(found["parts"].items(), key=lambda one: -one[1]):
        print(f"    {part:32}{value:7.3f} s")


def times(kinds: list[str], repeats: int, parts: bool, place: Path) -> None:
    """Print the processor seconds of each type: white, three lights, with a reference."""
    print(f"{'processor seconds':28}{'first':>8}{'next':>8}{'most':>8}{'checks':>8}{'peak':>9}")
    for kind in kinds:
        white = specimen(kind, SEED, ("white",), place / kind / "white")
        three = specimen(kind, SEED, THREE, place / kind / "three")
        other = specimen(kind, REFERENCE, THREE, place / kind / "reference")
        print_time(f"{kind}, white", measured(white, repeats, parts=parts), GOALS[1])
        print_time(f"{kind}, three lights", measured(three, repeats, parts=parts), GOALS[3])
        found = measured(three, repeats, other, parts=parts)
        print_time(f"{kind}, three, reference", found, GOALS[3])


def memory(place: Path) -> None:
    """Print the peak memory at 60 megapixels: one picture, three of 20, three of 60."""
    print(f"{'peak memory':28}{'pixels':>8}{'peak':>9}")
    for name, lights, each in (
        ("one picture", ("white",), MEGAPIXELS),
        ("three of a third each", THREE, MEGAPIXELS // 3),
        ("three of so many each", THREE, MEGAPIXELS),
    ):
        folder = specimen(
            "TD3", SEED, lights, place / name.replace(" ", "-"), 300, each * 1_000_000
        )
        found = measured(folder, 1)
        goal = f"goal {MEGABYTES} MB" if each * len(lights) <= MEGAPIXELS else "no goal"
        kept = "  MISSED" if "no" not in goal and found["memory"] >= MEGABYTES else ""
        read = "" if found["read"] else "  NOT READ"
        kept += f"{read}; {found['seconds'][0]:.1f} s, {len(found['performed'])} checks"
        print(
            f"{name:28}{each * len(lights):6} M{found['memory']:9.0f} MB   {goal}{kept}", flush=True
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--types", nargs="*", default=["TD3", "TD1", "MRV-B"])
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--no-memory", action="store_true")
    given = parser.parse_args()
    if given.worker:
        print(json.dumps(worker(json.loads(given.worker))))
        return
    with tempfile.TemporaryDirectory() as place:
        times(given.types, max(given.repeats, 2), given.parts, Path(place))
        if not given.no_memory:
            memory(Path(place))


if __name__ == "__main__":
    main()

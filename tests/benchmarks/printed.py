"""The visual zone against the MRZ: ways to read it side by side, and what is detected.

    python tests/benchmarks/printed.py [--shared ../shared] [--ways networks own tesseract]
    python tests/benchmarks/printed.py --drawn 60

The first form takes the documents of tests/printed/legible.json and prints for each way the share
of the legible, agreeing values that are confirmed by field, what failed though it should not,
processor seconds a page (children included; the MRZ read before) and peak memory. The MRZ is the
one that docsec's reader read. Ways: `networks`, those of docsec.printed; `own`, the boxes of the
same finder read by the recogniser of the MRZ; `tesseract` with its English model, whole page.

The second form draws specimens with one value of the visual zone changed, and unchanged ones.
"""

import argparse
import csv
import datetime
import json
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np

import docsec
from docsec.capture import open_captures
from docsec.features.checks.viz_mrz import findings
from docsec.inspection import _page, read_all
from docsec.mrz.parse import parse
from docsec.policy import Policy
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.network import Text, print_reader
from docsec.printed.view import view
from docsec.printed.zone import VisualZone
from docsec.reading.reader import default_reader

HERE = Path(__file__).parent
POLICY = Policy(reference_date=datetime.date(2026, 11, 25))
WAYS = ("networks", "own", "tesseract")
FIELDS = (
    *("document_number", "birth_date", "expiry_date", "surname", "given_names"),
    *("sex", "nationality"),
)
# A character of OCR-B is as wide as its pitch; those of most faces are narrower.
STRETCH = 1.2


class OwnLines:
    """Finds as docsec.printed does, reads with the recogniser of the MRZ."""

    def __init__(self):
        from docsec.reading.recogniser import Recogniser

        self.find, self.recogniser = print_reader().find, Recogniser()

    def read(self, crop):
        from docsec.reading.decode import decode
        from docsec.reading.recogniser import HEIGHT

        grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
        width = max(8, round(crop.shape[1] * HEIGHT / crop.shape[0] * STRETCH))
        small = cv2.resize(grey, (width, HEIGHT), interpolation=cv2.INTER_AREA)
        read = decode(self.recogniser.log_probabilities([small])[0]).characters
        text = "".join(each.value for each in read).replace("<", " ")
        return Text(text.strip(), min((each.confidence for each in read), default=0.0))


def by_tesseract(page):
    """Return the lines that Tesseract reads, as a PrintedPage has them."""
    import pytesseract
    from PIL import Image

    part = view(page)
    table = pytesseract.image_to_data(
        Image.fromarray(part.pixels), config="--psm 11", output_type=pytesseract.Output.DICT
    )
    words = {}
    for at, text in enumerate(table["text"]):
        if text.strip():
            words.setdefault((table["block_num"][at], table["line_num"][at]), []).append(at)
    lines = [_line(part, table, places) for places in words.values()]
    bottom = 30.0
    kept = [line for line in lines if not -1.0 < line.middle < bottom]
    kept.sort(key=lambda line: line.middle)
    return SimpleNamespace(lines=tuple(kept), read_again=lambda line: line.text)


def _line(part, table, places):
    left = min(table["left"][at] for at in places)
    top = min(table["top"][at] for at in places)
    right = max(table["left"][at] + table["width"][at] for at in places)
    bottom = max(table["top"][at] + table["height"][at] for at in places)
    corners = np.array(((left, top), (right, top), (right, bottom), (left, bottom)), float)
    (x0, y0), (x1, y1) = part.millimetres(corners[[0, 2]])
    text = " ".join(table["text"][at] for at in places)
    confidence = min(float(table["conf"][at]) for at in places) / 100
    # The boxes of words have no margins; those of docsec.printed have.
    margin = 0.3 * (y1 - y0)
    place = (x0, y0 - margin, x1, y1 + margin)
    return PrintedLine(text, confidence, *place, part.polygon(corners), corners)


def lines_of(way, page, readers):
    if way == "tesseract":
        return by_tesseract(page)
    return PrintedPage(page, readers[way])


def seconds():
    own, children = (resource.getrusage(each) for each in (0, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in (own, children))


def pages(shared):
    """Yield what is known of each legible document, and its page."""
    legible = json.loads((HERE.parent / "printed" / "legible.json").read_text("utf-8"))
    with (shared / "evalset" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        files = {row["id"]: shared / "evalset" / row["file"] for row in csv.DictReader(file)}
    for name, known in legible["documents"].items():
        capture = open_captures(files[name], POLICY)[0]
        reading = read_all(capture, default_reader())[0]
        yield name, known, _page(capture, POLICY, reading, parse(reading.lines, POLICY))


def side_by_side(shared, way):
    """Print the row of one way."""
    readers = {"networks": print_reader(), "own": OwnLines() if way == "own" else None}
    counts = {field: [0, 0] for field in FIELDS}
    false, times = [], []
    for name, known, page in pages(shared):
        started = seconds()
        zone = VisualZone.of(lines_of(way, page, readers), POLICY.confidence_limit)
        found = {each.field: each.status.value for each in findings(page, page.mrz, zone)}
        times.append(seconds() - started)
        for field in known["agrees"]:
            counts[field][1] += 1
            counts[field][0] += found.get(field) == "successful"
        false += [f"{name} {field}" for field, status in found.items()
                  if status == "failed" and field not in known["differs"]]  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    shares = "  ".join(f"{field} {done}/{of}" for field, (done, of) in counts.items())
    print(f"{way}: {shares}  false failures {false or 'none'}")
    middle = sorted(times)[len(times) // 2]
    print(f"{way}: processor seconds median {middle:.2f}, most {max(times):.2f}; {peak} MB")


CHANGES = {
    "document_number": lambda value, dice: _other_digit(value, dice),
    "birth_date": lambda value, dice: _other_day(value, dice),
    "expiry_date": lambda value, dice: _other_day(value, dice),
}


def _other_digit(value, dice):
    places = [at for at, each in enumerate(value) if each.isdigit()]
    at = dice.choice(places)
    other = dice.choice([each for each in "0123456789" if each != value[at]])
    return value[:at] + other + value[at + 1 :]


def _other_day(value, dice):
    day = datetime.date.fromisoformat(value)
    years, days = dice.choice(((1, 0), (-2, 0), (10, 0), (0, 1), (0, -9), (0, 31)))
    return (day.replace(day=min(day.day, 28), year=day.year + years)
            + datetime.timedelta(days=days)).isoformat()  # fmt: skip


def drawn(count, resolutions):
    """Print what is detected on drawn passports, by field and resolution.

    Passports only: the number of a visa never fails, as its MRZ may have another one.
    """
    import random

    from docsec.specimens import draw
    from docsec.specimens.document import document

    dice = random.Random(7)  # noqa: S311 - drawn again the same, no secret
    for dpi in resolutions:
        detected, alarms, confirmed, genuine = dict.fromkeys(CHANGES, 0), 0, 0, 0
        for seed in range(8_000_000, 8_000_000 + count):
            whole = document("TD3", seed, dpi)
            statuses = inspected(draw.page(whole))
            alarms += "failed" in statuses.values()
            confirmed += all(statuses[field] == "successful" for field in CHANGES)
            genuine += 1
            for field, change in CHANGES.items():
                altered = change(getattr(whole.holder, field), dice)
                holder = replace(whole.holder, **{field: altered})
                status = inspected(draw.page(replace(whole, holder=holder)))[field]
                detected[field] += status == "failed"
        print(dpi, "dpi: detected", detected, "of", count, "each; unchanged: failed", alarms,
              "all three confirmed", confirmed, "of", genuine, flush=True)  # fmt: skip


def inspected(picture):
    report = docsec.inspect(picture, POLICY)
    return {
        each.field: each.status.value
        for each in report.findings
        if each.code.startswith("cross.viz-mrz.")
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--drawn", type=int, metavar="COUNT")
    parser.add_argument("--dpi", nargs="+", type=int, default=(300, 200, 150, 120))
    given = parser.parse_args()
    if given.drawn:
        drawn(given.drawn, given.dpi)
    elif len(given.ways) == 1:
        side_by_side(given.shared, given.ways[0])
    else:
        # A process for each, so that the memory is its own.
        for way in given.ways:
            ask = [sys.executable, __file__, "--shared", str(given.shared), "--ways", way]
            subprocess.run(ask, check=True)


if __name__ == "__main__":
    main()

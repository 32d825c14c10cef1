"""The visual zone against the MRZ: ways to read it side by side.

    python tests/benchmarks/printed.py [--shared ../shared] [--ways networks own tesseract]

Takes the documents of tests/printed/legible.json and prints for each way the share
of the legible, agreeing values that are confirmed by field, what failed though it should not,
processor seconds a page (children included; the MRZ read before) and peak memory. The MRZ is the
one that docsec's reader read. Ways: `networks`, those of docsec.printed; `own`, the boxes of the
same finder read by the recogniser of the MRZ; `tesseract` with its English model, whole page.

What is detected on drawn documents: altered.py.
"""

import argparse
import csv
import datetime
import json
import resource
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np

from docsec.capture import open_captures
from docsec.features.checks.viz_mrz import CHECK, findings
from docsec.inspection import _page, read_all
from docsec.mrz.parse import parse
from docsec.policy import Policy
from docsec.printed.lines import PrintedLine, PrintedPage
from docsec.printed.network import print_reader
from docsec.printed.text import Text
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
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return Text(text[start:end], tuple(each.confidence for each in read)[start:end])


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
    return SimpleNamespace(lines=tuple(kept), read_again=lambda line: line.read)


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
    return PrintedLine(
        Text(text, (confidence,) * len(text)), *place, part.polygon(corners), corners
    )


def found(way, page, reader):
    """Return the findings of one way; that of docsec.printed reads no more than it needs."""
    if way == "networks":
        return CHECK.run(page)
    lines = by_tesseract(page) if way == "tesseract" else PrintedPage(page, reader)
    return findings(page, page.mrz, VisualZone.of(lines, POLICY.confidence_limit))


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
    reader = OwnLines() if way == "own" else print_reader()
    counts = {field: [0, 0] for field in FIELDS}
    false, times = [], []
    for name, known, page in pages(shared):
        started = seconds()
        statuses = {each.field: each.status.value for each in found(way, page, reader)}
        times.append(seconds() - started)
        for field in known["agrees"]:
            counts[field][1] += 1
            counts[field][0] += statuses.get(field) == "successful"
        false += [f"{name} {field}" for field, status in statuses.items()
                  if status == "failed" and field not in known["differs"]]  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    shares = "  ".join(f"{field} {done}/{of}" for field, (done, of) in counts.items())
    print(f"{way}: {shares}  false failures {false or 'none'}")
    middle = sorted(times)[len(times) // 2]
    print(f"{way}: processor seconds median {middle:.2f}, most {max(times):.2f}; {peak} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    given = parser.parse_args()
    if len(given.ways) == 1:
        side_by_side(given.shared, given.ways[0])
    else:
        # A process for each, so that the memory is its own.
        for way in given.ways:
            ask = [sys.executable, __file__, "--shared", str(given.shared), "--ways", way]
            subprocess.run(ask, check=True)


if __name__ == "__main__":
    main()

"""Values of the visual zone altered on drawn documents: how many are detected.

    python tests/benchmarks/altered.py [--types TD3-b TD1-a TD2-a MRV-A-a MRV-B-a] [--count 40]

Draws each document with its number, birth date and expiry date altered in print while the MRZ
keeps the true ones: one figure of the number, and a day near the true one. That page is held
against its own MRZ, altered, and against the MRZ that has what is printed, genuine. Of each field
that was compared it prints how many altered values failed, and how many genuine ones failed and
were confirmed, with Wilson's interval of 95 %; then what was missed. The number of a visa never
fails, as its MRZ may have that of the passport (Doc 9303-7 4.2.2).
"""

import argparse
import datetime
import random
from collections import Counter
from dataclasses import replace

from docsec.bench.figures import wilson
from docsec.capture import open_captures
from docsec.features.checks.viz_mrz import findings
from docsec.inspection import _page, read_all
from docsec.mrz.parse import parse
from docsec.policy import Policy
from docsec.printed.lines import PrintedPage
from docsec.printed.network import print_reader
from docsec.printed.zone import VisualZone
from docsec.reading.reader import default_reader
from docsec.specimens import draw
from docsec.specimens.document import document

POLICY = Policy(reference_date=datetime.date(2026, 11, 25))
TYPES = ("TD3-b", "TD1-a", "TD2-a", "MRV-A-a", "MRV-B-a")
WRONG = {"genuine": ("failed",), "altered": ("successful", "undetermined")}
STEPS = ((1, 0), (-2, 0), (10, 0), (0, 1), (0, -9), (0, 31))


def other_number(value, dice):
    at = dice.choice([at for at, each in enumerate(value) if each.isdigit()])
    other = dice.choice([each for each in "0123456789" if each != value[at]])
    return value[:at] + other + value[at + 1 :]


def other_day(value, dice):
    years, days = dice.choice(STEPS)
    year, month, day = map(int, value.split("-"))
    if years:
        return f"{year + years}-{month:02d}-{min(day, 28):02d}"
    return (datetime.date(year, month, day) + datetime.timedelta(days=days)).isoformat()


FIELDS = {"document_number": other_number, "birth_date": other_day, "expiry_date": other_day}


def pages(forged, issued):
    """Return a drawn page by which MRZ it is held against, and what is printed on it."""
    capture = open_captures(draw.page(forged), POLICY)[0]
    reading = read_all(capture, default_reader())[0]
    page = _page(capture, POLICY, reading, parse(reading.lines, POLICY))
    if not page.line_regions or page.mrz is None:
        return {}, None
    zone = VisualZone.of(PrintedPage(page, print_reader()), POLICY.confidence_limit)
    agreeing = replace(page, mrz=parse(issued.printed, POLICY))
    return {"altered": page, "genuine": agreeing}, zone


def measured(kind, seeds, dpi):
    """Return how often each field ended how, genuine and altered, and what was missed."""
    ends, missed = Counter(), []
    name, design = kind.rsplit("-", 1)
    for seed in seeds:
        dice = random.Random(f"{kind} {seed}")  # noqa: S311 - the same again, no secret
        whole = document(name, seed, dpi, design=design)
        altered = {field: change(getattr(whole.visual, field), dice)
                   for field, change in FIELDS.items()}  # fmt: skip
        forged = replace(whole, visual=replace(whole.visual, **altered))
        issued = document(name, seed, dpi, design=design, person=forged.visual)
        held, zone = pages(forged, issued)
        for which, page in held.items():
            for found in findings(page, page.mrz, zone):
                if found.field in FIELDS:
                    status, printed = found.status.value, altered[found.field]
                    ends[which, found.field, status] += 1
                    if status in WRONG[which]:
                        told = f"{status}, printed {printed}, read {found.actual}"
                        missed.append(f"  {seed} {which} {found.field}: {told}")
    return ends, missed


def share(hits, of):
    """Return a share and the bounds of its interval, as text."""
    if not of:
        return "-"
    rate = wilson(hits, of)
    return f"{hits}/{of} = {rate.share:.1%} ({rate.low:.1%} to {rate.high:.1%})"


def row(kind, field, ends):
    """Return the line of one field."""
    shares = []
    for which, end in (("altered", "failed"), ("genuine", "failed"), ("genuine", "successful")):
        statuses = {status: number for (group, key, status), number in ends.items()
                    if (group, key) == (which, field)}  # fmt: skip
        compared = sum(statuses.values()) - statuses.get("not-performed", 0)
        shares.append(f"{which} {end} {share(statuses.get(end, 0), compared)}")
    return f"{kind} {field}: " + "; ".join(shares)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--types", nargs="+", default=TYPES)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--first", type=int, default=1000, help="the first seed")
    parser.add_argument("--dpi", type=int, default=300)
    given = parser.parse_args()
    for kind in given.types:
        ends, missed = measured(kind, range(given.first, given.first + given.count), given.dpi)
        lines = [row(f"{kind} {given.dpi} dpi", field, ends) for field in FIELDS]
        print(*lines, *missed, sep="\n", flush=True)


if __name__ == "__main__":
    main()

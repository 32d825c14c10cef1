"""Counts of what was found, the rates that follow, and the file that keeps them."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from docsec.registry import CODES

if TYPE_CHECKING:
    from docsec.bench.work import Answers, Seen

FILE = "check_figures.json"
GENUINE, FRAUD, NEGATIVE = "genuine", "fraud", "negative"
KINDS = (FRAUD, GENUINE, NEGATIVE)
TRIED = (
    "image.background-alone",
    "image.fibre-layout",
    "image.copy-move",
    "image.compression",
)
"""Checks that were tried and left out; each has its sentence in the catalogues."""
POINTS = 0.30
"""By how much detection must lie above false alarm for a check to be of use."""

Row = dict[str, Any]
"""A part of the file; see `as_json`."""


class Rate(NamedTuple):
    """A share with its interval of 95 %; None where nothing was performed."""

    share: float | None
    low: float | None
    high: float | None


def wilson(hits: int, of: int) -> Rate:
    """Return the share of ``hits`` and its interval of 95 % (Wilson's score interval)."""
    if not of:
        return Rate(None, None, None)
    z, share = 1.959964, hits / of
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    middle, scale = share + z * z / (2 * of), 1 + z * z / of
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return Rate(round(share, 4), round(max(low, 0.0), 4), round(min(high, 1.0), 4))


def fired(status: str, strong: bool) -> bool:
    """Whether a check spoke up: a strong one failed the document, another pointed at a place."""
    return status == "failed" or (status == "undetermined" and not strong)


def tally(seen: Iterable[Seen], codes: Iterable[str]) -> dict[str, list[Row]]:
    """Return by code one row for each resolution, with counts by kind and by operator."""
    wanted = set(codes)
    counts: dict[tuple[str, int, str, str], Counter[str]] = defaultdict(Counter)
    for each in seen:
        for dpi, answers in each.answers:
            asked = each.case.codes if each.case.kind == FRAUD else wanted
            for code in wanted.intersection(asked):
                status, strong = answers.get(code, ("not-performed", True))
                counter = counts[code, dpi, each.case.kind, each.case.name]
                counter["made"] += 1
                counter["performed"] += status not in ("not-performed", "aborted")
                counter["fired"] += fired(status, strong)
    dpis = sorted({dpi for _, dpi, _, _ in counts})
    return {code: [_row(counts, code, dpi) for dpi in dpis] for code in sorted(wanted)}


def _row(counts: Mapping[tuple[str, int, str, str], Counter[str]], code: str, dpi: int) -> Row:
    row: Row = {"dpi": dpi}
    for kind in KINDS:
        of_kind = {
            name: counter
            for (each, at, group, name), counter in counts.items()
            if (each, at, group) == (code, dpi, kind)
        }
        total: Counter[str] = sum(of_kind.values(), Counter())
        rate = wilson(total["fired"], total["performed"])
        row[kind] = {key: total[key] for key in ("made", "performed", "fired")} | {
            "share": rate.share,
            "interval": [rate.low, rate.high],
        }
        if kind != GENUINE:
            row[kind]["by"] = {
                name: [counter["fired"], counter["performed"], counter["made"]]
                for name, counter in sorted(of_kind.items())
            }
    return row


def starts_at(rows: Iterable[Row]) -> int | None:
    """Return the least dots per inch from which on a check is of use, or None."""
    start = None
    for row in rows:
        if not useful(row):
            start = None
        elif start is None:
            start = int(row["dpi"])
    return start


def useful(row: Row) -> bool:
    """Whether detection lies `POINTS` above both kinds of false alarm, where performed."""
    detection = row[FRAUD]["share"]
    if detection is None:
        return False
    alarm = max(row[kind]["share"] or 0.0 for kind in (GENUINE, NEGATIVE))
    return bool(detection - alarm >= POINTS)


def published(answers: Iterable[Answers | None], codes: Iterable[str]) -> Row:
    """Return how often each check was performed, failed or pointed on pictures of one's own."""
    several = [each for each in answers if each is not None]
    statuses = {
        code: Counter(each[code][0] for each in several if code in each) for code in sorted(codes)
    }
    return {
        "pictures": len(several),
        "checks": {
            code: {
                "performed": sum(
                    number
                    for status, number in counter.items()
                    if status not in ("not-performed", "aborted")
                ),
                "failed": counter["failed"],
                "undetermined": counter["undetermined"],
            }
            for code, counter in statuses.items()
        },
    }


def as_json(about: Row, rows: Mapping[str, list[Row]], pictures: Row | None) -> Row:
    """Return what the file holds."""
    return {
        "about": about,
        "checks": [
            {
                "code": code,
                "strong": CODES[code].strong,
                "starts_at": starts_at(table),
                "rows": table,
            }
            for code, table in rows.items()
            if table
        ],
        "published": pictures,
    }


def merged(kept: Row, measured: Row) -> Row:
    """Return figures with those of some checks measured anew."""
    checks = {check["code"]: check for check in (*kept["checks"], *measured["checks"])}
    about = dict(kept["about"])
    for key in ("specimens", "frauds"):
        about[key] += measured["about"][key]
    pictures = kept["published"]
    if pictures and measured["published"]:
        together = pictures["checks"] | measured["published"]["checks"]
        pictures = {**measured["published"], "checks": dict(sorted(together.items()))}
    ordered = [checks[code] for code in sorted(checks)]
    return {"about": about, "checks": ordered, "published": pictures or measured["published"]}


def load() -> Row:
    """Return the figures that docsec was shipped with."""
    text = (resources.files("docsec") / "data" / FILE).read_text(encoding="utf-8")
    figures: Row = json.loads(text)
    return figures

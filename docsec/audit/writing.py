"""The table of outcomes as text: comma-separated or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from docsec.findings import Status
from docsec.mrz.bulk import Outcome

COLUMNS = ("record", "line", "format", "status", "failed", "undetermined", "problem")


@dataclass(frozen=True, slots=True)
class Form:
    """How a row is written: its number and line between constant texts, then its tail.

    Attributes:
        heading: of the table.
        before: what stands before the number of the record.
        between: what stands before the line.
        tail: returns what follows, for an outcome and a problem or None.
    """

    heading: str
    before: str
    between: str
    tail: Callable[[Outcome, str | None], str]


def not_read() -> Outcome:
    """Return the outcome of a record in which there is nothing to judge."""
    return Outcome(None, Status.NOT_PERFORMED, (), ())


def _csv_tail(outcome: Outcome, problem: str | None) -> str:
    codes = " ".join(outcome.failed), " ".join(outcome.undetermined)
    cells = (outcome.format or "", outcome.status.value, *codes, problem or "")
    return "".join(f",{cell}" for cell in cells) + "\n"


def _json_tail(outcome: Outcome, problem: str | None) -> str:
    content = {
        "format": outcome.format,
        "status": outcome.status.value,
        "failed": outcome.failed,
        "undetermined": outcome.undetermined,
        "problem": problem,
    }
    return f", {json.dumps(content)[1:]}\n"


CSV = Form(",".join(COLUMNS) + "\n", "", ",", _csv_tail)
JSON_LINES = Form("", '{"record": ', ', "line": ', _json_tail)
FORMS = {".csv": CSV, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON_LINES}
"""By the ending of the file that is written."""

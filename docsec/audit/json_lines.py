"""MRZs in JSON Lines: one value a line, as `docsec read` and `docsec parse --json` print them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from docsec.audit.records import NO_MRZ, NOT_JSON, Record, lines_apart, numbered

_KEYS = ("mrz", "lines", "reading", "parsed", "text")
_PARTS = ("line1", "line2", "line3")


def json_records(stream: TextIO) -> Iterator[Record]:
    """Yield a record for every line that is not blank."""
    for number, line in numbered(stream):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield number, (), NOT_JSON
            continue
        lines = _lines(value)
        yield number, lines, None if lines else NO_MRZ


def _lines(value: object) -> list[str]:
    """Return the lines in a string, a list of strings, or an object that holds one of these."""
    if isinstance(value, str):
        return lines_apart(value) if value.strip() else []
    if isinstance(value, list):
        strings = all(isinstance(each, str) for each in value)
        return [line for each in value for line in _lines(each)] if strings else []
    if isinstance(value, dict):
        for key in _KEYS:
            if lines := _lines(value.get(key)):
                return lines
        return _lines([value[key] for key in _PARTS if key in value])
    return []

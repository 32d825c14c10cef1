"""A workbook as a file: JSON, or CSV with one row for each thing said.

Text that a spreadsheet would take for a formula is led by an apostrophe in CSV, taken off again
in reading.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from docsec.errors import TooLargeError, UnreadableError
from docsec.features import checklist
from docsec.workbook.record import (
    ABOUT_KEYS,
    ENTRY_KEYS,
    PRACTICE_KEYS,
    YES,
    Workbook,
    from_fields,
    to_fields,
)

VERSION = 1
MARK = "docsec_workbook"
LARGEST = 2_000_000
"""Bytes of one file."""

COLUMNS = ("record", "id", *ENTRY_KEYS, "text")
_LEADS = ("=", "+", "-", "@", "'", "\t", "\r")


def to_json(book: Workbook) -> dict[str, object]:
    """Return a workbook as JSON has it, without what is empty."""
    return {
        MARK: VERSION,
        "checklist": checklist.load().about.edition,
        **{key: getattr(book, key) for key in ABOUT_KEYS},
        "items": {
            item: {key: getattr(entry, key) for key in ENTRY_KEYS if _said(getattr(entry, key))}
            for item, entry in book.entries.items()
        },
        "answers": dict(book.answers),
        "practices": [{k: getattr(each, k) for k in PRACTICE_KEYS} for each in book.practices],
    }


def to_csv(book: Workbook) -> str:
    """Return a workbook as CSV: rows ``about``, ``item``, ``answer``, ``practice``."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(book):
        writer.writerow({name: guarded(text) for name, text in row.items()})
    return out.getvalue()


def read(data: bytes) -> Workbook:
    """Return the workbook in a file of either kind.

    Raises:
        TooLargeError: the file is larger than `LARGEST`.
        UnreadableError: it is no workbook, of another edition, or holds what it cannot.
    """
    if len(data) > LARGEST:
        raise TooLargeError("workbook-too-large", limit=LARGEST // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("workbook-unknown") from None
    if text.lstrip().startswith("{"):
        return from_fields(_of_json(text))
    return from_fields(_of_csv(text))


def from_json(content: object) -> Workbook:
    """Return the workbook of parsed JSON.

    Raises:
        UnreadableError: as in `read`.
    """
    return from_fields(_flat(content))


def _of_json(text: str) -> dict[str, str]:
    try:
        return _flat(json.loads(text))
    except (ValueError, RecursionError):
        raise UnreadableError("workbook-damaged") from None


def _flat(content: object) -> dict[str, str]:
    if not isinstance(content, dict) or content.get(MARK) != VERSION:
        raise UnreadableError("workbook-unknown")
    _check_edition(content.get("checklist"))
    found: dict[str, str] = {}
    for key, value in content.items():
        if key == "items":
            for item, entry in _mapping(value, key).items():
                found |= _prefixed(f"item.{item}", _mapping(entry, f"item.{item}"))
        elif key == "answers":
            found |= _prefixed("answer", _mapping(value, key))
        elif key == "practices":
            if not isinstance(value, list):
                raise UnreadableError("workbook-field", name=key)
            for n, each in enumerate(value):
                found |= _prefixed(f"practice.{n}", _mapping(each, f"practice.{n}"))
        elif key not in (MARK, "checklist"):
            found[str(key)] = _string(value, str(key))
    return found


def _of_csv(text: str) -> dict[str, str]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        broken = "workbook-damaged" if first.startswith("record") else "workbook-unknown"
        raise UnreadableError(broken) from None
    if tuple(header) != COLUMNS:
        raise UnreadableError("workbook-unknown")
    found: dict[str, str] = {}
    for cells in rows:
        if len(cells) != len(COLUMNS):
            raise UnreadableError("workbook-damaged")
        row = dict(zip(COLUMNS, map(_unguarded, cells), strict=True))
        own = _of_row(row)
        if own.keys() & found.keys():
            raise UnreadableError("workbook-damaged")
        found |= own
    _check_edition(found.pop("checklist", ""))
    return found


def _of_row(row: Mapping[str, str]) -> dict[str, str]:
    kind, name = row["record"], row["id"]
    if kind == "about":
        return {name: row["text"]}
    if kind == "answer":
        return {f"answer.{name}": row["text"]}
    if kind == "practice":
        title, item = row["objective"], row["evidence"]
        return _prefixed(f"practice.{name}", {"title": title, "item": item, "note": row["text"]})
    if kind == "item":
        return {f"item.{name}.{key}": row[key] for key in ENTRY_KEYS}
    raise UnreadableError("workbook-field", name=kind[:60])


def _rows(book: Workbook) -> Iterator[dict[str, str]]:
    edition = checklist.load().about.edition
    yield {"record": "about", "id": "checklist", "text": edition}
    flat = to_fields(book)
    for key in ABOUT_KEYS:
        yield {"record": "about", "id": key, "text": flat.get(key, "")}
    for item in checklist.load().items:
        said = {key: flat.get(f"item.{item.id}.{key}", "") for key in ENTRY_KEYS}
        yield {"record": "item", "id": item.id, **said}
    for question, text in book.answers.items():
        yield {"record": "answer", "id": question, "text": text}
    for n, each in enumerate(book.practices):
        own = {"objective": each.title, "evidence": each.item, "text": each.note}
        yield {"record": "practice", "id": str(n), **own}


def _check_edition(edition: object) -> None:
    known = checklist.load().about.edition
    if edition != known:
        given = str(edition or "–")[:20]
        raise UnreadableError("workbook-edition", edition=given, known=known)


def _mapping(value: object, name: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnreadableError("workbook-field", name=name[:60])
    return value


def _prefixed(prefix: str, values: Mapping[str, object]) -> dict[str, str]:
    return {f"{prefix}.{key}": _string(value, f"{prefix}.{key}") for key, value in values.items()}


def _string(value: object, name: str) -> str:
    if value is True:
        return YES
    if value is None or value is False:
        return ""
    if isinstance(value, (str, int)):
        return str(value)
    raise UnreadableError("workbook-field", name=name[:60])


def _said(value: object) -> bool:
    return value is not None and value != "" and value is not False


def guarded(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_LEADS) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") else text

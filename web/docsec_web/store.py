"""Workbooks in an SQLite file on this computer: only with ``docsec serve --store FILE``.

Keeping a workbook never replaces another: each is a version of its own until somebody takes it
away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from docsec import workbook
from docsec.errors import UsageError
from docsec.workbook.record import Workbook

_TABLE = """CREATE TABLE IF NOT EXISTS workbook (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL
)"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A workbook that is kept: its number, country and agency, and the day."""

    id: int
    label: str
    day: str


def prepare(path: str) -> str:
    """Make the file ready, and return its path.

    Raises:
        UsageError: it cannot be written, or is no file of ours.
    """
    try:
        with _opened(Path(path)) as connection:
            connection.execute(_TABLE)
            connection.execute("SELECT id, label, day, body FROM workbook LIMIT 1")
    except sqlite3.Error as error:
        raise UsageError("store-unusable", name=Path(path).name) from error
    return path


def keep(book: Workbook) -> None:
    """Keep a workbook as a new version."""
    body = json.dumps(workbook.to_json(book), ensure_ascii=False)
    with _opened() as connection:
        connection.execute(
            "INSERT INTO workbook (label, day, body) VALUES (?, ?, ?)",
            (book.label, book.updated, body),
        )


def kept() -> tuple[Kept, ...]:
    """Return what is kept, the newest first."""
    with _opened() as connection:
        rows = connection.execute("SELECT id, label, day FROM workbook ORDER BY id DESC").fetchall()
    return tuple(Kept(*row) for row in rows)


def fetch(number: int) -> Workbook:
    """Return a workbook that is kept.

    Raises:
        UsageError: there is none of that number; HTTP status 404.
    """
    with _opened() as connection:
        row = connection.execute("SELECT body FROM workbook WHERE id = ?", (number,)).fetchone()
    if row is None:
        error = UsageError("not-found")
        error.http_status = 404
        raise error
    return workbook.read(row[0].encode())


def take_away(number: int) -> None:
    """Delete a workbook that is kept."""
    with _opened() as connection:
        connection.execute("DELETE FROM workbook WHERE id = ?", (number,))


@contextmanager
def _opened(path: Path | None = None) -> Iterator[sqlite3.Connection]:
    """Yield a connection; what was done is kept unless an error ends it."""
    connection = sqlite3.connect(path or current_app.config["STORE"])
    try:
        with connection:
            yield connection
    finally:
        connection.close()

"""What the files of the reference have in common: texts by language, records, one language of them.

A text missing in a language is None, never another language's text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from docsec.errors import UsageError

DATA = Path(__file__).parent.parent / "data"

Text = Mapping[str, str]
"""One text by language; ``text.get("es")`` is None where the translation is missing."""

Record = TypeVar("Record")


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Entry = TypeVar("Entry", bound=Identified)


@dataclass(frozen=True, slots=True)
class Named:
    """A value that records are sorted by, with its name."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a native speaker who examines documents has read a language, and what to say if not.

    ``names`` says where the translated names come from.
    """

    reviewed: Mapping[str, bool]
    notice: Text
    names: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file of the reference comes from.

    ``sourced`` and ``judgement`` name the fields that rest on the source and those that are ours.
    """

    source: str
    edition: str
    date: str
    licence: str
    translation: Review
    sourced: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()
    limits: tuple[Text, ...] = ()
    note: Text | None = None


def read(name: str) -> dict[str, Any]:
    """Return a file of ``data/``."""
    data: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return data


def one(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """Return a record of ``row``, its lists made tuples."""
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})


def every(kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> tuple[Record, ...]:
    """Return a record of each of ``rows``."""
    return tuple(one(kind, row) for row in rows)


def origin(data: Mapping[str, Any]) -> Origin:
    """Return where a file comes from, out of its ``about``."""
    return one(Origin, {**data, "translation": one(Review, data["translation"])})


def by_id(entries: Iterable[Entry], wanted: str, code: str) -> Entry:
    """Return the entry ``wanted``.

    Raises:
        UsageError: ``code``, where there is none; HTTP status 404.
    """
    for entry in entries:
        if entry.id == wanted:
            return entry
    error = UsageError(code, id=wanted[:60])
    error.http_status = 404
    raise error


def in_language(value: object, language: str) -> object:
    """Return ``value`` as JSON has it, each mapping by language replaced by its one entry."""
    if is_dataclass(value):
        return {f.name: in_language(getattr(value, f.name), language) for f in fields(value)}
    if isinstance(value, Mapping):
        return in_language(value.get(language), language)
    if isinstance(value, tuple):
        return [in_language(entry, language) for entry in value]
    return value

"""Opening a file of MRZs: its encoding, its kind, and its records as they come."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from docsec.audit.cells import cell_records
from docsec.audit.json_lines import json_records
from docsec.audit.plain import plain_records
from docsec.audit.records import Record
from docsec.errors import UnreadableError

Reader = Callable[[TextIO], Iterator[Record]]

_READERS: dict[str, Reader] = {
    ".csv": cell_records,
    ".tsv": cell_records,
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".json": json_records,
}


class Source:
    """An open file of MRZs.

    Attributes:
        records: as they come.
        size: in bytes, or None where it is not known.
    """

    def __init__(self, binary: io.BufferedReader, name: str, size: int | None) -> None:
        """Take the kind from the ending of ``name``, else from the first character."""
        start = binary.peek(4)
        wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if wide else "utf-8-sig"
        self._text = io.TextIOWrapper(binary, encoding=encoding, errors="replace")
        looks_like_json = start.removeprefix(codecs.BOM_UTF8).startswith(b"{")
        reader = _READERS.get(Path(name).suffix.lower())
        self._binary = binary
        reader = reader or (json_records if looks_like_json else plain_records)
        self.records = reader(self._text)
        self.size = size

    @property
    def bytes_read(self) -> int | None:
        """How many bytes were read so far; None where it is not known."""
        return self._binary.tell() if self.size else None

    def release(self) -> None:
        """Leave the file open for others, as the standard input is."""
        self._text.detach().detach()


@contextmanager
def opened(name: str) -> Iterator[Source]:
    """Open the file ``name``, or what is typed for ``-``.

    Raises:
        UnreadableError: it cannot be opened.
    """
    if name == "-":
        source = Source(io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer)), name, None)
        yield source
        source.release()
        return
    path = Path(name)
    try:
        binary = path.open("rb")
    except FileNotFoundError:
        raise UnreadableError("file-not-found", name=path.name) from None
    except OSError:
        raise UnreadableError("file-unreadable", name=path.name) from None
    with binary:
        yield Source(binary, name, path.stat().st_size)

"""``docsec read``: the MRZ of pictures as printed, several at once, with a progress bar."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docsec.errors import DocsecError, UnreadableError, UsageError
from docsec.policy import Policy
from docsec.progress import count, worked
from docsec.reading.reader import OWN, READERS, reader_named

if TYPE_CHECKING:
    from docsec.findings import Reading


class Document(NamedTuple):
    """One document that was read, or a page of one: name, page, readings, the largest first."""

    name: str
    page: int | None
    readings: tuple[Reading, ...]


class Answer(NamedTuple):
    """What became of one file: its documents, or why there are none."""

    file: str
    documents: tuple[Document, ...]
    error: DocsecError | None


class Wish(NamedTuple):
    """How to read: reader, second reader, and the folder or file to draw into."""

    reader: str
    second: str | None
    draw: Path | None
    several: bool


def add_reader_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that choose readers."""
    parser.add_argument(
        "--reader", choices=READERS, default=OWN, help="what reads the MRZ; docsec's own by default"
    )
    parser.add_argument(
        "--second-reader",
        choices=READERS,
        help="a second opinion on every character; where the two differ, the rest is undetermined",
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``docsec read``."""
    parser.add_argument("file", nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser.add_argument(
        "--jobs", type=count, default=1, metavar="N", help="read N pictures at a time"
    )
    parser.add_argument(
        "--draw",
        type=Path,
        metavar="OUT",
        help="draw lines, characters and confidences on the picture; a folder for several",
    )
    add_reader_arguments(parser)


def answers(arguments: argparse.Namespace) -> Iterator[Answer]:
    """Yield what was read in each file, in the order given.

    Raises:
        MissingPartError: a reader that was asked for is not installed.
        UsageError: one picture to draw into and several to draw, or it cannot be written.
    """
    wish = Wish(arguments.reader, arguments.second_reader, arguments.draw, len(arguments.file) > 1)
    reader_named(wish.reader, wish.second)
    yield from worked(partial(_read, wish), arguments.file, arguments.jobs)


def _read(wish: Wish, file: str) -> Answer:
    """Read one file; whatever is wrong with it is in the answer, but for a wrong use."""
    from docsec.capture import open_captures
    from docsec.inspection import read_all

    try:
        reader = reader_named(wish.reader, wish.second)
        documents = []
        for capture in open_captures(file, Policy()):
            readings = read_all(capture, reader)
            documents.append(Document(capture.name, capture.page, readings))
            if wish.draw is not None:
                from docsec.reading.drawing import draw

                draw(capture.main, readings, _target(wish, file, capture.page))
        return Answer(file, tuple(documents), None)
    except UsageError:
        raise
    except DocsecError as error:
        return Answer(file, (), error)
    except Exception as error:
        kind = type(error).__name__
        return Answer(file, (), UnreadableError("unexpected", kind=kind, name=Path(file).name))


def _target(wish: Wish, file: str, page: int | None) -> Path:
    """Return the file to draw into: OUT itself for one picture, else a file in the folder OUT."""
    out = wish.draw or Path()
    if not wish.several and page is None and out.suffix and not out.is_dir():
        return out
    number = "" if page is None else f"-{page}"
    return out / f"{Path(file).absolute().stem}{number}.png"

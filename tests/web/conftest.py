"""The application with a reader that has its readings from the start."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from docsec.findings import Reading
from docsec.policy import Policy
from docsec.reading.fake import FakeReader
from docsec_web.app import create_app

ERIKSSON = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
ALTERED = (ERIKSSON[0], ERIKSSON[1].replace("740812", "710812"))


_opened: list[str] = []
_watching = False


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if not _watching or event != "open":
        return
    path, _, flags = arguments
    writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes and path != os.devnull:
        _opened.append(str(path))


sys.addaudithook(_audit)


@contextmanager
def _watch() -> Iterator[list[str]]:
    """Collect what is opened for writing; an audit hook cannot be taken away again."""
    global _watching
    _opened.clear()
    _watching = True
    try:
        yield _opened
    finally:
        _watching = False


@pytest.fixture
def files_written() -> Callable[[], AbstractContextManager[list[str]]]:
    return _watch


def fixed_policy() -> Policy:
    return Policy(reference_date=date(2011, 1, 1))


def line(top: float) -> tuple[tuple[float, float], ...]:
    return ((0.05, top), (0.95, top), (0.95, top + 0.05), (0.05, top + 0.05))


def reading(lines: tuple[str, ...], confidence: float | None = 0.99) -> Reading:
    sure = None if confidence is None else tuple((confidence,) * len(each) for each in lines)
    regions = tuple(line(0.8 + 0.08 * index) for index in range(len(lines)))
    return Reading(lines, "TD3", sure, regions, 0.0, "fake", 0.01)


@pytest.fixture
def make_app() -> Callable[..., Flask]:
    def make(*readings: Reading, **config: object) -> Flask:
        defaults = {"TESTING": True, "POLICY": fixed_policy, "READER": FakeReader(readings)}
        return create_app({**defaults, **config})

    return make


@pytest.fixture
def client(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(reading(ALTERED)).test_client()


@pytest.fixture
def png() -> bytes:
    return picture("PNG")


def picture(kind: str, size: tuple[int, int] = (320, 220), **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 210, 220)).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.fixture
def two_pages() -> bytes:
    page = Image.new("RGB", (320, 220), (200, 210, 220))
    buffer = io.BytesIO()
    page.save(buffer, "PDF", save_all=True, append_images=[page])
    return buffer.getvalue()

"""The reader that tests of other parts use, and the choice of the reader."""

from __future__ import annotations

import numpy as np
import pytest

from docsec.capture import open_captures
from docsec.errors import MissingPartError
from docsec.findings import Reading
from docsec.policy import Policy
from docsec.reading.fake import FakeReader
from docsec.reading.reader import Reader, default_reader, reader_named

READING = Reading(("P<UTO<<", "1"), "TD3", None, ((), ()), 0.0, "x", 0.0)
PICTURE = open_captures(np.zeros((2, 2), dtype=np.uint8), Policy())[0].main


def test_always_the_same():
    reader: Reader = FakeReader([READING])
    (got,) = reader.read(PICTURE)
    assert (got.lines, got.reader, got.picture) == (READING.lines, "fake", "white")
    assert reader.asked == [PICTURE]


def test_by_light():
    reader = FakeReader({"ir": [READING]}, name="second")
    assert reader.read(PICTURE) == ()
    assert reader.name == "second"


def test_nothing():
    assert FakeReader([]).read(PICTURE) == ()


def test_no_reader_without_its_parts(monkeypatch, tmp_path):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingPartError) as caught:
        reader_named("passporteye")
    assert caught.value.code == "passporteye-missing"
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError) as caught:
        reader_named("docsec", "passporteye")
    assert caught.value.code == "tesseract-missing"


def test_the_default_reader_is_docsecs_own_and_made_once():
    assert default_reader().name == "docsec"
    assert default_reader() is reader_named("docsec")

"""PassportEye through our pixels and pipes: the same characters, in the right places."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docsec.capture import Picture, open_captures
from docsec.errors import MissingPartError, UnreadableError
from docsec.page.quiet import quiet
from docsec.policy import Policy
from docsec.reading import passporteye, passporteye_pipeline
from docsec.reading.passporteye import PassportEyeReader
from docsec.reading.tesseract import Tesseract

if importlib.util.find_spec("passporteye") is None:
    pytest.skip("PassportEye is not installed", allow_module_level=True)
if shutil.which("tesseract") is None:
    pytest.skip("the tesseract program is not installed", allow_module_level=True)

import matplotlib as mpl  # PassportEye needs it; it brings a typewriter face

FACE = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"
TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TOP, STEP, LEFT, SIZE = 540, 30, 60, 22


def page(lines: tuple[str, ...]) -> Image.Image:
    image = Image.new("RGB", (760, 700), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        place = (LEFT, TOP + STEP * index)
        draw.text(place, line, font=ImageFont.truetype(FACE, SIZE), fill="black")
    return image


def picture(source: Image.Image | np.ndarray | Path) -> Picture:
    return open_captures(source, Policy())[0].main


def alone(path: Path) -> list[str]:
    """What PassportEye itself reads in a file."""
    from passporteye import read_mrz

    with quiet():
        mrz = read_mrz(str(path))
    return ["".join(line.split()) for line in mrz.aux["text"].splitlines() if line.strip()]


@pytest.fixture(scope="module")
def reader() -> PassportEyeReader:
    return PassportEyeReader(language="")


@pytest.mark.parametrize(("lines", "format_"), [(TD3, "TD3"), (TD2, "TD2")])
@pytest.mark.parametrize("kind", ["png", "tiff", "webp"])
def test_reads_what_passporteye_alone_reads(reader, tmp_path, lines, format_, kind):
    path = tmp_path / f"page.{kind}"
    page(lines).save(path, **({"lossless": True} if kind == "webp" else {}))
    (reading,) = reader.read(picture(path))
    assert list(reading.lines) == alone(path)
    assert reading.format == format_
    assert [len(line) for line in reading.lines] == [len(line) for line in lines]
    assert (reading.reader, reading.confidence, reading.picture) == ("passporteye", None, "white")
    assert reading.seconds > 0


def test_a_wrong_check_digit_is_read_as_printed(reader):
    line = "L898902C35UTO7408122F1204159ZE184226B<<<<<10"
    (reading,) = reader.read(picture(page((TD3[0], line))))
    assert reading.lines[1][9] == "5"


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 10])
def test_lines_are_placed_where_they_stand(reader, turned):
    """``turned``: degrees clockwise that the document lies on the table."""
    image = page(TD3).rotate(-turned, expand=True, fillcolor="white")
    (reading,) = reader.read(picture(image))
    assert reading.rotation % 360 == pytest.approx(-turned % 360, abs=1.5)
    upright = np.radians(-turned)
    turn = np.array([[np.cos(upright), -np.sin(upright)], [np.sin(upright), np.cos(upright)]])
    for index, polygon in enumerate(reading.regions):
        points = np.array(polygon) * image.size - np.array(image.size) / 2
        x, y = (points @ turn.T + np.array([760, 700]) / 2).T
        assert x == pytest.approx([LEFT, LEFT + 583, LEFT + 583, LEFT], abs=8)
        assert y[:2] == pytest.approx([TOP + STEP * index + 4] * 2, abs=9)
        assert y[2:] == pytest.approx([TOP + STEP * index + 20] * 2, abs=9)


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 1), dtype=np.uint8),
        np.full((1, 900), 255, dtype=np.uint8),
        np.full((900, 1), 255, dtype=np.uint8),
        np.full((3, 3), 255, dtype=np.uint8),
        np.full((400, 600), 255, dtype=np.uint8),
        np.zeros((400, 600), dtype=np.uint8),
        np.random.default_rng(1).integers(0, 256, (300, 400), dtype=np.uint8),
        np.tile(np.arange(0, 250, 10, dtype=np.uint8), (300, 20)),
    ],
    ids=["pixel", "row", "column", "tiny", "white", "black", "noise", "stripes"],
)
def test_odd_pictures_hold_no_mrz(reader, pixels):
    assert reader.read(picture(pixels)) == ()


def test_text_without_an_mrz(reader):
    words = ("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG", "PACK MY BOX WITH FIVE DOZEN JUGS")
    assert reader.read(picture(page(words))) == ()


def test_whatever_passporteye_raises_is_no_mrz(reader, monkeypatch):
    def stumble(*_arguments):
        raise ZeroDivisionError

    monkeypatch.setattr(passporteye_pipeline, "_edges", stumble)
    assert reader.read(picture(page(TD3))) == ()


def test_a_large_picture_is_reduced_first(reader, monkeypatch):
    monkeypatch.setattr(passporteye_pipeline, "MAX_PIXELS", 400_000)
    (reading,) = reader.read(picture(page(TD3)))
    assert reading.format == "TD3"
    assert reading.regions[0][0] == pytest.approx((LEFT / 760, (TOP + 4) / 700), abs=0.015)


def test_no_answer_in_time_is_not_the_same_as_no_mrz():
    with pytest.raises(UnreadableError) as caught:
        PassportEyeReader(seconds=0.0).read(picture(page(TD3)))
    assert caught.value.code == "reader-timeout"


def test_nothing_is_written_and_nothing_stays_changed(reader, monkeypatch, tmp_path):
    from passporteye.mrz import image as module

    before = dict(vars(module))
    methods = dict(vars(module.BoxToMRZ))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def fail(*_arguments, **_options):
        raise AssertionError("a temporary file was asked for")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", fail)
    assert reader.read(picture(page(TD3)))
    assert list(tmp_path.iterdir()) == []
    assert dict(vars(module)) == before
    assert dict(vars(module.BoxToMRZ)) == methods


def test_several_threads_at_once(reader):
    pages = [picture(page(TD3)), picture(page(TD2))] * 3
    one_by_one = [reader.read(each)[0].lines for each in pages[:2]] * 3
    with ThreadPoolExecutor(6) as pool:
        assert [found[0].lines for found in pool.map(reader.read, pages)] == one_by_one


class TestChoosingTheModel:
    @pytest.fixture(autouse=True)
    def _models(self, monkeypatch):
        monkeypatch.delenv(passporteye.LANGUAGE_VARIABLE, raising=False)
        monkeypatch.setattr(passporteye, "languages", lambda _program: self.installed)

    installed = frozenset({"eng", "mrz", "osd"})

    def test_the_mrz_model_if_it_is_there(self):
        assert PassportEyeReader().name == "passporteye/mrz"

    def test_otherwise_tesseracts_own_choice(self):
        self.installed = frozenset({"eng"})
        assert PassportEyeReader().name == "passporteye"

    def test_an_argument_or_the_environment_decides(self, monkeypatch):
        assert PassportEyeReader(language="").name == "passporteye"
        assert PassportEyeReader(language="eng+osd").name == "passporteye/eng+osd"
        monkeypatch.setenv(passporteye.LANGUAGE_VARIABLE, "eng")
        assert PassportEyeReader().name == "passporteye/eng"
        assert PassportEyeReader(language="mrz").name == "passporteye/mrz"

    def test_a_model_that_is_not_installed(self):
        with pytest.raises(MissingPartError) as caught:
            PassportEyeReader(language="klingon")
        assert caught.value.parameters == {"language": "klingon"}


def test_the_model_is_found_where_tesseract_looks(monkeypatch, tmp_path):
    (tmp_path / "mrz.traineddata").write_bytes(b"not a model")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.delenv(passporteye.LANGUAGE_VARIABLE, raising=False)
    reader = PassportEyeReader()
    assert reader.name == "passporteye/mrz"
    with pytest.raises(MissingPartError) as caught:
        reader.read(picture(page(TD3)))
    assert caught.value.code == "tesseract-language-missing"


def test_a_program_that_has_gone_since():
    reader = PassportEyeReader()
    reader._tesseract = Tesseract(os.devnull)
    with pytest.raises(MissingPartError):
        reader.read(picture(page(TD3)))

"""The network that reads a line, on clean lines drawn here, through every engine at hand."""

import importlib.util
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docsec.reading.recogniser import CAPITAL, CHARACTERS, HEIGHT, PITCH, STRIDE, Recogniser, model

LINES = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
    CHARACTERS,
]
AS_PRINTED = [
    "L898902C37UTO7408123F1204150ZE184226B<<<<<11",
    "L8989O2C36UTO74O8122F12O4159ZE184226B<<<<<1O",
    "P0UT0ER1K550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7413452X1299999ZE184226B<<<<<10",
    "<" * 44,
    "<" * 29 + "0",
    "0O0O0O0OO00OQ0DO1I1II1L1I7T",
]
ENGINES = ["opencv"] + ["onnxruntime"] * bool(importlib.util.find_spec("onnxruntime"))


def crop(text, root):
    """Draw a line in OCR-B three times as large, and shrink it to the crop it should be."""
    large = 3
    font = ImageFont.truetype(str(root / "docsec/data/fonts/OCRB.otf"), 68)
    advance = round(font.getlength("H"))
    picture = Image.new("L", ((len(text) + 2) * advance, round(HEIGHT / CAPITAL * 49)), 235)
    middle = picture.height / 2 + 24
    for place, character in enumerate(text, 1):
        ImageDraw.Draw(picture).text((place * advance, middle), character, 30, font, anchor="ls")
    assert advance > large * PITCH * 0.9
    size = ((len(text) + 2) * PITCH, HEIGHT)
    return cv2.resize(np.asarray(picture), size, interpolation=cv2.INTER_AREA)


def plain(logs):
    best = logs.argmax(axis=1)
    return "".join(
        CHARACTERS[now - 1]
        for before, now in zip([0, *best[:-1]], best, strict=True)
        if now and now != before
    )


@pytest.fixture(scope="module", params=ENGINES)
def recogniser(request):
    return Recogniser(request.param)


@pytest.mark.parametrize("text", LINES)
def test_clean_lines(recogniser, text, root):
    [logs] = recogniser.log_probabilities([crop(text, root)])
    assert plain(logs) == text


@pytest.mark.parametrize("text", AS_PRINTED)
def test_what_no_document_should_say_is_read_as_printed(recogniser, text, root):
    [logs] = recogniser.log_probabilities([crop(text, root)])
    assert plain(logs) == text


def test_the_answer_is_probabilities_at_known_columns(recogniser, root):
    text = "ABCDEFGHIJ0123456789"
    [logs] = recogniser.log_probabilities([crop(text, root)])
    assert logs.dtype == np.float32
    assert logs.shape == ((len(text) + 2) * PITCH // STRIDE, 1 + len(CHARACTERS))
    np.testing.assert_allclose(np.exp(logs).sum(axis=1), 1, atol=1e-4)
    for number, character in enumerate(text):
        steps = logs[:, CHARACTERS.index(character) + 1]
        column = STRIDE * (int(steps.argmax()) + 0.5)
        assert column == pytest.approx((number + 1.5) * PITCH, abs=1.5 * STRIDE)


def test_many_crops_are_read_as_each_alone(recogniser, root):
    crops = [crop(text, root) for text in LINES] + [crop("A<1", root)[:, :41]]
    together = recogniser.log_probabilities(crops)
    for one, logs in zip(crops, together, strict=True):
        np.testing.assert_array_equal(recogniser.log_probabilities([one])[0], logs)


def test_threads_may_share_it(recogniser, root):
    crops = [crop(text, root) for text in LINES] * 3
    alone = recogniser.log_probabilities(crops)
    with ThreadPoolExecutor(4) as pool:
        shared = list(pool.map(lambda one: recogniser.log_probabilities([one])[0], crops))
    for first, second in zip(alone, shared, strict=True):
        np.testing.assert_array_equal(first, second)


def test_paper_without_print_says_nothing(recogniser):
    [logs] = recogniser.log_probabilities([np.full((HEIGHT, 400), 200, np.uint8)])
    assert plain(logs) == ""


@pytest.mark.parametrize("shape", [(31, 100), (32, 2), (32, 100, 3)])
def test_other_shapes_are_refused(recogniser, shape):
    with pytest.raises(ValueError, match="32 rows of grey"):
        recogniser.log_probabilities([np.zeros(shape, np.uint8)])


def test_the_engines_agree(root):
    pytest.importorskip("onnxruntime", reason="onnxruntime is optional and not installed")
    crops = [crop(text, root) for text in LINES + AS_PRINTED]
    first, second = (Recogniser(name).log_probabilities(crops) for name in ENGINES)
    for a, b in zip(first, second, strict=True):
        np.testing.assert_allclose(np.exp(a), np.exp(b), atol=1e-3)


def test_the_file_is_small_and_declares_its_shapes():
    assert len(model()) <= 5_000_000
    onnxruntime = pytest.importorskip(
        "onnxruntime", reason="onnxruntime is optional and not installed"
    )
    session = onnxruntime.InferenceSession(model(), providers=["CPUExecutionProvider"])
    [crop_in], [scores] = session.get_inputs(), session.get_outputs()
    assert (crop_in.name, crop_in.shape[1:3]) == ("crop", [1, HEIGHT])
    assert (scores.name, scores.shape[1:3]) == ("scores", [1 + len(CHARACTERS), 1])
